package dev.drydock.sandbox.shell.parse;

import dev.drydock.sandbox.shell.parse.Lexer.Mode;
import dev.drydock.sandbox.shell.syntax.Part;
import dev.drydock.sandbox.shell.syntax.Word;
import java.util.List;
import java.util.Optional;

/**
 * Finds the body of a here-document when its operator is read: behind the newline token that ends the present line,
 * and behind the bodies of earlier documents of that line. The cursor will jump over it when it passes that newline.
 */
final class HereDocuments {
    private final Parser parser;
    private final Lexer lexer;
    private final boolean stripTabs;
    private final boolean quoted;
    private final String delimiter;

    HereDocuments(Parser parser, boolean stripTabs, boolean quoted, String delimiter) {
        this.parser = parser;
        this.lexer = parser.lexer();
        this.stripTabs = stripTabs;
        this.quoted = quoted;
        this.delimiter = delimiter;
    }

    /**
     * The body as a word of one part. Its source is the delimiter as written, a newline, the body, and the line that
     * ends it.
     */
    Word read(int line, String written) {
        Cursor cursor = lexer.cursor();
        Cursor.Mark here = cursor.mark();
        int newline = newlineAhead();
        StringBuilder body = new StringBuilder();
        int firstLine = cursor.line();
        int resume = newline < 0 ? end(line, "") : body(cursor.text(), cursor.bodyStart(), body, line);
        if (newline >= 0) {
            cursor.resumeAfterNewline(newline, resume);
        }
        cursor.reset(here);
        String text = body.toString();
        Part part = quoted ? new Part.Quoted(text) : expanded(text, firstLine + 1);
        return new Word(written + "\n" + text + delimiter + "\n", List.of(part));
    }

    /** Moves to the newline token that ends the line; -1 when there is none. */
    private int newlineAhead() {
        Cursor cursor = lexer.cursor();
        while (true) {
            lexer.skipBlanks();
            if (cursor.peek() == '\n') {
                return cursor.pos();
            }
            if (lexer.next(Mode.DECLARATION).isEnd()) {
                return -1;
            }
        }
    }

    private int body(String text, int from, StringBuilder body, int line) {
        int at = from;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            int stop = end < 0 ? text.length() : end;
            String content = text.substring(at, stop);
            if (stripTabs) {
                content = content.replaceFirst("^\t+", "");
            }
            if (content.equals(delimiter) && (end >= 0 || lexer.source().ended())) {
                return Math.min(stop + 1, text.length());
            }
            body.append(content).append(end < 0 ? "" : "\n");
            at = stop + 1;
        }
        return end(line, delimiter);
    }

    private int end(int line, String until) {
        Cursor cursor = lexer.cursor();
        int last = cursor.lineOfEnd() - (cursor.text().endsWith("\n") ? 1 : 0);
        SyntaxError warning = new SyntaxError(last, "warning: here-document at line " + line
                + " delimited by end-of-file (wanted `" + delimiter + "')", Optional.empty(), 0);
        if (!lexer.source().ended()) {
            throw new Stop(warning, true, until);
        }
        if (lexer.dialect().isBash()) {
            parser.warn(warning);
        }
        return lexer.cursor().text().length();
    }

    private Part expanded(String body, int line) {
        ScriptText text = new ScriptText(body, true, lexer.dialect(), false, lexer.source().aliases());
        return WordReader.document(new Lexer(text, 0, line));
    }
}
