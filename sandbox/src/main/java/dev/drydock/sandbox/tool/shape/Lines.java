package dev.drydock.sandbox.tool.shape;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.tool.print.Text;

/**
 * An intake that cuts its input into lines.
 *
 * @param partial the beginning of a line whose end has not come yet
 * @param separator what ends a line: newline, or NUL with {@code -z}
 */
public record Lines(LineWork work, Bytes partial, byte separator) implements Intake {

    /** Lines that end in newlines. */
    public static Intake of(LineWork work) {
        return new Lines(work, Bytes.EMPTY, (byte) '\n');
    }

    /** Lines that end in this byte. */
    public static Intake of(LineWork work, char separator) {
        return new Lines(work, Bytes.EMPTY, (byte) separator);
    }

    @Override
    public Turn begin(String file) {
        return turn(work.begin(file), new Output(), Bytes.EMPTY);
    }

    private Turn turn(LineWork.Turn last, Output output, Bytes left) {
        return new Turn(new Lines(last.next(), left, separator), output.out(last.output()).chunks(), last.appetite());
    }

    @Override
    public Turn take(Bytes chunk) {
        int end = chunk.indexOf(separator, 0);
        if (end < 0) {
            return Turn.of(new Lines(work, partial.plus(chunk), separator));
        }
        Output output = new Output();
        LineWork.Turn turn = work.line(text(partial.plus(chunk.slice(0, end))), true);
        int start = end + 1;
        while (turn.appetite() == Appetite.MORE && (end = chunk.indexOf(separator, start)) >= 0) {
            output.out(turn.output());
            turn = turn.next().line(text(chunk.slice(start, end)), true);
            start = end + 1;
        }
        return turn(turn, output, turn.appetite() == Appetite.MORE ? chunk.from(start) : Bytes.EMPTY);
    }

    @Override
    public Turn finish() {
        Output output = new Output();
        LineWork.Turn turn = LineWork.Turn.of(work, "");
        if (!partial.isEmpty()) {
            turn = work.line(text(partial), false);
            output.out(turn.output());
            if (turn.appetite() == Appetite.NOTHING) {
                return turn(new LineWork.Turn(turn.next(), "", turn.appetite()), output, Bytes.EMPTY);
            }
        }
        return turn(turn.next().finish(), output, Bytes.EMPTY);
    }

    @Override
    public Ending end(boolean failed) {
        return work.end(failed);
    }

    private static String text(Bytes bytes) {
        return Text.decode(bytes.toArray());
    }
}
