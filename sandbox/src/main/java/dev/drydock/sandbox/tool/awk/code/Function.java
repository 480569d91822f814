package dev.drydock.sandbox.tool.awk.code;

import java.util.Locale;

/** Functions of the language, with the least and the most arguments they take. */
public enum Function {
    LENGTH(0, 1), SUBSTR(2, 3), INDEX(2, 2), SPLIT(2, 4), SUB(2, 3), GSUB(2, 3), GENSUB(3, 4), MATCH(2, 3), SPRINTF(1, 1000), SIN(1, 1), COS(1, 1),
    ATAN2(2, 2), EXP(1, 1), LOG(1, 1), SQRT(1, 1), INT(1, 1), RAND(0, 0), SRAND(0, 1), TOLOWER(1, 1), TOUPPER(1, 1), SYSTEM(1, 1), CLOSE(1, 2),
    FFLUSH(0, 1), SYSTIME(0, 0), STRFTIME(0, 3), MKTIME(1, 2), AND(2, 100), OR(2, 100), XOR(2, 100), LSHIFT(2, 2), RSHIFT(2, 2), COMPL(1, 1),
    STRTONUM(1, 1), ASORT(1, 3), ASORTI(1, 3), PATSPLIT(2, 4);

    private final int least;
    private final int most;

    Function(int least, int most) {
        this.least = least;
        this.most = most;
    }

    /** The function of that name. */
    static Function named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    boolean takes(int arguments) {
        return arguments >= least && arguments <= most;
    }

    /** Whether an argument, counted from 0, is an array. */
    boolean takesArray(int argument) {
        return switch (this) {
            case SPLIT, PATSPLIT -> argument == 1 || argument == 3;
            case MATCH -> argument == 2;
            case ASORT, ASORTI -> argument < 2;
            default -> false;
        };
    }
}
