package dev.drydock.sandbox.shell.parse;

import dev.drydock.sandbox.shell.syntax.Part;
import dev.drydock.sandbox.shell.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the parts of words: quotes and plain text here, everything behind a dollar in {@link DollarReader}. */
final class WordReader {
    /** Which quoting characters count in a stretch of text. */
    enum Quoting {
        /** Outside double quotes: all. */
        PLAIN,
        /** Inside double quotes. */
        DOUBLE,
        /** The operand of an expansion inside double quotes: a double quote begins a nested string. */
        DOUBLE_OPERAND,
        /** A here-document: quotes are text. */
        DOCUMENT
    }

    /** Says whether the text ends at the character under the cursor. */
    interface Ending {
        boolean at(char c);
    }

    private final Lexer lexer;
    private final Cursor cursor;
    private final DollarReader dollars;

    WordReader(Lexer lexer) {
        this.lexer = lexer;
        this.cursor = lexer.cursor();
        this.dollars = new DollarReader(lexer, this);
    }

    /** The parts of a word at the cursor, up to the next blank or operator. */
    List<Part> word(boolean extglob) {
        return read(WordReader::isMeta, Quoting.PLAIN, extglob);
    }

    /** A pattern behind {@code =~} or {@code ==}: parentheses, bars and angles belong to it. */
    List<Part> match() {
        int[] open = {0};
        return read(c -> {
            if (c == '(') {
                open[0]++;
                return false;
            }
            if (c == ')' && open[0] > 0) {
                open[0]--;
                return false;
            }
            return c == ' ' || c == '\t' ? open[0] == 0 : c == '\n' || c == ')' || c == ';'
                    || (c == '&' || c == '|' && cursor.peek(1) == '|') && open[0] == 0;
        }, Quoting.PLAIN, false);
    }

    /** A here-document's body as one part. */
    static Part document(Lexer lexer) {
        List<Part> parts = new WordReader(lexer).read(c -> false, Quoting.DOCUMENT, false);
        return new Part.DoubleQuoted(parts);
    }

    static boolean isMeta(char c) {
        return switch (c) {
            case ' ', '\t', '\n', '|', '&', ';', '(', ')', '<', '>' -> true;
            default -> false;
        };
    }

    /** The expression of {@code ((...))} behind its opening; empty when it does not close so. */
    Optional<Word> arithmetic() {
        return dollars.arithmetic();
    }

    /** The expressions of {@code ((a; b; c))} behind its opening; the cursor ends before the closing. */
    List<Word> arithmeticTriple() {
        List<Word> expressions = new ArrayList<>();
        int[] open = {0};
        while (true) {
            Cursor.Mark start = cursor.mark();
            List<Part> parts = read(c -> {
                open[0] += c == '(' ? 1 : c == ')' ? -1 : 0;
                return open[0] < 0 || c == ';';
            }, Quoting.DOUBLE_OPERAND, false);
            expressions.add(new Word(cursor.since(start).strip(), parts));
            if (cursor.peek() != ';') {
                return expressions;
            }
            cursor.next();
        }
    }

    boolean atProcessSubstitution() {
        return lexer.dialect().isBash() && (cursor.startsWith("<(") || cursor.startsWith(">("));
    }

    /** {@code [...]} at the cursor when it is closed; else the cursor stays. */
    Optional<Word> subscript() {
        Cursor.Mark start = cursor.mark();
        cursor.next();
        Cursor.Mark inside = cursor.mark();
        int[] open = {0};
        List<Part> parts = read(c -> {
            open[0] += c == '[' ? 1 : c == ']' ? -1 : 0;
            return open[0] < 0 || c == '\n';
        }, Quoting.PLAIN, false);
        if (cursor.peek() != ']') {
            cursor.reset(start);
            return Optional.empty();
        }
        String text = cursor.since(inside);
        cursor.next();
        return Optional.of(new Word(text, parts));
    }

    /** Reads parts up to where {@code ending} says, or to the end of the text. */
    List<Part> read(Ending ending, Quoting quoting, boolean extglob) {
        lexer.enter();
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        while (!cursor.atEnd()) {
            cursor.skipContinuations();
            if (cursor.atEnd()) {
                break;
            }
            if (extglob && "?*+@!".indexOf(cursor.peek()) >= 0 && cursor.peek(1) == '(') {
                extendedGlob(parts, literal);
                continue;
            }
            if (quoting == Quoting.PLAIN && atProcessSubstitution()) {
                flush(literal, parts);
                parts.add(dollars.processSubstitution());
                continue;
            }
            if (ending.at(cursor.peek())) {
                break;
            }
            Optional<Part> part = special(quoting, literal);
            if (part.isPresent()) {
                flush(literal, parts);
                parts.add(part.get());
            }
        }
        flush(literal, parts);
        lexer.leave();
        return parts;
    }

    private static void flush(StringBuilder literal, List<Part> parts) {
        if (literal.length() > 0) {
            parts.add(new Part.Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    /** One quoted or expanded part, or nothing after one character was added to {@code literal}. */
    private Optional<Part> special(Quoting quoting, StringBuilder literal) {
        boolean plain = quoting == Quoting.PLAIN;
        char c = cursor.peek();
        if (c == '\\') {
            return backslash(quoting, literal);
        }
        if (c == '\'' && plain) {
            return Optional.of(singleQuoted());
        }
        if (c == '"' && (plain || quoting == Quoting.DOUBLE_OPERAND)) {
            return Optional.of(doubleQuoted());
        }
        if (c == '`') {
            return Optional.of(dollars.backquoted(quoting == Quoting.DOUBLE));
        }
        if (c == '$') {
            return dollars.dollar(quoting, literal);
        }
        literal.append(cursor.next());
        return Optional.empty();
    }

    private Optional<Part> backslash(Quoting quoting, StringBuilder literal) {
        cursor.next();
        if (cursor.atEnd()) {
            literal.append('\\');
            return Optional.empty();
        }
        char c = cursor.peek();
        if (quoting == Quoting.PLAIN) {
            return Optional.of(new Part.Quoted(Character.toString(cursor.next())));
        }
        boolean escapes = c == '$' || c == '`' || c == '\\' || c == '"' && quoting != Quoting.DOCUMENT
                || c == '}' && quoting == Quoting.DOUBLE_OPERAND;
        if (!escapes) {
            literal.append('\\');
        }
        literal.append(cursor.next());
        return Optional.empty();
    }

    private Part singleQuoted() {
        int line = cursor.line();
        cursor.next();
        Cursor.Mark start = cursor.mark();
        while (cursor.peek() != '\'') {
            if (cursor.atEnd()) {
                throw lexer.wording().unclosed("'", "'", line);
            }
            cursor.next();
        }
        String text = cursor.since(start);
        cursor.next();
        return new Part.Quoted(text);
    }

    Part doubleQuoted() {
        int line = cursor.line();
        cursor.next();
        List<Part> parts = read(c -> c == '"', Quoting.DOUBLE, false);
        if (cursor.atEnd()) {
            throw lexer.wording().unclosed("\"", "\"", line);
        }
        cursor.next();
        return new Part.DoubleQuoted(parts);
    }

    private void extendedGlob(List<Part> parts, StringBuilder literal) {
        literal.append(cursor.next()).append(cursor.next());
        flush(literal, parts);
        int line = cursor.line();
        parts.addAll(read(c -> c == ')', Quoting.PLAIN, true));
        if (cursor.atEnd()) {
            throw lexer.wording().unclosed("$(", ")", line);
        }
        literal.append(cursor.next());
    }
}
