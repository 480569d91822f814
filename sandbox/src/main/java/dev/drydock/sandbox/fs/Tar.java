package dev.drydock.sandbox.fs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tar archives (ustar, with pax records for long names): the form in which layers are hashed and files travel between containers
 * and clients. Writing is canonical: sorted names, the same bytes for the same tree.
 */
public final class Tar {
    private static final int BLOCK = 512;

    private Tar() {}

    /** The archive of all that is below {@code root}, without an entry for the root itself. */
    public static Bytes write(Directory root) {
        Writer writer = new Writer();
        writer.children("", root);
        return writer.finish();
    }

    /** The archive of one node under {@code name}. */
    public static Bytes write(String name, Node node) {
        Writer writer = new Writer();
        writer.node(name, node);
        return writer.finish();
    }

    /**
     * The tree in an archive, or nothing if the bytes are no archive. An entry with a name outside ({@code ..}) is skipped.
     * Archives end at two empty blocks or at the end of the bytes.
     */
    public static Optional<Directory> read(Bytes archive) {
        return TarEntry.read(archive).map(Placing::tree);
    }

    /** The archive of these entries in their order, filled up to whole records of 20 blocks as {@code tar} does. */
    public static Bytes write(List<TarEntry> entries) {
        Writer writer = new Writer();
        entries.forEach(writer::entry);
        return writer.finish().plus(Bytes.wrap(new byte[Math.floorMod(-writer.out.size(), 20 * BLOCK)]));
    }

    private static final class Writer {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final Map<Long, String> firstNames = new LinkedHashMap<>();
        private final String[] names = {"", ""};

        void children(String prefix, Directory directory) {
            directory.children().forEach((name, node) -> node(prefix + name, node));
        }

        void node(String name, Node node) {
            if (node instanceof Directory directory) {
                header(name + "/", node, '5', "", 0);
                children(name + "/", directory);
            } else if (node instanceof Symlink link) {
                header(name, node, '2', link.target(), 0);
            } else if (node instanceof RegularFile file) {
                regular(name, file);
            } else if (node instanceof Device device) {
                header(name, node, device.character() ? '3' : '0', "", 0);
            }
        }

        void entry(TarEntry entry) {
            byte[] content = entry.type() == TarEntry.FILE ? entry.content().bytes().toArray() : new byte[0];
            names[0] = entry.owner().length() > 31 ? "" : entry.owner();
            names[1] = entry.group().length() > 31 ? "" : entry.group();
            header(entry.name(), entry.attributes(), entry.type(), entry.target(), content.length);
            out.writeBytes(content);
            pad();
        }

        private void regular(String name, RegularFile file) {
            if (file.hardLink() != 0) {
                String first = firstNames.putIfAbsent(file.hardLink(), name);
                if (first != null) {
                    header(name, file, '1', first, 0);
                    return;
                }
            }
            byte[] content = file.content().bytes().toArray();
            header(name, file, '0', "", content.length);
            out.writeBytes(content);
            pad();
        }

        private void header(String name, Node node, char type, String target, int size) {
            header(name, node.attributes(), type, target, size);
        }

        private void header(String name, Attributes attributes, char type, String target, int size) {
            byte[] path = name.getBytes(StandardCharsets.UTF_8);
            int cut = path.length <= 100 ? -1 : split(path);
            boolean pax = path.length > 100 && cut < 0 || target.length() > 100;
            if (pax) {
                byte[] records = (record("path", name) + (target.isEmpty() ? "" : record("linkpath", target)))
                        .getBytes(StandardCharsets.UTF_8);
                block("PaxHeaders.0/entry", "", 0644, Attributes.of(0644), 'x', "", records.length);
                out.writeBytes(records);
                pad();
            }
            String prefix = cut < 0 ? "" : name.substring(0, cut);
            String rest = cut < 0 ? name : name.substring(cut + 1);
            block(clip(rest), prefix, attributes.mode(), attributes, type, clip(target), size);
        }

        private static String clip(String text) {
            return text.length() <= 100 ? text : text.substring(0, 100);
        }

        private static int split(byte[] path) {
            for (int i = Math.min(155, path.length - 2); i > 0; i--) {
                if (path[i] == '/' && path.length - i - 1 <= 100) {
                    return i;
                }
            }
            return -1;
        }

        private static String record(String key, String value) {
            String body = " " + key + "=" + value + "\n";
            int bytes = body.getBytes(StandardCharsets.UTF_8).length;
            int length = bytes + 1;
            while (length != bytes + String.valueOf(length).length()) {
                length++;
            }
            return length + body;
        }

        private void block(String name, String prefix, int mode, Attributes owner, char type, String target, int size) {
            byte[] block = new byte[BLOCK];
            text(block, 0, name);
            octal(block, 100, 7, mode);
            octal(block, 108, 7, owner.uid());
            octal(block, 116, 7, owner.gid());
            octal(block, 124, 11, size);
            octal(block, 136, 11, Math.max(0, owner.modifiedMicros() / 1_000_000));
            block[156] = (byte) type;
            text(block, 157, target);
            text(block, 257, "ustar");
            text(block, 263, "00");
            text(block, 265, names[0]);
            text(block, 297, names[1]);
            text(block, 345, prefix);
            text(block, 148, "        ");
            int sum = 0;
            for (byte each : block) {
                sum += each & 255;
            }
            octal(block, 148, 6, sum);
            block[154] = 0;
            out.writeBytes(block);
        }

        private static void text(byte[] block, int at, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            System.arraycopy(bytes, 0, block, at, bytes.length);
        }

        private static void octal(byte[] block, int at, int digits, long value) {
            long left = value;
            for (int i = digits - 1; i >= 0; i--, left >>>= 3) {
                block[at + i] = (byte) ('0' + (left & 7));
            }
        }

        private void pad() {
            out.writeBytes(new byte[(BLOCK - out.size() % BLOCK) % BLOCK]);
        }

        Bytes finish() {
            out.writeBytes(new byte[2 * BLOCK]);
            return Bytes.wrap(out.toByteArray());
        }
    }

    /** Puts entries where they belong, the later over the earlier. */
    private static final class Placing {
        private Directory root = Directory.EMPTY;
        private long hardLinks;

        static Directory tree(List<TarEntry> entries) {
            Placing placing = new Placing();
            entries.forEach(placing::place);
            return placing.root;
        }

        private void place(TarEntry entry) {
            List<String> path = Directory.path(entry.name()).stream().filter(part -> !part.equals(".")).toList();
            if (path.contains("..") || path.isEmpty() && entry.type() != TarEntry.DIRECTORY) {
                return;
            }
            switch (entry.type()) {
                case TarEntry.DIRECTORY -> {
                    Node before = root.find(path).orElse(Directory.EMPTY);
                    put(path, (before instanceof Directory known ? known : Directory.EMPTY).with(entry.attributes()));
                }
                case TarEntry.SYMLINK -> put(path, new Symlink(entry.attributes(), entry.target()));
                case TarEntry.HARD_LINK -> link(path, Directory.path(entry.target()));
                case TarEntry.DEVICE -> put(path, new Device(entry.attributes(), path.get(path.size() - 1), true));
                case TarEntry.FILE -> put(path, new RegularFile(entry.attributes(), entry.content(), 0));
                default -> { }
            }
        }

        private void put(List<String> path, Node node) {
            for (int i = 1; i < path.size(); i++) {
                if (root.find(path.subList(0, i)).filter(found -> !(found instanceof Directory)).isPresent()) {
                    return;
                }
            }
            root = root.with(path, node);
        }

        private void link(List<String> path, List<String> first) {
            if (root.find(first).orElse(null) instanceof RegularFile file) {
                RegularFile shared = file.hardLink() != 0 ? file : file.linked(++hardLinks);
                root = root.with(first, shared);
                put(path, shared);
            }
        }
    }
}
