package dev.drydock.sandbox.docker.client;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;

/** An answer that is a sequence of JSON objects, a line each, as the engine sends progress and events. */
public final class Lines {
    private Lines() {}

    /** What to do with an object; goes on by calling {@code next}. */
    @FunctionalInterface
    public interface Each<S> {
        Step run(Sys sys, S state, Tree object, Next<S> next);
    }

    /** Goes on with the next object. */
    @FunctionalInterface
    public interface Next<S> {
        Step run(Sys sys, S state);
    }

    /**
     * Reads all objects, one at a time.
     *
     * @param <S> what is carried from one object to the next; immutable
     * @param end what to do after the last one
     */
    public static <S> Step read(Sys sys, Sys.Call call, S state, Each<S> each, Next<S> end) {
        return read(sys, call, Bytes.EMPTY, state, each, end);
    }

    private static <S> Step read(Sys sys, Sys.Call call, Bytes rest, S state, Each<S> each, Next<S> end) {
        int newline = rest.indexOf((byte) '\n', 0);
        if (newline >= 0) {
            Bytes left = rest.from(newline + 1);
            String line = rest.slice(0, newline).text().strip();
            return line.isEmpty()
                    ? Step.next(s -> read(s, call, left, state, each, end))
                    : each.run(sys, state, parsed(line), (s, changed) -> Step.next(t -> read(t, call, left, changed, each, end)));
        }
        return sys.read(call.downstream(), 65_536, (s, read) -> {
            if (read.ok() && !read.value().isEmpty()) {
                return read(s, call, rest.plus(read.value()), state, each, end);
            }
            String line = rest.text().strip();
            Next<S> closing = (t, last) -> {
                t.close(call);
                return end.run(t, last);
            };
            return line.isEmpty() ? closing.run(s, state) : each.run(s, state, parsed(line), closing);
        });
    }

    private static Tree parsed(String line) {
        return Json.read(line).value().orElse(Nothing.NOTHING);
    }
}
