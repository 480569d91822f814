package dev.drydock.sandbox.app.mysql;

import dev.drydock.sandbox.app.postgres.Pieces;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Disposition;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.process.Terminal;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The client {@code mysql}.
 *
 * @param connection descriptor to the server
 * @param database in use, as the prompt of MariaDB's shows it
 */
public record Mysql(Call call, int connection, String database) {
    private static final int CHUNK = 65_536;

    /** What the command line asked for. @param execute empty for none @param asks whether the password is to be typed */
    record Call(String user, String password, boolean asks, String host, String port, String database, Optional<String> execute, boolean table, boolean bare, boolean vertical, boolean maria) {}

    private interface Answered {
        Step run(Sys sys, Tree message);
    }

    private interface Next {
        Step run(Sys sys, Mysql client);
    }

    public static Step start(Sys sys) {
        List<String> words = sys.arguments();
        Edition edition = Edition.of(sys);
        String user = sys.credentials().root() || sys.variable("USER").isEmpty() ? "root" : sys.variable("USER").orElse("root");
        String password = sys.variable("MYSQL_PWD").orElse("");
        boolean asks = false;
        boolean warned = false;
        String host = sys.variable("MYSQL_HOST").orElse("");
        String port = "3306";
        String database = "";
        Optional<String> execute = Optional.empty();
        boolean table = sys.isTerminal(1);
        boolean bare = false;
        boolean vertical = false;
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            String name = word.startsWith("--") ? word.replaceFirst("=.*", "") : word.startsWith("-") && word.length() > 1 ? word.substring(0, 2) : "";
            String inline = word.startsWith("--") ? word.contains("=") ? word.substring(word.indexOf('=') + 1) : "" : word.length() > 2 ? word.substring(2) : "";
            boolean valued = name.matches("-[uhPeD]|--(user|host|port|execute|database|protocol|socket|default-character-set)|-S");
            String value = !valued ? inline : !inline.isEmpty() || word.contains("=") ? inline : i + 1 < words.size() ? words.get(++i) : "";
            switch (name) {
                case "-u", "--user" -> user = value;
                case "-p", "--password" -> {
                    asks = inline.isEmpty() && !word.contains("=");
                    password = inline;
                    warned = !inline.isEmpty();
                }
                case "-h", "--host" -> host = value;
                case "-P", "--port" -> port = value;
                case "-e", "--execute" -> execute = Optional.of(value);
                case "-D", "--database" -> database = value;
                case "-t", "--table" -> table = true;
                case "-B", "--batch", "-s", "--silent" -> table = false;
                case "-N", "--skip-column-names" -> bare = true;
                case "-E", "--vertical" -> vertical = true;
                case "-V", "--version" -> {
                    return sys.print(edition.maria() ? "mariadb from " + edition.full() + ", client 15.2 for debian-linux-gnu (x86_64) using  EditLine wrapper\n"
                            : sys.arguments().get(0) + "  Ver " + edition.version() + " for Linux on x86_64 (MySQL Community Server - GPL)\n", 0);
                }
                case "" -> database = word;
                default -> { }
            }
        }
        Call call = new Call(user, password, asks, host, port, database, execute, table, bare, vertical, edition.maria());
        String warning = warned && !edition.maria() ? "mysql: [Warning] Using a password on the command line interface can be insecure.\n" : "";
        return sys.complain(warning, s -> call.asks() ? ask(s, call) : connect(s, call));
    }

    private static Step ask(Sys sys, Call call) {
        Terminal.Modes modes = sys.terminal(0).map(Terminal::modes).orElse(Terminal.Modes.COOKED);
        sys.setTerminalModes(0, new Terminal.Modes(modes.canonical(), false, modes.signals(), modes.newlines()));
        return sys.complain("Enter password: ", s -> s.read(0, CHUNK, (typed, read) -> {
            typed.setTerminalModes(0, modes);
            String password = read.ok() ? read.value().text().lines().findFirst().orElse("") : "";
            Call known = new Call(call.user(), password, false, call.host(), call.port(), call.database(), call.execute(), call.table(), call.bare(), call.vertical(), call.maria());
            return typed.complain("\n", after -> connect(after, known));
        }));
    }

    private static Step connect(Sys sys, Call call) {
        boolean local = call.host().isEmpty() || call.host().equals("localhost");
        List<String> addresses = sys.lookUp(local ? "localhost" : call.host());
        String kind = call.maria() ? "server" : "MySQL server";
        if (addresses.isEmpty()) {
            return sys.fail("ERROR 2005 (HY000): Unknown " + kind + " host '" + call.host() + "' (-2)\n", 1);
        }
        Outcome<Integer> connected = sys.connect(addresses.get(0), call.port().matches("\\d{1,5}") ? Integer.parseInt(call.port()) : Mysqld.PORT);
        if (!connected.ok()) {
            return sys.fail(local ? "ERROR 2002 (HY000): Can't connect to local " + kind + " through socket '" + (call.maria() ? "/run" : "/var/run") + "/mysqld/mysqld.sock' (2)\n"
                    : "ERROR 2003 (HY000): Can't connect to " + kind + " on '" + call.host() + (call.maria() ? "'" : ":" + call.port() + "'") + " (" + Mysqld.number(connected.errno()) + ")\n", 1);
        }
        Mysql client = new Mysql(call, connected.value(), call.database());
        return client.send(sys, Mapping.of("user", call.user(), "password", call.password(), "database", call.database()), (s, message) ->
                message.has("fatal") ? s.fail(message.get("fatal").text() + "\n", 1) : client.begin(s, message));
    }

    private Step send(Sys sys, Mapping message, Answered then) {
        return sys.write(connection, Bytes.of(Json.compact(message) + "\n"), (s, written) -> receive(s, Bytes.EMPTY, then));
    }

    private Step receive(Sys sys, Bytes received, Answered then) {
        int end = received.indexOf((byte) '\n', 0);
        if (end >= 0) {
            return Json.read(received.slice(0, end).text()) instanceof Reading.Of<Tree> read ? then.run(sys, read.read())
                    : sys.fail("ERROR 2013 (HY000): Lost connection to MySQL server at 'reading initial communication packet', system error: 0\n", 1);
        }
        return sys.read(connection, CHUNK, (s, read) -> read.ok() && !read.value().isEmpty() ? receive(s, received.plus(read.value()), then)
                : s.fail("ERROR 2013 (HY000): Lost connection to MySQL server during query\n", 1));
    }

    private Step begin(Sys sys, Tree hello) {
        if (call.execute().isPresent()) {
            return statements(sys, all(call.execute().get()), 0, 1, false, (s, client) -> Step.exit(0));
        }
        if (!sys.isTerminal(0)) {
            return script(sys, Bytes.EMPTY);
        }
        String name = call.maria() ? "MariaDB" : "MySQL";
        String banner = "Welcome to the " + name + " monitor.  Commands end with ; or \\g.\nYour " + name + " connection id is " + hello.get("number").whole() + "\nServer version: "
                + hello.get("version").text() + "\n\nCopyright (c) 2000, " + (call.maria() ? "2018" : "2025") + ", Oracle" + (call.maria() ? ", MariaDB Corporation Ab and others.\n" : " and/or its affiliates.\n\n"
                + "Oracle is a registered trademark of Oracle Corporation and/or its\naffiliates. Other names may be trademarks of their respective\nowners.\n")
                + "\nType 'help;' or '\\h' for help. Type '\\c' to clear the current input statement.\n\n";
        return sys.print(banner, s -> prompt(s, ""));
    }

    private static List<String> all(String text) {
        Pieces pieces = Pieces.of(text.replace("\\G", ";\u0001"));
        List<String> all = new ArrayList<>(pieces.whole());
        if (!pieces.rest().isBlank()) {
            all.add(pieces.rest().strip());
        }
        List<String> marked = new ArrayList<>();
        for (String one : all) {
            boolean vertical = one.startsWith("\u0001");
            String bare = vertical ? one.substring(1).strip() : one;
            if (vertical && !marked.isEmpty()) {
                marked.set(marked.size() - 1, marked.get(marked.size() - 1) + "\u0001");
            }
            if (!bare.isEmpty()) {
                marked.add(bare);
            }
        }
        return marked;
    }

    private Step script(Sys sys, Bytes received) {
        return sys.read(0, CHUNK, (s, read) -> read.ok() && !read.value().isEmpty() ? script(s, received.plus(read.value()))
                : statements(s, all(received.text()), 0, 1, false, (t, client) -> Step.exit(0)));
    }

    private Step statements(Sys sys, List<String> all, int at, int line, boolean talking, Next then) {
        if (at == all.size()) {
            return then.run(sys, this);
        }
        boolean vertical = call.vertical() || all.get(at).endsWith("\u0001");
        String sql = all.get(at).replace("\u0001", "").replaceFirst(";\\s*$", "");
        return send(sys, Mapping.of("sql", sql), (s, message) -> {
            Mysql after = new Mysql(call, connection, message.get("database").text());
            int next = line + (int) all.get(at).chars().filter(c -> c == '\n').count() + (at + 1 < all.size() ? call.execute().isPresent() ? 0 : 1 : 0);
            if (message.has("error")) {
                String[] parts = message.get("error").text().split("\\|", 2);
                String text = "ERROR " + parts[0] + (talking ? "" : " at line " + line) + ": " + parts[1] + "\n";
                return talking ? s.complain(text, t -> after.statements(t, all, at + 1, next, true, then)) : s.fail(text, 1);
            }
            String text = Grid.of(message, call.table() || talking, call.bare(), vertical) + (talking ? told(message) : "");
            return s.print(text, t -> after.statements(t, all, at + 1, next, talking, then));
        });
    }

    private static String told(Tree message) {
        if (message.has("names")) {
            int rows = message.get("rows").items().size();
            return (rows == 0 ? "Empty set" : rows + (rows == 1 ? " row" : " rows") + " in set") + " (0.00 sec)\n\n";
        }
        long affected = message.get("affected").whole();
        return message.get("tag").text().equals("USE") ? "Database changed\n" : "Query OK, " + affected + (affected == 1 ? " row" : " rows") + " affected (0.01 sec)\n\n";
    }

    private Step prompt(Sys sys, String buffer) {
        sys.onSignal(Signal.INT, Optional.of(new Disposition.Handle((s, signal, interrupted) -> {
            s.endLineRequest();
            return s.print("^C\n", again -> prompt(again, ""));
        })));
        char mark = Pieces.of(buffer).mark();
        String sign = buffer.isBlank() ? call.maria() ? "MariaDB [" + (database.isEmpty() ? "(none)" : database) + "]> " : "mysql> " : (call.maria() ? "" : "") + "    " + (mark == '(' ? '-' : mark) + "> ";
        return sys.readLine(sign, !buffer.isBlank(), (s, read) -> {
            if (!read.ok() || read.value().isEmpty()) {
                return s.print("\nBye\n", 0);
            }
            String line = read.value().text();
            String text = line.strip().replaceFirst(";$", "");
            if (buffer.isBlank() && text.matches("exit|quit|\\\\q")) {
                return s.print("Bye\n", 0);
            }
            if (text.endsWith("\\c")) {
                return prompt(s, "");
            }
            if (buffer.isBlank() && text.matches("(?i)use\\s+\\S+|\\\\u\\s+\\S+")) {
                return statements(s, List.of("use " + text.replaceFirst("^\\S+\\s+", "")), 0, 1, true, (t, client) -> client.prompt(t, ""));
            }
            String whole = buffer + line;
            boolean complete = whole.strip().endsWith("\\G") || whole.strip().endsWith("\\g");
            Pieces pieces = Pieces.of(whole);
            if (complete) {
                return statements(s, all(whole.strip().replaceFirst("\\\\g$", ";")), 0, 1, true, (t, client) -> client.prompt(t, ""));
            }
            String rest = pieces.rest().isBlank() ? "" : pieces.rest();
            return statements(s, pieces.whole(), 0, 1, true, (t, client) -> client.prompt(t, rest));
        });
    }
}
