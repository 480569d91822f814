package dev.drydock.sandbox.shell.syntax;

/** Which shell's grammar and error texts hold. */
public enum Dialect {
    /** GNU bash 5.2. */
    BASH,
    /** The ash of BusyBox, the {@code sh} of Alpine and BusyBox containers. */
    ASH,
    /** The Debian Almquist shell, the {@code sh} of Debian and Ubuntu containers. */
    DASH;

    /** Whether this is bash with its arrays, {@code [[ ]]}, {@code (( ))} and here-strings. */
    public boolean isBash() {
        return this == BASH;
    }
}
