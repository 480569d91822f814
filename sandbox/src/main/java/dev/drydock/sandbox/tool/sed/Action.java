package dev.drydock.sandbox.tool.sed;

import dev.drydock.sandbox.tool.regex.Regex;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a command does. */
sealed interface Action {
    /** One of {@code = d D g G h H n N p P x z F}, or {@code }} which does nothing. */
    record Plain(char name) implements Action {}

    /** {@code {}: where to go on when the address does not match, set once the block is closed. */
    record Block(int end) implements Action {}

    /** {@code a i c}. */
    record Text(char name, String text) implements Action {}

    /** {@code b t T}: target -1 means the end of the script. */
    record Jump(char name, int target) implements Action {}

    /** {@code q Q}. */
    record Quit(boolean silent, int exitCode) implements Action {}

    /** {@code l}: width 1 means no wrapping, 0 the default. */
    record Show(int width) implements Action {}

    /** {@code r R w W}. */
    record FileAccess(char name, String path) implements Action {}

    /** {@code y}. */
    record Transliterate(Map<Integer, Integer> letters) implements Action {}

    /**
     * {@code s}.
     *
     * @param occurrence the first match that is replaced, from 1
     * @param writeTo file of flag {@code w}, or empty
     */
    record Substitute(Optional<Regex> regex, List<Piece> replacement, int occurrence, boolean all, boolean print, String writeTo)
            implements Action {}

    /** A part of a replacement. */
    sealed interface Piece {
        record Literal(String text) implements Piece {}

        record Group(int number) implements Piece {}

        /** One of {@code U L E u l}. */
        record CaseChange(char kind) implements Piece {}
    }
}
