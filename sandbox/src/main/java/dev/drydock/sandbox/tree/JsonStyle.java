package dev.drydock.sandbox.tree;

/**
 * How JSON is laid out.
 *
 * @param indent one level's indentation; empty for everything on one line
 * @param escapeHtml whether {@code < > &} are written as {@code \}{@code u003c \}{@code u003e \}{@code u0026}, as {@code json.Marshal} does unless told
 * @param sortKeys whether the keys of all mappings are in the order of their bytes, as Go writes maps, or as given, as it writes structs
 */
public record JsonStyle(String indent, boolean escapeHtml, boolean sortKeys) {
    /** {@code json.Marshal} of structs. */
    public static final JsonStyle COMPACT = new JsonStyle("", true, false);
    /** {@code docker inspect}. */
    public static final JsonStyle INSPECT = new JsonStyle("    ", false, false);
    /** {@code kubectl -o json}. */
    public static final JsonStyle KUBECTL = new JsonStyle("    ", true, true);

    public JsonStyle withEscapeHtml(boolean escape) {
        return new JsonStyle(indent, escape, sortKeys);
    }

    public JsonStyle withSortKeys(boolean sort) {
        return new JsonStyle(indent, escapeHtml, sort);
    }

    public JsonStyle withIndent(String other) {
        return new JsonStyle(other, escapeHtml, sortKeys);
    }
}
