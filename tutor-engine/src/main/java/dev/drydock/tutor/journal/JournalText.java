package dev.drydock.tutor.journal;

import dev.drydock.lessons.source.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The journal's format: a head of {@code name: value} lines, an empty line, then a line for each entry:
 *
 * <pre>5f3a01c2 12 83.456 1 line docker run -d nginx</pre>
 *
 * checksum, sequence, virtual seconds, terminal, kind, payload. The checksum covers the line and the checksum before it, so a
 * line that was changed, lost or moved shows. Control characters and the backslash are escaped; any pager shows the rest.
 */
final class JournalText {
    private static final String TITLE = "drydock journal 1";

    /** As many signs has a checksum of an exam. */
    private static final int SHA_256 = 64;
    private static final List<String> KEYS = List.of("version", "world", "seed", "epoch", "language", "lesson", "digest");

    private JournalText() {}

    /** What could be read: the entries up to the first bad byte, and how far the good part goes. */
    record Reading(Optional<Header> header, List<Entry> entries, int goodBytes, String lastChecksum) {}

    static String head(Header header) {
        Header.Start start = header.start();
        String text = TITLE
                + "\nversion: " + escape(header.version())
                + "\nworld: " + escape(start.world())
                + "\nseed: " + start.seed()
                + "\nepoch: " + escape(start.epoch())
                + "\nlanguage: " + escape(start.language())
                + "\nlesson: " + escape(header.lesson())
                + "\ndigest: " + escape(header.digest());
        return text + "\nchecksum: " + (header.exam() ? Sha256.of(text) : checksum("", text)) + "\n\n";
    }

    /** What the first entry is chained to: of an exam its head, else nothing. */
    static String beginOfChain(Header header) {
        String head = head(header);
        return header.exam() ? head.substring(head.lastIndexOf(' ') + 1).strip() : "";
    }

    static String line(Entry entry, String checksumBefore) {
        String text = entry.sequence() + " " + seconds(entry.virtualMicros()) + " " + entry.terminal() + " "
                + entry.kind().word() + " " + escape(entry.payload());
        return checksum(checksumBefore, text) + " " + text + "\n";
    }

    static String checksumOf(String line) {
        return line.substring(0, line.indexOf(' '));
    }

    static Reading read(byte[] bytes) {
        int headEnd = endOfHead(bytes);
        Optional<Header> header = headEnd < 0 ? Optional.empty() : header(text(bytes, 0, headEnd));
        if (header.isEmpty()) return new Reading(Optional.empty(), List.of(), 0, "");
        List<Entry> entries = new ArrayList<>();
        String checksum = beginOfChain(header.get());
        int from = headEnd;
        for (int i = headEnd; i < bytes.length; i++) {
            if (bytes[i] != '\n') continue;
            String line = text(bytes, from, i);
            Optional<Entry> entry = entry(line, checksum, entries.size() + 1);
            if (entry.isEmpty()) break;
            entries.add(entry.get());
            checksum = checksumOf(line);
            from = i + 1;
        }
        return new Reading(header, List.copyOf(entries), from, checksum);
    }

    private static Optional<Entry> entry(String line, String checksumBefore, long sequence) {
        String[] parts = line.split(" ", 6);
        if (parts.length < 6 || !parts[0].equals(checksum(checksumBefore, line.substring(parts[0].length() + 1)))) {
            return Optional.empty();
        }
        try {
            Entry.Kind kind = Entry.Kind.valueOf(parts[4].toUpperCase(Locale.ROOT));
            Entry entry = new Entry(
                    Long.parseLong(parts[1]), micros(parts[2]), Integer.parseInt(parts[3]), kind, unescape(parts[5]));
            return entry.sequence() == sequence ? Optional.of(entry) : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<Header> header(String text) {
        Map<String, String> valueByName = new LinkedHashMap<>();
        for (String line : text.split("\n")) {
            int colon = line.indexOf(": ");
            if (colon > 0) valueByName.put(line.substring(0, colon), unescape(line.substring(colon + 2)));
        }
        if (!text.startsWith(TITLE)) return Optional.empty();
        if (!valueByName.keySet().containsAll(KEYS) || !valueByName.get("seed").matches("-?[0-9]{1,18}")) return Optional.empty();
        Header.Start start = new Header.Start(
                valueByName.get("world"), Long.parseLong(valueByName.get("seed")), valueByName.get("epoch"), valueByName.get("language"));
        Header header = new Header(valueByName.get("version"), start, valueByName.get("lesson"), valueByName.get("digest"));
        // The head that these values make is the only one that has their checksum.
        return head(header).strip().equals(text.strip()) ? Optional.of(header) : Optional.empty();
    }

    private static int endOfHead(byte[] bytes) {
        for (int i = 1; i < bytes.length; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\n') return i + 1;
        }
        return -1;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private static String checksum(String before, String text) {
        if (before.length() == SHA_256) return Sha256.of(before + text);
        CRC32 crc = new CRC32();
        crc.update(before.getBytes(StandardCharsets.UTF_8));
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        String hex = Long.toHexString(crc.getValue());
        return "0".repeat(8 - hex.length()) + hex;
    }

    /** Seconds with as many decimals as there are: {@code 83.456}, {@code 5}. */
    private static String seconds(long micros) {
        String fraction = Long.toString(micros % 1_000_000L + 1_000_000L).substring(1).replaceAll("0+$", "");
        return micros / 1_000_000L + (fraction.isEmpty() ? "" : "." + fraction);
    }

    private static long micros(String seconds) {
        int point = seconds.indexOf('.');
        if (point < 0) return Long.parseLong(seconds) * 1_000_000L;
        String fraction = (seconds.substring(point + 1) + "000000").substring(0, 6);
        return Long.parseLong(seconds.substring(0, point)) * 1_000_000L + Long.parseLong(fraction);
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') escaped.append("\\\\");
            else if (c == '\n') escaped.append("\\n");
            else if (c < ' ' || c == 0x7f || Character.isSurrogate(c) && !paired(text, i)) escaped.append(hex(c));
            else escaped.append(c);
        }
        return escaped.toString();
    }

    /** A lone surrogate would become a question mark in UTF-8, and the replay another one. */
    private static boolean paired(String text, int i) {
        if (Character.isHighSurrogate(text.charAt(i))) {
            return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        }
        return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    private static String hex(char c) {
        return "\\u" + Integer.toHexString(0x10000 | c).substring(1);
    }

    static String unescape(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                plain.append(c);
                continue;
            }
            char sign = text.charAt(++i);
            if (sign == 'u' && i + 4 < text.length()) {
                plain.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                plain.append(sign == 'n' ? '\n' : sign);
            }
        }
        return plain.toString();
    }
}
