package dev.drydock.sandbox.shell.parse;

import dev.drydock.sandbox.shell.syntax.Assignment;
import dev.drydock.sandbox.shell.syntax.Dialect;
import dev.drydock.sandbox.shell.syntax.Part;
import dev.drydock.sandbox.shell.syntax.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Cuts the text into tokens; what a character means depends on where the parser stands, its {@link Mode}. */
final class Lexer {
    /** Where the parser stands. */
    enum Mode {
        /** Where a command may begin: assignments and aliases count. */
        COMMAND,
        /** Among the arguments of a command. */
        ARGUMENT,
        /** Among the arguments of {@code declare} and its like: assignments count. */
        DECLARATION,
        /** Inside {@code [[ ]]}. */
        CONDITION,
        /** Behind {@code =~}, {@code ==} and {@code !=} inside {@code [[ ]]}. */
        MATCH
    }

    private static final List<String> BASH_OPERATORS = List.of("&>>", "<<<", "<<-", ";;&", "&&", "||", ";;", ";&",
            "|&", "&>", "<<", ">>", ">&", "<&", "<>", ">|", "(", ")", ";", "&", "|", "<", ">");
    private static final List<String> ASH_OPERATORS = List.of("<<-", "&&", "||", ";;", "&>", "<<", ">>", ">&", "<&",
            "<>", ">|", "(", ")", ";", "&", "|", "<", ">");
    private static final List<String> DASH_OPERATORS = List.of("<<-", "&&", "||", ";;", "<<", ">>", ">&", "<&",
            "<>", ">|", "(", ")", ";", "&", "|", "<", ">");
    /** Nesting deeper than this is refused, so that no text can exhaust the Java stack. */
    private static final int DEEPEST = 250;

    private final ScriptText source;
    private final Cursor cursor;
    private final Wording wording;
    private final WordReader words;
    /** Up to which place an alias is not expanded again, by its name. */
    private final Map<String, Integer> aliasEnds = new LinkedHashMap<>();
    /** Where the text of an alias ends whose last character is a blank, or -1: the next word may be an alias too. */
    private int aliasGoesOn = -1;
    private int depth;
    /** Places of {@code ((} that were tried as arithmetic in vain, so that nested ones are not tried again and again. */
    private final Set<Integer> noArithmetic = new TreeSet<>();

    Lexer(ScriptText source, int offset, int line) {
        this.source = source;
        this.cursor = new Cursor(source.text(), offset, line);
        this.wording = new Wording(source.dialect(), cursor);
        this.words = new WordReader(this);
    }

    Cursor cursor() {
        return cursor;
    }

    Wording wording() {
        return wording;
    }

    Dialect dialect() {
        return source.dialect();
    }

    ScriptText source() {
        return source;
    }

    WordReader words() {
        return words;
    }

    /** Whether the {@code ((} at the cursor may still be arithmetic. */
    boolean mayBeArithmetic() {
        return !noArithmetic.contains(cursor.pos());
    }

    /** The {@code ((} at a place is none. */
    void noArithmetic(int place) {
        noArithmetic.add(place);
    }

    void enter() {
        if (++depth > DEEPEST) {
            throw wording.plain(cursor.line(), "syntax error: nested too deeply", Optional.empty());
        }
    }

    void leave() {
        depth--;
    }

    /** Passes blanks, continuations and a comment. */
    void skipBlanks() {
        while (true) {
            cursor.skipContinuations();
            char c = cursor.peek();
            if (c == ' ' || c == '\t') {
                cursor.next();
            } else if (c == '#') {
                while (!cursor.atEnd() && cursor.peek() != '\n') {
                    cursor.next();
                }
            } else {
                return;
            }
        }
    }

    /** The next token. */
    Token next(Mode mode) {
        while (true) {
            skipBlanks();
            Cursor.Mark start = cursor.mark();
            int line = cursor.line();
            if (cursor.atEnd()) {
                return Token.of(Token.Kind.END, "", line);
            }
            if (cursor.peek() == '\n') {
                cursor.newline();
                return Token.of(Token.Kind.NEWLINE, "\n", line);
            }
            Optional<String> operator = operator(mode);
            if (operator.isPresent()) {
                cursor.skip(operator.get().length());
                return Token.of(Token.Kind.OPERATOR, operator.get(), line);
            }
            Token token = word(mode, start);
            if (mode != Mode.CONDITION && mode != Mode.MATCH && isDescriptor(token)) {
                return Token.of(Token.Kind.DESCRIPTOR, token.text(), line);
            }
            if (!expandAlias(token, mode, start)) {
                return token;
            }
        }
    }

    private boolean isDescriptor(Token token) {
        return (cursor.peek() == '<' || cursor.peek() == '>') && token.text().length() < 6
                && token.text().chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private Optional<String> operator(Mode mode) {
        if (mode == Mode.MATCH || "&|;()<>".indexOf(cursor.peek()) < 0 || words.atProcessSubstitution()) {
            return Optional.empty();
        }
        if (mode == Mode.CONDITION) {
            return List.of("&&", "||", "(", ")", "<", ">", ";", "&", "|").stream()
                    .filter(cursor::startsWith).findFirst();
        }
        List<String> operators = switch (source.dialect()) {
            case BASH -> BASH_OPERATORS;
            case ASH -> ASH_OPERATORS;
            case DASH -> DASH_OPERATORS;
        };
        return operators.stream().filter(cursor::startsWith).findFirst();
    }

    private Token word(Mode mode, Cursor.Mark start) {
        int line = cursor.line();
        if (mode == Mode.COMMAND || mode == Mode.DECLARATION) {
            Optional<Assignment> assignment = assignment(start);
            if (assignment.isPresent()) {
                String text = cursor.since(start);
                Word word = new Word(text, List.of(new Part.AssignmentArgument(assignment.get())));
                return mode == Mode.DECLARATION
                        ? new Token(Token.Kind.WORD, text, Optional.of(word), Optional.empty(), line)
                        : new Token(Token.Kind.ASSIGNMENT, text, Optional.of(word), assignment, line);
            }
        }
        List<Part> parts = mode == Mode.MATCH ? words.match()
                : words.word(source.extglob() || mode == Mode.CONDITION);
        String text = cursor.since(start);
        return new Token(Token.Kind.WORD, text, Optional.of(new Word(text, parts)), Optional.empty(), line);
    }

    /** An assignment at the cursor; else the cursor stays. */
    private Optional<Assignment> assignment(Cursor.Mark start) {
        int length = nameLength();
        if (length == 0) {
            return Optional.empty();
        }
        String name = cursor.text().substring(cursor.pos(), cursor.pos() + length);
        cursor.skip(length);
        Optional<Word> index = Optional.empty();
        if (cursor.peek() == '[' && source.dialect().isBash()) {
            index = words.subscript();
            if (index.isEmpty()) {
                cursor.reset(start);
                return Optional.empty();
            }
        }
        boolean append = cursor.startsWith("+=") && source.dialect().isBash();
        if (!append && cursor.peek() != '=') {
            cursor.reset(start);
            return Optional.empty();
        }
        cursor.skip(append ? 2 : 1);
        Word value = assignedValue();
        return Optional.of(new Assignment(cursor.since(start), name, index, append, value));
    }

    private int nameLength() {
        int length = 0;
        while (isNameCharacter(cursor.peek(length)) && !(length == 0 && Character.isDigit(cursor.peek()))) {
            length++;
        }
        return length;
    }

    private Word assignedValue() {
        Cursor.Mark start = cursor.mark();
        if (cursor.peek() == '(' && source.dialect().isBash()) {
            Part literal = arrayLiteral();
            return new Word(cursor.since(start), List.of(literal));
        }
        List<Part> parts = words.word(source.extglob());
        return new Word(cursor.since(start), parts);
    }

    private Part arrayLiteral() {
        int startLine = cursor.line();
        cursor.next();
        List<Part.Element> elements = new ArrayList<>();
        while (true) {
            skipBlanks();
            if (cursor.atEnd()) {
                throw wording.unclosed("a=(", ")", startLine);
            }
            if (cursor.peek() == '\n') {
                cursor.newline();
                continue;
            }
            if (cursor.peek() == ')') {
                cursor.next();
                return new Part.ArrayLiteral(elements);
            }
            elements.add(element());
        }
    }

    private Part.Element element() {
        int place = cursor.pos();
        Optional<String> operator = operator(Mode.ARGUMENT);
        if (operator.isPresent()) {
            throw wording.inArray(Token.of(Token.Kind.OPERATOR, operator.get(), cursor.line()), place);
        }
        Cursor.Mark start = cursor.mark();
        if (cursor.peek() == '[') {
            Optional<Word> index = words.subscript();
            if (index.isPresent() && cursor.peek() == '=') {
                cursor.next();
                return new Part.Element(index, assignedValue());
            }
            cursor.reset(start);
        }
        List<Part> parts = words.word(source.extglob());
        return new Part.Element(Optional.empty(), new Word(cursor.since(start), parts));
    }

    private boolean expandAlias(Token token, Mode mode, Cursor.Mark start) {
        boolean candidate = mode == Mode.COMMAND || start.pos() == aliasGoesOn;
        if (!candidate || token.kind() != Token.Kind.WORD || source.aliases().isEmpty()) {
            return false;
        }
        Optional<String> name = token.word().flatMap(Word::plain);
        String replacement = name.map(source.aliases()::get).orElse(null);
        if (replacement == null || aliasEnds.getOrDefault(name.get(), -1) > start.pos()) {
            return false;
        }
        int change = replacement.length() - token.text().length();
        int place = cursor.pos();
        aliasEnds.replaceAll((other, end) -> end >= place ? end + change : end);
        cursor.splice(start, replacement);
        noArithmetic.clear();
        int end = start.pos() + replacement.length();
        aliasEnds.put(name.get(), end);
        if (replacement.endsWith(" ") || replacement.endsWith("\t")) {
            int after = end;
            while (after < cursor.text().length() && " \t".indexOf(cursor.text().charAt(after)) >= 0) {
                after++;
            }
            aliasGoesOn = after;
        }
        return true;
    }

    static boolean isNameCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }
}
