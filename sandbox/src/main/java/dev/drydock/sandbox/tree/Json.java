package dev.drydock.sandbox.tree;

/** JSON as Go's {@code encoding/json} reads and writes it. */
public final class Json {
    private Json() {}

    /** Reads exactly one value; a key given twice counts as given last. */
    public static Reading<Tree> read(String text) {
        return read(text, Limits.USUAL);
    }

    /** Reads exactly one value within limits. */
    public static Reading<Tree> read(String text, Limits limits) {
        return new JsonReader(text, limits).read();
    }

    /** The value of a text that is known to be JSON. @throws IllegalArgumentException if it is not */
    public static Tree parse(String text) {
        return read(text).orThrow();
    }

    /** On one line without spaces, keys in their order, {@code < > &} escaped: {@code json.Marshal}. */
    public static String compact(Tree tree) {
        return write(tree, JsonStyle.COMPACT);
    }

    /** What {@link #compact} gives and a newline, encoded as UTF-8. */
    public static byte[] line(Tree tree) {
        return JsonBytes.line(tree);
    }

    /** Indented by four spaces, keys in their order, {@code < > &} as they are: what {@code docker inspect} prints. */
    public static String indented(Tree tree) {
        return write(tree, JsonStyle.INSPECT);
    }

    /** In a style of your own; no newline at the end. */
    public static String write(Tree tree, JsonStyle style) {
        StringBuilder out = new StringBuilder();
        new JsonWriter(out, style).write(tree, 0);
        return out.toString();
    }

    /** A text as a JSON string. */
    public static String quote(String text, boolean escapeHtml) {
        StringBuilder out = new StringBuilder(text.length() + 2);
        JsonWriter.quote(out, text, escapeHtml);
        return out.toString();
    }
}
