package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.docker.client.Frames;
import dev.drydock.sandbox.docker.compose.progress.Crew;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.List;

/**
 * Reads what a container writes and shows it line by line.
 *
 * @param name as it is shown
 * @param tty whether output comes as it is, not in frames
 * @param apart whether standard error goes to standard error
 */
record LogStream(Sys.Call call, String name, boolean tty, boolean apart) {
    private static final int CHUNK = 32_768;

    /** What is read and not shown: text after the last newline, of each stream. */
    private record Rest(Frames frames, Bytes out, Bytes error) {
        Bytes of(int stream) {
            return stream == 2 ? error : out;
        }

        Rest with(int stream, Bytes text) {
            return stream == 2 ? new Rest(frames, out, text) : new Rest(frames, text, error);
        }
    }

    /** Reads to the end, as a piece of work. */
    Step read(Sys sys, Code then) {
        return read(sys, new Rest(Frames.START, Bytes.EMPTY, Bytes.EMPTY), then);
    }

    private Step read(Sys sys, Rest rest, Code then) {
        return sys.read(call.downstream(), CHUNK, (s, read) -> {
            if (!read.ok() || read.value().isEmpty()) {
                s.close(call);
                return flush(1, rest.out(), t -> flush(2, rest.error(), then));
            }
            Frames.Decoded decoded = tty ? new Frames.Decoded(List.of(new Frames.Part(1, read.value())), Frames.START) : rest.frames().plus(read.value());
            return show(s, decoded.parts(), new Rest(decoded.frames(), rest.out(), rest.error()), then);
        });
    }

    private Step flush(int stream, Bytes text, Code then) {
        return text.isEmpty() ? Step.next(then) : Crew.say(name, shown(stream), text.text(), then);
    }

    private int shown(int stream) {
        return stream == 2 && apart ? 2 : 1;
    }

    private Step show(Sys sys, List<Frames.Part> parts, Rest rest, Code then) {
        if (parts.isEmpty()) {
            return read(sys, rest, then);
        }
        int stream = parts.get(0).stream() == 2 ? 2 : 1;
        return lines(stream, rest.of(stream).plus(parts.get(0).content()), left ->
                Step.next(s -> show(s, parts.subList(1, parts.size()), rest.with(stream, left), then)));
    }

    private interface Left {
        Step run(Bytes left);
    }

    private Step lines(int stream, Bytes text, Left then) {
        int newline = text.indexOf((byte) '\n', 0);
        if (newline < 0) {
            return then.run(text);
        }
        String line = text.slice(0, newline).text();
        return Crew.say(name, shown(stream), line, s -> lines(stream, text.from(newline + 1), then));
    }
}
