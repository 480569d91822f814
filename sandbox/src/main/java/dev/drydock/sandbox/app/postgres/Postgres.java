package dev.drydock.sandbox.app.postgres;

import dev.drydock.sandbox.app.serve.HttpMessages;
import dev.drydock.sandbox.app.serve.Loop;
import dev.drydock.sandbox.app.serve.Versions;
import dev.drydock.sandbox.app.sql.DataFolder;
import dev.drydock.sandbox.app.sql.Databases;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The command {@code postgres}: the server. */
public final class Postgres {
    static final int PORT = 5432;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Postgres() {}

    public static Step start(Sys sys) {
        List<String> words = sys.arguments();
        String data = sys.variable("PGDATA").orElse("/var/lib/postgresql/data");
        String listen = "*";
        int port = PORT;
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            String value = i + 1 < words.size() ? words.get(i + 1) : "";
            if (word.matches("-V|--version")) {
                return sys.print("postgres (PostgreSQL) " + build(sys) + "\n", 0);
            }
            if (word.equals("-D")) {
                data = value;
                i++;
            } else if (word.equals("-p") && value.matches("\\d{1,5}")) {
                port = Integer.parseInt(value);
                i++;
            } else if (word.equals("-c")) {
                listen = value.startsWith("listen_addresses=") ? value.substring(17).replace("'", "") : listen;
                port = value.matches("port=\\d{1,5}") ? Integer.parseInt(value.substring(5)) : port;
                i++;
            } else if (!word.startsWith("-")) {
                return sys.fail("postgres: invalid argument: \"" + word + "\"\nTry \"postgres --help\" for more information.\n", 1);
            }
        }
        if (sys.credentials().root()) {
            return sys.fail("\"root\" execution of the PostgreSQL server is not permitted.\nThe server must be started under an unprivileged user ID to prevent\n"
                    + "possible system security compromise.  See the documentation for\nmore information on how to properly start the server.\n", 1);
        }
        if (!sys.files().exists(data + "/PG_VERSION")) {
            return sys.fail("postgres: could not access the server configuration file \"" + data + "/postgresql.conf\": No such file or directory\n", 2);
        }
        String owner = sys.files().read(data + "/PG_VERSION").toOptional().map(bytes -> bytes.text().strip()).orElse("");
        if (!version(sys).startsWith(owner + ".")) {
            return sys.fail(line(sys, "FATAL", "database files are incompatible with server")
                    + line(sys, "DETAIL", "The data directory was initialized by PostgreSQL version " + owner + ", which is not compatible with this version " + build(sys) + "."), 1);
        }
        return serve(sys, data, listen, port);
    }

    private static Step serve(Sys sys, String data, String listen, int port) {
        Outcome<Integer> bound = sys.listen(listen.isEmpty() ? "127.0.0.1" : "0.0.0.0", port);
        String started = line(sys, "LOG", "starting PostgreSQL " + full(sys));
        if (!bound.ok()) {
            return sys.fail(started + line(sys, "LOG", "could not bind IPv4 address \"0.0.0.0\": " + bound.errno().text())
                    + line(sys, "HINT", "Is another postmaster already running on port " + port + "? If not, wait a few seconds and retry.")
                    + line(sys, "FATAL", "could not create any TCP/IP sockets") + line(sys, "LOG", "database system is shut down"), 1);
        }
        if (!listen.isEmpty()) {
            started += line(sys, "LOG", "listening on IPv4 address \"0.0.0.0\", port " + port) + line(sys, "LOG", "listening on IPv6 address \"::\", port " + port);
        }
        started += line(sys, "LOG", "listening on Unix socket \"/var/run/postgresql/.s.PGSQL." + port + "\"");
        String last = sys.files().node(data + "/global/pg_control").toOptional().map(n -> TIME.format(HttpMessages.moment(n.attributes().modifiedMicros()))).orElse(now(sys).substring(0, 19));
        boolean crashed = sys.files().exists(data + "/postmaster.pid");
        started += crashed
                ? line(sys, "LOG", "database system was interrupted; last known up at " + last + " UTC")
                        + line(sys, "LOG", "database system was not properly shut down; automatic recovery in progress")
                        + line(sys, "LOG", "redo starts at 0/1913F48") + line(sys, "LOG", "redo done at 0/1914030 system usage: CPU: user: 0.00 s, system: 0.00 s, elapsed: 0.00 s")
                : line(sys, "LOG", "database system was shut down at " + last + " UTC");
        started += line(sys, "LOG", "database system is ready to accept connections");
        sys.files().write(data + "/postmaster.pid", Bytes.of(sys.pid() + "\n" + data + "\n" + sys.now() / 1_000_000 + "\n" + port + "\n"));
        Databases loaded = folder(data).load(sys.files());
        PostgresService service = new PostgresService(data, "PostgreSQL " + full(sys));
        return sys.complain(started, s -> Loop.serve(s, service, new PostgresService.State(loaded, Map.of()), port, bound.value()));
    }

    static DataFolder folder(String data) {
        return new DataFolder(data + "/base", data + "/global/pg_authid");
    }

    static String version(Sys sys) {
        return Versions.of(sys, "postgresql", "17.7");
    }

    private static boolean alpine(Sys sys) {
        return sys.files().exists("/etc/alpine-release");
    }

    /** {@code 17.7 (Debian 17.7-1.pgdg12+2)}. */
    static String build(Sys sys) {
        return alpine(sys) ? version(sys) : version(sys) + " (Debian " + version(sys) + "-1.pgdg12+2)";
    }

    private static String full(Sys sys) {
        return build(sys) + (alpine(sys) ? " on x86_64-pc-linux-musl, compiled by gcc (Alpine 14.2.0) 14.2.0, 64-bit" : " on x86_64-pc-linux-gnu, compiled by gcc (Debian 12.2.0-14+deb12u1) 12.2.0, 64-bit");
    }

    static String now(Sys sys) {
        return TIME.format(HttpMessages.moment(sys.now())) + String.format(Locale.ROOT, ".%03d UTC", sys.now() / 1000 % 1000);
    }

    /** {@code 2026-01-15 09:00:00.123 UTC [1] LOG:  text}. */
    static String line(Sys sys, String level, String text) {
        return now(sys) + " [" + sys.pid() + "] " + level + ":  " + text + "\n";
    }
}
