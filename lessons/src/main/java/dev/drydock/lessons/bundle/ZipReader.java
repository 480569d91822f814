package dev.drydock.lessons.bundle;

import dev.drydock.lessons.source.Place;
import dev.drydock.lessons.source.Problems;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads a zip that somebody made. It believes the central directory alone (PKWARE's APPNOTE, 4.3.12), which names what is a symbolic link,
 * unpacks in memory up to a limit however much the zip says that there is, and refuses every name that is not a plain path downwards.
 */
public final class ZipReader {
    /** All files of a pack together, unpacked: text of lessons is a few hundred kilobytes. */
    public static final int MOST_BYTES = 16 << 20;
    /** How many files a pack may have. */
    public static final int MOST_FILES = 1_000;

    private static final int END = 0x06054b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int END_BYTES = 22;
    private static final int MODE_KINDS = 0xF000;
    private static final int MODE_FILE = 0x8000;
    private static final int MODE_FOLDER = 0x4000;

    private final String file;
    private final ByteBuffer zip;
    private final Problems problems;
    private final Map<String, byte[]> bytesByPath = new LinkedHashMap<>();
    private int left = MOST_BYTES;

    private ZipReader(String file, byte[] bytes, Problems problems) {
        this.file = file;
        this.zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.problems = problems;
    }

    /**
     * The files in a zip by their paths, in its order; folders are left out.
     *
     * @return empty, with an error in {@code problems}, when anything of it is not as it should be
     */
    public static Optional<Map<String, byte[]>> read(String file, byte[] bytes, Problems problems) {
        ZipReader reader = new ZipReader(file, bytes, problems);
        try {
            reader.readAll();
        } catch (IndexOutOfBoundsException | java.nio.BufferUnderflowException | IllegalArgumentException cut) {
            reader.refuse("lint.zip.damaged", "");
        }
        return problems.hasErrors() ? Optional.empty() : Optional.of(reader.bytesByPath);
    }

    private void refuse(String code, String name) {
        problems.error(new Place(file, 1, 1), code, "name", printable(name), "most", "" + (code.endsWith("files") ? MOST_FILES : MOST_BYTES >> 20));
    }

    /** A name from outside must not steer the terminal that shows it. */
    private static String printable(String name) {
        String shown = name.replaceAll("[^\\x20-\\x7e\\p{L}\\p{N}]", "?");
        return shown.length() > 80 ? shown.substring(0, 80) + "…" : shown;
    }

    private void readAll() {
        int end = endOfDirectory();
        if (end < 0) {
            refuse("lint.zip.none", "");
            return;
        }
        int entries = zip.getShort(end + 10) & 0xFFFF;
        if (entries > MOST_FILES) {
            refuse("lint.zip.too-many-files", "");
            return;
        }
        int at = zip.getInt(end + 16);
        for (int i = 0; i < entries && !problems.hasErrors(); i++) {
            if (zip.getInt(at) != CENTRAL) throw new IllegalArgumentException("no entry");
            int name = zip.getShort(at + 28) & 0xFFFF;
            entry(at, new String(zip.array(), at + 46, name, StandardCharsets.UTF_8));
            at += 46 + name + (zip.getShort(at + 30) & 0xFFFF) + (zip.getShort(at + 32) & 0xFFFF);
        }
    }

    private int endOfDirectory() {
        int first = Math.max(0, zip.limit() - END_BYTES - 0xFFFF);
        for (int at = zip.limit() - END_BYTES; at >= first; at--) {
            if (zip.getInt(at) == END) return at;
        }
        return -1;
    }

    private void entry(int at, String name) {
        int kind = zip.getInt(at + 38) >>> 16 & MODE_KINDS;
        boolean folder = name.endsWith("/");
        if (!isPlain(folder ? name.substring(0, name.length() - 1) : name)) refuse("lint.zip.name", name);
        else if (kind != 0 && kind != (folder ? MODE_FOLDER : MODE_FILE)) refuse("lint.zip.link", name);
        else if ((zip.getShort(at + 8) & 1) != 0) refuse("lint.zip.encrypted", name);
        else if (!folder) file(at, name);
    }

    /** Downwards only: no root, no drive, no way up, nothing that another system reads as one of these. */
    private static boolean isPlain(String name) {
        if (name.isEmpty() || name.startsWith("/") || name.contains("\\") || name.contains(":")) return false;
        for (String part : name.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..") || part.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) return false;
        }
        return true;
    }

    private void file(int at, String name) {
        if (bytesByPath.containsKey(name)) {
            refuse("lint.zip.twice", name);
            return;
        }
        int packed = zip.getInt(at + 20);
        int local = zip.getInt(at + 42);
        if (zip.getInt(local) != LOCAL || packed < 0) throw new IllegalArgumentException("no file");
        int from = local + 30 + (zip.getShort(local + 26) & 0xFFFF) + (zip.getShort(local + 28) & 0xFFFF);
        if (from + packed > zip.limit()) throw new IllegalArgumentException("cut");
        Optional<byte[]> content = content(zip.getShort(at + 10), from, packed, zip.getInt(at + 24));
        if (content.isEmpty()) {
            refuse(left < 0 ? "lint.zip.too-large" : "lint.zip.damaged", name);
            return;
        }
        CRC32 sum = new CRC32();
        sum.update(content.get());
        if ((int) sum.getValue() != zip.getInt(at + 16)) refuse("lint.zip.damaged", name);
        bytesByPath.put(name, content.get());
    }

    private Optional<byte[]> content(int method, int from, int packed, int saidBytes) {
        if (saidBytes < 0 || saidBytes > left) {
            left = -1;
            return Optional.empty();
        }
        byte[] content = new byte[saidBytes];
        if (method == 0 && packed == saidBytes) {
            System.arraycopy(zip.array(), from, content, 0, packed);
        } else if (method != 8 || !inflate(from, packed, content)) {
            return Optional.empty();
        }
        left -= saidBytes;
        return Optional.of(content);
    }

    /** Fills the content exactly; false when there is less, or more than the zip said. */
    private boolean inflate(int from, int packed, byte[] content) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(zip.array(), from, packed);
            int filled = 0;
            while (filled < content.length) {
                int more = inflater.inflate(content, filled, content.length - filled);
                if (more == 0) return false;
                filled += more;
            }
            return inflater.finished() || inflater.inflate(new byte[1]) == 0;
        } catch (DataFormatException e) {
            return false;
        } finally {
            inflater.end();
        }
    }
}
