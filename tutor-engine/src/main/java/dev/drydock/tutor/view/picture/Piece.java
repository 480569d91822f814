package dev.drydock.tutor.view.picture;

/** Text of one look within a row; without line breaks and control characters. */
public record Piece(String text, Look look) {
    public Piece {
        text = harmless(text);
    }

    public static Piece of(String text) {
        return new Piece(text, Look.PLAIN);
    }

    /** What stands in the world may hold control characters, which are none of the picture's. */
    private static String harmless(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) return text.replaceAll("\\p{Cntrl}", "?").replaceAll("[\u0080-\u009f]", "?");
        }
        return text;
    }
}
