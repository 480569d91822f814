package dev.drydock.sandbox.tool.print;

import java.util.Arrays;

/**
 * Text from bytes and back without loss. Valid UTF-8 becomes characters; each byte that is not part of any becomes a lone surrogate
 * U+DC80 to U+DCFF, and goes back to that byte. So a tool that passes on what it read passes on the very bytes.
 */
public final class Text {
    private static final int ESCAPE = 0xDC00;

    private Text() {}

    /** Text of those bytes. */
    public static String decode(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        int i = 0;
        while (i < bytes.length) {
            int b = bytes[i] & 0xff;
            int length = b < 0x80 ? 1 : sequenceLength(bytes, i);
            if (length == 0) {
                text.append((char) (ESCAPE + b));
                i++;
            } else if (length == 1) {
                text.append((char) b);
                i++;
            } else {
                text.appendCodePoint(codePoint(bytes, i, length));
                i += length;
            }
        }
        return text.toString();
    }

    /** Bytes of that text. */
    public static byte[] encode(CharSequence text) {
        byte[] bytes = new byte[text.length() * 3];
        int n = 0;
        for (int i = 0; i < text.length(); ) {
            int c = Character.codePointAt(text, i);
            i += Character.charCount(c);
            if (c < 0x80) {
                bytes[n++] = (byte) c;
            } else if (c > ESCAPE && c <= ESCAPE + 0xff) {
                bytes[n++] = (byte) c;
            } else if (c < 0x800) {
                bytes[n++] = (byte) (0xc0 | c >> 6);
                bytes[n++] = continuation(c);
            } else if (c < 0x10000) {
                bytes[n++] = (byte) (0xe0 | c >> 12);
                bytes[n++] = continuation(c >> 6);
                bytes[n++] = continuation(c);
            } else {
                bytes[n++] = (byte) (0xf0 | c >> 18);
                bytes[n++] = continuation(c >> 12);
                bytes[n++] = continuation(c >> 6);
                bytes[n++] = continuation(c);
            }
        }
        return Arrays.copyOf(bytes, n);
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | bits & 0x3f);
    }

    /** Length of the valid sequence that starts there, 0 for none. */
    private static int sequenceLength(byte[] bytes, int at) {
        int b = bytes[at] & 0xff;
        int length = b >= 0xf0 && b < 0xf5 ? 4 : b >= 0xe0 && b < 0xf0 ? 3 : b >= 0xc2 && b < 0xe0 ? 2 : 0;
        if (length == 0 || at + length > bytes.length) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        int c = codePoint(bytes, at, length);
        boolean shortest = length == 2 || (length == 3 ? c >= 0x800 : c >= 0x10000);
        boolean exists = c <= Character.MAX_CODE_POINT && (c < 0xD800 || c > 0xDFFF);
        return shortest && exists ? length : 0;
    }

    private static int codePoint(byte[] bytes, int at, int length) {
        int c = bytes[at] & (length == 2 ? 0x1f : length == 3 ? 0x0f : 0x07);
        for (int i = 1; i < length; i++) {
            c = c << 6 | bytes[at + i] & 0x3f;
        }
        return c;
    }
}
