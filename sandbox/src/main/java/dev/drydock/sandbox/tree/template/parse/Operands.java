package dev.drydock.sandbox.tree.template.parse;

import dev.drydock.sandbox.tree.GoText;
import dev.drydock.sandbox.tree.template.parse.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parses what stands inside an action: pipelines, commands and their operands. */
final class Operands {
    private static final Set<Kind> STARTS_OPERAND = Set.of(Kind.BOOL, Kind.CHARACTER_CONSTANT, Kind.DOT, Kind.FIELD, Kind.IDENTIFIER, Kind.NUMBER,
            Kind.NIL, Kind.RAW_STRING, Kind.STRING, Kind.VARIABLE, Kind.LEFT_PAREN);

    private final Parser parser;
    private final Tokens tokens;

    Operands(Parser parser, Tokens tokens) {
        this.parser = parser;
        this.tokens = tokens;
    }

    Node.Pipeline pipeline(String context, Kind end) {
        parser.enter();
        int at = tokens.peekNonSpace().at();
        List<Node.Variable> variables = new ArrayList<>();
        boolean assigns = declarations(context, variables);
        List<Node.Command> commands = new ArrayList<>();
        while (true) {
            Token token = tokens.nextNonSpace();
            if (token.is(end)) break;
            if (!STARTS_OPERAND.contains(token.kind())) throw tokens.unexpected(token, context);
            tokens.backup();
            commands.add(command());
        }
        if (commands.isEmpty()) throw new Parser.Wrong("missing value for " + context);
        for (int i = 1; i < commands.size(); i++) {
            Node first = commands.get(i).words().get(0);
            if (first instanceof Node.Bool || first instanceof Node.Dot || first instanceof Node.Nil || first instanceof Node.Number || first instanceof Node.Quoted) {
                throw new Parser.Wrong("non executable command in pipeline stage " + (i + 1));
            }
        }
        parser.leave();
        return new Node.Pipeline(at, assigns, List.copyOf(variables), List.copyOf(commands));
    }

    /** Reads {@code $x :=}, {@code $x =} or {@code $i, $x :=}; true if it assigns to what is there already. */
    private boolean declarations(String context, List<Node.Variable> variables) {
        while (true) {
            Token variable = tokens.peekNonSpace();
            if (!variable.is(Kind.VARIABLE)) return false;
            tokens.next();
            Token after = tokens.peek();
            Token next = tokens.peekNonSpace();
            if (next.is(Kind.ASSIGN) || next.is(Kind.DECLARE)) {
                tokens.nextNonSpace();
                declare(variable, variables);
                return next.is(Kind.ASSIGN);
            }
            if (!next.is(Kind.CHARACTER) || !next.text().equals(",")) {
                if (after.is(Kind.SPACE)) tokens.backup3(variable, after);
                else tokens.backup2(variable);
                return false;
            }
            tokens.nextNonSpace();
            declare(variable, variables);
            if (!context.equals("range") || variables.size() >= 2) throw new Parser.Wrong("too many declarations in " + context);
            Kind kind = tokens.peekNonSpace().kind();
            if (kind != Kind.VARIABLE && kind != Kind.RIGHT_DELIMITER && kind != Kind.RIGHT_PAREN) throw new Parser.Wrong("range can only initialize variables");
        }
    }

    private void declare(Token variable, List<Node.Variable> variables) {
        variables.add(new Node.Variable(variable.at(), variable.text(), List.of()));
        parser.variables().add(variable.text());
    }

    private Node.Command command() {
        int at = tokens.peekNonSpace().at();
        List<Node> words = new ArrayList<>();
        while (true) {
            tokens.peekNonSpace();
            Node operand = operand();
            if (operand != null) words.add(operand);
            Token token = tokens.next();
            if (token.is(Kind.SPACE)) continue;
            if (token.is(Kind.RIGHT_DELIMITER) || token.is(Kind.RIGHT_PAREN)) tokens.backup();
            else if (!token.is(Kind.PIPE)) throw tokens.unexpected(token, "operand");
            break;
        }
        if (words.isEmpty()) throw new Parser.Wrong("empty command");
        return new Node.Command(at, List.copyOf(words));
    }

    /** A term and the fields after it, or null if none begins here. */
    private Node operand() {
        Node term = term();
        if (term == null || !tokens.peek().is(Kind.FIELD)) return term;
        int at = tokens.peek().at();
        List<String> names = new ArrayList<>();
        while (tokens.peek().is(Kind.FIELD)) names.add(tokens.next().text().substring(1));
        if (term instanceof Node.Field field) {
            List<String> all = new ArrayList<>(field.names());
            all.addAll(names);
            return new Node.Field(at, List.copyOf(all));
        }
        if (term instanceof Node.Variable variable) return new Node.Variable(at, variable.name(), List.copyOf(names));
        if (term instanceof Node.Name || term instanceof Node.Pipeline) return new Node.Chain(at, term, List.copyOf(names));
        throw new Parser.Wrong("unexpected . after term " + GoText.quote(term.source()));
    }

    private Node term() {
        Token token = tokens.nextNonSpace();
        int at = token.at();
        String text = token.text();
        switch (token.kind()) {
            case IDENTIFIER -> {
                if (!parser.hasFunction(text)) throw new Parser.Wrong("function " + GoText.quote(text) + " not defined");
                return new Node.Name(at, text);
            }
            case DOT -> {
                return new Node.Dot(at);
            }
            case NIL -> {
                return new Node.Nil(at);
            }
            case VARIABLE -> {
                if (!parser.variables().contains(text)) throw new Parser.Wrong("undefined variable " + GoText.quote(text));
                return new Node.Variable(at, text, List.of());
            }
            case FIELD -> {
                return new Node.Field(at, List.of(text.substring(1)));
            }
            case BOOL -> {
                return new Node.Bool(at, text.equals("true"));
            }
            case NUMBER -> {
                return new Node.Number(at, text, Constant.of(text));
            }
            case CHARACTER_CONSTANT -> {
                return new Node.Number(at, text, Constant.ofCharacter(character(text)));
            }
            case LEFT_PAREN -> {
                return pipeline("parenthesized pipeline", Kind.RIGHT_PAREN);
            }
            case STRING, RAW_STRING -> {
                return new Node.Quoted(at, text, unquote(text));
            }
            default -> {
                tokens.backup();
                return null;
            }
        }
    }

    private static int character(String text) {
        String unquoted = unquoted(text.substring(1, text.length() - 1), '\'');
        if (unquoted.isEmpty()) throw new Parser.Wrong("invalid syntax");
        if (unquoted.codePointCount(0, unquoted.length()) != 1) throw new Parser.Wrong("malformed character constant: " + text);
        return unquoted.codePointAt(0);
    }

    /** As {@code strconv.Unquote}. */
    static String unquote(String text) {
        String inner = text.substring(1, text.length() - 1);
        return text.charAt(0) == '`' ? inner.replace("\r", "") : unquoted(inner, '"');
    }

    private static String unquoted(String inner, char mark) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c == mark) throw new Parser.Wrong("invalid syntax");
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char kind = ++i < inner.length() ? inner.charAt(i) : 0;
            int simple = "abfnrtv\\".indexOf(kind);
            if (simple >= 0 && kind != 0) out.append("\u0007\b\f\n\r\t\u000b\\".charAt(simple));
            else if (kind == mark) out.append(mark);
            else i = numeric(inner, i, kind, out);
        }
        return out.toString();
    }

    private static int numeric(String inner, int i, char kind, StringBuilder out) {
        boolean octal = kind >= '0' && kind <= '7';
        int digits = octal ? 3 : kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
        int from = octal ? i : i + 1;
        try {
            if (digits == 0) throw new NumberFormatException();
            out.appendCodePoint(Integer.parseInt(inner.substring(from, from + digits), octal ? 8 : 16));
        } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
            throw new Parser.Wrong("invalid syntax");
        }
        return from + digits - 1;
    }
}
