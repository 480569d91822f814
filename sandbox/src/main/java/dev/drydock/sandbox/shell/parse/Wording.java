package dev.drydock.sandbox.shell.parse;

import dev.drydock.sandbox.shell.syntax.Dialect;
import java.util.Locale;
import java.util.Optional;

/** The error texts of the three dialects, as their originals print them (bash 5.2.15, BusyBox 1.35, dash 0.5.12). */
final class Wording {
    private final Dialect dialect;
    private final Cursor cursor;

    Wording(Dialect dialect, Cursor cursor) {
        this.dialect = dialect;
        this.cursor = cursor;
    }

    /**
     * A token that cannot stand where it stands.
     *
     * @param keyword   whether it is a reserved word where it stands
     * @param start     where it begins in the text
     * @param expecting what ash would have liked, in its own words, or empty
     */
    Stop unexpected(Token token, boolean keyword, int start, String expecting) {
        if (dialect.isBash()) {
            if (token.isEnd()) {
                return plainAtEnd("syntax error: unexpected end of file", expecting);
            }
            String text = token.isNewline() ? "newline" : token.text();
            return stop(new SyntaxError(token.line(), "syntax error near unexpected token `" + text + "'",
                    Optional.of("`" + cursor.lineAround(start) + "'"), 2));
        }
        String wish = expecting.isEmpty() ? "" : " (expecting " + ashName(expecting) + ")";
        int line = token.isEnd() ? cursor.lineOfEnd() : token.line() + (token.isNewline() ? 1 : 0);
        SyntaxError error = new SyntaxError(line, ashUnexpected(ashText(token, keyword)) + wish, Optional.empty(), 2);
        return new Stop(error, token.isEnd(), until(expecting));
    }

    /** A token that cannot stand in the parentheses of an array, which is no reason to give up the script. */
    Stop inArray(Token token, int start) {
        SyntaxError error = unexpected(token, false, start, "").error();
        return stop(new SyntaxError(error.line(), error.message(), error.echo(), 1));
    }

    private Stop plainAtEnd(String message, String expecting) {
        return new Stop(new SyntaxError(cursor.lineBehindEnd(), message, Optional.empty(), 2), true, until(expecting));
    }

    /** An expectation of ash that no text can do without before the command is complete. */
    private static String until(String expecting) {
        return switch (expecting) {
            case "fi", "done", "}", ")", "then", "do", "in" -> expecting;
            case ";;" -> "esac";
            default -> "";
        };
    }

    private String ashUnexpected(String what) {
        return dialect == Dialect.ASH ? "syntax error: unexpected " + what : "Syntax error: " + what + " unexpected";
    }

    private static String ashText(Token token, boolean keyword) {
        return switch (token.kind()) {
            case END -> "end of file";
            case NEWLINE -> "newline";
            case DESCRIPTOR -> "redirection";
            case ASSIGNMENT -> "word";
            case OPERATOR -> token.text().indexOf('<') >= 0 || token.text().indexOf('>') >= 0
                    ? "redirection" : "\"" + token.text() + "\"";
            case WORD -> keyword ? "\"" + token.text() + "\"" : "word";
        };
    }

    private static String ashName(String expecting) {
        return expecting.equals("word") ? "word" : "\"" + expecting + "\"";
    }

    /** A quote or bracket that began on {@code startLine} and is never closed. */
    Stop unclosed(String opening, String closing, int startLine) {
        if (dialect.isBash()) {
            int line = opening.equals("$(") ? cursor.lineBehindEnd() : startLine;
            String message = "unexpected EOF while looking for matching `" + closing + "'";
            return new Stop(new SyntaxError(line, message, Optional.empty(), opening.equals("a=(") ? 1 : 2),
                    true, closing);
        }
        String message = switch (opening) {
            case "\"", "'" -> "unterminated quoted string";
            case "`" -> "EOF in backquote substitution";
            case "${" -> "missing '}'";
            case "$((" -> "missing '))'";
            default -> "unexpected end of file (expecting \")\")";
        };
        if (opening.equals("$(")) {
            message = ashUnexpected("end of file") + " (expecting \")\")";
        } else {
            message = ashMessage(message);
        }
        return new Stop(new SyntaxError(opening.equals("${") ? startLine : cursor.lineOfEnd(), message,
                Optional.empty(), 2), true, closing);
    }

    /** An error that only ash and dash have, written as ash writes it. */
    String ashMessage(String message) {
        return dialect == Dialect.ASH ? "syntax error: " + message
                : "Syntax error: " + message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1);
    }

    /** An error with a sentence of its own. */
    Stop plain(int line, String message, Optional<String> echo) {
        return stop(new SyntaxError(line, message, echo, 2));
    }

    /** The header of an arithmetic loop with the wrong number of expressions. */
    Stop arithmeticFor(int line, String message, String header) {
        return plain(line, message, Optional.of("syntax error: `" + header + "'"));
    }

    /** A {@code [[} that is still open at the end of the text. */
    Stop conditionAtEnd(String message) {
        return new Stop(new SyntaxError(cursor.lineOfEnd(), message, Optional.empty(), 2), true, "]]");
    }

    private static Stop stop(SyntaxError error) {
        return new Stop(error, false, "");
    }
}
