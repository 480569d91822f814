package dev.drydock.sandbox.app.mysql;

import dev.drydock.sandbox.app.serve.Loop;
import dev.drydock.sandbox.app.sql.DataFolder;
import dev.drydock.sandbox.app.sql.Databases;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Content;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The server {@code mysqld}, {@code mariadbd} by its other name. */
public final class Mysqld {
    static final int PORT = 3306;
    private static final long MAKING_MICROS = 4_000_000;
    private static final long STARTING_MICROS = 1_200_000;

    private Mysqld() {}

    public static Step start(Sys sys) {
        List<String> words = sys.arguments();
        Edition edition = Edition.of(sys);
        String data = "/var/lib/mysql";
        int port = PORT;
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (word.matches("-V|--version")) {
                return sys.print(edition.server() + "  Ver " + edition.full() + " for Linux on x86_64 (" + edition.comment() + ")\n", 0);
            }
            data = word.startsWith("--datadir=") ? word.substring(10) : data;
            port = word.matches("--port=\\d{1,5}") ? Integer.parseInt(word.substring(7)) : port;
            if (!word.startsWith("-")) {
                return sys.fail(edition.line(sys, "ERROR", "MY-010147", "Server", "Too many arguments (first extra is '" + word + "').") + aborting(sys, edition), 1);
            }
        }
        if (sys.credentials().root() && !words.contains("--user=root")) {
            return sys.fail(edition.line(sys, "ERROR", "MY-010123", "Server", "Fatal error: Please read \"Security\" section of the manual to find out how to run mysqld as root!") + aborting(sys, edition), 1);
        }
        if (words.contains("--initialize-insecure") || words.contains("--initialize")) {
            return initialize(sys, edition, data);
        }
        if (words.contains("--daemonize")) {
            return daemon(sys, words);
        }
        if (!sys.files().exists(data + "/mysql")) {
            return sys.fail(edition.line(sys, "ERROR", "MY-010326", "Server", "Fatal error: Can't open and lock privilege tables: Table 'mysql.user' doesn't exist") + aborting(sys, edition), 1);
        }
        String folder = data;
        int listened = port;
        boolean local = words.contains("--skip-networking");
        return sys.complain(edition.line(sys, "System", "MY-010116", "Server", edition.maria() ? "Starting MariaDB " + edition.full() + " source revision as process " + sys.pid()
                        : edition.server() + " (mysqld " + edition.version() + ") starting as process " + sys.pid())
                + edition.line(sys, "System", "MY-013576", "InnoDB", edition.maria() ? "Using Linux native AIO" : "InnoDB initialization has started."),
                s -> s.sleep(STARTING_MICROS, later -> serve(later, edition, folder, listened, local)));
    }

    private static String aborting(Sys sys, Edition edition) {
        return edition.line(sys, "ERROR", "MY-010119", "Server", "Aborting");
    }

    static DataFolder folder(String data) {
        return new DataFolder(data, data + "/mysql/user.json");
    }

    private static Step initialize(Sys sys, Edition edition, String data) {
        if (sys.files().list(data).toOptional().filter(all -> !all.isEmpty()).isPresent()) {
            return sys.fail(edition.line(sys, "ERROR", "MY-010457", "Server", "--initialize specified but the data directory has files in it. Aborting.") + aborting(sys, edition), 1);
        }
        return sys.complain(edition.line(sys, "System", "MY-013576", "InnoDB", "InnoDB initialization has started."), s -> s.sleep(MAKING_MICROS, later -> {
            for (String name : List.of("mysql", "performance_schema", "sys")) {
                later.files().makeDirectory(data + "/" + name, 0750);
            }
            later.files().write(data + "/ibdata1", new Content.Payload("ibdata1", 12_582_912));
            later.files().write(data + "/mysql.ibd", new Content.Payload("mysql.ibd", 32_505_856));
            later.files().write(data + "/auto.cnf", Bytes.of("[auto]\nserver-uuid=7e0b1c2e-f1ef-11f0-9d0c-0242ac110002\n"));
            folder(data).save(later.files(), Databases.NONE, Databases.NONE.withRole("root", ""));
            return later.fail(edition.line(later, "System", "MY-013577", "InnoDB", "InnoDB initialization has ended.")
                    + edition.line(later, "Warning", "MY-010453", "Server", "root@localhost is created with an empty password ! Please consider switching off the --initialize-insecure option."), 0);
        }));
    }

    /** Starts a server in the background and waits until it answers. */
    private static Step daemon(Sys sys, List<String> words) {
        List<String> command = new ArrayList<>(words);
        command.remove("--daemonize");
        Outcome<Process> server = sys.fork(new Sys.Child(Optional.of(0), true, child -> {
            Outcome<Step> running = child.become("mysqld", List.copyOf(command), child.environment());
            return running.ok() ? running.value() : Step.exit(127);
        }));
        return server.ok() ? sys.sleep(STARTING_MICROS + 200_000, s -> Step.exit(0)) : sys.fail("mysqld: Can't create thread\n", 1);
    }

    private static Step serve(Sys sys, Edition edition, String data, int port, boolean local) {
        Outcome<Integer> bound = sys.listen(local ? "127.0.0.1" : "0.0.0.0", port);
        if (!bound.ok()) {
            return sys.fail(edition.line(sys, "ERROR", "MY-010262", "Server", "Can't start server: Bind on TCP/IP port: " + bound.errno().text())
                    + edition.line(sys, "ERROR", "MY-010257", "Server", "Do you already have another mysqld server running on port: " + port + " ?") + aborting(sys, edition), 1);
        }
        sys.files().write(pidFile(), Bytes.of(sys.pid() + "\n"));
        Databases loaded = folder(data).load(sys.files());
        String socket = edition.maria() ? "/run/mysqld/mysqld.sock" : "/var/run/mysqld/mysqld.sock";
        String text = edition.line(sys, "System", "MY-013577", "InnoDB", edition.maria() ? "Buffer pool(s) load completed" : "InnoDB initialization has ended.")
                + (edition.maria() ? edition.line(sys, "Note", "", "Server", "Server socket created on IP: '0.0.0.0', port: '" + port + "'.")
                        : edition.line(sys, "Warning", "MY-010068", "Server", "CA certificate ca.pem is self signed.")
                                + edition.line(sys, "System", "MY-013602", "Server", "Channel mysql_main configured to support TLS. Encrypted connections are now supported for this channel."));
        String ready = edition.line(sys, "System", "MY-010931", "Server", edition.server() + ": ready for connections."
                + (edition.maria() ? "\n" : " ") + "Version: '" + edition.full() + "'  socket: '" + socket + "'  port: " + (local ? 0 : port) + "  " + edition.comment() + (edition.maria() ? "" : "."));
        return sys.complain(text + ready, s -> Loop.serve(s, new MysqlService(data, edition), new MysqlService.State(loaded, Map.of()), port, bound.value()));
    }

    /** Linux's number of a failure to connect. */
    static int number(Errno errno) {
        return errno == Errno.ECONNREFUSED ? 111 : errno == Errno.ETIMEDOUT ? 110 : errno == Errno.EHOSTUNREACH ? 113 : 101;
    }

    static String pidFile() {
        return "/var/run/mysqld/mysqld.pid";
    }
}
