package dev.drydock.sandbox.docker.container;

import dev.drydock.sandbox.docker.client.Frames;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.List;

/** Output that only comes down, copied to the client's own streams. */
final class Streams {
    private static final int CHUNK = 32_768;

    private Streams() {}

    /** Copies output that is as it is. */
    static Step copy(Sys sys, Sys.Call call, Code then) {
        return sys.read(call.downstream(), CHUNK, (s, read) -> read.ok() && !read.value().isEmpty()
                ? s.write(1, read.value(), t -> copy(t, call, then))
                : then.run(s));
    }

    /** Copies output in frames. */
    static Step copyFramed(Sys sys, Sys.Call call, Frames frames, Code then) {
        return sys.read(call.downstream(), CHUNK, (s, read) -> {
            if (!read.ok() || read.value().isEmpty()) {
                return then.run(s);
            }
            Frames.Decoded decoded = frames.plus(read.value());
            return write(s, decoded.parts(), t -> copyFramed(t, call, decoded.frames(), then));
        });
    }

    private static Step write(Sys sys, List<Frames.Part> parts, Code then) {
        return parts.isEmpty() ? Step.next(then)
                : sys.write(parts.get(0).stream() == 2 ? 2 : 1, parts.get(0).content(), s -> write(s, parts.subList(1, parts.size()), then));
    }

    /** Ends as a program does whose output nobody reads. */
    static Step broken(Sys sys) {
        sys.kill(sys.pid(), Signal.PIPE);
        return Step.next(s -> Step.exit(1));
    }
}
