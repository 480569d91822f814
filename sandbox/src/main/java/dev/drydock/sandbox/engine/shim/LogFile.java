package dev.drydock.sandbox.engine.shim;

import dev.drydock.sandbox.engine.api.GoTime;
import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Growing;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/**
 * The log of a container as a file of its machine, for those containers whose log somebody reads there.
 *
 * @param path of the file
 */
public record LogFile(String machine, String path, Format format) {
    /** At this size it is begun anew: what a kubelet allows ({@code containerLogMaxSize}). */
    private static final long FULL = 10L << 20;
    private static final Family<LogFile> FILES = Family.passing("log-file");

    /** How a line is written down. */
    public enum Format {
        /** As Docker's driver json-file has it. */
        JSON {
            @Override
            Bytes entry(String time, String stream, Bytes line) {
                return Bytes.of("{\"log\":\"" + quoted(line.text()) + "\",\"stream\":\"" + stream + "\",\"time\":\"" + time + "\"}\n");
            }
        },
        /** As the container runtime interface has it: {@code F} for a full line, {@code P} for a part of one. */
        CRI {
            @Override
            Bytes entry(String time, String stream, Bytes line) {
                boolean whole = line.at(line.length() - 1) == '\n';
                boolean part = !whole && line.length() >= PORTION;
                Bytes entry = Bytes.of(time + " " + stream + (part ? " P " : " F ")).plus(line);
                return whole ? entry : entry.plus(Bytes.of("\n"));
            }
        };

        private static final int PORTION = 16_384;

        /** One line of a container. @param line with its newline if it has one */
        abstract Bytes entry(String time, String stream, Bytes line);

        /** As moby's jsonlog writes a text: but for newline and return, control characters by their number, as HTML's signs. */
        private static String quoted(String text) {
            StringBuilder out = new StringBuilder(text.length() + 16);
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                switch (c) {
                    case '"', '\\' -> out.append('\\').append(c);
                    case '\n' -> out.append("\\n");
                    case '\r' -> out.append("\\r");
                    default -> {
                        if (c < ' ' || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
                            out.append("\\u").append("0123456789abcdef".charAt(c >> 12)).append("0123456789abcdef".charAt(c >> 8 & 15))
                                    .append("0123456789abcdef".charAt(c >> 4 & 15)).append("0123456789abcdef".charAt(c & 15));
                        } else {
                            out.append(c);
                        }
                    }
                }
            }
            return out.toString();
        }
    }

    private static Key<LogFile> key(String container) {
        return FILES.key(container);
    }

    /** The log of this container is kept in this file from now on; the folder it is in is made if need be. */
    public void begin(Kernel kernel, String container) {
        kernel.transaction().put(key(container), this);
        put(kernel, new RegularFile(Attributes.of(0640).modifiedAt(kernel.now()), Growing.EMPTY, 0));
    }

    private Key<Directory> tree() {
        return Space.FILE_SYSTEMS.key(machine);
    }

    private void put(Kernel kernel, RegularFile file) {
        kernel.transaction().put(tree(), kernel.transaction().get(tree()).with(Directory.path(path), file));
    }

    /** Writes lines of a container into its file, if it has one. */
    static void write(Kernel kernel, String container, int stream, Bytes lines) {
        Optional<LogFile> file = kernel.transaction().find(key(container));
        if (file.isEmpty() || kernel.transaction().find(file.get().tree()).isEmpty()) {
            return;
        }
        file.get().append(kernel, stream, lines);
    }

    private void append(Kernel kernel, int stream, Bytes lines) {
        String time = GoTime.nano(kernel.now());
        ByteArrayOutputStream entries = new ByteArrayOutputStream();
        Bytes left = lines;
        while (!left.isEmpty()) {
            int newline = left.indexOf((byte) '\n', 0);
            int end = newline < 0 ? left.length() : newline + 1;
            entries.writeBytes(format.entry(time, stream == 2 ? "stderr" : "stdout", left.slice(0, end)).toArray());
            left = left.from(end);
        }
        RegularFile file = kernel.transaction().get(tree()).find(Directory.path(path)).filter(RegularFile.class::isInstance).map(RegularFile.class::cast)
                .orElse(new RegularFile(Attributes.of(0640), Growing.EMPTY, 0));
        Growing before = file.content() instanceof Growing growing && growing.size() < FULL ? growing : Growing.EMPTY.plus(rest(file));
        put(kernel, file.with(before.plus(Bytes.wrap(entries.toByteArray()))).with(file.attributes().modifiedAt(kernel.now())));
    }

    /** What stays of a file that is no log of ours any more, because somebody wrote into it; of a full one nothing. */
    private static Bytes rest(RegularFile file) {
        return file.content() instanceof Growing ? Bytes.EMPTY : file.content().bytes();
    }

    /** What goes when the container goes: the file, of Docker's with the folder that is its container's. */
    private String gone() {
        return format == Format.JSON ? path.substring(0, path.lastIndexOf('/')) : path;
    }

    /** The file of a container goes with it. */
    static void remove(Kernel kernel, String container) {
        kernel.transaction().find(key(container)).ifPresent(file -> {
            kernel.transaction().remove(key(container));
            kernel.transaction().find(file.tree()).ifPresent(root -> kernel.transaction().put(file.tree(), root.without(Directory.path(file.gone()))));
        });
    }
}
