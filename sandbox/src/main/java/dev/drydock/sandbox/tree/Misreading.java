package dev.drydock.sandbox.tree;

/**
 * Why a text could not be read.
 *
 * @param message the sentence of the original reader (Go's encoding/json, yaml.v3)
 * @param offset in characters from 0
 * @param line from 1
 * @param column from 1, in characters
 */
public record Misreading(String message, int offset, int line, int column) {
    /** The misreading at an offset of a text. */
    public static Misreading at(String text, int offset, String message) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < Math.min(offset, text.length()); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                start = i + 1;
            }
        }
        return new Misreading(message, offset, line, offset - start + 1);
    }

    @Override
    public String toString() {
        return message + " (line " + line + ", column " + column + ")";
    }
}
