package dev.drydock.sandbox.tool.awk.syntax;

import java.util.List;
import java.util.Optional;

/** A whole program as it was written. @param oddEscapes what one awk warns of */
public record Source(List<Rule> rules, List<Function> functions, List<OddEscape> oddEscapes) {

    /** A backslash in front of a character where it means nothing. */
    public record OddEscape(int line, int at, char character) {}

    /** What starts a rule's action. */
    public enum Occasion { BEGIN, RECORD, END }

    /**
     * A pattern and its action.
     *
     * @param from the pattern; empty for every record
     * @param to the end of a range
     * @param action empty for printing the record
     */
    public record Rule(Occasion occasion, Optional<Expression> from, Optional<Expression> to, Optional<Statement> action) {}

    /** A function that the program defines. */
    public record Function(String name, List<String> parameters, Statement body) {}
}
