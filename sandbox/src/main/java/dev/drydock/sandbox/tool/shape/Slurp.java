package dev.drydock.sandbox.tool.shape;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Reads a whole file, or standard input to its end, for tools whose work begins only then. */
public final class Slurp {
    private static final int CHUNK = 1 << 16;

    private Slurp() {}

    /** What follows when all is there, or a refusal. */
    @FunctionalInterface
    public interface Then {
        Step run(Sys sys, Outcome<Bytes> content);
    }

    /** What was read before, newest first: immutable, since a process may be set back while it reads. */
    private record Read(Bytes chunk, Optional<Read> before) {}

    /** The content of a file; {@code -} is standard input. */
    public static Step file(Sys sys, String file, Then then) {
        if (file.equals("-")) {
            return descriptor(sys, 0, then);
        }
        Outcome<Integer> opened = sys.open(file, Sys.OpenMode.READ);
        if (!opened.ok()) {
            return then.run(sys, Outcome.refused(opened.errno()));
        }
        int number = opened.value();
        return descriptor(sys, number, (s, content) -> {
            s.close(number);
            return then.run(s, content);
        });
    }

    /** All that is still to come from a descriptor. */
    public static Step descriptor(Sys sys, int number, Then then) {
        return more(sys, number, Optional.empty(), then);
    }

    private static Step more(Sys sys, int number, Optional<Read> soFar, Then then) {
        return sys.read(number, CHUNK, (s, read) -> {
            if (!read.ok()) {
                return then.run(s, read);
            }
            return read.value().isEmpty() ? then.run(s, Outcome.of(joined(soFar))) : more(s, number, Optional.of(new Read(read.value(), soFar)), then);
        });
    }

    private static Bytes joined(Optional<Read> last) {
        if (last.isPresent() && last.get().before.isEmpty()) {
            return last.get().chunk;
        }
        Deque<Bytes> inOrder = new ArrayDeque<>();
        for (Optional<Read> at = last; at.isPresent(); at = at.get().before) {
            inOrder.push(at.get().chunk);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        inOrder.forEach(chunk -> all.writeBytes(chunk.toArray()));
        return Bytes.wrap(all.toByteArray());
    }
}
