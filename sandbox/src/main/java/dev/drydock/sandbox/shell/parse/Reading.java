package dev.drydock.sandbox.shell.parse;

import dev.drydock.sandbox.shell.syntax.Command;
import java.util.List;
import java.util.Optional;

/** What came of reading one complete command. */
public sealed interface Reading {
    /**
     * A complete command, up to and including its newline.
     *
     * @param next     where the next command begins in the text
     * @param nextLine the line of {@code next}
     * @param warnings what bash warns of while reading (a here-document that the end of the text closed)
     */
    record Complete(Command.Sequence command, int next, int nextLine, List<SyntaxError> warnings)
            implements Reading { }

    /** Only blank lines and comments were left up to the end of the text. */
    record Nothing() implements Reading { }

    /**
     * The text stops in the middle of a command.
     *
     * @param atEnd what the shell says if no more text comes
     * @param until a text without which further lines cannot complete the command, for callers that read line by line
     */
    record Incomplete(SyntaxError atEnd, Optional<String> until) implements Reading { }

    /** The text is wrong. */
    record Refused(SyntaxError error) implements Reading { }
}
