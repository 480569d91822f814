package dev.drydock.sandbox.app.mysql;

import dev.drydock.sandbox.app.serve.Service;
import dev.drydock.sandbox.app.sql.Answer;
import dev.drydock.sandbox.app.sql.Databases;
import dev.drydock.sandbox.app.sql.Engine;
import dev.drydock.sandbox.app.sql.Session;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The server's side of our protocol: a line of JSON a message; the first names user, password and database, the others carry {@code sql}. */
record MysqlService(String data, Edition edition) implements Service<MysqlService.State> {
    /** @param sessions by number of their connection */
    record State(Databases databases, Map<Long, Session> sessions) {
        State with(long number, Session session, Databases after) {
            TreeMap<Long, Session> changed = new TreeMap<>(sessions);
            changed.put(number, session);
            return new State(after, changed);
        }
    }

    @Override
    public Set<Signal> endedBy() {
        return Set.of(Signal.TERM, Signal.QUIT);
    }

    @Override
    public Step end(Sys sys, State state, Signal signal) {
        sys.files().unlink(Mysqld.pidFile());
        String text = edition.maria() ? edition.line(sys, "Note", "", "Server", "mariadbd (initiated by: unknown): Normal shutdown") + edition.line(sys, "Note", "", "InnoDB", "Shutdown completed; log sequence number 47629; transaction id 15")
                : edition.line(sys, "System", "MY-013172", "Server", "Received SHUTDOWN from user <via user signal>. Shutting down mysqld (Version: " + edition.version() + ").");
        return sys.complain(text, s -> s.sleep(900_000, later -> later.fail(edition.maria() ? edition.line(later, "Note", "", "Server", "mariadbd: Shutdown complete")
                : edition.line(later, "System", "MY-010910", "Server", edition.server() + ": Shutdown complete (mysqld " + edition.version() + ")  " + edition.comment() + "."), 0)));
    }

    @Override
    public Optional<Turn<State>> take(Sys sys, State state, Peer peer, Bytes received, boolean ended) {
        int end = received.indexOf((byte) '\n', 0);
        if (end < 0) {
            return Optional.empty();
        }
        Bytes rest = received.from(end + 1);
        if (!(Json.read(received.slice(0, end).text()) instanceof Reading.Of<Tree> read)) {
            return Optional.of(Turn.reply(state, Bytes.EMPTY, Bytes.EMPTY).closing());
        }
        Session session = state.sessions().get(peer.number());
        return Optional.of(session == null ? connect(state, peer, read.read(), rest) : query(sys, state, peer, session, read.read().get("sql").text(), rest));
    }

    private static Turn<State> said(State state, Mapping message, Bytes rest) {
        return Turn.reply(state, Bytes.of(Json.compact(message) + "\n"), rest);
    }

    private Turn<State> connect(State state, Peer peer, Tree message, Bytes rest) {
        String user = message.get("user").text();
        String host = peer.address().equals("127.0.0.1") ? "localhost" : peer.address();
        String given = message.get("password").text();
        String password = state.databases().passwords().get(user);
        if (password == null || !password.equals(given)) {
            return said(state, Mapping.of("fatal", "ERROR 1045 (28000): Access denied for user '" + user + "'@'" + host + "' (using password: " + (given.isEmpty() ? "NO" : "YES") + ")"), rest).closing();
        }
        String database = message.get("database").text();
        if (!database.isEmpty() && !state.databases().tables().containsKey(database) && !Set.of("mysql", "information_schema", "sys", "performance_schema").contains(database)) {
            return said(state, Mapping.of("fatal", "ERROR 1049 (42000): Unknown database '" + database + "'"), rest).closing();
        }
        return said(state.with(peer.number(), Session.of(user, database, true, edition.full()), state.databases()),
                Mapping.of("version", edition.full() + " " + edition.comment(), "number", peer.number() + 7, "maria", edition.maria()), rest);
    }

    private Turn<State> query(Sys sys, State state, Peer peer, Session session, String sql, Bytes rest) {
        Engine.Result result = Engine.run(state.databases(), session, sql, sys.now());
        if (result.databases() != state.databases()) {
            Mysqld.folder(data).save(sys.files(), state.databases(), result.databases());
        }
        Mapping.Builder reply = Mapping.builder();
        if (result.answer() instanceof Answer.Rows rows) {
            reply.put("names", rows.names()).put("right", new Sequence(rows.right().stream().<Tree>map(right -> Tree.of(right ? "r" : "")).toList()))
                    .put("rows", new Sequence(rows.rows().stream().<Tree>map(row -> Sequence.ofTexts(row.stream().map(cell -> cell.map(text -> "=" + text).orElse("")).toList())).toList()));
        } else if (result.answer() instanceof Answer.Done done) {
            reply.put("tag", done.tag()).put("affected", Math.max(0, done.affected()));
        } else if (result.answer() instanceof Answer.Refused refused) {
            reply.put("error", MysqlWording.of(refused.refusal(), sql, session.database(), edition));
        }
        reply.put("database", result.session().database());
        return said(state.with(peer.number(), result.session(), result.databases()), reply.build(), rest);
    }
}
