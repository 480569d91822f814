package dev.drydock.sandbox.app.httpd;

import dev.drydock.sandbox.app.serve.Versions;
import dev.drydock.sandbox.app.serve.HttpMessages;
import dev.drydock.sandbox.app.serve.Loop;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Network;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.Tools;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** The command {@code httpd} (and {@code apachectl}): tests its configuration, serves, or signals the server that runs. */
public final class Httpd {
    private static final String FILE = Configuration.ROOT + "/conf/httpd.conf";
    static final String PID_FILE = Configuration.ROOT + "/logs/httpd.pid";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss", Locale.ENGLISH);

    private Httpd() {}

    public static Step start(Sys sys) {
        List<String> words = sys.arguments();
        String file = FILE;
        String action = "";
        boolean tests = false;
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-v") || word.equals("-V")) {
                return sys.print("Server version: Apache/" + version(sys) + " (Unix)\nServer built:   Nov 18 2025 00:11:42\n", 0);
            } else if (word.equals("-t") || word.equals("configtest")) {
                tests = true;
            } else if (word.equals("-f") || word.equals("-k") || word.equals("-d") || word.equals("-c") || word.equals("-C") || word.equals("-D")) {
                String value = i + 1 < words.size() ? words.get(++i) : "";
                file = word.equals("-f") ? Configuration.absolute(value) : file;
                action = word.equals("-k") ? value : action;
            } else if (word.matches("start|stop|restart|graceful|graceful-stop")) {
                action = word;
            } else if (!word.matches("-D.+|-X|-e.*|-E.*")) {
                return word.matches("-[hlLMS]") ? Tools.notSimulated(sys, "httpd " + word) : sys.fail("httpd: invalid option -- '" + word.replaceFirst("^-+", "") + "'\n", 1);
            }
        }
        Configuration.Reading read = Configuration.read(sys.files(), file);
        if (read.complaint().isPresent()) {
            return sys.fail(read.complaint().get() + "\n", 1);
        }
        Site site = Site.of(read.lines(), version(sys));
        Optional<String> beyond = site.beyond();
        if (beyond.isPresent()) {
            return Tools.notSimulated(sys, "httpd: " + beyond.get());
        }
        if (tests) {
            return sys.fail(nameless(sys, site) + "Syntax OK\n", 0);
        }
        return action.isEmpty() || action.equals("start") ? serve(sys, site, file) : signal(sys, action);
    }

    static String version(Sys sys) {
        return Versions.of(sys, "httpd", "2.4.65");
    }

    /** The complaint about a server that nobody named. */
    private static String nameless(Sys sys, Site site) {
        if (Site.last(site.lines(), "servername").isPresent()) {
            return "";
        }
        String address = sys.kernel().transaction().find(Network.key(sys.space().network())).stream()
                .flatMap(network -> network.interfaces().stream()).map(Network.Interface::address).filter(a -> !a.isEmpty() && !a.startsWith("127.")).findFirst().orElse("127.0.0.1");
        return "AH00558: httpd: Could not reliably determine the server's fully qualified domain name, using " + address
                + ". Set the 'ServerName' directive globally to suppress this message\n";
    }

    private static Step signal(Sys sys, String action) {
        String pid = sys.files().read(PID_FILE).toOptional().map(bytes -> bytes.text().strip()).orElse("");
        if (!pid.matches("\\d{1,9}")) {
            return sys.fail("httpd (no pid file) not running\n", 1);
        }
        Signal signal = switch (action) {
            case "stop" -> Signal.TERM;
            case "graceful" -> Signal.USR1;
            case "graceful-stop" -> Signal.WINCH;
            default -> Signal.HUP;
        };
        Outcome<Boolean> sent = sys.kill(Integer.parseInt(pid), signal);
        return sent.ok() ? Step.exit(0) : sys.fail("httpd (pid " + pid + "?) not running\n", 1);
    }

    /** {@code [Thu Jan 15 09:00:00.123456 2026] [core:notice] [pid 1:tid 1] text}. */
    static String line(Sys sys, String module, String text) {
        return String.format(Locale.ROOT, "[%s.%06d %d] [%s] [pid %d:tid %d] %s\n", TIME.format(HttpMessages.moment(sys.now())), sys.now() % 1_000_000,
                HttpMessages.moment(sys.now()).getYear(), module, sys.pid(), sys.pid(), text);
    }

    private static Step serve(Sys sys, Site site, String file) {
        TreeMap<Integer, Integer> listening = new TreeMap<>();
        for (int port : site.ports()) {
            Outcome<Integer> bound = sys.listen("0.0.0.0", port);
            if (!bound.ok()) {
                String why = bound.errno().name().equals("EACCES") ? "(13)Permission denied" : "(98)Address already in use";
                return sys.fail(why + ": AH00072: make_sock: could not bind to address 0.0.0.0:" + port
                        + "\nno listening sockets available, shutting down\nAH00015: Unable to open logs\n", 1);
            }
            listening.put(port, bound.value());
        }
        if (listening.isEmpty()) {
            return sys.fail("no listening sockets available, shutting down\nAH00015: Unable to open logs\n", 1);
        }
        sys.files().write(PID_FILE, Bytes.of(sys.pid() + "\n"));
        String warning = nameless(sys, site);
        String started = warning + warning + resuming(sys, site);
        return sys.complain(started, s -> Loop.serve(s, new Serving(file), site, listening));
    }

    static String resuming(Sys sys, Site site) {
        return line(sys, "mpm_event:notice", "AH00489: Apache/" + site.version() + " (Unix) configured -- resuming normal operations")
                + line(sys, "core:notice", "AH00094: Command line: 'httpd -D FOREGROUND'");
    }
}
