package dev.drydock.sandbox.fs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One entry of a tar archive.
 *
 * @param name as it is in the archive; a directory's ends in a slash
 * @param type the archive's own letter
 * @param target of a link
 * @param owner a name, or empty
 * @param group a name, or empty
 */
public record TarEntry(String name, char type, Attributes attributes, String target, Content content, String owner, String group) {
    public static final char FILE = '0';
    public static final char HARD_LINK = '1';
    public static final char SYMLINK = '2';
    public static final char DEVICE = '3';
    public static final char DIRECTORY = '5';

    private static final int BLOCK = 512;

    /** The entries of an archive; nothing if the bytes are none, or end in the middle. */
    public static Optional<List<TarEntry>> read(Bytes archive) {
        return new Reader(archive).read();
    }

    /** Whether these bytes begin as an archive does. */
    public static boolean archive(Bytes bytes) {
        return bytes.length() > 262 && bytes.slice(257, 262).latin1().equals("ustar");
    }

    /** Whether nothing but empty blocks is there: an archive without entries. */
    private static boolean blank(Bytes archive) {
        for (int i = 0; i < archive.length(); i++) {
            if (archive.at(i) != 0) {
                return false;
            }
        }
        return archive.length() >= BLOCK;
    }

    /** Programs and payload come back as what they stood for; their nominal size is that of the stand-in. */
    public static Content contentOf(Bytes content) {
        String text = content.length() > 200 ? "" : content.latin1();
        if (text.startsWith("\177ELF") && text.endsWith("\0") && text.length() > 25) {
            String name = text.substring(24, text.length() - 1);
            Content.Program program = new Content.Program(name, content.length());
            return program.bytes().equals(content) ? program : content;
        }
        return content;
    }

    private static final class Reader {
        private final Bytes archive;
        private final List<TarEntry> entries = new ArrayList<>();
        private Map<String, String> pax = Map.of();

        Reader(Bytes archive) {
            this.archive = archive;
        }

        Optional<List<TarEntry>> read() {
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
            return at == 0 && !blank(archive) || at < archive.length() && at + BLOCK > archive.length() ? Optional.empty() : Optional.of(List.copyOf(entries));
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
            Attributes attributes = new Attributes((int) number(block, 100, 8) & 07777, (int) number(block, 108, 8),
                    (int) number(block, 116, 8), number(block, 136, 12) * 1_000_000);
            entries.add(new TarEntry(name, type == 0 ? FILE : type, attributes, target, contentOf(content), text(block, 265, 32), text(block, 297, 32)));
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
