package dev.drydock.sandbox.tool.shape;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Text;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Gathers what a tool says within one step, in order, and makes the steps that write it. */
public final class Output {
    private final List<Chunk> done = new ArrayList<>();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private int pendingDescriptor = 1;

    /** Bytes for a descriptor. */
    public record Chunk(int descriptor, Bytes bytes) {}

    /** Text for standard output. */
    public Output out(String text) {
        return add(1, Text.encode(text));
    }

    /** Text for standard error. */
    public Output err(String text) {
        return add(2, Text.encode(text));
    }

    /** A line for standard error that begins with the tool's name. */
    public Output complain(Arguments arguments, String text) {
        return err(arguments.name() + ": " + text + "\n");
    }

    /** Bytes for standard output. */
    public Output bytes(Bytes bytes) {
        return add(1, bytes.toArray());
    }

    private Output add(int descriptor, byte[] bytes) {
        if (bytes.length > 0) {
            if (descriptor != pendingDescriptor) {
                flush();
                pendingDescriptor = descriptor;
            }
            pending.writeBytes(bytes);
        }
        return this;
    }

    private void flush() {
        if (pending.size() > 0) {
            done.add(new Chunk(pendingDescriptor, Bytes.wrap(pending.toByteArray())));
            pending.reset();
        }
    }

    /** All of it, as a value. */
    public List<Chunk> chunks() {
        flush();
        return List.copyOf(done);
    }

    /** Writes all and exits. */
    public Step exit(Sys sys, int status) {
        return then(sys, s -> Step.exit(status));
    }

    /** Writes all and goes on. */
    public Step then(Sys sys, Code next) {
        return write(sys, chunks(), 0, next);
    }

    /** Writes these chunks in order and goes on. */
    public static Step write(Sys sys, List<Chunk> chunks, Code next) {
        return write(sys, chunks, 0, next);
    }

    private static Step write(Sys sys, List<Chunk> chunks, int from, Code next) {
        if (from >= chunks.size()) {
            return Step.next(next);
        }
        Chunk chunk = chunks.get(from);
        Code rest = s -> write(s, chunks, from + 1, next);
        return sys.write(chunk.descriptor(), chunk.bytes(), rest);
    }
}
