package dev.drydock.sandbox.tool.regex;

import java.util.List;

/**
 * A set of code points: ranges and named classes, perhaps negated, perhaps blind to case.
 *
 * @param ranges pairs of first and last code point
 * @param classes names known to {@link Letters}, with {@code !} in front when negated
 */
record CharSet(List<Range> ranges, List<String> classes, boolean negated, boolean ignoreCase) {

    record Range(int first, int last) {}

    static CharSet of(int codePoint, boolean ignoreCase) {
        return new CharSet(List.of(new Range(codePoint, codePoint)), List.of(), false, ignoreCase && Character.isLetter(codePoint));
    }

    static CharSet any() {
        // A byte that is no valid UTF-8 is kept as a lone surrogate; the dot does not match it, nor a NUL's absence.
        return new CharSet(List.of(new Range(0, 0xD7FF), new Range(0xE000, Character.MAX_CODE_POINT)), List.of(), false, false);
    }

    static CharSet word(boolean negated) {
        return new CharSet(List.of(new Range('_', '_')), List.of("alnum"), negated, false);
    }

    static CharSet space(boolean negated) {
        return new CharSet(List.of(), List.of("space"), negated, false);
    }

    /** The only code point in it, or -1. */
    int single() {
        boolean one = !negated && !ignoreCase && classes.isEmpty() && ranges.size() == 1 && ranges.get(0).first == ranges.get(0).last;
        return one ? ranges.get(0).first : -1;
    }

    boolean contains(int c) {
        boolean in = holds(c) || (ignoreCase && (holds(Character.toLowerCase(c)) || holds(Character.toUpperCase(c))));
        return in != negated;
    }

    private boolean holds(int c) {
        for (Range range : ranges) {
            if (c >= range.first && c <= range.last) {
                return true;
            }
        }
        for (String name : classes) {
            if (Letters.belongs(c, name)) {
                return true;
            }
        }
        return false;
    }
}
