package dev.drydock.sandbox.tool.sed;

import java.util.List;

/** Reads the characters of a script and knows where an error is; used once, then thrown away. */
final class ScriptReader {
    private final List<SedScript.Source> sources;
    private final String text;
    private int at;

    ScriptReader(List<SedScript.Source> sources) {
        this.sources = sources;
        this.text = String.join("\n", sources.stream().map(SedScript.Source::text).toList());
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /** The next character, or NUL at the end. */
    char peek() {
        return atEnd() ? '\0' : text.charAt(at);
    }

    char next() {
        char c = peek();
        at = Math.min(text.length(), at + 1);
        return c;
    }

    boolean startsWith(String prefix) {
        return text.startsWith(prefix, at);
    }

    boolean skip(char c) {
        boolean there = !atEnd() && peek() == c;
        if (there) {
            at++;
        }
        return there;
    }

    /** Skips blanks, not newlines. */
    void skipBlanks() {
        while (!atEnd() && (peek() == ' ' || peek() == '\t')) {
            at++;
        }
    }

    /** Skips blanks and the newline behind them, if nothing else stands before the newline. */
    void skipBlanksIfNewlineFollows() {
        int i = at;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        if (i < text.length() && text.charAt(i) == '\n') {
            at = i + 1;
        }
    }

    boolean atDigit() {
        return peek() >= '0' && peek() <= '9';
    }

    long number() {
        long value = 0;
        while (atDigit()) {
            value = Math.min(1_000_000_000_000L, value * 10 + next() - '0');
        }
        return value;
    }

    /** The rest of the line; the newline itself is eaten. */
    String restOfLine() {
        StringBuilder line = new StringBuilder();
        while (!atEnd() && peek() != '\n') {
            line.append(next());
        }
        skip('\n');
        return line.toString();
    }

    /** An error at the character just read. */
    BadScript error(String message) {
        int start = 0;
        for (SedScript.Source source : sources) {
            int end = start + source.text().length();
            if (at <= end || source == sources.get(sources.size() - 1)) {
                return errorIn(source, at - start, message);
            }
            start = end + 1;
        }
        throw new IllegalStateException("a script has a source");
    }

    private BadScript errorIn(SedScript.Source source, int position, String message) {
        if (!source.isFile()) {
            return new BadScript(source.name() + ", char " + position + ": " + message, 1);
        }
        long line = 1 + source.text().substring(0, Math.max(0, position - 1)).chars().filter(c -> c == '\n').count();
        return new BadScript("file " + source.name() + " line " + line + ": " + message, 1);
    }

    /** An error that concerns the expression as a whole. */
    BadScript errorOfWhole(String message) {
        SedScript.Source last = sources.get(sources.size() - 1);
        return last.isFile() ? errorIn(last, last.text().length(), message) : errorIn(last, 0, message);
    }
}
