package dev.drydock.sandbox.tool.sed;

import dev.drydock.sandbox.tool.print.Text;

/** What {@code l} prints: the text unambiguously, byte by byte, wrapped. */
final class Listing {
    private Listing() {}

    static String of(String text, int width) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (byte b : Text.encode(text)) {
            String shown = shown(b & 0xff);
            if (width > 1 && column + shown.length() > width - 1) {
                out.append("\\\n");
                column = 0;
            }
            out.append(shown);
            column += shown.length();
        }
        return out.append("$\n").toString();
    }

    private static String shown(int b) {
        int control = "\u0007\b\f\n\r\t\u000b\\".indexOf(b);
        if (control >= 0) {
            return "\\" + "abfnrtv\\".charAt(control);
        }
        return b >= ' ' && b < 127 ? String.valueOf((char) b) : String.format(java.util.Locale.ROOT, "\\%03o", b);
    }
}
