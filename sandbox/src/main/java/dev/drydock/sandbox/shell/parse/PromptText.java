package dev.drydock.sandbox.shell.parse;

import dev.drydock.sandbox.shell.syntax.Dialect;
import dev.drydock.sandbox.shell.syntax.Part;
import dev.drydock.sandbox.shell.syntax.Word;
import java.util.List;

/** Reads text that is expanded as if in double quotes: prompts, and what {@code envsubst}-like builtins are given. */
public final class PromptText {
    private PromptText() {
    }

    /** The text as a word; text that cannot be read stays as it is. */
    public static Word read(String text, Dialect dialect) {
        try {
            return new Word(text, List.of(WordReader.document(new Lexer(ScriptText.whole(text, dialect), 0, 1))));
        } catch (Stop stop) {
            return new Word(text, List.of(new Part.Quoted(text)));
        }
    }
}
