package dev.drydock.sandbox.tool.awk.code;

/** Variables that the language itself uses; their numbers are their ordinals. */
public enum Special {
    NF, NR, FNR, FS, OFS, ORS, RS, FILENAME, SUBSEP, RSTART, RLENGTH, CONVFMT, OFMT, RT, IGNORECASE, ARGC;

    /** Arrays of the language; their numbers are their ordinals. */
    public enum SpecialArray { ENVIRON, ARGV, PROCINFO }
}
