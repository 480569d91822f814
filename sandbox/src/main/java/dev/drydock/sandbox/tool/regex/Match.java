package dev.drydock.sandbox.tool.regex;

/** Where a pattern and its groups were found in a text; immutable. */
public final class Match {
    private final int[] marks;

    Match(int[] marks) {
        this.marks = marks;
    }

    /** Index of the first character of the whole match. */
    public int start() {
        return marks[0];
    }

    /** Index behind the last character of the whole match. */
    public int end() {
        return marks[1];
    }

    /** Whether that group (0 is the whole) took part in the match. */
    public boolean has(int group) {
        return 2 * group + 1 < marks.length && marks[2 * group] >= 0 && marks[2 * group + 1] >= 0;
    }

    /** What that group matched in the text searched; the empty string when it took no part. */
    public String text(CharSequence searched, int group) {
        return has(group) ? searched.subSequence(marks[2 * group], marks[2 * group + 1]).toString() : "";
    }
}
