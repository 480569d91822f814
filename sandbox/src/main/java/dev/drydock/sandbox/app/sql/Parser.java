package dev.drydock.sandbox.app.sql;

import dev.drydock.sandbox.app.sql.Refusal.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one statement. */
final class Parser {
    private static final Set<String> ENDS_ALIAS = Set.of(
            "from", "where", "join", "left", "inner", "right", "full", "cross", "on", "order", "group", "limit", "offset", "having", "set", "values", "returning", "union", "as", "natural", "for");

    private final List<Token> tokens;
    private final Expressions expressions;
    private int at;

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
        this.expressions = new Expressions(this);
    }

    /** @param mysql whether names may stand in backquotes and texts in double quotes */
    static Statement parse(String sql, boolean mysql) {
        Parser parser = new Parser(Token.of(sql, mysql));
        Statement statement = parser.statement();
        parser.take(";");
        if (parser.peek().kind() != Token.Kind.END) {
            throw parser.unexpected();
        }
        return statement;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token next() {
        Token token = tokens.get(at);
        at += token.kind() == Token.Kind.END ? 0 : 1;
        return token;
    }

    boolean take(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (at + i >= tokens.size() || !tokens.get(at + i).is(words[i])) {
                return false;
            }
        }
        at += words.length;
        return true;
    }

    Token expect(String word) {
        if (!peek().is(word)) {
            throw unexpected();
        }
        return next();
    }

    Refusal.Thrown unexpected() {
        Token token = peek();
        return token.kind() == Token.Kind.END ? Refusal.because(Reason.END_OF_INPUT, token.at()) : Refusal.because(Reason.SYNTAX, token.at(), token.raw());
    }

    Refusal.Thrown beyond(String what) {
        return Refusal.because(Reason.BEYOND, -1, what);
    }

    String name() {
        Token token = peek();
        if (token.kind() != Token.Kind.WORD && token.kind() != Token.Kind.NAME) {
            throw unexpected();
        }
        return next().text();
    }

    /** A name with what stands before a dot left out: schemas are not told apart. */
    private String tableName() {
        String name = name();
        return take(".") ? name() : name;
    }

    private Statement statement() {
        Token first = peek();
        if (first.kind() == Token.Kind.END || first.is(";")) {
            return new Statement.Empty();
        }
        next();
        switch (first.kind() == Token.Kind.WORD ? first.text() : "") {
            case "select" -> {
                return select();
            }
            case "insert" -> {
                return insert();
            }
            case "update" -> {
                return update();
            }
            case "delete" -> {
                expect("from");
                int place = peek().at();
                String table = tableName();
                return new Statement.Delete(table, where(), place);
            }
            case "create" -> {
                return create();
            }
            case "drop" -> {
                return drop();
            }
            case "alter" -> {
                return alter();
            }
            case "truncate" -> {
                take("table");
                List<String> tables = names();
                boolean restarts = take("restart", "identity");
                take("cascade");
                return new Statement.Truncate(tables, restarts);
            }
            case "begin", "start" -> {
                rest();
                return new Statement.Transact("begin");
            }
            case "commit", "end" -> {
                rest();
                return new Statement.Transact("commit");
            }
            case "rollback", "abort" -> {
                rest();
                return new Statement.Transact("rollback");
            }
            case "show" -> {
                return show();
            }
            case "describe", "desc" -> {
                int place = peek().at();
                return new Statement.Show("columns", tableName(), place);
            }
            case "use" -> {
                return new Statement.Show("use", name(), first.at());
            }
            case "grant", "revoke", "set", "comment", "analyze", "vacuum", "flush", "lock", "unlock", "reset" -> {
                rest();
                return new Statement.Accepted(first.text().toUpperCase(java.util.Locale.ROOT));
            }
            case "explain", "with", "copy", "values", "prepare", "execute", "declare", "call", "merge", "listen", "notify" ->
                throw beyond(first.text().toUpperCase(java.util.Locale.ROOT));
            default -> throw Refusal.because(Reason.SYNTAX, first.at(), first.raw());
        }
    }

    /** Passes over what has no effect here, up to the statement's end. */
    private void rest() {
        while (peek().kind() != Token.Kind.END && !peek().is(";")) {
            next();
        }
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(List.of(tableName()));
        while (take(",")) {
            names.add(tableName());
        }
        return names;
    }

    private Optional<Expr> where() {
        return take("where") ? Optional.of(expressions.read()) : Optional.empty();
    }

    Statement.Select select() {
        boolean distinct = take("distinct");
        take("all");
        List<Statement.Item> items = items();
        List<Statement.Source> from = new ArrayList<>();
        if (take("from")) {
            from.add(source(false));
            while (true) {
                if (take(",") || take("cross", "join")) {
                    from.add(source(false));
                } else if (take("left", "outer", "join") || take("left", "join")) {
                    from.add(joined(true));
                } else if (take("inner", "join") || take("join")) {
                    from.add(joined(false));
                } else if (peek().is("right") || peek().is("full") || peek().is("natural")) {
                    throw beyond(peek().text().toUpperCase(java.util.Locale.ROOT) + " JOIN");
                } else {
                    break;
                }
            }
        }
        Optional<Expr> where = where();
        List<Expr> groups = new ArrayList<>();
        if (take("group", "by")) {
            do {
                groups.add(expressions.read());
            } while (take(","));
        }
        Optional<Expr> having = take("having") ? Optional.of(expressions.read()) : Optional.empty();
        List<Statement.Order> order = order();
        Optional<Expr> limit = Optional.empty();
        Optional<Expr> offset = Optional.empty();
        while (peek().is("limit") || peek().is("offset")) {
            if (next().is("limit")) {
                limit = take("all") ? Optional.empty() : Optional.of(expressions.read());
                if (take(",")) {
                    offset = limit;
                    limit = Optional.of(expressions.read());
                }
            } else {
                offset = Optional.of(expressions.read());
            }
        }
        if (peek().is("union") || peek().is("intersect") || peek().is("except") || peek().is("window")) {
            throw beyond(peek().text().toUpperCase(java.util.Locale.ROOT));
        }
        return new Statement.Select(items, distinct, from, where, groups, having, order, limit, offset);
    }

    private List<Statement.Order> order() {
        List<Statement.Order> order = new ArrayList<>();
        if (take("order", "by")) {
            do {
                Expr by = expressions.read();
                boolean descending = take("desc");
                take("asc");
                if (take("nulls", "first") || take("nulls", "last")) {
                    throw beyond("NULLS FIRST");
                }
                order.add(new Statement.Order(by, descending));
            } while (take(","));
        }
        return order;
    }

    private List<Statement.Item> items() {
        List<Statement.Item> items = new ArrayList<>();
        if (peek().is("from")) {
            return items;
        }
        do {
            if (take("*")) {
                items.add(new Statement.Item(Optional.empty(), "", ""));
                continue;
            }
            if (at + 2 < tokens.size() && tokens.get(at + 1).is(".") && tokens.get(at + 2).is("*")) {
                String of = name();
                at += 2;
                items.add(new Statement.Item(Optional.empty(), of, ""));
                continue;
            }
            Expr expr = expressions.read();
            String alias = "";
            if (take("as")) {
                alias = peek().kind() == Token.Kind.TEXT ? next().text() : name();
            } else if (peek().kind() == Token.Kind.NAME || peek().kind() == Token.Kind.WORD && !ENDS_ALIAS.contains(peek().text())) {
                alias = name();
            }
            items.add(new Statement.Item(Optional.of(expr), "", alias));
        } while (take(","));
        return items;
    }

    private Statement.Source joined(boolean outer) {
        Statement.Source source = source(outer);
        if (take("using")) {
            throw beyond("JOIN ... USING");
        }
        expect("on");
        return new Statement.Source(source.table(), source.alias(), outer, Optional.of(expressions.read()), source.call(), source.at());
    }

    private Statement.Source source(boolean outer) {
        int place = peek().at();
        if (peek().is("(")) {
            throw beyond("SELECT ... FROM (SELECT ...)");
        }
        String table = name();
        if (take(".")) {
            table = table.equals("information_schema") || table.equals("pg_catalog") ? table + "." + name() : name();
        }
        Optional<Expr.Call> call = Optional.empty();
        if (peek().is("(")) {
            next();
            call = Optional.of((Expr.Call) expressions.call(table, place));
        }
        String alias = table;
        if (take("as")) {
            alias = name();
        } else if (peek().kind() == Token.Kind.NAME || peek().kind() == Token.Kind.WORD && !ENDS_ALIAS.contains(peek().text())) {
            alias = name();
        }
        if (call.isPresent() && take("(")) {
            alias = name();
            expect(")");
        }
        return new Statement.Source(table, alias, outer, Optional.empty(), call, place);
    }

    private Statement insert() {
        take("ignore");
        expect("into");
        int place = peek().at();
        String table = tableName();
        List<String> columns = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        if (take("(")) {
            do {
                places.add(peek().at());
                columns.add(name());
            } while (take(","));
            expect(")");
        }
        List<List<Expr>> rows = new ArrayList<>();
        Optional<Statement.Select> from = Optional.empty();
        if (take("select")) {
            from = Optional.of(select());
        } else if (take("default", "values")) {
            rows.add(List.of());
        } else {
            if (!take("values")) {
                expect("value");
            }
            do {
                expect("(");
                List<Expr> row = new ArrayList<>();
                do {
                    row.add(take("default") ? new Expr.Call("default", List.of(), false, false, -1) : expressions.read());
                } while (take(","));
                expect(")");
                rows.add(row);
            } while (take(","));
        }
        if (peek().is("on")) {
            throw beyond("INSERT ... ON CONFLICT");
        }
        List<Statement.Item> returning = take("returning") ? items() : List.of();
        return new Statement.Insert(table, columns, places, rows, from, returning, place);
    }

    private Statement update() {
        int place = peek().at();
        String table = tableName();
        expect("set");
        List<String> columns = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        do {
            places.add(peek().at());
            columns.add(name());
            expect("=");
            values.add(expressions.read());
        } while (take(","));
        return new Statement.Update(table, columns, places, values, where(), place);
    }

    private Statement create() {
        if (take("or", "replace") || peek().is("view") || peek().is("function") || peek().is("trigger") || peek().is("procedure") || peek().is("materialized")) {
            throw beyond("CREATE " + peek().raw().toUpperCase(java.util.Locale.ROOT));
        }
        if (take("database") || take("schema")) {
            boolean schema = tokens.get(at - 1).is("schema");
            boolean unless = take("if", "not", "exists");
            String name = name();
            rest();
            return schema && !name.isEmpty() && !unless && tokens.get(0).raw().equals("!") ? new Statement.Accepted("CREATE SCHEMA") : new Statement.CreateDatabase(name, unless);
        }
        if (take("user") || take("role")) {
            String tag = "CREATE ROLE";
            boolean unless = take("if", "not", "exists");
            return new Statement.CreateRole(account(), password(), unless, tag);
        }
        if (take("unique", "index") || take("index") || take("extension") || take("sequence") || take("type")) {
            String tag = "CREATE " + (tokens.get(at - 1).text().toUpperCase(java.util.Locale.ROOT));
            rest();
            return new Statement.Accepted(tag);
        }
        boolean temporary = take("temporary") || take("temp") || take("unlogged");
        if (!take("table")) {
            throw unexpected();
        }
        boolean unless = take("if", "not", "exists");
        int place = peek().at();
        String name = tableName();
        if (peek().is("as")) {
            throw beyond("CREATE TABLE ... AS");
        }
        Table table = new Definitions(this, expressions).table(name);
        rest();
        return new Statement.CreateTable(table, unless, temporary ? place : place);
    }

    /** A MySQL account's host is read and forgotten. */
    private String account() {
        String name = peek().kind() == Token.Kind.TEXT ? next().text() : name();
        if (peek().raw().startsWith("@")) {
            Token host = next();
            if (host.raw().equals("@") && peek().kind() != Token.Kind.END) {
                next();
            }
        }
        return name;
    }

    private String password() {
        String password = "";
        while (peek().kind() != Token.Kind.END && !peek().is(";")) {
            Token token = next();
            if ((token.is("password") || token.is("by")) && peek().kind() == Token.Kind.TEXT) {
                password = next().text();
            }
        }
        return password;
    }

    private Statement drop() {
        if (take("table")) {
            boolean ifThere = take("if", "exists");
            List<String> tables = names();
            boolean cascades = take("cascade");
            take("restrict");
            return new Statement.DropTable(tables, ifThere, cascades);
        }
        if (take("database") || take("schema")) {
            boolean ifThere = take("if", "exists");
            String name = name();
            rest();
            return new Statement.DropDatabase(name, ifThere);
        }
        if (take("user") || take("role")) {
            return new Statement.DropRole(account(), take("if", "exists"), "DROP ROLE");
        }
        if (take("index") || take("sequence") || take("extension")) {
            String tag = "DROP " + tokens.get(at - 1).text().toUpperCase(java.util.Locale.ROOT);
            rest();
            return new Statement.Accepted(tag);
        }
        throw unexpected();
    }

    private Statement alter() {
        if (take("user") || take("role")) {
            take("if", "exists");
            return new Statement.AlterRole(account(), password());
        }
        if (take("database") || take("system") || take("sequence") || take("default")) {
            String tag = "ALTER " + tokens.get(at - 1).text().toUpperCase(java.util.Locale.ROOT);
            rest();
            return new Statement.Accepted(tag);
        }
        expect("table");
        take("if", "exists");
        take("only");
        int place = peek().at();
        String table = tableName();
        if (take("rename")) {
            if (take("to")) {
                return new Statement.AlterTable(table, "rename", Optional.empty(), name(), place);
            }
            take("column");
            String column = name();
            expect("to");
            return new Statement.AlterTable(table, "rename " + column, Optional.empty(), name(), place);
        }
        if (take("add")) {
            if (peek().is("constraint") || peek().is("primary") || peek().is("unique") || peek().is("foreign") || peek().is("index")) {
                throw beyond("ALTER TABLE ... ADD CONSTRAINT");
            }
            take("column");
            take("if", "not", "exists");
            Column column = new Definitions(this, expressions).column();
            return new Statement.AlterTable(table, "add", Optional.of(column), column.name(), place);
        }
        if (take("drop")) {
            take("column");
            take("if", "exists");
            return new Statement.AlterTable(table, "drop", Optional.empty(), name(), place);
        }
        throw beyond("ALTER TABLE ... " + peek().raw().toUpperCase(java.util.Locale.ROOT));
    }

    private Statement show() {
        take("full");
        Token what = next();
        String name = "";
        int place = peek().at();
        if (what.is("create")) {
            expect("table");
            place = peek().at();
            return new Statement.Show("create table", tableName(), place);
        }
        if ((what.is("columns") || what.is("fields") || what.is("index") || what.is("tables")) && (take("from") || take("in"))) {
            place = peek().at();
            name = tableName();
        }
        rest();
        return new Statement.Show(what.text(), name, place);
    }
}
