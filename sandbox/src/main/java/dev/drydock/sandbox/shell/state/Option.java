package dev.drydock.sandbox.shell.state;

import java.util.Optional;

/** The options of {@code set}, in the order in which {@code set -o} shows them. */
public enum Option {
    ALLEXPORT('a'), BRACEEXPAND('B'), EMACS(' '), ERREXIT('e'), ERRTRACE('E'), FUNCTRACE('T'), HASHALL('h'),
    HISTEXPAND('H'), HISTORY(' '), IGNOREEOF(' '), INTERACTIVE_COMMENTS(' '), KEYWORD('k'), MONITOR('m'),
    NOCLOBBER('C'), NOEXEC('n'), NOGLOB('f'), NOLOG(' '), NOTIFY('b'), NOUNSET('u'), ONECMD('t'), PHYSICAL('P'),
    PIPEFAIL(' '), POSIX(' '), PRIVILEGED('p'), VERBOSE('v'), VI(' '), XTRACE('x');

    private final char letter;

    Option(char letter) {
        this.letter = letter;
    }

    /** The letter of {@code set -LETTER}; a blank when there is none. */
    public char letter() {
        return letter;
    }

    /** The name of {@code set -o NAME}. */
    public String title() {
        return this == INTERACTIVE_COMMENTS ? "interactive-comments" : name().toLowerCase(java.util.Locale.ROOT);
    }

    /** By letter. */
    public static Optional<Option> of(char letter) {
        for (Option option : values()) {
            if (option.letter == letter && letter != ' ') {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    /** By name. */
    public static Optional<Option> titled(String title) {
        for (Option option : values()) {
            if (option.title().equals(title)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }
}
