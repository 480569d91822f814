package dev.drydock.sandbox.tree.template.parse;

import dev.drydock.sandbox.tree.GoText;
import dev.drydock.sandbox.tree.Misreading;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.template.parse.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Parses the actions of one template and of those defined in it, as text/template/parse/parse.go does. */
public final class Parser {
    /** Unwinds the parser; never leaves this package. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message, null, false, false);
        }
    }

    private static final int DEEPEST = 400;

    private final String name;
    private final Tokens tokens;
    private final Predicate<String> functions;
    private final Map<String, Node.Block> templates = new LinkedHashMap<>();
    private final Operands operands;

    /** Variables and loops of the template that is being parsed; a definition inside starts with its own. */
    private List<String> variables = new ArrayList<>(List.of("$"));

    private int loops;
    private int depth;

    private Parser(String name, List<Token> tokens, Predicate<String> functions) {
        this.name = name;
        this.tokens = new Tokens(name, tokens);
        this.functions = functions;
        this.operands = new Operands(this, this.tokens);
    }

    /**
     * The templates of a text by name; the text itself is one of them.
     *
     * @param functions tells whether a function is known
     * @return or Go's error text, {@code template: NAME:1: ...}
     */
    public static Reading<Map<String, Node.Block>> parse(String name, String text, Predicate<String> functions) {
        Parser parser = new Parser(name, Lexer.tokens(text), functions);
        try {
            return new Reading.Of<>(parser.parse());
        } catch (Wrong wrong) {
            int line = parser.tokens.line();
            return new Reading.Refused<>(new Misreading("template: " + name + ":" + line + ": " + wrong.getMessage(), 0, line, 1));
        }
    }

    boolean hasFunction(String name) {
        return functions.test(name);
    }

    List<String> variables() {
        return variables;
    }

    void enter() {
        if (++depth > DEEPEST) throw new Wrong("max expression depth exceeded");
    }

    void leave() {
        depth--;
    }

    private Map<String, Node.Block> parse() {
        List<Node> nodes = new ArrayList<>();
        int start = tokens.peek().at();
        while (!tokens.peek().is(Kind.EOF)) {
            if (tokens.peek().is(Kind.LEFT_DELIMITER)) {
                Token delimiter = tokens.next();
                if (tokens.nextNonSpace().is(Kind.DEFINE)) {
                    definition();
                    continue;
                }
                tokens.backup2(delimiter);
            }
            Node node = textOrAction();
            if (node instanceof Node.Mark mark) throw new Wrong("unexpected " + mark.source());
            nodes.add(node);
        }
        add(name, new Node.Block(start, List.copyOf(nodes)));
        return templates;
    }

    private void add(String name, Node.Block block) {
        Node.Block before = templates.get(name);
        if (before == null || isEmpty(before)) templates.put(name, block);
        else if (!isEmpty(block)) throw new Wrong("template: multiple definition of template " + GoText.quote(name));
    }

    private static boolean isEmpty(Node.Block block) {
        return block.nodes().stream().allMatch(node -> node instanceof Node.Literal literal && literal.text().isBlank());
    }

    private void definition() {
        Token name = tokens.nextNonSpace();
        if (!name.is(Kind.STRING) && !name.is(Kind.RAW_STRING)) throw tokens.unexpected(name, "define clause");
        String unquoted = Operands.unquote(name.text());
        tokens.expect(Kind.RIGHT_DELIMITER, "define clause");
        add(unquoted, inner("define clause"));
    }

    /** The body of a definition, which sees no variable or loop of what is around it. */
    private Node.Block inner(String context) {
        List<String> outerVariables = variables;
        int outerLoops = loops;
        variables = new ArrayList<>(List.of("$"));
        loops = 0;
        Body body = body();
        if (!body.end.word().equals("end")) throw new Wrong("unexpected " + body.end.source() + " in " + context);
        variables = outerVariables;
        loops = outerLoops;
        return body.block;
    }

    /** Nodes up to an end or else, and which it was. */
    private record Body(Node.Block block, Node.Mark end) {}

    private Body body() {
        List<Node> nodes = new ArrayList<>();
        int start = tokens.peekNonSpace().at();
        while (!tokens.peekNonSpace().is(Kind.EOF)) {
            Node node = textOrAction();
            if (node instanceof Node.Mark mark) return new Body(new Node.Block(start, List.copyOf(nodes)), mark);
            nodes.add(node);
        }
        throw new Wrong("unexpected EOF");
    }

    private Node textOrAction() {
        Token token = tokens.nextNonSpace();
        if (token.is(Kind.TEXT)) return new Node.Literal(token.at(), token.text());
        if (!token.is(Kind.LEFT_DELIMITER)) throw tokens.unexpected(token, "input");
        tokens.actionStartsAt(token.line());
        Node action = action();
        tokens.actionStartsAt(0);
        return action;
    }

    private Node action() {
        Token token = tokens.nextNonSpace();
        switch (token.kind()) {
            case BLOCK -> {
                return blockAction();
            }
            case BREAK, CONTINUE -> {
                return jump(token);
            }
            case ELSE -> {
                Token next = tokens.peekNonSpace();
                if (!next.is(Kind.IF) && !next.is(Kind.WITH)) next = tokens.expect(Kind.RIGHT_DELIMITER, "else");
                return new Node.Mark(next.at(), "else");
            }
            case END -> {
                return new Node.Mark(tokens.expect(Kind.RIGHT_DELIMITER, "end").at(), "end");
            }
            case IF, RANGE, WITH -> {
                return branch(token.text());
            }
            case TEMPLATE -> {
                return call();
            }
            default -> {
                tokens.backup();
                int at = tokens.peek().at();
                return new Node.Action(at, operands.pipeline("command", Kind.RIGHT_DELIMITER));
            }
        }
    }

    private Node jump(Token word) {
        String shown = "{{" + word.text() + "}}";
        Token token = tokens.nextNonSpace();
        if (!token.is(Kind.RIGHT_DELIMITER)) throw tokens.unexpected(token, shown);
        if (loops == 0) throw new Wrong(shown + " outside {{range}}");
        return new Node.Jump(word.at(), word.text());
    }

    private Node branch(String word) {
        enter();
        int visible = variables.size();
        Node.Pipeline pipeline = operands.pipeline(word, Kind.RIGHT_DELIMITER);
        boolean loop = word.equals("range");
        if (loop) loops++;
        Body then = body();
        if (loop) loops--;
        Optional<Node.Block> otherwise = then.end.word().equals("else") ? Optional.of(otherwise(word, then.end)) : Optional.empty();
        variables.subList(visible, variables.size()).clear();
        leave();
        return new Node.Branch(pipeline.at(), word, pipeline, then.block, otherwise);
    }

    private Node.Block otherwise(String word, Node.Mark mark) {
        Kind chained = word.equals("if") ? Kind.IF : word.equals("with") ? Kind.WITH : Kind.EOF;
        if (chained != Kind.EOF && tokens.peek().is(chained)) {
            tokens.next();
            return new Node.Block(mark.at(), List.of(branch(word)));
        }
        Body other = body();
        if (!other.end.word().equals("end")) throw new Wrong("expected end; found " + other.end.source());
        return other.block;
    }

    private Node blockAction() {
        Token token = tokens.nextNonSpace();
        String name = name(token, "block clause");
        Node.Pipeline pipeline = operands.pipeline("block clause", Kind.RIGHT_DELIMITER);
        add(name, inner("block clause"));
        return new Node.Call(token.at(), name, Optional.of(pipeline));
    }

    private Node call() {
        Token token = tokens.nextNonSpace();
        String name = name(token, "template clause");
        Optional<Node.Pipeline> pipeline = Optional.empty();
        if (!tokens.nextNonSpace().is(Kind.RIGHT_DELIMITER)) {
            tokens.backup();
            pipeline = Optional.of(operands.pipeline("template clause", Kind.RIGHT_DELIMITER));
        }
        return new Node.Call(token.at(), name, pipeline);
    }

    private String name(Token token, String context) {
        if (!token.is(Kind.STRING) && !token.is(Kind.RAW_STRING)) throw tokens.unexpected(token, context);
        return Operands.unquote(token.text());
    }
}
