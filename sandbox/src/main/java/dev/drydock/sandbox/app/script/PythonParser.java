package dev.drydock.sandbox.app.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads Python's statements and expressions, as far as they are known here. */
final class PythonParser {
    private static final Set<String> ELSEWHERE = Set.of("with", "yield", "match", "assert", "del", "nonlocal");
    private static final Set<String> WORDS = Set.of("and", "or", "not", "in", "is", "if", "else", "for", "lambda", "return", "import", "from", "as", "def", "class", "while", "None");

    private final Words words;

    private PythonParser(List<Lexeme> lexemes) {
        this.words = new Words(lexemes);
    }

    static List<Stmt> program(String text) {
        PythonParser parser = new PythonParser(PythonReader.read(text));
        List<Stmt> all = new ArrayList<>();
        while (!parser.words.peek().kind().equals("end")) {
            parser.statement(all);
        }
        return all;
    }

    private static Expr expression(String text) {
        PythonParser parser = new PythonParser(PythonReader.read(text));
        Expr expr = parser.expr();
        parser.words.takeKind("line");
        if (!parser.words.peek().kind().equals("end")) {
            throw parser.words.wrong();
        }
        return expr;
    }

    private void statement(List<Stmt> into) {
        Lexeme first = words.peek();
        if (words.takeKind("line")) {
            return;
        }
        if (first.kind().equals("in")) {
            throw new Trouble.Unreadable("IndentationError: unexpected indent", first.line());
        }
        if (first.kind().equals("name") && ELSEWHERE.contains(first.text()) && !words.peek(1).is("=") && !words.peek(1).is("(") && !words.peek(1).is(".")) {
            throw new Trouble.Beyond(first.text());
        }
        switch (first.kind().equals("name") || first.is("@") ? first.text() : "") {
            case "if" -> {
                words.next();
                into.add(branch());
            }
            case "while" -> {
                words.next();
                Expr condition = expr();
                into.add(new Stmt.While(condition, block(), Optional.empty()));
            }
            case "for" -> {
                words.next();
                Expr target = targets();
                words.expect("in");
                Expr over = tuple();
                into.add(new Stmt.For(target, over, block(), first.line()));
            }
            case "def", "@", "async", "class" -> into.add(definition());
            case "try" -> {
                words.next();
                into.add(attempt());
            }
            default -> {
                do {
                    into.add(simple());
                } while (words.take(";") && !words.peek().kind().equals("line"));
                if (!words.takeKind("line")) {
                    throw words.wrong();
                }
            }
        }
    }

    private List<Stmt> block() {
        if (!words.take(":")) {
            throw new Trouble.Unreadable("SyntaxError: expected ':'", words.peek().line());
        }
        List<Stmt> body = new ArrayList<>();
        if (!words.takeKind("line")) {
            do {
                body.add(simple());
            } while (words.take(";"));
            words.takeKind("line");
            return body;
        }
        if (!words.takeKind("in")) {
            throw new Trouble.Unreadable("IndentationError: expected an indented block", words.peek().line());
        }
        while (!words.takeKind("out")) {
            statement(body);
        }
        return body;
    }

    private Stmt branch() {
        Expr condition = expr();
        List<Stmt> yes = block();
        if (words.take("elif")) {
            return new Stmt.If(condition, yes, List.of(branch()));
        }
        return new Stmt.If(condition, yes, words.take("else") ? block() : List.of());
    }

    private Stmt definition() {
        List<Expr> decorators = new ArrayList<>();
        while (words.take("@")) {
            decorators.add(expr());
            words.takeKind("line");
        }
        if (words.take("async")) {
            throw new Trouble.Beyond("async");
        }
        int line = words.peek().line();
        if (words.take("class")) {
            String name = words.name();
            List<Expr> bases = new ArrayList<>();
            if (words.take("(")) {
                while (!words.take(")")) {
                    bases.add(expr());
                    words.take(",");
                }
            }
            return new Stmt.ClassDef(name, bases, block(), line);
        }
        words.expect("def");
        String name = words.name();
        words.expect("(");
        List<Expr.Param> params = params(")");
        words.expect(")");
        if (words.take("->")) {
            expr();
        }
        return new Stmt.Def(new Expr.Function(name, params, block(), line), decorators);
    }

    private List<Expr.Param> params(String end) {
        List<Expr.Param> params = new ArrayList<>();
        while (!words.peek().is(end)) {
            boolean rest = words.take("*");
            if (words.take("**") || words.take("/")) {
                throw new Trouble.Beyond("**" + words.peek().text());
            }
            String name = words.name();
            if (!end.equals(":") && words.take(":")) {
                expr();
            }
            params.add(new Expr.Param(name, words.take("=") ? Optional.of(expr()) : Optional.empty(), rest, List.of()));
            if (!words.take(",")) {
                break;
            }
        }
        return params;
    }

    private Stmt attempt() {
        List<Stmt> body = block();
        List<Stmt.Catch> catches = new ArrayList<>();
        while (words.take("except")) {
            List<String> types = new ArrayList<>();
            String name = "";
            if (!words.peek().is(":")) {
                boolean several = words.take("(");
                do {
                    String type = words.name();
                    while (words.take(".")) {
                        type = words.name();
                    }
                    types.add(type);
                } while (several && words.take(","));
                if (several) {
                    words.expect(")");
                }
                name = words.take("as") ? words.name() : "";
            }
            catches.add(new Stmt.Catch(types, name, block()));
        }
        List<Stmt> otherwise = words.take("else") ? block() : List.of();
        List<Stmt> last = words.take("finally") ? block() : List.of();
        return new Stmt.Try(body, catches, otherwise, last);
    }

    private Stmt simple() {
        Lexeme first = words.peek();
        switch (first.kind().equals("name") ? first.text() : "") {
            case "pass" -> {
                words.next();
                return new Stmt.Pass();
            }
            case "break" -> {
                words.next();
                return new Stmt.Break();
            }
            case "continue" -> {
                words.next();
                return new Stmt.Continue();
            }
            case "return" -> {
                words.next();
                return new Stmt.Return(ends() ? Optional.empty() : Optional.of(tuple()));
            }
            case "raise" -> {
                words.next();
                Optional<Expr> value = ends() ? Optional.empty() : Optional.of(expr());
                if (words.take("from")) {
                    expr();
                }
                return new Stmt.Raise(value, first.line());
            }
            case "global" -> {
                words.next();
                List<String> names = new ArrayList<>(List.of(words.name()));
                while (words.take(",")) {
                    names.add(words.name());
                }
                return new Stmt.Outer(names);
            }
            case "import" -> {
                words.next();
                String module = dotted();
                String as = words.take("as") ? words.name() : "";
                if (words.peek().is(",")) {
                    throw new Trouble.Beyond("import a, b");
                }
                return new Stmt.Import(module, as, List.of(), first.line());
            }
            case "from" -> {
                words.next();
                return from(first.line());
            }
            default -> {
                return assignment(first.line());
            }
        }
    }

    private boolean ends() {
        return words.peek().kind().equals("line") || words.peek().is(";");
    }

    private String dotted() {
        StringBuilder name = new StringBuilder(words.name());
        while (words.take(".")) {
            name.append('.').append(words.name());
        }
        return name.toString();
    }

    private Stmt from(int line) {
        String module = dotted();
        words.expect("import");
        boolean bracket = words.take("(");
        List<String[]> names = new ArrayList<>();
        do {
            if (words.peek().is(")")) {
                break;
            }
            String name = words.name();
            names.add(new String[] {name, words.take("as") ? words.name() : name});
        } while (words.take(","));
        if (bracket) {
            words.expect(")");
        }
        return new Stmt.Import(module, "", names, line);
    }

    private Stmt assignment(int line) {
        Expr first = tuple();
        if (words.take(":")) {
            expr();
        }
        if (words.take("=")) {
            Expr value = tuple();
            if (words.peek().is("=")) {
                throw new Trouble.Beyond("a = b = c");
            }
            return new Stmt.Set(first, "=", value, true, line);
        }
        for (String sign : List.of("+=", "-=", "*=", "/=", "//=", "%=", "**=", "|=")) {
            if (words.take(sign)) {
                return new Stmt.Set(first, sign.substring(0, sign.length() - 1), tuple(), true, line);
            }
        }
        return new Stmt.Do(first, line);
    }

    private Expr targets() {
        List<Expr> items = new ArrayList<>(List.of(postfix()));
        while (words.take(",")) {
            items.add(postfix());
        }
        return items.size() == 1 ? items.get(0) : new Expr.Items(items);
    }

    private Expr tuple() {
        Expr first = expr();
        if (!words.peek().is(",")) {
            return first;
        }
        List<Expr> items = new ArrayList<>(List.of(first));
        while (words.take(",")) {
            if (ends() || words.peek().is("=") || words.peek().is(")")) {
                break;
            }
            items.add(expr());
        }
        return new Expr.Call(new Expr.Literal(new Values.Built("tuple", Values.NONE)), List.of(new Expr.Items(items)), Map.of(), false, 0);
    }

    Expr expr() {
        if (words.take("lambda")) {
            int line = words.peek().line();
            List<Expr.Param> params = params(":");
            words.expect(":");
            return new Expr.Function("<lambda>", params, List.of(new Stmt.Return(Optional.of(expr()))), line);
        }
        Expr value = or();
        if (words.take("if")) {
            Expr condition = or();
            words.expect("else");
            return new Expr.Choice(condition, value, expr());
        }
        return value;
    }

    private Expr or() {
        Expr left = and();
        while (words.take("or")) {
            left = new Expr.Logic("or", left, and());
        }
        return left;
    }

    private Expr and() {
        Expr left = not();
        while (words.take("and")) {
            left = new Expr.Logic("and", left, not());
        }
        return left;
    }

    private Expr not() {
        return words.take("not") ? new Expr.Unary("not", not()) : comparison();
    }

    private Expr comparison() {
        Expr left = sum();
        Expr all = null;
        while (true) {
            int line = words.peek().line();
            String sign = "";
            for (String one : List.of("==", "!=", "<=", ">=", "<", ">", "in", "is")) {
                sign = sign.isEmpty() && words.take(one) ? one : sign;
            }
            if (sign.isEmpty() && words.peek().is("not") && words.peek(1).is("in")) {
                words.next();
                words.next();
                sign = "not in";
            }
            if (sign.isEmpty()) {
                return all == null ? left : all;
            }
            sign = sign.equals("is") && words.take("not") ? "is not" : sign;
            Expr right = sum();
            Expr one = new Expr.Binary(sign, left, right, line);
            all = all == null ? one : new Expr.Logic("and", all, one);
            left = right;
        }
    }

    private Expr sum() {
        Expr left = product();
        while (words.peek().is("+") || words.peek().is("-") || words.peek().is("|")) {
            Lexeme sign = words.next();
            left = new Expr.Binary(sign.text(), left, product(), sign.line());
        }
        return left;
    }

    private Expr product() {
        Expr left = unary();
        while (words.peek().is("*") || words.peek().is("/") || words.peek().is("//") || words.peek().is("%")) {
            Lexeme sign = words.next();
            left = new Expr.Binary(sign.text(), left, unary(), sign.line());
        }
        return left;
    }

    private Expr unary() {
        if (words.take("-")) {
            return new Expr.Unary("-", unary());
        }
        if (words.take("+")) {
            return unary();
        }
        if (words.take("await")) {
            throw new Trouble.Beyond("await");
        }
        Expr base = postfix();
        return words.peek().is("**") ? new Expr.Binary("**", base, power(), 0) : base;
    }

    private Expr power() {
        words.next();
        return unary();
    }

    private Expr postfix() {
        Expr value = atom();
        while (true) {
            int line = words.peek().line();
            if (words.take(".")) {
                value = new Expr.Member(value, words.name(), false, line);
            } else if (words.take("(")) {
                value = call(value, line);
            } else if (words.take("[")) {
                Optional<Expr> from = words.peek().is(":") ? Optional.empty() : Optional.of(tuple());
                if (words.take(":")) {
                    Optional<Expr> to = words.peek().is("]") ? Optional.empty() : Optional.of(expr());
                    value = new Expr.Slice(value, from, to);
                } else {
                    value = new Expr.Index(value, from.orElseThrow(words::wrong), line);
                }
                words.expect("]");
            } else {
                return value;
            }
        }
    }

    private Expr call(Expr function, int line) {
        List<Expr> arguments = new ArrayList<>();
        Map<String, Expr> named = new LinkedHashMap<>();
        while (!words.take(")")) {
            if (words.peek().is("*") || words.peek().is("**")) {
                throw new Trouble.Beyond("f(" + words.peek().text() + "...)");
            }
            if (words.peek().kind().equals("name") && words.peek(1).is("=")) {
                String name = words.name();
                words.next();
                named.put(name, expr());
            } else {
                Expr argument = expr();
                arguments.add(words.peek().is("for") ? collect(argument) : argument);
            }
            if (!words.take(",") && !words.peek().is(")")) {
                throw words.peek().kind().equals("end") ? new Trouble.Unreadable("SyntaxError: '(' was never closed", line) : words.wrong();
            }
        }
        return new Expr.Call(function, arguments, named, false, line);
    }

    private Expr collect(Expr item) {
        words.expect("for");
        Expr target = targets();
        words.expect("in");
        Expr over = or();
        return new Expr.Collect(item, target, over, words.take("if") ? Optional.of(or()) : Optional.empty());
    }

    private Expr atom() {
        Lexeme one = words.next();
        switch (one.kind()) {
            case "number" -> {
                return new Expr.Literal(number(one));
            }
            case "text", "bytes", "format" -> {
                return texts(one);
            }
            case "name" -> {
                return switch (one.text()) {
                    case "None" -> new Expr.Literal(Values.NONE);
                    case "True" -> new Expr.Literal(true);
                    case "False" -> new Expr.Literal(false);
                    default -> {
                        if (WORDS.contains(one.text())) {
                            throw new Trouble.Unreadable("SyntaxError: invalid syntax", one.line());
                        }
                        yield new Expr.Name(one.text(), one.line());
                    }
                };
            }
            default -> {
                return bracket(one);
            }
        }
    }

    static Object number(Lexeme one) {
        String text = one.text();
        if (text.matches("0[xX][0-9a-fA-F]{1,15}")) {
            return Long.parseLong(text.substring(2), 16);
        }
        if (text.matches("\\d{1,18}")) {
            return Long.parseLong(text);
        }
        if (text.matches("\\d*\\.?\\d*([eE][+-]?\\d{1,3})?")) {
            return Double.parseDouble(text);
        }
        throw new Trouble.Unreadable("SyntaxError: invalid decimal literal", one.line());
    }

    private Expr texts(Lexeme one) {
        Expr value = text(one);
        while (words.peek().kind().matches("text|format")) {
            value = new Expr.Binary("+", value, text(words.next()), one.line());
        }
        return value;
    }

    private Expr text(Lexeme one) {
        return one.kind().equals("format") ? format(one) : new Expr.Literal(one.kind().equals("bytes") ? new Values.Bytes(one.text()) : one.text());
    }

    private static Expr format(Lexeme one) {
        List<Expr> parts = new ArrayList<>();
        List<String> specs = new ArrayList<>();
        String text = one.text();
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c == '{' || c == '}') && i + 1 < text.length() && text.charAt(i + 1) == c) {
                plain.append(c);
                i++;
            } else if (c == '{') {
                int end = end(text, i + 1);
                if (end < 0) {
                    throw new Trouble.Unreadable("SyntaxError: f-string: expecting '}'", one.line());
                }
                String inner = text.substring(i + 1, end);
                int colon = colon(inner);
                String source = (colon < 0 ? inner : inner.substring(0, colon)).strip();
                parts.add(new Expr.Literal(plain.toString()));
                specs.add("");
                plain.setLength(0);
                boolean shown = source.endsWith("!r");
                boolean named = source.endsWith("=") && !source.endsWith("==");
                parts.add(expression(shown ? source.substring(0, source.length() - 2) : named ? source.substring(0, source.length() - 1) : source));
                specs.add(shown || named ? "!r" : colon < 0 ? "" : inner.substring(colon + 1));
                i = end;
            } else {
                plain.append(c);
            }
        }
        parts.add(new Expr.Literal(plain.toString()));
        specs.add("");
        return new Expr.Format(parts, specs);
    }

    private static int end(String text, int from) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' || c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (c == '}' && depth-- == 0) {
                return i;
            }
        }
        return -1;
    }

    private static int colon(String inner) {
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else {
                depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
                if (c == ':' && depth == 0) {
                    return i;
                }
            }
        }
        return -1;
    }

    private Expr bracket(Lexeme one) {
        if (one.is("(")) {
            if (words.take(")")) {
                return new Expr.Call(new Expr.Literal(new Values.Built("tuple", Values.NONE)), List.of(), Map.of(), false, one.line());
            }
            Expr inner = tuple();
            Expr whole = words.peek().is("for") ? collect(inner) : inner;
            words.expect(")");
            return whole;
        }
        if (one.is("[")) {
            List<Expr> items = new ArrayList<>();
            while (!words.take("]")) {
                Expr item = expr();
                if (words.peek().is("for")) {
                    Expr all = collect(item);
                    words.expect("]");
                    return all;
                }
                items.add(item);
                if (!words.take(",") && !words.peek().is("]")) {
                    throw words.wrong();
                }
            }
            return new Expr.Items(items);
        }
        if (one.is("{")) {
            List<Expr> keys = new ArrayList<>();
            List<Expr> values = new ArrayList<>();
            while (!words.take("}")) {
                keys.add(expr());
                if (!words.take(":")) {
                    throw new Trouble.Beyond("{a, b}");
                }
                values.add(expr());
                if (words.peek().is("for")) {
                    throw new Trouble.Beyond("{... for ...}");
                }
                if (!words.take(",") && !words.peek().is("}")) {
                    throw words.wrong();
                }
            }
            return new Expr.Pairs(keys, values);
        }
        throw new Trouble.Unreadable("SyntaxError: invalid syntax", one.line());
    }
}
