package dev.drydock.sandbox.tool.awk.value;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.tool.print.Text;
import java.util.Locale;

/** What an awk takes for a character: a letter of Unicode, or a byte in the C locale and in awks that know only bytes. */
public enum Encoding {
    UNICODE, BYTES;

    /** Text as the program sees it. */
    public String decode(Bytes bytes) {
        return this == BYTES ? bytes.latin1() : Text.decode(bytes.toArray());
    }

    /** What a text of the program's is outside. */
    public byte[] encode(String text) {
        if (this == UNICODE) {
            return Text.encode(text);
        }
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) text.charAt(i);
        }
        return bytes;
    }

    /** A text of the world's as the program sees it. */
    public String inner(String text) {
        return this == UNICODE ? text : Bytes.wrap(Text.encode(text)).latin1();
    }

    /** A text of the program's as the world knows it. */
    public String outer(String text) {
        return this == UNICODE ? text : Text.decode(encode(text));
    }

    /** In capitals. */
    public String upper(String text) {
        return this == UNICODE ? mapped(text, true) : ascii(text, true);
    }

    /** In small letters. */
    public String lower(String text) {
        return this == UNICODE ? mapped(text, false) : ascii(text, false);
    }

    private static String mapped(String text, boolean up) {
        return text.codePoints().map(c -> up ? Character.toUpperCase(c) : Character.toLowerCase(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static String ascii(String text, boolean up) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) {
            if (out.charAt(i) < 128) {
                String one = text.substring(i, i + 1);
                out.setCharAt(i, (up ? one.toUpperCase(Locale.ROOT) : one.toLowerCase(Locale.ROOT)).charAt(0));
            }
        }
        return out.toString();
    }

    /** The character of a number, for {@code %c}. */
    String character(double number) {
        int code = (int) number;
        if (this == BYTES) {
            return String.valueOf((char) (code & 255));
        }
        return code >= 0 && Character.isValidCodePoint(code) ? Character.toString(code) : "";
    }
}
