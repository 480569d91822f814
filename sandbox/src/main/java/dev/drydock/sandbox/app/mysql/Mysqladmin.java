package dev.drydock.sandbox.app.mysql;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.Tools;
import java.util.List;

/** {@code mysqladmin}: whether a server lives ({@code ping}), and its end ({@code shutdown}). */
public final class Mysqladmin {
    private Mysqladmin() {}

    public static Step start(Sys sys) {
        String host = "";
        String command = "";
        boolean warned = false;
        boolean silent = false;
        List<String> words = sys.arguments();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-h") || word.equals("-u") || word.equals("-P") || word.equals("--host") || word.equals("--user")) {
                host = word.endsWith("h") || word.endsWith("host") ? i + 1 < words.size() ? words.get(i + 1) : "" : host;
                i++;
            } else if (word.startsWith("-h") || word.startsWith("--host=")) {
                host = word.replaceFirst("^(-h|--host=)", "");
            } else if (word.equals("-s") || word.equals("--silent")) {
                silent = true;
            } else if (word.startsWith("-")) {
                warned |= word.matches("-p.+|--password=.+");
            } else {
                command = command.isEmpty() ? word : command;
            }
        }
        boolean local = host.isEmpty() || host.equals("localhost");
        boolean maria = Edition.of(sys).maria();
        List<String> addresses = sys.lookUp(local ? "localhost" : host);
        Outcome<Integer> connected = addresses.isEmpty() ? Outcome.refused(dev.drydock.sandbox.process.Errno.ECONNREFUSED) : sys.connect(addresses.get(0), Mysqld.PORT);
        String warning = warned && !maria ? "mysqladmin: [Warning] Using a password on the command line interface can be insecure.\n" : "";
        if (!connected.ok()) {
            return sys.fail(silent ? "" : warning + "mysqladmin: connect to server at '" + (local ? "localhost" : host) + "' failed\nerror: '"
                    + (local ? "Can't connect to local MySQL server through socket '/var/run/mysqld/mysqld.sock' (2)'\nCheck that mysqld is running and that the socket: '/var/run/mysqld/mysqld.sock' exists!\n"
                    : "Can't connect to MySQL server on '" + host + ":3306' (" + Mysqld.number(connected.errno()) + ")'\nCheck that mysqld is running on " + host + " and that the port is 3306.\n"), 1);
        }
        sys.close(connected.value());
        String asked = command;
        return sys.complain(warning, s -> switch (asked) {
            case "ping" -> s.print("mysqld is alive\n", 0);
            case "shutdown" -> shutdown(s);
            default -> Tools.notSimulated(s, "mysqladmin " + asked);
        });
    }

    private static Step shutdown(Sys sys) {
        String pid = sys.files().read(Mysqld.pidFile()).toOptional().map(Bytes::text).orElse("").strip();
        if (!pid.matches("\\d{1,9}")) {
            return Tools.notSimulated(sys, "mysqladmin shutdown");
        }
        int number = Integer.parseInt(pid);
        sys.kill(number, Signal.TERM);
        return gone(sys, number);
    }

    private static Step gone(Sys sys, int pid) {
        return sys.visible().containsKey(pid) && sys.visible().get(pid).alive() ? sys.sleep(100_000, s -> gone(s, pid)) : Step.exit(0);
    }
}
