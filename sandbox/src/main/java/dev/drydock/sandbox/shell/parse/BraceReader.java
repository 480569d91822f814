package dev.drydock.sandbox.shell.parse;

import dev.drydock.sandbox.shell.parse.WordReader.Quoting;
import dev.drydock.sandbox.shell.syntax.Dialect;
import dev.drydock.sandbox.shell.syntax.Operation;

import dev.drydock.sandbox.shell.syntax.Part;
import dev.drydock.sandbox.shell.syntax.Word;
import java.util.List;
import java.util.Optional;

/** Reads <code>${...}</code>. */
final class BraceReader {
    private final Lexer lexer;
    private final Cursor cursor;
    private final WordReader words;
    private final boolean quoted;
    private final int line;
    private final Cursor.Mark start;

    BraceReader(Lexer lexer, WordReader words, boolean quoted) {
        this.lexer = lexer;
        this.cursor = lexer.cursor();
        this.words = words;
        this.quoted = quoted;
        this.line = cursor.line();
        this.start = cursor.mark();
    }

    /** The expansion at the cursor. */
    Part read() {
        lexer.enter();
        cursor.skip(2);
        Optional<Part> part = parameter();
        lexer.leave();
        if (part.isPresent() && cursor.peek() == '}') {
            cursor.next();
            Part found = part.get();
            return found instanceof Part.Parameter p
                    ? new Part.Parameter(cursor.since(start), p.name(), p.index(), p.indirect(), p.operation())
                    : found;
        }
        return bad();
    }

    private Part bad() {
        cursor.reset(start);
        cursor.skip(2);
        words.read(c -> c == '}', quoted ? Quoting.DOUBLE_OPERAND : Quoting.PLAIN, false);
        if (cursor.atEnd()) {
            throw lexer.wording().unclosed("${", "}", line);
        }
        cursor.next();
        if (lexer.dialect() == Dialect.ASH) {
            throw lexer.wording().plain(line + 1, "syntax error: bad substitution", Optional.empty());
        }
        return new Part.BadSubstitution(cursor.since(start));
    }

    private Optional<Part> parameter() {
        char c = cursor.peek();
        char after = cursor.peek(1);
        if (c == '#' && after != '}' && (Lexer.isNameCharacter(after) || "@*#?-$!".indexOf(after) >= 0)
                && !(("-?#".indexOf(after) >= 0) && cursor.peek(2) != '}')) {
            cursor.next();
            return name().map(name -> make(name, false, new Operation.Length()));
        }
        boolean indirect = c == '!' && (Lexer.isNameCharacter(after) || "@*#".indexOf(after) >= 0)
                && lexer.dialect().isBash();
        if (indirect) {
            cursor.next();
        }
        Optional<Named> name = name();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (indirect) {
            Optional<Part> listing = listing(name.get());
            if (listing.isPresent()) {
                return listing;
            }
        }
        return operation().map(operation -> make(name.get(), indirect, operation));
    }

    private record Named(String name, Optional<Word> index) { }

    private static Part make(Named named, boolean indirect, Operation operation) {
        return new Part.Parameter("", named.name(), named.index(), indirect, operation);
    }

    private Optional<Part> listing(Named named) {
        boolean all = named.index().filter(index -> index.is("@") || index.is("*")).isPresent();
        if (all && cursor.peek() == '}') {
            return Optional.of(make(named, false, new Operation.Keys()));
        }
        char c = cursor.peek();
        if ((c == '*' || c == '@') && cursor.peek(1) == '}' && named.index().isEmpty()) {
            cursor.next();
            return Optional.of(make(named, false, new Operation.Names(c == '@')));
        }
        return Optional.empty();
    }

    private Optional<Named> name() {
        int length = 0;
        boolean digits = Character.isDigit(cursor.peek());
        while (digits ? Character.isDigit(cursor.peek(length)) : Lexer.isNameCharacter(cursor.peek(length))) {
            length++;
        }
        if (length == 0 && !cursor.atEnd() && "@*#?-$!".indexOf(cursor.peek()) >= 0) {
            length = 1;
        }
        if (length == 0) {
            return Optional.empty();
        }
        String name = cursor.text().substring(cursor.pos(), cursor.pos() + length);
        cursor.skip(length);
        Optional<Word> index = Optional.empty();
        if (cursor.peek() == '[' && lexer.dialect().isBash()) {
            index = words.subscript();
            if (index.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(new Named(name, index));
    }

    private Optional<Operation> operation() {
        char c = cursor.peek();
        char after = cursor.peek(1);
        boolean ash = !lexer.dialect().isBash();
        boolean dash = lexer.dialect() == Dialect.DASH;
        if (c == '}') {
            return Optional.of(new Operation.Plain());
        }
        if (c == ':' && !cursor.atEnd() && "-=?+".indexOf(after) >= 0) {
            cursor.skip(2);
            return Optional.of(substitute(after, true));
        }
        if (!cursor.atEnd() && "-=?+".indexOf(c) >= 0) {
            cursor.next();
            return Optional.of(substitute(c, false));
        }
        return switch (c) {
            case ':' -> dash ? Optional.empty() : slice();
            case '#', '%' -> Optional.of(trim(c));
            case '/' -> dash ? Optional.empty() : Optional.of(replace());
            case '^', ',' -> ash ? Optional.empty() : Optional.of(recase(c));
            case '@' -> ash ? Optional.empty() : transform();
            default -> Optional.empty();
        };
    }

    private Operation substitute(char operator, boolean colon) {
        Operation.Choice choice = switch (operator) {
            case '-' -> Operation.Choice.DEFAULT;
            case '=' -> Operation.Choice.ASSIGN;
            case '?' -> Operation.Choice.COMPLAIN;
            default -> Operation.Choice.ALTERNATE;
        };
        return new Operation.Substitute(choice, colon, operand(quoted, c -> c == '}'));
    }

    private Operation trim(char c) {
        boolean longest = cursor.peek(1) == c;
        cursor.skip(longest ? 2 : 1);
        return new Operation.Trim(c == '%', longest, operand(false, end -> end == '}'));
    }

    private Operation replace() {
        cursor.next();
        Operation.Where where = switch (cursor.peek()) {
            case '/' -> Operation.Where.ALL;
            case '#' -> Operation.Where.PREFIX;
            case '%' -> Operation.Where.SUFFIX;
            default -> Operation.Where.FIRST;
        };
        if (where != Operation.Where.FIRST) {
            cursor.next();
        }
        Word pattern = operand(false, c -> c == '/' || c == '}');
        Word replacement = Word.of("");
        if (cursor.peek() == '/') {
            cursor.next();
            replacement = operand(quoted, c -> c == '}');
        }
        return new Operation.Replace(where, pattern, replacement);
    }

    private Optional<Operation> slice() {
        cursor.next();
        Word offset = arithmetic();
        if (offset.source().isEmpty() && cursor.peek() == '}') {
            return Optional.empty();
        }
        if (cursor.peek() != ':') {
            return Optional.of(new Operation.Slice(offset, Optional.empty()));
        }
        cursor.next();
        return Optional.of(new Operation.Slice(offset, Optional.of(arithmetic())));
    }

    private Word arithmetic() {
        int[] open = {0, 0};
        return operand(true, c -> {
            open[0] += c == '(' ? 1 : c == ')' ? -1 : 0;
            open[1] += c == '?' ? 1 : 0;
            if (c == ':' && open[1] > 0) {
                open[1]--;
                return false;
            }
            return c == '}' || c == ':' && open[0] == 0;
        });
    }

    private Operation recase(char c) {
        boolean all = cursor.peek(1) == c;
        cursor.skip(all ? 2 : 1);
        return new Operation.Recase(c == '^', all, operand(false, end -> end == '}'));
    }

    private Optional<Operation> transform() {
        char operator = cursor.peek(1);
        if ("UuLQEPAKak".indexOf(operator) < 0 || cursor.peek(2) != '}') {
            return Optional.empty();
        }
        cursor.skip(2);
        return Optional.of(new Operation.Transform(operator));
    }

    private Word operand(boolean inQuotes, WordReader.Ending ending) {
        Cursor.Mark from = cursor.mark();
        List<Part> parts = words.read(ending, inQuotes ? Quoting.DOUBLE_OPERAND : Quoting.PLAIN,
                lexer.source().extglob());
        if (cursor.atEnd()) {
            throw lexer.wording().unclosed("${", "}", line);
        }
        return new Word(cursor.since(from), parts);
    }
}
