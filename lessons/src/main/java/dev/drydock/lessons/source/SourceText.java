package dev.drydock.lessons.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The text of a file: UTF-8, without characters that would steer a terminal.
 *
 * @param file the name that messages show
 */
record SourceText(String file, String text, List<String> lines) {
    /** A lesson is a few pages; what is larger is a mistake or an attack. */
    static final int MOST_BYTES = 1 << 20;

    /** Decodes a file; empty, with an error in {@code problems}, when it is too large, no UTF-8, or not text. */
    static Optional<SourceText> decode(String file, byte[] bytes, Problems problems) {
        Place start = new Place(file, 1, 1);
        if (bytes.length > MOST_BYTES) {
            problems.error(start, "source.too-large", "bytes", "" + bytes.length, "most", "" + MOST_BYTES);
            return Optional.empty();
        }
        if (beginsWith(bytes, 0xFE, 0xFF) || beginsWith(bytes, 0xFF, 0xFE)) {
            problems.error(start, "source.utf-16");
            return Optional.empty();
        }
        CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer characters = CharBuffer.allocate(bytes.length + 1);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        boolean malformed = strict.decode(in, characters, true).isError();
        String text = characters.flip().toString();
        if (malformed) {
            problems.error(placeOf(file, text, text.length()), "source.not-utf-8",
                    "byte", String.format("%02X", bytes[in.position()]));
            return Optional.empty();
        }
        if (text.startsWith("\uFEFF")) text = text.substring(1);
        int steering = firstSteering(text);
        if (steering >= 0) {
            problems.error(placeOf(file, text, steering), "source.control-character",
                    "character", codePointName(text.codePointAt(steering)));
            return Optional.empty();
        }
        return Optional.of(new SourceText(file, text, List.of(text.split("\r\n|\r|\n", -1))));
    }

    /**
     * The index of the first character that prose must not hold, or -1: controls but newline and tab, line and paragraph
     * separators, and marks that turn the direction of writing (they can make a command look like another).
     */
    static int firstSteering(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = (c < 0x20 && c != '\n' && c != '\t' && c != '\r') || (c >= 0x7F && c < 0xA0);
            boolean turning = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
            if (control || turning || c == 0x2028 || c == 0x2029 || c == 0xFFFE || c == 0xFFFF) return i;
        }
        return -1;
    }

    static String codePointName(int codePoint) {
        return String.format("U+%04X", codePoint);
    }

    /** What stands in a line (from 0) from a column (from 0, in code points) to its end. */
    String restOfLine(int line, int column) {
        if (line >= lines.size()) return "";
        String whole = lines.get(line);
        if (whole.codePointCount(0, whole.length()) <= column) return "";
        return whole.substring(whole.offsetByCodePoints(0, column));
    }

    /** The text between two indexes in code points. */
    String slice(int from, int to) {
        int start = text.offsetByCodePoints(0, from);
        return text.substring(start, text.offsetByCodePoints(start, to - from));
    }

    private static Place placeOf(String file, String text, int index) {
        List<String> before = List.of(text.substring(0, index).split("\r\n|\r|\n", -1));
        String last = before.get(before.size() - 1);
        return new Place(file, before.size(), last.codePointCount(0, last.length()) + 1);
    }

    private static boolean beginsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }
}
