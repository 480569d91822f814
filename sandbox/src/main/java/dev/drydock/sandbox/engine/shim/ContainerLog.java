package dev.drydock.sandbox.engine.shim;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.time.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a container has written, as the json-file driver keeps it: whole lines with stream and time; the last {@value #LIMIT} bytes. */
public final class ContainerLog {
    private static final long LIMIT = 8L << 20;
    /** What a line takes in the file besides its text: its stream, its time, braces and quotes. */
    private static final long ENTRY_BYTES = 70;
    private static final Family<Chunk> CHUNKS = Family.passing("log");
    private static final Family<Extent> EXTENTS = Family.passing("log-extent");

    private final Kernel kernel;
    private final String container;

    public ContainerLog(Kernel kernel, String container) {
        this.kernel = kernel;
        this.container = container;
    }

    /** Lines that were written at one moment; the last may lack its newline. */
    record Chunk(long timeMicros, int stream, Bytes lines) {}

    /**
     * @param first number of the oldest chunk
     * @param files number of the first chunk of each file of the log, the oldest first
     * @param written bytes in the file that is being written
     */
    private record Extent(long first, long next, long bytes, List<Long> files, long written) {
        static final Extent NONE = new Extent(0, 0, 0, List.of(0L), 0);

        Extent {
            files = List.copyOf(files);
        }
    }

    /** One line, with its newline if it had one. */
    public record Line(long timeMicros, int stream, Bytes text) {}

    void append(int stream, Bytes lines, LogPolicy policy) {
        if (policy.fileBytes() == 0) {
            add(stream, lines);
            return;
        }
        Bytes left = lines;
        while (!left.isEmpty()) {
            int newline = left.indexOf((byte) '\n', 0);
            int end = newline < 0 ? left.length() : newline + 1;
            rotate(policy);
            add(stream, left.slice(0, end));
            left = left.from(end);
        }
    }

    private Extent extent() {
        return kernel.transaction().find(EXTENTS.key(container)).orElse(Extent.NONE);
    }

    private void add(int stream, Bytes lines) {
        var transaction = kernel.transaction();
        Extent extent = extent();
        transaction.put(CHUNKS.key(name(extent.next())), new Chunk(kernel.now(), stream, lines));
        long first = extent.first();
        long bytes = extent.bytes() + lines.length();
        while (bytes > LIMIT && first < extent.next()) {
            bytes -= transaction.get(CHUNKS.key(name(first))).lines().length();
            transaction.remove(CHUNKS.key(name(first++)));
        }
        transaction.put(EXTENTS.key(container),
                new Extent(first, extent.next() + 1, bytes, extent.files(), extent.written() + lines.length() + ENTRY_BYTES));
    }

    /** A full file is put aside, and the oldest one is lost when there are too many. */
    private void rotate(LogPolicy policy) {
        Extent extent = extent();
        if (extent.written() < policy.fileBytes()) {
            return;
        }
        List<Long> files = new ArrayList<>(extent.files());
        files.add(extent.next());
        long first = extent.first();
        long bytes = extent.bytes();
        while (files.size() > policy.files()) {
            files.remove(0);
            while (first < files.get(0)) {
                bytes -= kernel.transaction().get(CHUNKS.key(name(first))).lines().length();
                kernel.transaction().remove(CHUNKS.key(name(first++)));
            }
        }
        kernel.transaction().put(EXTENTS.key(container), new Extent(first, extent.next(), bytes, files, 0));
    }

    private String name(long number) {
        return container + "/" + Timeline.padded(number, 12);
    }

    /** The number that the next chunk will have. */
    public long next() {
        return kernel.transaction().find(EXTENTS.key(container)).map(Extent::next).orElse(0L);
    }

    /** Lines of the chunks from a number on. */
    public List<Line> lines(long from) {
        List<Line> lines = new ArrayList<>();
        for (Map.Entry<String, Chunk> entry : kernel.transaction().view(CHUNKS).subMap(name(from), container + "0").entrySet()) {
            split(entry.getValue(), lines);
        }
        return lines;
    }

    private static void split(Chunk chunk, List<Line> lines) {
        Bytes left = chunk.lines();
        while (!left.isEmpty()) {
            int newline = left.indexOf((byte) '\n', 0);
            int end = newline < 0 ? left.length() : newline + 1;
            lines.add(new Line(chunk.timeMicros(), chunk.stream(), left.slice(0, end)));
            left = left.from(end);
        }
    }

    /** Forgets all, as when the container is removed. */
    public void remove() {
        var transaction = kernel.transaction();
        List.copyOf(transaction.view(CHUNKS).subMap(container + "/", container + "0").keySet())
                .forEach(name -> transaction.remove(CHUNKS.key(name)));
        transaction.remove(EXTENTS.key(container));
        LogFile.remove(kernel, container);
    }
}
