package dev.drydock.sandbox.app.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads JavaScript's statements and expressions, as far as they are known here. */
final class ScriptParser {
    private static final Set<String> ELSEWHERE = Set.of("switch", "do", "yield", "export", "class", "delete", "void", "with", "debugger");
    private static final List<List<String>> LEVELS = List.of(List.of("===", "!==", "==", "!="), List.of("<=", ">=", "<", ">", "instanceof", "in"), List.of("+", "-"), List.of("*", "/", "%"));

    private final Words words;

    private ScriptParser(List<Lexeme> lexemes) {
        this.words = new Words(lexemes);
    }

    static List<Stmt> program(String text) {
        ScriptParser parser = new ScriptParser(ScriptReader.read(text));
        List<Stmt> all = new ArrayList<>();
        parser.lines();
        while (!parser.words.peek().kind().equals("end")) {
            all.add(parser.statement());
            parser.lines();
        }
        return hoisted(all);
    }

    /** Functions are there before the first statement. */
    private static List<Stmt> hoisted(List<Stmt> all) {
        List<Stmt> ordered = new ArrayList<>(all.stream().filter(Stmt.Def.class::isInstance).toList());
        all.stream().filter(one -> !(one instanceof Stmt.Def)).forEach(ordered::add);
        return ordered;
    }

    private void lines() {
        while (words.takeKind("line") || words.take(";")) {
            continue;
        }
    }

    private void newlines() {
        while (words.takeKind("line")) {
            continue;
        }
    }

    /** Passes over line ends if this sign comes after them. */
    private boolean take(String sign) {
        int mark = words.mark();
        newlines();
        if (words.take(sign)) {
            return true;
        }
        words.back(mark);
        return false;
    }

    private boolean sees(String sign) {
        int mark = words.mark();
        newlines();
        boolean sees = words.peek().is(sign);
        words.back(mark);
        return sees;
    }

    private void expect(String sign) {
        if (!take(sign)) {
            throw unexpected();
        }
    }

    private Trouble.Unreadable unexpected() {
        newlines();
        Lexeme one = words.peek();
        return new Trouble.Unreadable(one.kind().equals("end") ? "SyntaxError: Unexpected end of input" : one.kind().equals("name") ? "SyntaxError: Unexpected identifier '" + one.text() + "'"
                : one.kind().matches("text|format") ? "SyntaxError: Unexpected string" : "SyntaxError: Unexpected token '" + one.text() + "'", one.line());
    }

    private void ends() {
        if (!words.take(";") && !words.peek().kind().equals("line") && !words.peek().is("}") && !words.peek().kind().equals("end")) {
            throw unexpected();
        }
    }

    private Stmt statement() {
        Lexeme first = words.peek();
        if (first.kind().equals("name") && ELSEWHERE.contains(first.text())) {
            throw new Trouble.Beyond(first.text());
        }
        switch (first.kind().equals("name") ? first.text() : first.is("{") ? "{" : "") {
            case "{" -> {
                return new Stmt.If(new Expr.Literal(true), block(), List.of());
            }
            case "const", "let", "var" -> {
                words.next();
                return declaration(first.line());
            }
            case "function", "async" -> {
                if (first.is("async") && !words.peek(1).is("function")) {
                    return simple();
                }
                words.take("async");
                words.next();
                String name = words.name();
                return new Stmt.Def(function(name), List.of());
            }
            case "if" -> {
                words.next();
                expect("(");
                Expr condition = expr();
                expect(")");
                List<Stmt> yes = body();
                return new Stmt.If(condition, yes, take("else") ? body() : List.of());
            }
            case "while" -> {
                words.next();
                expect("(");
                Expr condition = expr();
                expect(")");
                return new Stmt.While(condition, body(), Optional.empty());
            }
            case "for" -> {
                words.next();
                return loop(first.line());
            }
            case "return" -> {
                words.next();
                boolean empty = words.peek().is(";") || words.peek().kind().equals("line") || words.peek().is("}");
                Stmt.Return result = new Stmt.Return(empty ? Optional.empty() : Optional.of(expr()));
                ends();
                return result;
            }
            case "break", "continue" -> {
                words.next();
                ends();
                return first.is("break") ? new Stmt.Break() : new Stmt.Continue();
            }
            case "throw" -> {
                words.next();
                Stmt.Raise raise = new Stmt.Raise(Optional.of(expr()), first.line());
                ends();
                return raise;
            }
            case "try" -> {
                words.next();
                return attempt();
            }
            case "import" -> {
                words.next();
                return imported(first.line());
            }
            default -> {
                return simple();
            }
        }
    }

    private Stmt simple() {
        int line = words.peek().line();
        Expr expr = expr();
        ends();
        return new Stmt.Do(expr, line);
    }

    private Stmt imported(int line) {
        List<String[]> names = new ArrayList<>();
        String as = "";
        if (words.take("{")) {
            while (!take("}")) {
                newlines();
                String name = words.name();
                names.add(new String[] {name, words.take("as") ? words.name() : name});
                take(",");
            }
        } else {
            as = words.take("*") ? "" : words.name();
            as = words.take("as") ? words.name() : as;
        }
        expect("from");
        String module = words.next().text();
        ends();
        return new Stmt.Import(module.replaceFirst("^node:", ""), as, names, line);
    }

    private List<Stmt> body() {
        newlines();
        return words.peek().is("{") ? block() : List.of(statement());
    }

    private List<Stmt> block() {
        expect("{");
        List<Stmt> all = new ArrayList<>();
        lines();
        while (!words.take("}")) {
            if (words.peek().kind().equals("end")) {
                throw unexpected();
            }
            all.add(statement());
            lines();
        }
        return hoisted(all);
    }

    private Stmt declaration(int line) {
        List<Stmt> all = new ArrayList<>();
        do {
            newlines();
            Expr target = pattern();
            Expr value = take("=") ? assigned() : new Expr.Literal(Values.UNDEFINED);
            all.add(new Stmt.Set(target, "=", value, true, line));
        } while (take(","));
        ends();
        return all.size() == 1 ? all.get(0) : new Stmt.If(new Expr.Literal("declare"), all, List.of());
    }

    /** A name, or names taken out of an object or a list. */
    private Expr pattern() {
        if (words.take("{")) {
            List<Expr> keys = new ArrayList<>();
            List<Expr> values = new ArrayList<>();
            while (!take("}")) {
                newlines();
                Lexeme key = words.next();
                keys.add(new Expr.Literal(key.text()));
                values.add(take(":") ? pattern() : new Expr.Name(key.text(), key.line()));
                take(",");
            }
            return new Expr.Pairs(keys, values);
        }
        if (words.take("[")) {
            List<Expr> items = new ArrayList<>();
            while (!take("]")) {
                items.add(pattern());
                take(",");
            }
            return new Expr.Items(items);
        }
        int line = words.peek().line();
        return new Expr.Name(words.name(), line);
    }

    private Stmt loop(int line) {
        expect("(");
        boolean declares = words.take("const") || words.take("let") || words.take("var");
        if (declares) {
            Expr target = pattern();
            if (words.take("of")) {
                Expr over = expr();
                expect(")");
                return new Stmt.For(target, over, body(), line);
            }
            if (words.take("in")) {
                throw new Trouble.Beyond("for (... in ...)");
            }
            expect("=");
            Stmt first = new Stmt.Set(target, "=", assigned(), true, line);
            expect(";");
            return counted(first);
        }
        Stmt first = words.peek().is(";") ? new Stmt.Pass() : new Stmt.Do(expr(), line);
        expect(";");
        return counted(first);
    }

    private Stmt counted(Stmt first) {
        Expr condition = sees(";") ? new Expr.Literal(true) : expr();
        expect(";");
        Optional<Expr> each = sees(")") ? Optional.empty() : Optional.of(expr());
        expect(")");
        return new Stmt.If(new Expr.Literal(true), List.of(first, new Stmt.While(condition, body(), each)), List.of());
    }

    private Stmt attempt() {
        List<Stmt> body = block();
        List<Stmt.Catch> catches = new ArrayList<>();
        if (take("catch")) {
            String name = "";
            if (take("(")) {
                name = words.name();
                expect(")");
            }
            catches.add(new Stmt.Catch(List.of(), name, block()));
        }
        return new Stmt.Try(body, catches, List.of(), take("finally") ? block() : List.of());
    }

    private Expr.Function function(String name) {
        int line = words.peek().line();
        expect("(");
        List<Expr.Param> params = params();
        return new Expr.Function(name, params, block(), line);
    }

    private List<Expr.Param> params() {
        List<Expr.Param> params = new ArrayList<>();
        while (!take(")")) {
            newlines();
            boolean rest = words.take("...");
            if (words.peek().is("{")) {
                Expr.Pairs taken = (Expr.Pairs) pattern();
                params.add(new Expr.Param("", Optional.empty(), false, taken.values().stream().map(v -> v instanceof Expr.Name n ? n.id() : "").toList()));
            } else {
                String name = words.name();
                params.add(new Expr.Param(name, take("=") ? Optional.of(assigned()) : Optional.empty(), rest, List.of()));
            }
            take(",");
        }
        return params;
    }

    Expr expr() {
        newlines();
        Expr value = assigned();
        return value;
    }

    private Expr assigned() {
        newlines();
        Optional<Expr> arrow = arrow();
        if (arrow.isPresent()) {
            return arrow.get();
        }
        Expr left = choice();
        for (String sign : List.of("=", "+=", "-=", "*=", "/=", "%=")) {
            if (words.take(sign)) {
                return new Expr.Assign(left, sign.equals("=") ? "=" : sign.substring(0, sign.length() - 1), assigned(), false);
            }
        }
        return left;
    }

    /** {@code x => ...} or {@code (a, b) => ...}, if that is what stands here. */
    private Optional<Expr> arrow() {
        int mark = words.mark();
        if (words.peek().is("async") && !words.peek(1).is("function")) {
            words.next();
        }
        int line = words.peek().line();
        List<Expr.Param> params = new ArrayList<>();
        if (words.peek().kind().equals("name") && words.peek(1).is("=>")) {
            params.add(new Expr.Param(words.name(), Optional.empty(), false, List.of()));
        } else if (words.peek().is("(") && closesBeforeArrow()) {
            words.next();
            params.addAll(params());
        } else {
            words.back(mark);
            return Optional.empty();
        }
        expect("=>");
        newlines();
        return Optional.of(new Expr.Function("", params, words.peek().is("{") ? block() : List.of(new Stmt.Return(Optional.of(assigned()))), line));
    }

    private boolean closesBeforeArrow() {
        int depth = 0;
        for (int i = 0; ; i++) {
            Lexeme one = words.peek(i);
            if (one.kind().equals("end")) {
                return false;
            }
            depth += one.kind().equals("sign") && "([{".contains(one.text()) ? 1 : one.kind().equals("sign") && ")]}".contains(one.text()) ? -1 : 0;
            if (depth == 0) {
                return words.peek(i + 1).is("=>");
            }
        }
    }

    private Expr choice() {
        Expr condition = logic(0);
        if (take("?")) {
            Expr yes = assigned();
            expect(":");
            return new Expr.Choice(condition, yes, assigned());
        }
        return condition;
    }

    private Expr logic(int level) {
        List<String> signs = List.of("??", "||", "&&");
        if (level == signs.size()) {
            return binary(0);
        }
        Expr left = logic(level + 1);
        while (take(signs.get(level))) {
            newlines();
            left = new Expr.Logic(signs.get(level), left, logic(level + 1));
        }
        return left;
    }

    private Expr binary(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        Expr left = binary(level + 1);
        while (true) {
            Lexeme sign = words.peek();
            if (sign.kind().equals("text") || !LEVELS.get(level).contains(sign.text())) {
                int mark = words.mark();
                newlines();
                if (!(words.peek().is("+") && LEVELS.get(level).contains("+"))) {
                    words.back(mark);
                    return left;
                }
                sign = words.peek();
            }
            words.next();
            newlines();
            left = new Expr.Binary(sign.text(), left, binary(level + 1), sign.line());
        }
    }

    private Expr unary() {
        for (String sign : List.of("!", "-", "+", "typeof")) {
            if (words.take(sign)) {
                return new Expr.Unary(sign.equals("!") ? "not" : sign, unary());
            }
        }
        if (words.peek().is("delete") || words.peek().is("void")) {
            throw new Trouble.Beyond(words.peek().text());
        }
        if (words.take("await")) {
            return new Expr.Unary("await", unary());
        }
        if (words.take("++") || words.take("--")) {
            boolean more = words.peek(-1).is("++");
            return new Expr.Assign(postfix(), more ? "+" : "-", new Expr.Literal(1L), false);
        }
        Expr value = postfix();
        if (words.peek().is("**")) {
            words.next();
            return new Expr.Binary("**", value, unary(), 0);
        }
        if (words.peek().is("++") || words.peek().is("--")) {
            return new Expr.Assign(value, words.next().is("++") ? "+" : "-", new Expr.Literal(1L), true);
        }
        return value;
    }

    private Expr postfix() {
        boolean makes = words.take("new");
        Expr value = atom();
        while (true) {
            int line = words.peek().line();
            int mark = words.mark();
            newlines();
            boolean chained = words.peek().is(".") || words.peek().is("?.");
            if (!chained) {
                words.back(mark);
            }
            if (words.take(".") || words.take("?.")) {
                boolean ifThere = words.peek(-1).is("?.");
                value = new Expr.Member(value, words.name(), ifThere, line);
            } else if (words.take("(")) {
                List<Expr> arguments = new ArrayList<>();
                while (!take(")")) {
                    if (take("...")) {
                        throw new Trouble.Beyond("f(...x)");
                    }
                    arguments.add(assigned());
                    if (!take(",") && !sees(")")) {
                        throw new Trouble.Unreadable("SyntaxError: missing ) after argument list", words.peek().line());
                    }
                }
                value = new Expr.Call(value, arguments, Map.of(), makes, line);
                makes = false;
            } else if (words.take("[")) {
                value = new Expr.Index(value, assigned(), line);
                expect("]");
            } else {
                return value;
            }
        }
    }

    private Expr atom() {
        Lexeme one = words.next();
        switch (one.kind()) {
            case "number" -> {
                return new Expr.Literal(PythonParser.number(one));
            }
            case "text" -> {
                return new Expr.Literal(one.text());
            }
            case "format" -> {
                return template(one);
            }
            case "name" -> {
                return switch (one.text()) {
                    case "null" -> new Expr.Literal(Values.NONE);
                    case "undefined" -> new Expr.Literal(Values.UNDEFINED);
                    case "true" -> new Expr.Literal(true);
                    case "false" -> new Expr.Literal(false);
                    case "async" -> atom();
                    case "function" -> function(words.peek().is("(") ? "" : words.name());
                    case "class", "yield" -> throw new Trouble.Beyond(one.text());
                    default -> new Expr.Name(one.text(), one.line());
                };
            }
            default -> {
                return bracket(one);
            }
        }
    }

    private static Expr template(Lexeme one) {
        List<Expr> parts = new ArrayList<>();
        List<String> specs = new ArrayList<>();
        String text = one.text();
        int at = 0;
        while (true) {
            int open = text.indexOf("${", at);
            String plain = (open < 0 ? text.substring(at) : text.substring(at, open)).replace('\0', '$');
            parts.add(new Expr.Literal(plain));
            specs.add("");
            if (open < 0) {
                return new Expr.Format(parts, specs);
            }
            int end = ScriptReader.closing(text, open + 2);
            parts.add(new ScriptParser(ScriptReader.read(text.substring(open + 2, end))).expr());
            specs.add("");
            at = end + 1;
        }
    }

    private Expr bracket(Lexeme one) {
        if (one.is("(")) {
            Expr inner = expr();
            expect(")");
            return inner;
        }
        if (one.is("[")) {
            List<Expr> items = new ArrayList<>();
            while (!take("]")) {
                if (take("...")) {
                    throw new Trouble.Beyond("[...x]");
                }
                items.add(assigned());
                if (!take(",") && !sees("]")) {
                    throw unexpected();
                }
            }
            return new Expr.Items(items);
        }
        if (one.is("{")) {
            return object();
        }
        if (one.is("/")) {
            throw new Trouble.Beyond("/.../");
        }
        words.back(words.mark() - 1);
        throw unexpected();
    }

    private Expr object() {
        List<Expr> keys = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        while (!take("}")) {
            newlines();
            if (words.take("...")) {
                keys.add(new Expr.Literal(Values.UNDEFINED));
                values.add(assigned());
                take(",");
                continue;
            }
            Lexeme key = words.next();
            if (key.is("[")) {
                throw new Trouble.Beyond("{[x]: ...}");
            }
            keys.add(new Expr.Literal(key.text()));
            if (take(":")) {
                values.add(assigned());
            } else if (words.peek().is("(")) {
                values.add(function(key.text()));
            } else {
                values.add(new Expr.Name(key.text(), key.line()));
            }
            if (!take(",") && !sees("}")) {
                throw unexpected();
            }
        }
        return new Expr.Pairs(keys, values);
    }
}
