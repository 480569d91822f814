package dev.drydock.sandbox.tree.unit;

/** Shortened names and texts. */
public final class Cut {
    private static final int SHORT_ID = 12;

    private Cut() {}

    /** The first twelve characters of an ID, without the name of its algorithm. */
    public static String id(String id) {
        String hex = id.substring(id.indexOf(':') + 1);
        return hex.length() > SHORT_ID ? hex.substring(0, SHORT_ID) : hex;
    }

    /** The text, cut with an ellipsis where it takes more than some places on the terminal. */
    public static String ellipsis(String text, int places) {
        if (TextWidth.of(text) <= places) return text;
        StringBuilder kept = new StringBuilder();
        int taken = 0;
        for (int c : text.codePoints().toArray()) {
            taken += TextWidth.of(c);
            if (taken > places - 1) break;
            kept.appendCodePoint(c);
        }
        return kept.append('…').toString();
    }
}
