package dev.drydock.sandbox.app.postgres;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Disposition;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.process.Terminal;
import dev.drydock.sandbox.tool.Tools;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Optional;

/**
 * The client {@code psql}.
 *
 * @param connection descriptor to the server, {@code address} where it is
 * @param server its version, {@code prompt} what ends the prompt, {@code state} what it shows about a transaction
 * @param failed whether the last thing done failed
 */
public record Psql(Options options, int connection, String address, String server, String prompt, String state, Aligned.Look look, boolean timing, boolean failed) {
    private static final int CHUNK = 65_536;

    /** What is done with the client afterwards. */
    @FunctionalInterface
    private interface Next {
        Step run(Sys sys, Psql psql);
    }

    @FunctionalInterface
    private interface Answered {
        Step run(Sys sys, Tree message);
    }

    public static Step start(Sys sys) {
        List<String> words = sys.arguments();
        if (words.contains("--version") || words.contains("-V")) {
            return sys.print("psql (PostgreSQL) " + Postgres.build(sys) + "\n", 0);
        }
        if (words.contains("--help") || words.contains("-?")) {
            return Tools.notSimulated(sys, "psql --help");
        }
        Options options = Options.of(sys);
        if (!options.complaint().isEmpty()) {
            return sys.fail(options.complaint(), 1);
        }
        return options.asks() && options.password().isEmpty() ? ask(sys, options) : connect(sys, options, Psql::begin);
    }

    private static Step ask(Sys sys, Options options) {
        if (!sys.isTerminal(0)) {
            return sys.read(0, CHUNK, (s, read) -> connect(s, options.with(options.database(), options.user(),
                    Optional.of(read.ok() ? read.value().text().lines().findFirst().orElse("") : "")), Psql::begin));
        }
        Terminal.Modes modes = sys.terminal(0).map(Terminal::modes).orElse(Terminal.Modes.COOKED);
        sys.setTerminalModes(0, new Terminal.Modes(modes.canonical(), false, modes.signals(), modes.newlines()));
        return sys.complain("Password for user " + options.user() + ": ", s -> s.read(0, CHUNK, (typed, read) -> {
            typed.setTerminalModes(0, modes);
            String password = read.ok() ? read.value().text().strip() : "";
            return typed.complain("\n", after -> connect(after, options.with(options.database(), options.user(), Optional.of(password)), Psql::begin));
        }));
    }

    private static Step connect(Sys sys, Options options, Next then) {
        boolean local = options.host().isEmpty();
        List<String> addresses = sys.lookUp(local ? "localhost" : options.host());
        if (addresses.isEmpty()) {
            return sys.fail("psql: error: could not translate host name \"" + options.host() + "\" to address: Name or service not known\n", 2);
        }
        if (!options.port().matches("\\d{1,5}")) {
            return sys.fail("psql: error: invalid integer value \"" + options.port() + "\" for connection option \"port\"\n", 2);
        }
        String address = addresses.get(0);
        String where = local ? "connection to server on socket \"/var/run/postgresql/.s.PGSQL." + options.port() + "\" failed: "
                : "connection to server at \"" + options.host() + "\"" + (options.host().equals(address) ? "" : " (" + address + ")") + ", port " + options.port() + " failed: ";
        Outcome<Integer> connected = sys.connect(address, Integer.parseInt(options.port()));
        if (!connected.ok()) {
            return sys.fail("psql: error: " + where + (local ? "No such file or directory\n\tIs the server running locally and accepting connections on that socket?\n"
                    : connected.errno().text() + "\n\tIs the server running on that host and accepting TCP/IP connections?\n"), 2);
        }
        Mapping.Builder hello = Mapping.builder().put("user", options.user()).put("database", options.database());
        options.password().ifPresent(password -> hello.put("password", password));
        Psql psql = new Psql(options, connected.value(), address, "", "#", "", options.look(), false, false);
        return psql.send(sys, hello.build(), (s, message) -> {
            if (message.has("wants")) {
                s.close(connected.value());
                return s.isTerminal(0) ? ask(s, options) : s.fail("psql: error: " + where + "fe_sendauth: no password supplied\n", 2);
            }
            return message.has("fatal")
                    ? s.fail("psql: error: " + where + "FATAL:  " + message.get("fatal").text() + "\n", 2)
                    : then.run(s, new Psql(options, connected.value(), address, message.get("version").text(), message.get("prompt").text(), "", options.look(), false, false));
        });
    }

    private Step send(Sys sys, Mapping message, Answered then) {
        return sys.write(connection, Bytes.of(Json.compact(message) + "\n"), (s, written) -> receive(s, Bytes.EMPTY, then));
    }

    private Step receive(Sys sys, Bytes received, Answered then) {
        int end = received.indexOf((byte) '\n', 0);
        if (end >= 0) {
            return Json.read(received.slice(0, end).text()) instanceof Reading.Of<Tree> read ? then.run(sys, read.read())
                    : sys.fail("psql: error: received invalid response to SSL negotiation: H\n", 2);
        }
        return sys.read(connection, CHUNK, (s, read) -> read.ok() && !read.value().isEmpty()
                ? receive(s, received.plus(read.value()), then)
                : s.fail("server closed the connection unexpectedly\n\tThis probably means the server terminated abnormally\n\tbefore or while processing the request.\n"
                        + "The connection to the server was lost. Attempting reset: Failed.\n", 2));
    }

    private Psql with(Aligned.Look changed) {
        return new Psql(options, connection, address, server, prompt, state, changed, timing, false);
    }

    private Psql done(boolean wrong) {
        return new Psql(options, connection, address, server, prompt, state, look, timing, wrong);
    }

    private static Step begin(Sys sys, Psql psql) {
        if (!psql.options.work().isEmpty()) {
            return psql.work(sys, 0);
        }
        if (!sys.isTerminal(0)) {
            return psql.script(sys, 0, "", "", 1, (s, last) -> Step.exit(last.failed && last.options.stops() ? 3 : 0));
        }
        String banner = psql.options.quiet() ? "" : "psql (" + psql.server + ")\nType \"help\" for help.\n\n";
        return sys.print(banner, s -> psql.prompt(s, ""));
    }

    private Step work(Sys sys, int index) {
        if (index >= options.work().size() || failed && options.stops()) {
            return Step.exit(failed ? options.work().get(index - 1)[0].equals("f") ? options.stops() ? 3 : 0 : 1 : 0);
        }
        String[] one = options.work().get(index);
        Next next = (s, psql) -> psql.work(s, index + 1);
        return one[0].equals("c") ? command(sys, one[1], next) : file(sys, one[1], next);
    }

    private Step command(Sys sys, String text, Next then) {
        if (text.stripLeading().startsWith("\\")) {
            return backslash(sys, text.strip(), then);
        }
        Pieces pieces = Pieces.of(text);
        List<String> all = new java.util.ArrayList<>(pieces.whole());
        if (!pieces.rest().isBlank()) {
            all.add(pieces.rest().strip());
        }
        return queries(sys, all, 0, "", true, then);
    }

    private Step file(Sys sys, String name, Next then) {
        if (name.equals("-")) {
            return script(sys, 0, "", "psql:<stdin>:", 1, then);
        }
        Outcome<Integer> opened = sys.open(name, Sys.OpenMode.READ);
        return opened.ok() ? script(sys, opened.value(), "", "psql:" + name + ":", 1, (s, psql) -> {
            s.close(opened.value());
            return then.run(s, psql);
        }) : sys.complain("psql: error: " + name + ": " + opened.errno().text() + "\n", s -> then.run(s, done(true)));
    }

    /** Statements from a descriptor, whole or in pieces. */
    private Step script(Sys sys, int descriptor, String buffer, String label, int line, Next then) {
        return sys.read(descriptor, CHUNK, (s, read) -> {
            boolean ended = !read.ok() || read.value().isEmpty();
            return lines(s, descriptor, buffer + (ended ? buffer.isBlank() ? "" : "\n" : read.value().text()), label, line, ended, then);
        });
    }

    private Step lines(Sys sys, int descriptor, String text, String label, int line, boolean ended, Next then) {
        String start = text.stripLeading();
        int skipped = (int) text.substring(0, text.length() - start.length()).chars().filter(c -> c == '\n').count();
        if (failed && options.stops() || start.isEmpty() && ended) {
            return then.run(sys, this);
        }
        if (start.startsWith("\\")) {
            int end = start.indexOf('\n');
            if (end < 0 && !ended) {
                return script(sys, descriptor, start, label, line + skipped, then);
            }
            String rest = end < 0 ? "" : start.substring(end + 1);
            String command = end < 0 ? start : start.substring(0, end);
            return command.strip().equals("\\q") ? then.run(sys, done(false))
                    : backslash(sys, command.strip(), (s, psql) -> psql.lines(s, descriptor, rest, label, line + skipped + 1, ended, then));
        }
        Pieces pieces = Pieces.of(start);
        if (pieces.whole().isEmpty()) {
            return !ended ? script(sys, descriptor, start, label, line + skipped, then)
                    : start.isBlank() ? then.run(sys, this) : queries(sys, List.of(start.strip()), 0, label.isEmpty() ? "" : label + (line + skipped) + ": ", false, then);
        }
        int taken = start.indexOf(pieces.whole().get(0)) + pieces.whole().get(0).length();
        int last = line + skipped + (int) start.substring(0, taken).chars().filter(c -> c == '\n').count();
        String rest = start.substring(taken);
        return queries(sys, pieces.whole().subList(0, 1), 0, label.isEmpty() ? "" : label + last + ": ", false,
                (s, psql) -> psql.lines(s, descriptor, rest, label, last, ended, then));
    }

    /** Sends statements one after the other; those of one command end with the first that fails. */
    private Step queries(Sys sys, List<String> all, int index, String label, boolean together, Next then) {
        if (index >= all.size() || index > 0 && failed && together) {
            return then.run(sys, this);
        }
        String sql = all.get(index);
        long began = sys.now();
        return send(sys, Mapping.of("sql", sql), (s, message) -> {
            boolean wrong = message.has("error");
            Options now = message.has("database") ? options.with(message.get("database").text(), options.user(), options.password()) : options;
            Psql after = new Psql(now, connection, address, server, prompt, message.get("state").text(), look, timing, wrong);
            String took = timing ? String.format(java.util.Locale.ROOT, "Time: %.3f ms\n", 0.4 + (s.now() - began) / 1000.0) : "";
            Step.Continue next = new Step.Continue(last -> after.queries(last, all, index + 1, label, together, then));
            if (wrong) {
                return s.complain(label + error(sql, message), t -> t.print(took, next.next()));
            }
            String notice = message.get("notice").text();
            String shown = message.has("names") ? table(message).text(look) + (message.get("tag").text().startsWith("INSERT") && !options.quiet() ? message.get("tag").text() + "\n" : "")
                    : message.get("tag").text().isEmpty() || options.quiet() ? "" : message.get("tag").text() + "\n";
            return s.complain(notice.isEmpty() ? "" : label + notice + "\n", t -> t.print(shown + took, next.next()));
        });
    }

    private static String error(String sql, Tree message) {
        StringBuilder text = new StringBuilder("ERROR:  " + message.get("error").text() + "\n");
        int position = message.get("position").wholeInt();
        if (position >= 0 && position <= sql.length()) {
            int from = sql.lastIndexOf('\n', Math.max(0, position - 1)) + 1;
            int end = sql.indexOf('\n', position);
            int number = (int) sql.substring(0, from).chars().filter(c -> c == '\n').count() + 1;
            String head = "LINE " + number + ": ";
            text.append(head).append(sql, from, end < 0 ? sql.length() : end).append('\n').append(" ".repeat(head.length() + position - from)).append("^\n");
        }
        String detail = message.get("detail").text();
        String hint = message.get("hint").text();
        return text.append(detail.isEmpty() ? "" : "DETAIL:  " + detail + "\n").append(hint.isEmpty() ? "" : "HINT:  " + hint + "\n").toString();
    }

    private static Aligned table(Tree message) {
        return new Aligned(message.get("title").text(), message.get("names").texts(), message.get("right").texts().stream().map("r"::equals).toList(),
                message.get("rows").items().stream().map(row -> row.texts().stream().map(cell -> cell.isEmpty() ? Optional.<String>empty() : Optional.of(cell.substring(1))).toList()).toList(),
                message.has("footer") && !message.get("footer").texts().isEmpty() ? Optional.of(message.get("footer").texts()) : Optional.empty());
    }

    // ---- at a terminal -----------------------------------------------------------------------------------------------------------

    private Step prompt(Sys sys, String buffer) {
        char mark = buffer.isEmpty() ? '=' : Pieces.of(buffer).mark();
        sys.onSignal(Signal.INT, Optional.of(new Disposition.Handle((s, signal, interrupted) -> {
            s.endLineRequest();
            return s.print("\n", again -> prompt(again, ""));
        })));
        return sys.readLine(options.database() + mark + state + prompt + " ", !buffer.isEmpty(), (s, read) -> {
            if (!read.ok() || read.value().isEmpty()) {
                return s.print("\\q\n", 0);
            }
            String line = read.value().text();
            String text = line.strip();
            if (buffer.isEmpty() && (text.equals("exit") || text.equals("quit"))) {
                return Step.exit(0);
            }
            if (buffer.isEmpty() && text.equals("help")) {
                return s.print("You are using psql, the command-line interface to PostgreSQL.\nType:  \\copyright for distribution terms\n       \\h for help with SQL commands\n"
                        + "       \\? for help with psql commands\n       \\g or terminate with semicolon to execute query\n       \\q to quit\n", again -> prompt(again, ""));
            }
            if (text.startsWith("\\") && (buffer.isEmpty() || text.startsWith("\\q") || text.startsWith("\\r") || text.startsWith("\\g"))) {
                return typed(s, text, buffer);
            }
            Pieces pieces = Pieces.of(buffer + (buffer.isEmpty() && text.isEmpty() ? "" : line));
            String rest = pieces.rest().isBlank() ? "" : pieces.rest();
            return queries(s, pieces.whole(), 0, "", false, (t, psql) -> psql.prompt(t, rest));
        });
    }

    private Step typed(Sys sys, String text, String buffer) {
        if (text.startsWith("\\q")) {
            return Step.exit(0);
        }
        if (text.startsWith("\\g") && !buffer.isEmpty()) {
            return queries(sys, List.of(buffer.strip()), 0, "", false, (t, psql) -> psql.prompt(t, ""));
        }
        return text.startsWith("\\r") ? sys.print("Query buffer reset (cleared).\n", again -> prompt(again, "")) : backslash(sys, text, (t, psql) -> psql.prompt(t, ""));
    }

    // ---- commands with a backslash -----------------------------------------------------------------------------------------------

    private Step backslash(Sys sys, String text, Next then) {
        String[] words = text.replaceFirst(";$", "").split("\\s+", 2);
        String name = words.length > 1 ? words[1].strip() : "";
        switch (words[0]) {
            case "\\l", "\\l+", "\\list" -> {
                return list(sys, "databases", "", then);
            }
            case "\\d", "\\d+", "\\dt", "\\dt+" -> {
                return list(sys, name.isEmpty() || words[0].startsWith("\\dt") ? "tables" : "table", name, then);
            }
            case "\\du", "\\dg" -> {
                return list(sys, "roles", "", then);
            }
            case "\\c", "\\connect" -> {
                return reconnect(sys, name.replaceFirst("\\s.*", ""), then);
            }
            case "\\conninfo" -> {
                String how = options.host().isEmpty() ? "via socket in \"/var/run/postgresql\" at port \"" + options.port() + "\""
                        : "on host \"" + options.host() + "\" (address \"" + address + "\") at port \"" + options.port() + "\"";
                return sys.print("You are connected to database \"" + options.database() + "\" as user \"" + options.user() + "\" " + how + ".\n", s -> then.run(s, done(false)));
            }
            case "\\x" -> {
                Aligned.Look changed = new Aligned.Look(look.aligned(), !look.expanded(), look.rowsOnly(), look.separator(), look.nothing());
                return sys.print("Expanded display is " + (changed.expanded() ? "on" : "off") + ".\n", s -> then.run(s, with(changed)));
            }
            case "\\t" -> {
                Aligned.Look changed = new Aligned.Look(look.aligned(), look.expanded(), !look.rowsOnly(), look.separator(), look.nothing());
                return sys.print("Tuples only is " + (changed.rowsOnly() ? "on" : "off") + ".\n", s -> then.run(s, with(changed)));
            }
            case "\\a" -> {
                Aligned.Look changed = new Aligned.Look(!look.aligned(), look.expanded(), look.rowsOnly(), look.separator(), look.nothing());
                return sys.print("Output format is " + (changed.aligned() ? "aligned" : "unaligned") + ".\n", s -> then.run(s, with(changed)));
            }
            case "\\timing" -> {
                Psql changed = new Psql(options, connection, address, server, prompt, state, look, !timing, false);
                return sys.print("Timing is " + (changed.timing ? "on" : "off") + ".\n", s -> then.run(s, changed));
            }
            case "\\pset" -> {
                boolean nothing = name.startsWith("null");
                String value = name.replaceFirst("^null\\s*", "").replaceAll("^'|'$", "");
                Aligned.Look changed = nothing ? new Aligned.Look(look.aligned(), look.expanded(), look.rowsOnly(), look.separator(), value) : look;
                return sys.print(nothing ? "Null display is \"" + value + "\".\n" : "", s -> then.run(s, with(changed)));
            }
            case "\\i", "\\include" -> {
                return file(sys, name, then);
            }
            case "\\echo" -> {
                return sys.print(name.replaceAll("^'|'$", "") + "\n", s -> then.run(s, done(false)));
            }
            case "\\q", "\\set", "\\unset", "\\encoding" -> {
                return words[0].equals("\\q") ? Step.exit(0) : then.run(sys, done(false));
            }
            case "\\?", "\\h", "\\help", "\\dn", "\\df", "\\di", "\\ds", "\\dv", "\\e", "\\copy", "\\watch", "\\!", "\\dx", "\\dp", "\\z", "\\sf", "\\gx", "\\o", "\\w", "\\s", "\\p" -> {
                return sys.complain(sys.phrases().textOr("psql " + words[0] + ": not simulated here", "not-simulated.command", "psql " + words[0]) + "\n", s -> then.run(s, done(true)));
            }
            default -> {
                return sys.complain("invalid command " + words[0] + "\n" + (sys.isTerminal(0) ? "Try \\? for help.\n" : ""), s -> then.run(s, done(true)));
            }
        }
    }

    private Step list(Sys sys, String list, String name, Next then) {
        return send(sys, Mapping.of("list", list, "name", name), (s, message) -> message.has("none")
                ? s.complain(message.get("none").text() + "\n", t -> then.run(t, done(list.equals("table"))))
                : s.print(table(message).text(look), t -> then.run(t, done(false))));
    }

    private Step reconnect(Sys sys, String database, Next then) {
        String wanted = database.isEmpty() || database.equals("-") ? options.database() : database;
        Mapping.Builder hello = Mapping.builder().put("user", options.user()).put("database", wanted);
        options.password().ifPresent(password -> hello.put("password", password));
        Outcome<Integer> connected = sys.connect(address, Integer.parseInt(options.port()));
        if (!connected.ok()) {
            return sys.fail("\\connect: connection to server failed: " + connected.errno().text() + "\n", 2);
        }
        Psql fresh = new Psql(options.with(wanted, options.user(), options.password()), connected.value(), address, server, prompt, "", look, timing, false);
        return fresh.send(sys, hello.build(), (s, message) -> {
            if (message.has("fatal")) {
                s.close(connected.value());
                return s.complain((s.isTerminal(0) ? "" : "\\connect: ") + "connection to server on socket \"/var/run/postgresql/.s.PGSQL." + options.port() + "\" failed: FATAL:  "
                        + message.get("fatal").text() + "\n" + (s.isTerminal(0) ? "Previous connection kept\n" : ""), t -> then.run(t, done(true)));
            }
            s.close(connection);
            return s.print("You are now connected to database \"" + wanted + "\" as user \"" + options.user() + "\".\n", t -> then.run(t, fresh));
        });
    }
}
