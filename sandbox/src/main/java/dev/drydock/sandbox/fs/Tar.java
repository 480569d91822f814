package dev.drydock.sandbox.fs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
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
        return new Reader(archive).read();
    }

    private static final class Writer {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final Map<Long, String> firstNames = new LinkedHashMap<>();

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
            Attributes attributes = node.attributes();
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

    private static final class Reader {
        private final Bytes archive;
        private Directory root = Directory.EMPTY;
        private long hardLinks;
        private Map<String, String> pax = Map.of();

        Reader(Bytes archive) {
            this.archive = archive;
        }

        Optional<Directory> read() {
            int at = 0;
            while (at + BLOCK <= archive.length() && archive.at(at) != 0) {
                Bytes block = archive.slice(at, at + BLOCK);
                if (!block.slice(257, 262).latin1().equals("ustar")) {
                    return Optional.empty();
                }
                long size = number(block, 124, 12);
                long next = at + BLOCK + (size + BLOCK - 1) / BLOCK * BLOCK;
                if (size < 0 || next > archive.length()) {
                    return Optional.empty();
                }
                entry(block, archive.slice(at + BLOCK, at + BLOCK + (int) size));
                at = (int) next;
            }
            return at == 0 && archive.length() < BLOCK ? Optional.empty() : Optional.of(root);
        }

        private void entry(Bytes block, Bytes content) {
            char type = (char) block.at(156);
            if (type == 'x') {
                pax = records(content.text());
                return;
            }
            String prefix = text(block, 345, 155);
            String name = pax.getOrDefault("path", (prefix.isEmpty() ? "" : prefix + "/") + text(block, 0, 100));
            String target = pax.getOrDefault("linkpath", text(block, 157, 100));
            pax = Map.of();
            var path = Directory.path(name).stream().filter(part -> !part.equals(".")).toList();
            if (path.contains("..")) {
                return;
            }
            Attributes attributes = new Attributes((int) number(block, 100, 8) & 07777, (int) number(block, 108, 8),
                    (int) number(block, 116, 8), number(block, 136, 12) * 1_000_000);
            place(path, type, attributes, target, content);
        }

        private void place(java.util.List<String> path, char type, Attributes attributes, String target, Bytes content) {
            if (type == '5') {
                Node before = root.find(path).orElse(Directory.EMPTY);
                root = root.with(path, (before instanceof Directory known ? known : Directory.EMPTY).with(attributes));
            } else if (type == '2') {
                root = root.with(path, new Symlink(attributes, target));
            } else if (type == '1') {
                link(path, Directory.path(target));
            } else if (type == '3') {
                root = root.with(path, new Device(attributes, path.get(path.size() - 1), true));
            } else if (type == '0' || type == 0) {
                root = root.with(path, new RegularFile(attributes, stored(content), 0));
            }
        }

        private void link(java.util.List<String> path, java.util.List<String> first) {
            if (root.find(first).orElse(null) instanceof RegularFile file) {
                RegularFile shared = file.hardLink() != 0 ? file : file.linked(++hardLinks);
                root = root.with(first, shared).with(path, shared);
            }
        }

        /** Programs and payload come back as what they stood for; their nominal size is that of the stand-in. */
        private static Content stored(Bytes content) {
            String text = content.latin1();
            if (text.startsWith("\177ELF") && text.endsWith("\0") && text.length() > 25) {
                String name = text.substring(24, text.length() - 1);
                Content.Program program = new Content.Program(name, content.length());
                return program.bytes().equals(content) ? program : content;
            }
            return content;
        }

        private static Map<String, String> records(String text) {
            Map<String, String> records = new LinkedHashMap<>();
            for (String line : text.split("\n")) {
                int space = line.indexOf(' ');
                int equals = line.indexOf('=', space);
                if (space > 0 && equals > 0) {
                    records.put(line.substring(space + 1, equals), line.substring(equals + 1));
                }
            }
            return records;
        }

        private static String text(Bytes block, int at, int length) {
            int end = block.indexOf((byte) 0, at);
            return block.slice(at, end < 0 || end > at + length ? at + length : end).text();
        }

        private static long number(Bytes block, int at, int length) {
            String digits = text(block, at, length).strip();
            return digits.matches("[0-7]{1,12}") ? Long.parseLong(digits, 8) : 0;
        }
    }
}
