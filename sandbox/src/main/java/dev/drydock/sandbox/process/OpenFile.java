package dev.drydock.sandbox.process;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import java.util.List;

/**
 * An open file description, shared by all descriptors that were duplicated or inherited from one another.
 *
 * @param references descriptors that lead here; the last one gone closes it
 */
public record OpenFile(Kind kind, int references) {
    public static final Family<OpenFile> OPEN_FILES = Family.passing("open");

    public static Key<OpenFile> key(String id) {
        return OPEN_FILES.key(id);
    }

    public OpenFile with(Kind changed) {
        return new OpenFile(changed, references);
    }

    /** What is open. */
    public sealed interface Kind {}

    /**
     * A file or directory of a tree.
     *
     * @param offset next byte to read or write
     */
    public record TreeFile(String fileSystem, List<String> path, long offset, Access access) implements Kind {
        public TreeFile at(long changed) {
            return new TreeFile(fileSystem, path, changed, access);
        }
    }

    /** How a file was opened. */
    public record Access(boolean reads, boolean writes, boolean appends) {}

    /** A text computed when it was opened, as {@code /proc} gives. */
    public record Snapshot(Bytes content, int offset) implements Kind {}

    /** A setting of the kernel below {@code /proc/sys}, opened to be changed; takes what is written. */
    public record KernelSetting(String space, String name) implements Kind {}

    /** A file of a control group, opened to be changed. @param writer who opened it: 0 means that process itself */
    public record GroupFile(String machine, String path, String file, Process.Id writer) implements Kind {}

    /** A device: {@code null zero full random}. */
    public record DeviceFile(String driver) implements Kind {}

    public record PipeReader(String pipe) implements Kind {}

    public record PipeWriter(String pipe) implements Kind {}

    public record TerminalFile(String terminal) implements Kind {}

    /** A stream that leaves the world: standard input, output or error of the program. */
    public record OutsideFile(String stream) implements Kind {}

    /** One end of a connection: what comes in, what goes out, and both addresses as {@code a.b.c.d:port}. */
    public record Socket(String incoming, String outgoing, String local, String remote) implements Kind {}

    public record ListeningSocket(String listener) implements Kind {}
}
