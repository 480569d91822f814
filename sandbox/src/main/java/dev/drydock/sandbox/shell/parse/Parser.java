package dev.drydock.sandbox.shell.parse;

import dev.drydock.sandbox.shell.parse.Lexer.Mode;
import dev.drydock.sandbox.shell.syntax.Command;
import dev.drydock.sandbox.shell.syntax.Redirect;
import dev.drydock.sandbox.shell.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The upper half of the grammar: lists, pipelines and what compound commands share. One token is looked ahead. */
final class Parser {
    private static final Set<String> RESERVED = Set.of("if", "then", "elif", "else", "fi", "do", "done", "case",
            "esac", "while", "until", "for", "{", "}", "!", "in");

    private final Lexer lexer;
    private final SimpleParser simple;
    private final CompoundParser compound;
    private final List<SyntaxError> warnings;
    private Optional<Token> ahead = Optional.empty();
    private Mode aheadMode = Mode.COMMAND;
    private Cursor.Mark aheadStart;
    /** Whether the item that was read last ended with its separator. */
    private boolean separated;

    Parser(Lexer lexer) {
        this.lexer = lexer;
        this.aheadStart = lexer.cursor().mark();
        this.warnings = new ArrayList<>();
        this.simple = new SimpleParser(this);
        this.compound = new CompoundParser(this);
    }

    static boolean isReserved(String text) {
        return RESERVED.contains(text);
    }

    Lexer lexer() {
        return lexer;
    }

    SimpleParser simple() {
        return simple;
    }

    void warn(SyntaxError warning) {
        warnings.add(warning);
    }

    // --- tokens ---

    Token peek(Mode mode) {
        if (ahead.isPresent() && aheadMode != mode) {
            lexer.cursor().reset(aheadStart);
            ahead = Optional.empty();
        }
        if (ahead.isEmpty()) {
            lexer.skipBlanks();
            aheadStart = lexer.cursor().mark();
            ahead = Optional.of(lexer.next(mode));
            aheadMode = mode;
        }
        return ahead.get();
    }

    Token peek() {
        return peek(Mode.COMMAND);
    }

    Token take(Mode mode) {
        Token token = peek(mode);
        ahead = Optional.empty();
        return token;
    }

    Token take() {
        return take(Mode.COMMAND);
    }

    /** Where the token that was looked at last begins. */
    Cursor.Mark start() {
        return aheadStart;
    }

    Stop unexpected(Token token, String expecting) {
        boolean keyword = aheadMode == Mode.COMMAND && isReserved(token.text());
        return lexer.wording().unexpected(token, keyword, aheadStart.pos(), expecting);
    }

    void expectWord(String keyword) {
        Token token = peek();
        if (!token.isWord(keyword)) {
            throw unexpected(token, keyword);
        }
        take();
    }

    void expectOperator(String operator, Mode mode) {
        Token token = peek(mode);
        if (!token.isOperator(operator)) {
            throw unexpected(token, operator);
        }
        take(mode);
    }

    void skipNewlines() {
        while (peek().isNewline()) {
            take();
        }
    }

    // --- lists ---

    /** One complete command with its newline. */
    Reading completeCommand() {
        skipNewlines();
        if (peek().isEnd()) {
            return new Reading.Nothing();
        }
        int line = peek().line();
        List<Command.Item> items = new ArrayList<>();
        while (true) {
            items.add(item(""));
            Token token = peek();
            if (token.isNewline() || token.isEnd()) {
                break;
            }
        }
        Token end = take();
        if (end.isEnd() && !lexer.source().ended()) {
            throw unexpected(end, "");
        }
        Cursor cursor = lexer.cursor();
        return new Reading.Complete(new Command.Sequence(line, items), cursor.originalPos(), cursor.line(), warnings);
    }

    /** A command and the separator behind it; without one, the caller must find what ends the list. */
    private Command.Item item(String expecting) {
        Command command = andOr();
        Token token = peek();
        separated = token.isOperator("&") || token.isOperator(";");
        if (separated) {
            take();
            return new Command.Item(command, token.text().equals("&"));
        }
        if (!token.isNewline() && !token.isEnd() && expecting.isEmpty()) {
            throw unexpected(token, "");
        }
        return new Command.Item(command, false);
    }

    /**
     * The commands of a compound command up to a closing keyword or operator, which stays.
     *
     * @param expecting the closing one that is missing when something else comes
     */
    Command.Sequence body(String expecting) {
        skipNewlines();
        int line = peek().line();
        List<Command.Item> items = new ArrayList<>();
        do {
            if (peek().isEnd()) {
                throw unexpected(peek(), expecting);
            }
            items.add(item(expecting));
            boolean goesOn = separated || peek().isNewline();
            skipNewlines();
            if (!goesOn && !closes(peek())) {
                throw unexpected(peek(), expecting);
            }
        } while (!closes(peek()));
        return new Command.Sequence(line, items);
    }

    private static boolean closes(Token token) {
        if (token.isEnd()) {
            return true;
        }
        if (token.kind() == Token.Kind.OPERATOR) {
            return switch (token.text()) {
                case ")", ";;", ";&", ";;&" -> true;
                default -> false;
            };
        }
        if (token.kind() != Token.Kind.WORD) {
            return false;
        }
        return switch (token.word().flatMap(Word::plain).orElse("")) {
            case "then", "elif", "else", "fi", "do", "done", "esac", "}" -> true;
            default -> false;
        };
    }

    /** The inside of {@code $(...)}; the cursor ends right behind its parenthesis. */
    Command.Sequence substitutionBody() {
        lexer.enter();
        skipNewlines();
        int line = peek().line();
        Command.Sequence sequence = peek().isOperator(")") ? new Command.Sequence(line, List.of()) : body(")");
        if (!peek().isOperator(")")) {
            throw unexpected(peek(), ")");
        }
        take();
        lexer.leave();
        return sequence;
    }

    private Command andOr() {
        Command first = pipeline();
        List<Command.Link> links = new ArrayList<>();
        while (peek().isOperator("&&") || peek().isOperator("||")) {
            boolean and = take().text().equals("&&");
            skipNewlines();
            links.add(new Command.Link(and, pipeline()));
        }
        return links.isEmpty() ? first : new Command.AndOr(first.line(), first, links);
    }

    private Command pipeline() {
        int line = peek().line();
        boolean negated = false;
        boolean prefixed = false;
        Command.Timing timing = Command.Timing.NONE;
        boolean bash = lexer.dialect().isBash();
        while (true) {
            if (peek().isWord("!") && (bash || !prefixed)) {
                take();
                negated = !negated;
            } else if (bash && peek().isWord("time") && timing == Command.Timing.NONE) {
                take();
                timing = timing();
            } else {
                break;
            }
            prefixed = true;
        }
        if (bash && prefixed && endsCommand(peek())) {
            return new Command.Pipeline(line, negated, timing, List.of());
        }
        List<Command> stages = stages();
        return stages.size() == 1 && !prefixed ? stages.get(0)
                : new Command.Pipeline(line, negated, timing, stages);
    }

    private static boolean endsCommand(Token token) {
        return token.isNewline() || token.isEnd() || token.isOperator(";");
    }

    private Command.Timing timing() {
        if (peek(Mode.ARGUMENT).isWord("-p")) {
            take(Mode.ARGUMENT);
            return Command.Timing.POSIX;
        }
        return Command.Timing.USUAL;
    }

    private List<Command> stages() {
        List<Command> stages = new ArrayList<>();
        stages.add(command());
        while (peek().isOperator("|") || peek().isOperator("|&")) {
            Token pipe = take();
            if (pipe.text().equals("|&")) {
                Command last = stages.remove(stages.size() - 1);
                stages.add(redirected(last, List.of(Redirect.errorsToOutput(pipe.line()))));
            }
            skipNewlines();
            stages.add(command());
        }
        return stages;
    }

    /** The command with further redirections. */
    static Command redirected(Command command, List<Redirect> more) {
        if (more.isEmpty()) {
            return command;
        }
        if (command instanceof Command.Simple s) {
            List<Redirect> redirects = new ArrayList<>(s.redirects());
            redirects.addAll(more);
            return new Command.Simple(s.line(), s.assignments(), s.words(), redirects);
        }
        if (command instanceof Command.Redirected r) {
            List<Redirect> redirects = new ArrayList<>(r.redirects());
            redirects.addAll(more);
            return new Command.Redirected(r.line(), r.inner(), redirects);
        }
        return new Command.Redirected(command.line(), command, more);
    }

    /** A simple or compound command. */
    Command command() {
        lexer.enter();
        Command command = compound.parse().orElseGet(simple::parse);
        lexer.leave();
        return command;
    }
}
