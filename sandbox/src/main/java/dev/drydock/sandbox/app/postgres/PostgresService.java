package dev.drydock.sandbox.app.postgres;

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

/**
 * The server's side of our protocol: a line of JSON a message. The first names user, database and password; the others carry {@code sql}
 * or a listing that psql wants.
 *
 * @param version as {@code version()} gives it
 */
record PostgresService(String data, String version) implements Service<PostgresService.State> {
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
        return Set.of(Signal.INT, Signal.TERM, Signal.QUIT);
    }

    @Override
    public Step end(Sys sys, State state, Signal signal) {
        String request = signal == Signal.INT ? "received fast shutdown request" : signal == Signal.TERM ? "received smart shutdown request" : "received immediate shutdown request";
        String text = Postgres.line(sys, "LOG", request);
        if (signal != Signal.QUIT) {
            text += (signal == Signal.INT ? Postgres.line(sys, "LOG", "aborting any active transactions") : "")
                    + Postgres.line(sys, "LOG", "background worker \"logical replication launcher\" (PID " + (sys.pid() + 31) + ") exited with exit code 1")
                    + Postgres.line(sys, "LOG", "shutting down") + Postgres.line(sys, "LOG", "checkpoint starting: shutdown immediate")
                    + Postgres.line(sys, "LOG", "checkpoint complete: wrote 3 buffers (0.0%); 0 WAL file(s) added, 0 removed, 0 recycled; write=0.001 s, sync=0.001 s, total=0.003 s; "
                            + "sync files=2, longest=0.001 s, average=0.001 s; distance=0 kB, estimate=0 kB; lsn=0/1914108, redo lsn=0/1914108");
            sys.files().unlink(data + "/postmaster.pid");
            sys.files().write(data + "/global/pg_control", Bytes.of("1\n"));
        }
        return sys.fail(text + Postgres.line(sys, "LOG", "database system is shut down"), 0);
    }

    @Override
    public Optional<Turn<State>> take(Sys sys, State state, Peer peer, Bytes received, boolean ended) {
        int end = received.indexOf((byte) '\n', 0);
        if (end < 0) {
            return Optional.empty();
        }
        Bytes rest = received.from(end + 1);
        if (!(Json.read(received.slice(0, end).text()) instanceof Reading.Of<Tree> read)) {
            return Optional.of(Turn.reply(state, Bytes.EMPTY, Bytes.EMPTY).closing().complaining(Postgres.line(sys, "LOG", "invalid length of startup packet")));
        }
        Tree message = read.read();
        Session session = state.sessions().get(peer.number());
        if (session == null) {
            return Optional.of(connect(sys, state, peer, message, rest));
        }
        if (message.has("list")) {
            return Optional.of(said(state, Descriptions.of(state.databases(), session, message.get("list").text(), message.get("name").text()), rest));
        }
        return Optional.of(query(sys, state, peer, session, message.get("sql").text(), rest));
    }

    private static Turn<State> said(State state, Mapping message, Bytes rest) {
        return Turn.reply(state, Bytes.of(Json.compact(message) + "\n"), rest);
    }

    private Turn<State> connect(Sys sys, State state, Peer peer, Tree message, Bytes rest) {
        String user = message.get("user").text();
        String database = message.get("database").text();
        boolean trusted = peer.address().equals("127.0.0.1") || sys.files().read(data + "/pg_hba.conf").toOptional().map(b -> b.text().strip().endsWith("trust")).orElse(false);
        String password = state.databases().passwords().get(user);
        if (!trusted && !message.has("password")) {
            return said(state, Mapping.of("wants", "password"), rest).closing();
        }
        if (!trusted && (password == null || !password.equals(message.get("password").text()))) {
            String detail = password == null ? "Role \"" + user + "\" does not exist.\n\tConnection matched file \"" + data + "/pg_hba.conf\" line 128: \"host all all all scram-sha-256\""
                    : "Connection matched file \"" + data + "/pg_hba.conf\" line 128: \"host all all all scram-sha-256\"";
            return fatal(sys, state, "password authentication failed for user \"" + user + "\"", detail, rest);
        }
        if (password == null) {
            return fatal(sys, state, "role \"" + user + "\" does not exist", "", rest);
        }
        if (!state.databases().tables().containsKey(database)) {
            return fatal(sys, state, "database \"" + database + "\" does not exist", "", rest);
        }
        return said(state.with(peer.number(), Session.of(user, database, false, version), state.databases()),
                Mapping.of("version", Postgres.build(sys), "prompt", user.equals(sys.variable("POSTGRES_USER").orElse("postgres")) ? "#" : ">"), rest);
    }

    private static Turn<State> fatal(Sys sys, State state, String text, String detail, Bytes rest) {
        String logged = Postgres.line(sys, "FATAL", text) + (detail.isEmpty() ? "" : Postgres.line(sys, "DETAIL", detail));
        return said(state, Mapping.of("fatal", text), rest).closing().complaining(logged);
    }

    private Turn<State> query(Sys sys, State state, Peer peer, Session session, String sql, Bytes rest) {
        Engine.Result result = Engine.run(state.databases(), session, sql, sys.now());
        if (result.databases() != state.databases()) {
            Postgres.folder(data).save(sys.files(), state.databases(), result.databases());
        }
        State after = state.with(peer.number(), result.session(), result.databases());
        Mapping.Builder reply = Mapping.builder();
        String logged = "";
        if (result.answer() instanceof Answer.Rows rows) {
            reply.put("names", rows.names()).put("right", new Sequence(rows.right().stream().<Tree>map(right -> Tree.of(right ? "r" : "")).toList()))
                    .put("rows", new Sequence(rows.rows().stream().<Tree>map(row -> Sequence.ofTexts(row.stream().map(cell -> cell.map(text -> "=" + text).orElse("")).toList())).toList()))
                    .put("tag", rows.tag());
        } else if (result.answer() instanceof Answer.Done done) {
            reply.put("tag", done.tag()).put("notice", done.notice());
        } else if (result.answer() instanceof Answer.Refused refused) {
            Wording words = Wording.of(refused.refusal());
            int position = refused.refusal().position();
            reply.put("error", words.message()).put("detail", words.detail()).put("hint", words.hint()).put("position", position);
            logged = Postgres.line(sys, "ERROR", words.message() + (position >= 0 ? " at character " + (position + 1) : ""))
                    + (words.detail().isEmpty() ? "" : Postgres.line(sys, "DETAIL", words.detail())) + (words.hint().isEmpty() ? "" : Postgres.line(sys, "HINT", words.hint()))
                    + Postgres.line(sys, "STATEMENT", sql.strip());
        }
        reply.put("state", result.session().aborted() ? "!" : result.session().before().isPresent() ? "*" : "").put("database", result.session().database());
        return said(after, reply.build(), rest).complaining(logged);
    }
}
