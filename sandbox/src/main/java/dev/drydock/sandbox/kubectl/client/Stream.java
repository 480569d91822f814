package dev.drydock.sandbox.kubectl.client;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer that comes bit by bit.
 *
 * @param rest what was read of it and not yet used
 */
public record Stream(Sys.Call call, Bytes rest) {
    private static final int CHUNK = 65_536;
    /** A deadline that never comes. */
    public static final long NEVER = Long.MAX_VALUE;

    /** What comes next. */
    public sealed interface Next {
        /** A line, without its end, and the stream after it. */
        record Line(String text, Stream after) implements Next {
            /** The line as JSON; nothing if it is none. */
            public Tree json() {
                return Json.read(text).value().orElse(Nothing.NOTHING);
            }
        }

        /** Some bytes, and the stream after them. */
        record Part(Bytes bytes, Stream after) implements Next {}

        /** Nothing more comes. */
        record Over() implements Next {}

        /** Nothing came before the deadline. */
        record Late() implements Next {}
    }

    /** Waits for the next whole line. @param deadline in virtual microseconds since 1970, or {@link #NEVER} */
    public Task<Next> line(long deadline) {
        int newline = rest.indexOf((byte) '\n', 0);
        if (newline >= 0) {
            return Task.of(new Next.Line(rest.slice(0, newline).text(), new Stream(call, rest.from(newline + 1))));
        }
        return new Stream(call, Bytes.EMPTY).part(deadline).then(next -> {
            if (next instanceof Next.Part part) {
                return (sys, then, otherwise) -> Step.next(s -> new Stream(call, rest.plus(part.bytes())).line(deadline).run(s, then, otherwise));
            }
            return next instanceof Next.Over && !rest.isEmpty() ? Task.of(new Next.Line(rest.text(), new Stream(call, Bytes.EMPTY))) : Task.of(next);
        });
    }

    /** Waits for some bytes. */
    public Task<Next> part(long deadline) {
        if (!rest.isEmpty()) {
            return Task.of(new Next.Part(rest, new Stream(call, Bytes.EMPTY)));
        }
        return (sys, then, otherwise) -> {
            Outcome<Bytes> read = sys.read(call.downstream(), CHUNK);
            if (read.is(Errno.EAGAIN)) {
                if (sys.now() >= deadline) {
                    return then.run(sys, new Next.Late());
                }
                List<Step.Condition> waits = new ArrayList<>(List.of(new Step.Condition.Readable(call.downstream())));
                if (deadline != NEVER) {
                    waits.add(new Step.Condition.Deadline(deadline));
                }
                return Step.await(waits, s -> part(deadline).run(s, then, otherwise));
            }
            return then.run(sys, read.ok() && !read.value().isEmpty() ? new Next.Part(read.value(), this) : new Next.Over());
        };
    }

    /** Gives the request up. */
    public Task<Done> close() {
        return Task.ask(sys -> {
            sys.close(call);
            return Done.DONE;
        });
    }
}
