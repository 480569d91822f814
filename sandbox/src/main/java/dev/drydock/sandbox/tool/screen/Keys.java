package dev.drydock.sandbox.tool.screen;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Text;
import java.util.List;

/** Reads keys from a terminal without line editing: the bytes of a key become its name. */
public final class Keys {
    private static final long ESCAPE_WAIT_MICROS = 30_000;

    private Keys() {}

    /** What follows a key; empty text is the end of the input. {@code rest} are bytes typed after it. */
    @FunctionalInterface
    public interface Pressed {
        Step run(Sys sys, String key, Bytes rest);
    }

    /** A key at the beginning of some bytes: its name, and how many bytes it took; 0 when more are needed. */
    private record Decoded(String name, int used) {}

    /** Waits for a key. Printable characters are named by themselves, others {@code ENTER ESC UP C-x M-x} and so on. */
    public static Step next(Sys sys, int descriptor, Bytes typed, Pressed then) {
        if (!typed.isEmpty()) {
            Decoded key = decode(typed);
            if (key.used > 0) {
                return Step.next(s -> then.run(s, key.name, typed.from(key.used)));
            }
            long deadline = sys.now() + ESCAPE_WAIT_MICROS;
            return Step.await(List.of(new Step.Condition.Readable(descriptor), new Step.Condition.Deadline(deadline)), s -> more(s, descriptor, typed, deadline, then));
        }
        return sys.read(descriptor, 4096, (s, read) ->
                !read.ok() || read.value().isEmpty() ? then.run(s, "", Bytes.EMPTY) : next(s, descriptor, read.value(), then));
    }

    private static Step more(Sys sys, int descriptor, Bytes typed, long deadline, Pressed then) {
        Outcome<Bytes> read = sys.read(descriptor, 4096);
        if (read.ok() && !read.value().isEmpty()) {
            return next(sys, descriptor, typed.plus(read.value()), then);
        }
        if (sys.now() >= deadline || read.ok()) {
            String name = typed.at(0) == 27 ? "ESC" : typed.slice(0, 1).latin1();
            return then.run(sys, name, typed.from(1));
        }
        return Step.await(List.of(new Step.Condition.Readable(descriptor), new Step.Condition.Deadline(deadline)), s -> more(s, descriptor, typed, deadline, then));
    }

    private static Decoded decode(Bytes typed) {
        int b = typed.at(0) & 0xff;
        if (b == 27) {
            return escape(typed);
        }
        if (b == '\r' || b == '\n') {
            return new Decoded("ENTER", 1);
        }
        if (b == '\t') {
            return new Decoded("TAB", 1);
        }
        if (b == 127 || b == 8) {
            return new Decoded("BS", 1);
        }
        if (b < 32) {
            return new Decoded("C-" + (char) (b == 0 ? ' ' : b < 27 ? b + 96 : b + 64), 1);
        }
        int length = b < 0x80 ? 1 : b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : b >= 0xc0 ? 2 : 1;
        return typed.length() < length ? new Decoded("", 0) : new Decoded(Text.decode(typed.slice(0, length).toArray()), length);
    }

    private static Decoded escape(Bytes typed) {
        if (typed.length() == 1) {
            return new Decoded("", 0);
        }
        int second = typed.at(1);
        if (second != '[' && second != 'O') {
            return second == 27 ? new Decoded("ESC", 1) : new Decoded("M-" + (char) second, 2);
        }
        int end = 2;
        while (end < typed.length() && (Character.isDigit(typed.at(end)) || typed.at(end) == ';')) {
            end++;
        }
        if (end >= typed.length()) {
            return new Decoded("", 0);
        }
        String sequence = typed.slice(2, end + 1).latin1();
        String name = switch (sequence) {
            case "A" -> "UP";
            case "B" -> "DOWN";
            case "C" -> "RIGHT";
            case "D" -> "LEFT";
            case "H", "1~", "7~" -> "HOME";
            case "F", "4~", "8~" -> "END";
            case "2~" -> "INSERT";
            case "3~" -> "DEL";
            case "5~" -> "PGUP";
            case "6~" -> "PGDN";
            case "200~", "201~" -> "PASTE";
            default -> "UNKNOWN";
        };
        return new Decoded(name, end + 1);
    }
}
