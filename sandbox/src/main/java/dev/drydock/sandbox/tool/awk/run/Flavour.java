package dev.drydock.sandbox.tool.awk.run;

import dev.drydock.sandbox.tool.awk.value.Notation;

/** Which awk it is: GNU's, Mike Brennan's or busybox's. */
public enum Flavour {
    GAWK(Notation.GAWK), MAWK(Notation.MAWK), BUSYBOX(Notation.BUSYBOX);

    private final Notation notation;

    Flavour(Notation notation) {
        this.notation = notation;
    }

    /** How it writes numbers. */
    public Notation notation() {
        return notation;
    }

    /** One of three. */
    public String words(String gawk, String mawk, String busybox) {
        return switch (this) {
            case GAWK -> gawk;
            case MAWK -> mawk;
            case BUSYBOX -> busybox;
        };
    }

    String badRegex(String regex, String why) {
        return words("fatal: invalid regexp: " + why + ": /" + regex + "/", "regular expression compile failed (" + why + ")\n" + regex,
                "bad regex '" + regex + "': " + why);
    }

    /** Exit status after a complaint while the program runs. */
    int failure() {
        return this == BUSYBOX ? 1 : 2;
    }
}
