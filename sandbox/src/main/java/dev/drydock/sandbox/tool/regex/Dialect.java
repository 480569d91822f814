package dev.drydock.sandbox.tool.regex;

/** Whose rules a pattern follows; they differ in what is special and in what is an error (found out from GNU grep 3.8, sed 4.9). */
public enum Dialect {
    /** {@code grep}: basic, a misplaced repetition is literal. */
    GREP_BASIC(false, false, false),
    /** {@code grep -E}: extended, a misplaced repetition is ignored, a misplaced brace or closing parenthesis literal. */
    GREP_EXTENDED(true, false, false),
    /** {@code sed}: basic, a repetition of a repetition is an error. */
    SED_BASIC(false, true, false),
    /** {@code sed -E}: extended, a misplaced repetition is an error. */
    SED_EXTENDED(true, true, false),
    /** {@code awk}: extended, with the escapes of its strings ({@code \t}, {@code \/}), also inside brackets. */
    AWK(true, false, true);

    final boolean extended;
    final boolean strict;
    final boolean stringEscapes;

    Dialect(boolean extended, boolean strict, boolean stringEscapes) {
        this.extended = extended;
        this.strict = strict;
        this.stringEscapes = stringEscapes;
    }
}
