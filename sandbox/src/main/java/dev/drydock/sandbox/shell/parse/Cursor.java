package dev.drydock.sandbox.shell.parse;

import java.util.Map;
import java.util.TreeMap;

/** A place in the text. Passing the newline of a line with here-documents jumps over their bodies. */
final class Cursor {
    /** What {@link #peek} answers behind the last character. */
    static final char END = '\uffff';

    private String text;
    private int pos;
    private int line;
    /** Where reading goes on after the newline at the key. */
    private final Map<Integer, Integer> resumeByNewline = new TreeMap<>();
    /** How many characters aliases have added to the text so far. */
    private int grown;

    Cursor(String text, int pos, int line) {
        this.text = text;
        this.pos = pos;
        this.line = line;
    }

    record Mark(int pos, int line) { }

    Mark mark() {
        return new Mark(pos, line);
    }

    void reset(Mark mark) {
        pos = mark.pos();
        line = mark.line();
    }

    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        int at = pos + ahead;
        return at < text.length() ? text.charAt(at) : END;
    }

    boolean atEnd() {
        return pos >= text.length();
    }

    boolean startsWith(String prefix) {
        return text.startsWith(prefix, pos);
    }

    char next() {
        char c = text.charAt(pos++);
        if (c == '\n') {
            line++;
        }
        return c;
    }

    void skip(int count) {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    /** Passes the newline that ends a logical line. */
    void newline() {
        Integer resume = resumeByNewline.get(pos);
        next();
        if (resume != null) {
            skip(resume - pos);
        }
    }

    /** Where the bodies of the here-documents of the line that ends at the newline here begin. */
    int bodyStart() {
        return resumeByNewline.getOrDefault(pos, pos + 1);
    }

    void resumeAfterNewline(int newline, int resume) {
        resumeByNewline.put(newline, resume);
    }

    /** Removes backslash-newline pairs at the cursor. */
    void skipContinuations() {
        while (peek() == '\\' && peek(1) == '\n') {
            skip(2);
        }
    }

    /** Replaces the text from {@code start} up to here and goes back to {@code start}. */
    void splice(Mark start, String replacement) {
        int change = replacement.length() - (pos - start.pos());
        text = text.substring(0, start.pos()) + replacement + text.substring(pos);
        grown += change;
        Map<Integer, Integer> moved = new TreeMap<>();
        resumeByNewline.forEach((newline, resume) ->
                moved.put(newline >= pos ? newline + change : newline, resume >= pos ? resume + change : resume));
        resumeByNewline.clear();
        resumeByNewline.putAll(moved);
        reset(start);
    }

    int pos() {
        return pos;
    }

    /** This place in the text as it was before aliases changed it. */
    int originalPos() {
        return pos - grown;
    }

    int line() {
        return line;
    }

    String text() {
        return text;
    }

    String since(Mark start) {
        return text.substring(start.pos(), pos);
    }

    /** The line of text around a place, without its newline. */
    String lineAround(int place) {
        int at = Math.min(place, text.length());
        int from = text.lastIndexOf('\n', at - 1) + 1;
        int to = text.indexOf('\n', at);
        return text.substring(from, to < 0 ? text.length() : to);
    }

    /** The line number that the end of the text has for bash: behind the last line, with or without a newline. */
    int lineBehindEnd() {
        return lineOfEnd() + (text.endsWith("\n") ? 0 : 1);
    }

    int lineOfEnd() {
        int count = line;
        for (int i = pos; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                count++;
            }
        }
        return count;
    }
}
