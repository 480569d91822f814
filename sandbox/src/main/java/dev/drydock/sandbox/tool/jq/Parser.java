package dev.drydock.sandbox.tool.jq;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a filter, by precedence: {@code | , // = or and == + *}, from the loosest to the tightest. */
final class Parser {
    private static final List<Set<String>> LEVELS = List.of(Set.of("or"), Set.of("and"), Set.of("==", "!=", "<", "<=", ">", ">="), Set.of("+", "-"),
            Set.of("*", "/", "%"));
    private static final Set<String> ASSIGNMENTS = Set.of("=", "|=", "+=", "-=", "*=", "/=", "%=", "//=");
    private static final Filter LOCATION = new Filter.Constant(Mapping.of("file", "<top-level>", "line", 1));
    private static final int DEEPEST = 200;

    private final List<Token> tokens;
    private int at;
    private int depth;

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The filter of a text. */
    static Filter read(String text) throws BadFilter {
        Parser parser = new Parser(new Lexer(text).tokens());
        if (parser.peek().kind() == Token.Kind.END && !parser.peek().text().equals("\"")) {
            return new Filter.Identity();
        }
        Filter filter = parser.pipe(true);
        if (parser.peek().kind() != Token.Kind.END) {
            throw parser.unexpected(", expecting end of file");
        }
        return filter;
    }

    /** The functions of a text that holds nothing else. */
    static List<Filter.Function> functions(String text) throws BadFilter {
        Parser parser = new Parser(new Lexer(text).tokens());
        List<Filter.Function> functions = new ArrayList<>();
        while (parser.peek().is("def")) {
            functions.add(parser.function());
        }
        return List.copyOf(functions);
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token take() {
        return tokens.get(at < tokens.size() - 1 ? at++ : at);
    }

    private boolean accept(String operator) {
        if (peek().is(operator)) {
            take();
            return true;
        }
        return false;
    }

    private void expect(String operator) throws BadFilter {
        if (!accept(operator)) {
            throw unexpected("");
        }
    }

    private BadFilter unexpected(String expecting) {
        Token token = peek();
        if (token.kind() == Token.Kind.END && token.text().equals("\"")) {
            return new BadFilter("syntax error, unexpected end of file, expecting QQSTRING_TEXT or QQSTRING_INTERP_START or QQSTRING_END", token.at());
        }
        boolean stray = expecting.isEmpty() && at == 0;
        String name = token.is(")") || token.is("]") || token.is("}") ? opensNothing(token) ? "INVALID_CHARACTER" : token.named() : token.named();
        return new BadFilter("syntax error, unexpected " + name + (stray && token.kind() != Token.Kind.END ? ", expecting end of file" : expecting), token.at());
    }

    /** The original's reader of words keeps count of brackets: one that closes nothing is no word. */
    private boolean opensNothing(Token closing) {
        int open = 0;
        for (Token token : tokens.subList(0, tokens.indexOf(closing))) {
            open += token.is("(") || token.is("[") || token.is("{") ? 1 : token.is(")") || token.is("]") || token.is("}") ? -1 : 0;
        }
        return open <= 0;
    }

    // ---- from the loosest to the tightest ------------------------------------------------------------------------------------------------

    private Filter pipe(boolean outermost) throws BadFilter {
        if (++depth > DEEPEST) {
            throw new BadFilter("syntax error: memory exhausted", peek().at());
        }
        try {
            if (peek().is("def")) {
                Filter.Function function = function();
                boolean alone = outermost && peek().kind() == Token.Kind.END;
                return new Filter.Define(function, alone ? new Filter.Identity() : pipe(outermost));
            }
            if (peek().is("label")) {
                take();
                String name = variable();
                expect("|");
                return new Filter.Label(name, pipe(false));
            }
            Filter first = comma();
            if (accept("|")) {
                return new Filter.Pipe(first, pipe(false));
            }
            return first;
        } finally {
            depth--;
        }
    }

    private Filter comma() throws BadFilter {
        Filter first = alternative();
        while (accept(",")) {
            first = new Filter.Comma(first, alternative());
        }
        return first;
    }

    private Filter alternative() throws BadFilter {
        Filter first = assignment();
        return accept("//") ? new Filter.Alternative(first, alternative()) : first;
    }

    private Filter assignment() throws BadFilter {
        Filter path = level(0);
        if (peek().kind() == Token.Kind.OPERATOR && ASSIGNMENTS.contains(peek().text())) {
            String operator = take().text();
            Filter value = assigned();
            if (peek().kind() == Token.Kind.OPERATOR && ASSIGNMENTS.contains(peek().text())) {
                throw unexpected("");
            }
            return new Filter.Assign(operator, path, value);
        }
        return path;
    }

    private Filter assigned() throws BadFilter {
        Filter value = level(0);
        return accept("//") ? new Filter.Alternative(value, alternative()) : value;
    }

    private Filter level(int level) throws BadFilter {
        if (level == LEVELS.size()) {
            return postfix();
        }
        if (level == 3 && peek().is("-")) {
            take();
            return rest(level, new Filter.Negate(level(level + 1)));
        }
        return rest(level, level(level + 1));
    }

    private Filter rest(int level, Filter first) throws BadFilter {
        Filter left = first;
        while ((peek().kind() == Token.Kind.OPERATOR || peek().kind() == Token.Kind.KEYWORD) && LEVELS.get(level).contains(peek().text())) {
            String operator = take().text();
            Filter right = level(level + 1);
            left = switch (operator) {
                case "or" -> new Filter.Or(left, right);
                case "and" -> new Filter.And(left, right);
                default -> new Filter.Binary(operator, left, right);
            };
            if (level == 2 && (peek().kind() == Token.Kind.OPERATOR) && LEVELS.get(level).contains(peek().text())) {
                throw unexpected("");
            }
        }
        return left;
    }

    // ---- terms ---------------------------------------------------------------------------------------------------------------------------

    private Filter postfix() throws BadFilter {
        if (accept("try")) {
            Filter body = suffixed();
            return new Filter.Try(body, accept("catch") ? Optional.of(suffixed()) : Optional.empty());
        }
        Filter term = suffixed();
        if (!accept("as")) {
            return term;
        }
        List<Filter.Pattern> patterns = new ArrayList<>(List.of(pattern()));
        while (accept("?//")) {
            patterns.add(pattern());
        }
        expect("|");
        return new Filter.Bind(term, List.copyOf(patterns), pipe(false));
    }

    private Filter suffixed() throws BadFilter {
        if (peek().is("-")) {
            take();
            return new Filter.Negate(suffixed());
        }
        if (peek().is("try")) {
            return postfix();
        }
        Filter term = term();
        while (true) {
            if (peek().kind() == Token.Kind.FIELD) {
                term = new Filter.Index(term, new Filter.Constant(new Text(take().text())));
            } else if (peek().is("[")) {
                term = bracket(term);
            } else if (peek().is("?")) {
                take();
                term = new Filter.Try(term, Optional.empty());
            } else if (peek().is(".") && at + 1 < tokens.size() && (tokens.get(at + 1).kind() == Token.Kind.STRING || tokens.get(at + 1).is("["))) {
                take();
                term = peek().is("[") ? bracket(term) : new Filter.Index(term, string(Optional.empty()));
            } else if (peek().is(".")) {
                take();
                throw unexpected(", expecting FORMAT or QQSTRING_START or '['");
            } else {
                return term;
            }
        }
    }

    private Filter bracket(Filter of) throws BadFilter {
        expect("[");
        if (accept("]")) {
            return new Filter.Iterate(of);
        }
        if (accept(":")) {
            Filter to = pipe(false);
            expect("]");
            return new Filter.Slice(of, Optional.empty(), Optional.of(to));
        }
        Filter index = pipe(false);
        if (accept(":")) {
            if (accept("]")) {
                return new Filter.Slice(of, Optional.of(index), Optional.empty());
            }
            Filter to = pipe(false);
            expect("]");
            return new Filter.Slice(of, Optional.of(index), Optional.of(to));
        }
        expect("]");
        return new Filter.Index(of, index);
    }

    private Filter term() throws BadFilter {
        Token token = peek();
        switch (token.kind()) {
            case NUMBER -> {
                take();
                return new Filter.Constant(Values.number(token.text()));
            }
            case STRING -> {
                return string(Optional.empty());
            }
            case FORMAT -> {
                take();
                return peek().kind() == Token.Kind.STRING ? string(Optional.of(token.text())) : new Filter.Format(token.text());
            }
            case FIELD -> {
                take();
                return new Filter.Index(new Filter.Identity(), new Filter.Constant(new Text(token.text())));
            }
            case VARIABLE -> {
                take();
                return token.text().equals("__loc__") ? LOCATION : new Filter.Variable(token.text());
            }
            case IDENTIFIER -> {
                return call();
            }
            default -> {
                return keyword();
            }
        }
    }

    private Filter keyword() throws BadFilter {
        if (accept("(")) {
            Filter inside = pipe(false);
            expect(")");
            return inside;
        }
        if (accept("[")) {
            if (accept("]")) {
                return new Filter.Collect(Optional.empty());
            }
            Filter items = pipe(false);
            expect("]");
            return new Filter.Collect(Optional.of(items));
        }
        if (accept("{")) {
            return construct();
        }
        if (accept("..")) {
            return new Filter.Everything();
        }
        if (accept(".")) {
            return peek().kind() == Token.Kind.STRING ? new Filter.Index(new Filter.Identity(), string(Optional.empty())) : new Filter.Identity();
        }
        if (accept("if")) {
            return conditional();
        }
        if (accept("reduce")) {
            return reduce();
        }
        if (accept("foreach")) {
            return foreach();
        }
        if (peek().is("def")) {
            return new Filter.Define(function(), pipe(false));
        }
        throw unexpected("");
    }

    private Filter call() throws BadFilter {
        String name = take().text();
        if (name.equals("break") && peek().kind() == Token.Kind.VARIABLE) {
            return new Filter.Break(take().text());
        }
        switch (name) {
            case "null" -> {
                return new Filter.Constant(dev.drydock.sandbox.tree.Nothing.NOTHING);
            }
            case "true" -> {
                return new Filter.Constant(Truth.TRUE);
            }
            case "false" -> {
                return new Filter.Constant(Truth.FALSE);
            }
            default -> { }
        }
        List<Filter> arguments = new ArrayList<>();
        if (accept("(")) {
            do {
                arguments.add(pipe(false));
            } while (accept(";"));
            expect(")");
        }
        return new Filter.Call(name, List.copyOf(arguments));
    }

    private Filter string(Optional<String> format) throws BadFilter {
        Token token = take();
        if (token.parts().isEmpty()) {
            return new Filter.Constant(new Text(token.text()));
        }
        List<Filter> parts = new ArrayList<>(List.of(new Filter.Constant(new Text(token.text()))));
        for (Token.Part part : token.parts()) {
            Parser inner = new Parser(part.filter());
            Filter filter = inner.pipe(false);
            if (inner.peek().kind() != Token.Kind.END) {
                throw inner.unexpected("");
            }
            parts.add(filter);
            parts.add(new Filter.Constant(new Text(part.after())));
        }
        return new Filter.Interpolation(format, List.copyOf(parts));
    }

    private Filter construct() throws BadFilter {
        List<Filter.Entry> entries = new ArrayList<>();
        while (!accept("}")) {
            entries.add(entry());
            if (!peek().is("}")) {
                expect(",");
            }
        }
        return new Filter.Construct(List.copyOf(entries));
    }

    private Filter.Entry entry() throws BadFilter {
        Token token = peek();
        if (token.kind() == Token.Kind.VARIABLE) {
            take();
            Filter value = token.text().equals("__loc__") ? LOCATION : new Filter.Variable(token.text());
            return new Filter.Entry(new Filter.Constant(new Text(token.text())), value);
        }
        if (accept("(")) {
            Filter key = pipe(false);
            expect(")");
            if (key instanceof Filter.Constant constant && !(constant.value() instanceof Text)) {
                throw new BadFilter("Cannot use " + Values.kind(constant.value()) + " (" + Printer.compact(constant.value()) + ") as object key", token.at());
            }
            expect(":");
            return new Filter.Entry(key, value());
        }
        boolean named = token.kind() == Token.Kind.IDENTIFIER || token.kind() == Token.Kind.KEYWORD;
        Filter key;
        if (named || token.kind() == Token.Kind.NUMBER) {
            take();
            key = new Filter.Constant(new Text(token.text()));
        } else if (token.kind() == Token.Kind.STRING) {
            key = string(Optional.empty());
        } else if (token.kind() == Token.Kind.FORMAT && tokens.get(at + 1).kind() == Token.Kind.STRING) {
            take();
            key = string(Optional.of(token.text()));
        } else {
            throw unexpected("");
        }
        return new Filter.Entry(key, accept(":") ? value() : new Filter.Index(new Filter.Identity(), key));
    }

    /** A value in {@code {...}}: terms joined by bars; operators need brackets. */
    private Filter value() throws BadFilter {
        Filter first = accept("-") ? new Filter.Negate(suffixed()) : suffixed();
        if (accept("|")) {
            return new Filter.Pipe(first, value());
        }
        if (!peek().is(",") && !peek().is("}")) {
            throw unexpected(peek().kind() == Token.Kind.END ? "" : ", expecting '}'");
        }
        return first;
    }

    private Filter conditional() throws BadFilter {
        Filter condition = pipe(false);
        expect("then");
        Filter then = pipe(false);
        if (accept("elif")) {
            return new Filter.If(condition, then, Optional.of(conditional()));
        }
        if (accept("else")) {
            Filter otherwise = pipe(false);
            expect("end");
            return new Filter.If(condition, then, Optional.of(otherwise));
        }
        expect("end");
        return new Filter.If(condition, then, Optional.empty());
    }

    private List<Filter.Pattern> patterns() throws BadFilter {
        expect("as");
        List<Filter.Pattern> patterns = new ArrayList<>(List.of(pattern()));
        while (accept("?//")) {
            patterns.add(pattern());
        }
        return List.copyOf(patterns);
    }

    private Filter reduce() throws BadFilter {
        Filter source = suffixed();
        List<Filter.Pattern> patterns = patterns();
        expect("(");
        Filter start = pipe(false);
        expect(";");
        Filter update = pipe(false);
        expect(")");
        return new Filter.Reduce(source, patterns, start, update);
    }

    private Filter foreach() throws BadFilter {
        Filter source = suffixed();
        List<Filter.Pattern> patterns = patterns();
        expect("(");
        Filter start = pipe(false);
        expect(";");
        Filter update = pipe(false);
        Optional<Filter> extract = accept(";") ? Optional.of(pipe(false)) : Optional.empty();
        expect(")");
        return new Filter.Foreach(source, patterns, start, update, extract);
    }

    private String variable() throws BadFilter {
        if (peek().kind() != Token.Kind.VARIABLE) {
            throw unexpected(", expecting '$'");
        }
        return take().text();
    }

    private Filter.Pattern pattern() throws BadFilter {
        if (accept("[")) {
            List<Filter.Pattern> items = new ArrayList<>();
            do {
                items.add(pattern());
            } while (accept(","));
            expect("]");
            return new Filter.Pattern.Items(List.copyOf(items));
        }
        if (accept("{")) {
            List<Filter.Pattern.Field> fields = new ArrayList<>();
            do {
                fields.add(field());
            } while (accept(","));
            expect("}");
            return new Filter.Pattern.Fields(List.copyOf(fields));
        }
        if (peek().kind() != Token.Kind.VARIABLE) {
            throw unexpected(", expecting '$' or '[' or '{'");
        }
        return new Filter.Pattern.Name(take().text());
    }

    private Filter.Pattern.Field field() throws BadFilter {
        Token token = peek();
        if (token.kind() == Token.Kind.VARIABLE) {
            take();
            Filter key = new Filter.Constant(new Text(token.text()));
            return new Filter.Pattern.Field(key, Optional.of(token.text()), accept(":") ? Optional.of(pattern()) : Optional.empty());
        }
        Filter key;
        if (accept("(")) {
            key = pipe(false);
            expect(")");
        } else if (token.kind() == Token.Kind.STRING) {
            key = string(Optional.empty());
        } else if (token.kind() == Token.Kind.IDENTIFIER || token.kind() == Token.Kind.KEYWORD) {
            key = new Filter.Constant(new Text(take().text()));
        } else {
            throw unexpected("");
        }
        expect(":");
        return new Filter.Pattern.Field(key, Optional.empty(), Optional.of(pattern()));
    }

    private Filter.Function function() throws BadFilter {
        expect("def");
        if (peek().kind() != Token.Kind.IDENTIFIER && peek().kind() != Token.Kind.KEYWORD) {
            throw unexpected("");
        }
        String name = take().text();
        List<String> parameters = new ArrayList<>();
        if (accept("(")) {
            do {
                boolean value = peek().kind() == Token.Kind.VARIABLE;
                parameters.add((value ? "$" : "") + take().text());
            } while (accept(";"));
            expect(")");
        }
        expect(":");
        Filter body = pipe(false);
        expect(";");
        return new Filter.Function(name, List.copyOf(parameters), body);
    }
}
