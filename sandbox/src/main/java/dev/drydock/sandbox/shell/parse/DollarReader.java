package dev.drydock.sandbox.shell.parse;

import dev.drydock.sandbox.shell.parse.WordReader.Quoting;
import dev.drydock.sandbox.shell.syntax.Command;
import dev.drydock.sandbox.shell.syntax.Dialect;
import dev.drydock.sandbox.shell.syntax.Part;
import dev.drydock.sandbox.shell.syntax.Word;
import java.util.List;
import java.util.Optional;

/** Reads what begins with a dollar or a backquote; the inside of braces is {@link BraceReader}'s. */
final class DollarReader {
    private final Lexer lexer;
    private final Cursor cursor;
    private final WordReader words;

    DollarReader(Lexer lexer, WordReader words) {
        this.lexer = lexer;
        this.cursor = lexer.cursor();
        this.words = words;
    }

    /** The part at the dollar under the cursor; a dollar that means nothing goes to {@code literal}. */
    Optional<Part> dollar(Quoting quoting, StringBuilder literal) {
        char c = cursor.peek(1);
        boolean plain = quoting == Quoting.PLAIN;
        boolean bash = lexer.dialect().isBash();
        if (c == '(') {
            return Optional.of(cursor.peek(2) == '(' ? arithmeticOrCommand() : substitution());
        }
        if (c == '{') {
            return Optional.of(new BraceReader(lexer, words, !plain).read());
        }
        if (c == '[' && bash) {
            return Optional.of(oldArithmetic());
        }
        if (c == '\'' && plain && lexer.dialect() != Dialect.DASH) {
            return Optional.of(ansiQuoted());
        }
        if (c == '"' && plain && bash) {
            cursor.next();
            return Optional.of(words.doubleQuoted());
        }
        Optional<String> name = simpleName(1);
        if (name.isEmpty()) {
            literal.append(cursor.next());
            return Optional.empty();
        }
        cursor.skip(1 + name.get().length());
        return Optional.of(Part.Parameter.plain(name.get()));
    }

    private Optional<String> simpleName(int ahead) {
        char c = cursor.peek(ahead);
        if (c >= '0' && c <= '9' || "@*#?-$!".indexOf(c) >= 0) {
            return Optional.of(Character.toString(c));
        }
        int length = 0;
        while (Lexer.isNameCharacter(cursor.peek(ahead + length))) {
            length++;
        }
        int from = cursor.pos() + ahead;
        return length == 0 ? Optional.empty() : Optional.of(cursor.text().substring(from, from + length));
    }

    private Part ansiQuoted() {
        int line = cursor.line();
        cursor.skip(2);
        Cursor.Mark start = cursor.mark();
        while (cursor.peek() != '\'') {
            if (cursor.atEnd()) {
                throw lexer.wording().unclosed("'", "'", line);
            }
            if (cursor.next() == '\\' && !cursor.atEnd()) {
                cursor.next();
            }
        }
        String text = cursor.since(start);
        cursor.next();
        return new Part.Quoted(AnsiEscapes.decode(text));
    }

    private Part oldArithmetic() {
        int line = cursor.line();
        cursor.skip(2);
        Cursor.Mark inside = cursor.mark();
        int[] open = {0};
        List<Part> parts = words.read(c -> {
            open[0] += c == '[' ? 1 : c == ']' ? -1 : 0;
            return open[0] < 0;
        }, Quoting.DOUBLE_OPERAND, false);
        if (cursor.atEnd()) {
            throw lexer.wording().unclosed("$[", "]", line);
        }
        Word expression = new Word(cursor.since(inside), parts);
        cursor.next();
        return new Part.Arithmetic(expression);
    }

    private Part arithmeticOrCommand() {
        if (!lexer.mayBeArithmetic()) {
            return substitution();
        }
        Cursor.Mark start = cursor.mark();
        int line = cursor.line();
        cursor.skip(3);
        Optional<Word> expression = arithmetic();
        if (expression.isPresent()) {
            return new Part.Arithmetic(expression.get());
        }
        if (cursor.atEnd()) {
            throw lexer.wording().unclosed("$((", ")", line);
        }
        cursor.reset(start);
        lexer.noArithmetic(start.pos());
        return substitution();
    }

    /** The expression up to and with the closing parentheses of {@code ((...))}; empty when they do not close so. */
    Optional<Word> arithmetic() {
        Cursor.Mark inside = cursor.mark();
        int[] open = {0};
        List<Part> parts = words.read(c -> {
            open[0] += c == '(' ? 1 : c == ')' ? -1 : 0;
            return open[0] < 0;
        }, Quoting.DOUBLE_OPERAND, false);
        if (cursor.peek() != ')' || cursor.peek(1) != ')') {
            return Optional.empty();
        }
        Word expression = new Word(cursor.since(inside), parts);
        cursor.skip(2);
        return Optional.of(expression);
    }

    private Part substitution() {
        Cursor.Mark start = cursor.mark();
        int line = cursor.line();
        cursor.skip(2);
        Command.Sequence body = inParentheses(line);
        return new Part.Substitution(cursor.since(start), body);
    }

    Part processSubstitution() {
        Cursor.Mark start = cursor.mark();
        int line = cursor.line();
        boolean input = cursor.peek() == '<';
        cursor.skip(2);
        Command.Sequence body = inParentheses(line);
        return new Part.ProcessSubstitution(cursor.since(start), input, body);
    }

    private Command.Sequence inParentheses(int line) {
        try {
            return new Parser(lexer).substitutionBody();
        } catch (Stop stop) {
            boolean endOfFile = stop.atEnd() && stop.error().message().endsWith("unexpected end of file");
            throw endOfFile ? lexer.wording().unclosed("$(", ")", line) : stop;
        }
    }

    /** A backquoted command; its backslashes are taken off, it is parsed when it is expanded. */
    Part backquoted(boolean inDoubleQuotes) {
        Cursor.Mark start = cursor.mark();
        int line = cursor.line();
        cursor.next();
        StringBuilder command = new StringBuilder();
        while (cursor.peek() != '`') {
            if (cursor.atEnd()) {
                throw lexer.wording().unclosed("`", "`", line);
            }
            char c = cursor.next();
            char escaped = cursor.peek();
            if (c == '\\' && (escaped == '`' || escaped == '\\' || escaped == '$'
                    || inDoubleQuotes && escaped == '"')) {
                command.append(cursor.next());
            } else {
                command.append(c);
            }
        }
        cursor.next();
        return new Part.Backquoted(cursor.since(start), command.toString());
    }
}
