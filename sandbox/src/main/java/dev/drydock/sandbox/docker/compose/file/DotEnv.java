package dev.drydock.sandbox.docker.compose.file;

import dev.drydock.sandbox.command.Quote;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files of {@code NAME=value} lines with quotes, comments, {@code export} and variables: compose-go's dotenv.
 *
 * @param found what the file gave so far, changed by reading
 * @param around variables from outside, which count before those of the file
 */
record DotEnv(Map<String, String> found, Function<String, Optional<String>> around, Consumer<String> unset) {
    private static final Pattern ESCAPE = Pattern.compile("\\\\([abcfnrtv$\"\\\\]|0\\d{0,3})");

    /** Where the reading stands. */
    private static final class Cursor {
        private final String text;
        private int at;
        private int line = 1;

        Cursor(String text) {
            this.text = text;
        }

        boolean ended() {
            return at >= text.length();
        }

        void skipSpace(boolean lines) {
            while (!ended() && (isSpace(text.charAt(at)) || lines && text.charAt(at) == '\n')) {
                if (text.charAt(at) == '\n') {
                    line++;
                }
                at++;
            }
        }

        String lineLeft() {
            int newline = text.indexOf('\n', at);
            return text.substring(at, newline < 0 ? text.length() : newline);
        }
    }

    /** Reads a file's text into {@code found}. @throws Unfit naming the line */
    void read(String text) {
        Cursor cursor = new Cursor(text.startsWith("\uFEFF") ? text.substring(1) : text);
        cursor.skipSpace(true);
        while (!cursor.ended()) {
            if (cursor.text.charAt(cursor.at) == '#') {
                cursor.at += cursor.lineLeft().length();
            } else {
                statement(cursor);
            }
            cursor.skipSpace(true);
        }
    }

    private void statement(Cursor cursor) {
        if (cursor.lineLeft().matches("export\\s+.*")) {
            cursor.at += "export".length();
            cursor.skipSpace(false);
        }
        int start = cursor.at;
        int end = start;
        while (end < cursor.text.length() && "=:\n".indexOf(cursor.text.charAt(end)) < 0) {
            char c = cursor.text.charAt(end);
            if (!isSpace(c) && "_.-[]".indexOf(c) < 0 && !Character.isLetter(c) && !Character.isDigit(c)) {
                throw new Unfit("line " + cursor.line + ": unexpected character " + Quote.go(String.valueOf(c)) + " in variable name "
                        + Quote.go(cursor.lineLeft()));
            }
            end++;
        }
        String name = cursor.text.substring(start, end).stripTrailing();
        boolean inherited = end >= cursor.text.length() || cursor.text.charAt(end) == '\n';
        if (name.indexOf(' ') >= 0) {
            throw new Unfit("line " + cursor.line + ": key cannot contain a space");
        }
        cursor.at = Math.min(end + 1, cursor.text.length());
        if (inherited) {
            cursor.line++;
            around.apply(name).ifPresent(value -> found.put(name, value));
            return;
        }
        cursor.skipSpace(false);
        found.put(name, value(cursor));
    }

    private String value(Cursor cursor) {
        char quote = cursor.ended() ? ' ' : cursor.text.charAt(cursor.at);
        if (quote == '"' || quote == '\'') {
            return quoted(cursor, quote);
        }
        String line = cursor.lineLeft();
        cursor.at += line.length();
        int comment = line.indexOf(" #");
        return expanded((comment < 0 ? line : line.substring(0, comment)).stripTrailing());
    }

    private String quoted(Cursor cursor, char quote) {
        int start = cursor.at;
        int line = cursor.line;
        StringBuilder value = new StringBuilder();
        boolean escaped = false;
        for (int i = start + 1; i < cursor.text.length(); i++) {
            char c = cursor.text.charAt(i);
            if (c == '\n') {
                cursor.line++;
            }
            if (c == quote && !escaped) {
                cursor.at = i + 1;
                return quote == '"' ? expanded(unescaped(value.toString())) : value.toString();
            }
            if (c != quote && !escaped && c == '\\') {
                escaped = true;
                continue;
            }
            if (c != quote && escaped) {
                value.append('\\');
            }
            escaped = false;
            value.append(c);
        }
        throw new Unfit("line " + cursor.line + ": unterminated quoted value " + cursor.lineLeft());
    }

    private static String unescaped(String text) {
        Matcher escape = ESCAPE.matcher(text);
        StringBuilder plain = new StringBuilder();
        while (escape.find()) {
            String what = escape.group(1);
            int known = "abfnrtv\"\\".indexOf(what.charAt(0));
            String meaning = what.equals("$") ? "$$" : known >= 0 ? String.valueOf("\u0007\b\f\n\r\t\u000b\"\\".charAt(known)) : escape.group();
            escape.appendReplacement(plain, Matcher.quoteReplacement(meaning));
        }
        return escape.appendTail(plain).toString();
    }

    private String expanded(String value) {
        try {
            return new Substitution(name -> {
                Optional<String> outside = around.apply(name);
                return outside.isPresent() ? outside : Optional.ofNullable(found.get(name));
            }, unset).fill(value);
        } catch (Substitution.Malformed malformed) {
            throw new Unfit("Invalid template: " + Quote.go(malformed.template()));
        }
    }

    private static boolean isSpace(char c) {
        return c == '\t' || c == 0x0b || c == '\f' || c == '\r' || c == ' ' || c == 0x85 || c == 0xA0;
    }
}
