package dev.drydock.sandbox.shell.arithmetic;

import dev.drydock.sandbox.shell.syntax.Dialect;

/** What came of an evaluation. */
public sealed interface Outcome {
    /** The value. */
    record Value(long number) implements Outcome { }

    /** What kind of mistake it is, for the dialects that have one sentence for each. */
    enum Mistake { DIVISION, OPERAND, OTHER, VARIABLE }

    /**
     * The expression is wrong.
     *
     * @param expression the expression whose text the message shows
     * @param message    bash's sentence about it
     * @param token      the rest of the expression from the token in error on
     */
    record Failed(Mistake mistake, String expression, String message, String token) implements Outcome {
        /** The whole sentence of a dialect, without the prefix of shell and line. */
        public String sentence(Dialect dialect) {
            if (mistake == Mistake.VARIABLE) {
                return message;
            }
            return switch (dialect) {
                case BASH -> expression + ": " + message + " (error token is \"" + token + "\")";
                case ASH -> mistake == Mistake.DIVISION ? "divide by zero" : "arithmetic syntax error";
                case DASH -> "arithmetic expression: " + switch (mistake) {
                    case DIVISION -> "division by zero";
                    case OPERAND -> "expecting primary";
                    default -> "expecting EOF";
                } + ": \"" + expression + "\"";
            };
        }
    }
}
