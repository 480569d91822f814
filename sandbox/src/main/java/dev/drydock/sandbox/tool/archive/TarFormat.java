package dev.drydock.sandbox.tool.archive;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Archives as GNU's tar writes them, and what any tar wrote as entries. */
final class TarFormat {
    private static final int BLOCK = 512;
    /** GNU's records of twenty blocks. */
    static final int RECORD = 20 * BLOCK;

    private TarFormat() {}

    /** @param record to a multiple of which the archive is filled */
    static Bytes write(List<TarEntry> entries, int record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (TarEntry entry : entries) {
            if (entry.target().getBytes(java.nio.charset.StandardCharsets.UTF_8).length > 100) {
                longName(out, 'K', entry.target());
            }
            if (entry.name().getBytes(java.nio.charset.StandardCharsets.UTF_8).length > 100) {
                longName(out, 'L', entry.name());
            }
            header(out, entry, entry.content().length());
            out.writeBytes(entry.content().toArray());
            pad(out, BLOCK);
        }
        out.writeBytes(new byte[2 * BLOCK]);
        pad(out, record);
        return Bytes.wrap(out.toByteArray());
    }

    private static void longName(ByteArrayOutputStream out, char type, String name) {
        Bytes content = Bytes.of(name + "\0");
        header(out, new TarEntry(type, "././@LongLink", Attributes.of(0644), "root", "root", "", content), content.length());
        out.writeBytes(content.toArray());
        pad(out, BLOCK);
    }

    private static void pad(ByteArrayOutputStream out, int unit) {
        out.writeBytes(new byte[(unit - out.size() % unit) % unit]);
    }

    private static void header(ByteArrayOutputStream out, TarEntry entry, int size) {
        byte[] block = new byte[BLOCK];
        text(block, 0, 100, entry.name());
        octal(block, 100, 7, entry.attributes().mode());
        octal(block, 108, 7, entry.attributes().uid());
        octal(block, 116, 7, entry.attributes().gid());
        octal(block, 124, 11, size);
        octal(block, 136, 11, Math.max(0, Math.floorDiv(entry.attributes().modifiedMicros(), 1_000_000L)));
        block[156] = (byte) entry.type();
        text(block, 157, 100, entry.target());
        text(block, 257, 8, "ustar  ");
        text(block, 265, 32, entry.user());
        text(block, 297, 32, entry.group());
        java.util.Arrays.fill(block, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte each : block) {
            sum += each & 255;
        }
        octal(block, 148, 6, sum);
        block[154] = 0;
        out.writeBytes(block);
    }

    private static void text(byte[] block, int at, int most, String text) {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, block, at, Math.min(most, bytes.length));
    }

    private static void octal(byte[] block, int at, int digits, long value) {
        long left = value;
        for (int i = digits - 1; i >= 0; i--, left >>>= 3) {
            block[at + i] = (byte) ('0' + (left & 7));
        }
    }

    /** The entries read, and whether what was read is an archive to its end. */
    record Listing(List<TarEntry> entries, Fault fault) {}

    /** What is wrong with an archive. */
    enum Fault { NONE, NO_ARCHIVE, CUT_OFF, EMPTY }

    static Listing read(Bytes archive) {
        List<TarEntry> entries = new ArrayList<>();
        Map<String, String> more = new LinkedHashMap<>();
        if (archive.isEmpty()) {
            return new Listing(entries, Fault.EMPTY);
        }
        int at = 0;
        while (at + BLOCK <= archive.length() && archive.at(at) != 0) {
            Bytes block = archive.slice(at, at + BLOCK);
            if (!block.slice(257, 262).latin1().equals("ustar")) {
                return new Listing(List.copyOf(entries), Fault.NO_ARCHIVE);
            }
            long size = "3456".indexOf(block.at(156)) >= 0 ? 0 : number(block, 124, 12);
            long next = at + BLOCK + (size + BLOCK - 1) / BLOCK * BLOCK;
            if (next > archive.length()) {
                entry(block, archive.from(at + BLOCK), more, entries);
                return new Listing(List.copyOf(entries), Fault.CUT_OFF);
            }
            entry(block, archive.slice(at + BLOCK, at + BLOCK + (int) size), more, entries);
            at = (int) next;
        }
        return new Listing(List.copyOf(entries), at + BLOCK > archive.length() && entries.isEmpty() ? Fault.NO_ARCHIVE : Fault.NONE);
    }

    private static void entry(Bytes block, Bytes content, Map<String, String> more, List<TarEntry> entries) {
        char type = block.at(156) == 0 || block.at(156) == '7' ? '0' : (char) block.at(156);
        switch (type) {
            case 'L' -> more.put("path", text(content, 0, content.length()));
            case 'K' -> more.put("linkpath", text(content, 0, content.length()));
            case 'x' -> records(content.text(), more);
            case 'g' -> { }
            default -> {
                boolean posix = block.at(262) == 0;
                String prefix = posix ? text(block, 345, 155) : "";
                String name = more.getOrDefault("path", (prefix.isEmpty() ? "" : prefix + "/") + text(block, 0, 100));
                Attributes attributes = new Attributes((int) number(block, 100, 8) & 07777, (int) number(block, 108, 8),
                        (int) number(block, 116, 8), number(block, 136, 12) * 1_000_000);
                entries.add(new TarEntry(type, type == '5' && !name.endsWith("/") ? name + "/" : name, attributes, text(block, 265, 32),
                        text(block, 297, 32), more.getOrDefault("linkpath", text(block, 157, 100)), content));
                more.clear();
            }
        }
    }

    private static void records(String text, Map<String, String> more) {
        for (String line : text.split("\n")) {
            int space = line.indexOf(' ');
            int equals = line.indexOf('=', space);
            if (space > 0 && equals > 0) {
                more.put(line.substring(space + 1, equals), line.substring(equals + 1));
            }
        }
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
