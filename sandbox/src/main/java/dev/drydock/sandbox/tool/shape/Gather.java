package dev.drydock.sandbox.tool.shape;

import dev.drydock.sandbox.fs.Bytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** An intake that waits for all of its input, file by file, for tools like {@code sort} that need the whole. */
public final class Gather implements Intake {
    private final Optional<Gather> before;
    private final Optional<String> file;
    private final Bytes chunk;
    private final Work work;

    /** A file with all its bytes. */
    public record Whole(String file, Bytes content) {}

    /** What is done with all files in the end. */
    @FunctionalInterface
    public interface Work {
        Ending end(List<Whole> files, boolean failed);
    }

    private Gather(Optional<Gather> before, Optional<String> file, Bytes chunk, Work work) {
        this.before = before;
        this.file = file;
        this.chunk = chunk;
        this.work = work;
    }

    /** Gathers everything for that work. */
    public static Intake all(Work work) {
        return new Gather(Optional.empty(), Optional.empty(), Bytes.EMPTY, work);
    }

    @Override
    public Turn begin(String name) {
        return Turn.of(new Gather(Optional.of(this), Optional.of(name), Bytes.EMPTY, work));
    }

    @Override
    public Turn take(Bytes more) {
        return Turn.of(new Gather(Optional.of(this), Optional.empty(), more, work));
    }

    @Override
    public Ending end(boolean failed) {
        Deque<Gather> inOrder = new ArrayDeque<>();
        for (Optional<Gather> at = Optional.of(this); at.isPresent(); at = at.get().before) {
            inOrder.push(at.get());
        }
        List<Whole> files = new ArrayList<>();
        String name = "-";
        List<Bytes> chunks = new ArrayList<>();
        boolean begun = false;
        for (Gather part : inOrder) {
            if (part.file.isPresent()) {
                if (begun) {
                    files.add(new Whole(name, joined(chunks)));
                }
                begun = true;
                name = part.file.get();
                chunks.clear();
            }
            chunks.add(part.chunk);
        }
        if (begun) {
            files.add(new Whole(name, joined(chunks)));
        }
        return work.end(List.copyOf(files), failed);
    }

    private static Bytes joined(List<Bytes> chunks) {
        byte[] all = new byte[chunks.stream().mapToInt(Bytes::length).sum()];
        int at = 0;
        for (Bytes chunk : chunks) {
            System.arraycopy(chunk.toArray(), 0, all, at, chunk.length());
            at += chunk.length();
        }
        return Bytes.wrap(all);
    }
}
