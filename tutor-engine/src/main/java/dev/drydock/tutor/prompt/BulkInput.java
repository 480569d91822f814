package dev.drydock.tutor.prompt;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What was typed or pasted, taken many bytes at a time: the editor's own reader asks the system for each one, which makes
 * minutes of a large paste. It may be used between two reads of the editor's, which keeps nothing back.
 */
final class BulkInput {
    private static final int PIECE = 1 << 16;

    private final FileInputStream in = new FileInputStream(FileDescriptor.in);
    private byte[] begun = new byte[0];

    /** Whether something is there now. */
    boolean ready() throws IOException {
        return in.available() > 0;
    }

    /** What is there now, without waiting. */
    String available() throws IOException {
        return in.available() > 0 ? read() : "";
    }

    /** The next piece; empty when a tenth of a second brought nothing. */
    private String read() throws IOException {
        byte[] piece = Arrays.copyOf(begun, begun.length + PIECE);
        int count = in.read(piece, begun.length, PIECE);
        if (count <= 0) return "";
        int length = begun.length + count;
        int whole = length - beginOfCharacter(piece, length);
        begun = Arrays.copyOfRange(piece, whole, length);
        return new String(piece, 0, whole, StandardCharsets.UTF_8);
    }

    /**
     * Text up to an end mark, of which at most so many characters are kept.
     *
     * @return what was kept, and what came behind the mark
     */
    Pasted upTo(String end, int most) throws IOException {
        StringBuilder kept = new StringBuilder();
        String tail = "";
        boolean cut = false;
        for (int silences = 0; silences < 20; ) {
            String piece = read();
            silences = piece.isEmpty() ? silences + 1 : 0;
            String window = tail + piece;
            int at = window.indexOf(end);
            String text = at >= 0 ? window.substring(0, at) : window.substring(0, Math.max(0, window.length() - end.length()));
            tail = window.substring(text.length());
            cut |= text.length() > most - kept.length();
            kept.append(text, 0, Math.min(text.length(), most - kept.length()));
            if (at >= 0) return new Pasted(kept.toString(), tail.substring(end.length()), cut);
        }
        // The end never came: what is there is all there is.
        return new Pasted(kept + tail, "", cut);
    }

    /**
     * @param behind what was typed after the paste
     * @param cut whether there was more than was kept
     */
    record Pasted(String text, String behind, boolean cut) {}

    /** How many bytes at the end are the beginning of a character. */
    private static int beginOfCharacter(byte[] bytes, int length) {
        for (int back = 1; back <= 3 && back <= length; back++) {
            int b = bytes[length - back] & 0xff;
            if (b < 0x80) return 0;
            int whole = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : b >= 0xC0 ? 2 : 0;
            if (whole > 0) return whole > back ? back : 0;
        }
        return 0;
    }
}
