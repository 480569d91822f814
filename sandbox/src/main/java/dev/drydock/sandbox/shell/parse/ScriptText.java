package dev.drydock.sandbox.shell.parse;

import dev.drydock.sandbox.shell.syntax.Dialect;
import java.util.Map;

/**
 * A text to read commands from.
 *
 * @param text     the text so far
 * @param ended    whether no more text can come after it
 * @param dialect  whose grammar holds
 * @param extglob  whether {@code @(a|b)} and its like are patterns (they always are inside {@code [[ ]]})
 * @param aliases  replacement text by alias name, empty when aliases are not expanded
 */
public record ScriptText(String text, boolean ended, Dialect dialect, boolean extglob, Map<String, String> aliases) {
    /** A whole text without aliases. */
    public static ScriptText whole(String text, Dialect dialect) {
        return new ScriptText(text, true, dialect, false, Map.of());
    }

    /** Reads the command that begins at {@code offset}, which stands on {@code line}. */
    public Reading parse(int offset, int line) {
        Lexer lexer = new Lexer(this, offset, line);
        try {
            return new Parser(lexer).completeCommand();
        } catch (Stop stop) {
            return stop.atEnd() && !ended
                    ? new Reading.Incomplete(stop.error(), stop.until())
                    : new Reading.Refused(stop.error());
        }
    }
}
