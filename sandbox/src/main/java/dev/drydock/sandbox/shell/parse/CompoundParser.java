package dev.drydock.sandbox.shell.parse;

import dev.drydock.sandbox.shell.parse.Lexer.Mode;
import dev.drydock.sandbox.shell.syntax.Command;
import dev.drydock.sandbox.shell.syntax.Dialect;
import dev.drydock.sandbox.shell.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The compound commands. */
final class CompoundParser {
    private final Parser parser;
    private final Lexer lexer;

    CompoundParser(Parser parser) {
        this.parser = parser;
        this.lexer = parser.lexer();
    }

    /** The compound command at the next token with its redirections, if one begins there. */
    Optional<Command> parse() {
        Token token = parser.peek();
        Optional<Command> inner = token.isOperator("(") ? Optional.of(parenthesis(token.line()))
                : token.kind() == Token.Kind.WORD ? keyword(token) : Optional.empty();
        if (inner.isEmpty() || inner.get() instanceof Command.Function) {
            return inner;
        }
        return Optional.of(Parser.redirected(inner.get(), parser.simple().redirects()));
    }

    private Optional<Command> keyword(Token token) {
        boolean bash = lexer.dialect().isBash();
        int line = token.line();
        String keyword = token.word().flatMap(Word::plain).orElse("");
        return switch (keyword) {
            case "{" -> Optional.of(group(line));
            case "if" -> Optional.of(conditional(line));
            case "while", "until" -> Optional.of(loop(line, keyword.equals("until")));
            case "for" -> Optional.of(forLoop(line));
            case "case" -> Optional.of(choice(line));
            case "select" -> bash ? Optional.of(select(line)) : Optional.empty();
            case "function" -> lexer.dialect() == Dialect.DASH
                    ? Optional.empty() : Optional.of(function(line));
            case "[[" -> bash ? Optional.of(test(line)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Command parenthesis(int line) {
        Cursor cursor = lexer.cursor();
        parser.take();
        if (lexer.dialect().isBash() && cursor.peek() == '(' && lexer.mayBeArithmetic()) {
            Cursor.Mark inner = cursor.mark();
            cursor.next();
            Optional<Word> expression = lexer.words().arithmetic();
            if (expression.isPresent()) {
                return new Command.Arithmetic(line, expression.get());
            }
            if (cursor.atEnd()) {
                throw lexer.wording().unclosed("((", ")", line);
            }
            cursor.reset(inner);
            lexer.noArithmetic(inner.pos());
        }
        Command.Sequence body = parser.body(")");
        parser.expectOperator(")", Mode.COMMAND);
        return new Command.Subshell(line, body);
    }

    private Command group(int line) {
        parser.take();
        Command.Sequence body = parser.body("}");
        parser.expectWord("}");
        return new Command.Group(line, body);
    }

    private Command conditional(int line) {
        parser.take();
        List<Command.Branch> branches = new ArrayList<>();
        Optional<Command.Sequence> otherwise = Optional.empty();
        branches.add(branch());
        while (true) {
            if (parser.peek().isWord("elif")) {
                parser.take();
                branches.add(branch());
            } else if (parser.peek().isWord("else")) {
                parser.take();
                otherwise = Optional.of(parser.body("fi"));
            } else {
                parser.expectWord("fi");
                return new Command.If(line, branches, otherwise);
            }
            if (otherwise.isPresent()) {
                parser.expectWord("fi");
                return new Command.If(line, branches, otherwise);
            }
        }
    }

    private Command.Branch branch() {
        Command.Sequence condition = parser.body("then");
        parser.expectWord("then");
        return new Command.Branch(condition, parser.body("fi"));
    }

    private Command loop(int line, boolean until) {
        parser.take();
        Command.Sequence condition = parser.body("do");
        return new Command.Loop(line, until, condition, doneBody());
    }

    private Command.Sequence doneBody() {
        parser.expectWord("do");
        Command.Sequence body = parser.body("done");
        parser.expectWord("done");
        return body;
    }

    private Command forLoop(int line) {
        parser.take();
        Cursor cursor = lexer.cursor();
        lexer.skipBlanks();
        if (lexer.dialect().isBash() && cursor.startsWith("((")) {
            return arithmeticFor(line);
        }
        String name = loopVariable();
        Optional<List<Word>> words = loopWords();
        return new Command.For(line, name, words, loopBody());
    }

    /** The body between do and done, or, as bash allows, between braces. */
    private Command.Sequence loopBody() {
        if (parser.peek().isWord("{") && lexer.dialect().isBash()) {
            Command.Group group = (Command.Group) group(parser.peek().line());
            return group.body();
        }
        return doneBody();
    }

    private String loopVariable() {
        Token token = parser.peek(Mode.ARGUMENT);
        if (lexer.dialect().isBash()) {
            if (!token.isWord()) {
                throw parser.unexpected(token, "");
            }
            return parser.take(Mode.ARGUMENT).text();
        }
        if (!token.isWord() || !token.text().matches("[A-Za-z_][A-Za-z0-9_]*")) {
            int line = token.line() + (token.isNewline() ? 1 : 0);
            throw lexer.wording().plain(line, lexer.wording().ashMessage("bad for loop variable"), Optional.empty());
        }
        return parser.take(Mode.ARGUMENT).text();
    }

    private Optional<List<Word>> loopWords() {
        if (parser.peek().isOperator(";")) {
            parser.take();
            parser.skipNewlines();
            return Optional.empty();
        }
        parser.skipNewlines();
        if (!parser.peek().isWord("in")) {
            return Optional.empty();
        }
        parser.take();
        List<Word> words = new ArrayList<>();
        while (parser.peek(Mode.ARGUMENT).isWord()) {
            words.add(parser.take(Mode.ARGUMENT).word().orElseThrow());
        }
        Token end = parser.peek(Mode.ARGUMENT);
        if (!end.isOperator(";") && !end.isNewline()) {
            throw parser.unexpected(end, end.isEnd() ? "do" : "");
        }
        parser.take(Mode.ARGUMENT);
        parser.skipNewlines();
        return Optional.of(words);
    }

    private Command arithmeticFor(int line) {
        Cursor cursor = lexer.cursor();
        Cursor.Mark start = cursor.mark();
        cursor.skip(2);
        List<Word> expressions = lexer.words().arithmeticTriple();
        if (cursor.atEnd()) {
            throw lexer.wording().unclosed("((", ")", line);
        }
        cursor.skip(2);
        if (expressions.size() != 3) {
            String message = expressions.size() < 3 ? "syntax error: arithmetic expression required"
                    : "syntax error: `;' unexpected";
            String header = cursor.since(start).strip();
            throw lexer.wording().arithmeticFor(line, message, header);
        }
        if (parser.peek().isOperator(";")) {
            parser.take();
        }
        parser.skipNewlines();
        return new Command.ArithmeticFor(line, expressions.get(0), expressions.get(1), expressions.get(2),
                loopBody());
    }

    private Command select(int line) {
        parser.take();
        String name = loopVariable();
        Optional<List<Word>> words = loopWords();
        return new Command.Select(line, name, words, loopBody());
    }

    private Command choice(int line) {
        parser.take();
        Token subject = parser.peek(Mode.ARGUMENT);
        if (!subject.isWord()) {
            throw parser.unexpected(subject, "word");
        }
        Word word = parser.take(Mode.ARGUMENT).word().orElseThrow();
        parser.skipNewlines();
        parser.expectWord("in");
        List<Command.Arm> arms = new ArrayList<>();
        parser.skipNewlines();
        while (!parser.peek(Mode.ARGUMENT).isWord("esac")) {
            arms.add(arm());
            parser.skipNewlines();
        }
        parser.take(Mode.ARGUMENT);
        return new Command.Case(line, word, arms);
    }

    private Command.Arm arm() {
        if (parser.peek(Mode.ARGUMENT).isOperator("(")) {
            parser.take(Mode.ARGUMENT);
        }
        List<Word> patterns = new ArrayList<>();
        while (true) {
            Token token = parser.peek(Mode.ARGUMENT);
            if (!token.isWord()) {
                boolean ashSaysWord = token.isOperator(")") && !lexer.dialect().isBash();
                throw parser.unexpected(ashSaysWord ? Token.of(Token.Kind.WORD, ")", token.line()) : token, ")");
            }
            patterns.add(parser.take(Mode.ARGUMENT).word().orElseThrow());
            if (!parser.peek(Mode.ARGUMENT).isOperator("|")) {
                break;
            }
            parser.take(Mode.ARGUMENT);
        }
        parser.expectOperator(")", Mode.ARGUMENT);
        parser.skipNewlines();
        Token next = parser.peek();
        boolean empty = after(next).isPresent() || next.isWord("esac");
        Command.Sequence body = empty ? new Command.Sequence(next.line(), List.of()) : parser.body(";;");
        Token end = parser.peek();
        Optional<Command.After> after = after(end);
        if (after.isPresent()) {
            parser.take();
        } else if (!end.isWord("esac")) {
            throw parser.unexpected(end, ";;");
        }
        return new Command.Arm(patterns, body, after.orElse(Command.After.BREAK));
    }

    private static Optional<Command.After> after(Token token) {
        return token.isOperator(";;") ? Optional.of(Command.After.BREAK)
                : token.isOperator(";&") ? Optional.of(Command.After.FALL_THROUGH)
                : token.isOperator(";;&") ? Optional.of(Command.After.TEST_NEXT) : Optional.empty();
    }

    private Command function(int line) {
        parser.take();
        Token name = parser.peek(Mode.ARGUMENT);
        if (!name.isWord()) {
            throw parser.unexpected(name, "word");
        }
        parser.take(Mode.ARGUMENT);
        if (parser.peek(Mode.ARGUMENT).isOperator("(")) {
            parser.take(Mode.ARGUMENT);
            parser.expectOperator(")", Mode.ARGUMENT);
        }
        return parser.simple().functionBody(name.text(), line);
    }

    private Command test(int line) {
        parser.take();
        return new Command.Test(line, new ConditionParser(parser, line).parse());
    }
}
