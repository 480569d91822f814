package dev.drydock.sandbox.engine.shim;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Ended;
import java.util.Optional;

/**
 * A process of a container as its shim holds it: descriptors of the near ends of its streams, -1 when closed.
 *
 * @param child its machine number
 * @param terminal its pseudo terminal, or empty
 * @param half what it wrote last without a newline, by stream
 * @param typed what a client sent and it has not taken
 */
record Line(Job job, int child, Ends ends, String terminal, Half half, Bytes typed, Optional<Ended> ended) {
    record Ends(int in, int out, int err) {}

    record Half(Bytes out, Bytes err) {
        static final Half NONE = new Half(Bytes.EMPTY, Bytes.EMPTY);

        Bytes of(int stream) {
            return stream == 1 ? out : err;
        }

        Half with(int stream, Bytes changed) {
            return stream == 1 ? new Half(changed, err) : new Half(out, changed);
        }
    }

    int end(int stream) {
        return stream == 1 ? ends.out() : ends.err();
    }

    boolean finished() {
        return ended.isPresent() && ends.out() < 0 && ends.err() < 0;
    }

    Line withoutInput() {
        return new Line(job, child, new Ends(-1, ends.out(), ends.err()), terminal, half, Bytes.EMPTY, ended);
    }

    Line withoutOutput(int stream) {
        Ends left = stream == 1 ? new Ends(ends.in(), -1, ends.err()) : new Ends(ends.in(), ends.out(), -1);
        return new Line(job, child, left, terminal, half, typed, ended);
    }

    Line with(Half changed) {
        return new Line(job, child, ends, terminal, changed, typed, ended);
    }

    Line typed(Bytes changed) {
        return new Line(job, child, ends, terminal, half, changed, ended);
    }

    Line with(Ended how) {
        return new Line(job, child, ends, terminal, half, typed, Optional.of(how));
    }
}
