package dev.drydock.sandbox.app.nginx;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The command {@code nginx}: reads its options and the configuration, then serves, tests, or signals the server that runs. */
public final class Nginx {
    private static final String CONFIGURATION = "/etc/nginx/nginx.conf";
    static final String PID_FILE = "/run/nginx.pid";
    private static final Map<String, Signal> SIGNALS =
            Map.of("stop", Signal.TERM, "quit", Signal.QUIT, "reload", Signal.HUP, "reopen", Signal.USR1);

    private Nginx() {}

    public static Step start(Sys sys) {
        List<String> words = sys.arguments();
        String file = CONFIGURATION;
        String globals = "";
        String signal = "";
        boolean tests = false;
        boolean dumps = false;
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            switch (word) {
                case "-v", "-V" -> {
                    return sys.complain("nginx version: nginx/" + version(sys) + "\n", s -> Step.exit(0));
                }
                case "-t" -> tests = true;
                case "-T" -> dumps = true;
                case "-q" -> { }
                case "-h", "-?" -> {
                    return sys.complain("nginx version: nginx/" + version(sys) + "\nUsage: nginx [-?hvVtTq] [-s signal] [-p prefix]\n"
                            + "             [-e filename] [-c filename] [-g directives]\n", s -> Step.exit(0));
                }
                case "-c", "-g", "-s", "-p", "-e" -> {
                    if (i + 1 >= words.size()) {
                        return sys.fail("nginx: option \"" + word + "\" requires " + (word.equals("-s") ? "parameter" : word.equals("-g") ? "parameter" : "file name") + "\n", 1);
                    }
                    String value = words.get(++i);
                    file = word.equals("-c") ? value : file;
                    globals = word.equals("-g") ? value : globals;
                    signal = word.equals("-s") ? value : signal;
                }
                default -> {
                    return sys.fail("nginx: invalid option: \"" + (word.startsWith("-") ? word.substring(1) : word) + "\"\n", 1);
                }
            }
        }
        if (!signal.isEmpty() && !SIGNALS.containsKey(signal)) {
            return sys.fail("nginx: invalid option: \"-s " + signal + "\"\n", 1);
        }
        Loaded loaded = load(sys, file, globals);
        if (loaded.complaint().isPresent()) {
            String failed = tests || dumps ? "nginx: configuration file " + file + " test failed\n" : "";
            return sys.fail("nginx: [emerg] " + loaded.complaint().get() + "\n" + failed, 1);
        }
        if (tests || dumps) {
            String dump = dumps ? "# configuration file " + file + ":\n" + sys.files().read(file).toOptional().map(Bytes::text).orElse("") : "";
            String told = "nginx: the configuration file " + file + " syntax is ok\nnginx: configuration file " + file + " test is successful\n";
            return sys.complain(told, s -> s.print(dump, 0));
        }
        if (!signal.isEmpty()) {
            return send(sys, SIGNALS.get(signal));
        }
        return serve(sys, loaded.site(), file, globals);
    }

    /** A configuration, or what is wrong with it. */
    record Loaded(Site site, Optional<String> complaint) {}

    static Loaded load(Sys sys, String file, String globals) {
        Configuration.Reading given = Configuration.readText(sys.files(), globals);
        Configuration.Reading read = given.complaint().isPresent() ? given : Configuration.read(sys.files(), file);
        List<Directive> main = new ArrayList<>(given.directives());
        main.addAll(read.directives());
        Site site = Site.of(main, version(sys));
        Optional<String> complaint = read.complaint();
        if (complaint.isEmpty() && main.stream().noneMatch(d -> d.name().equals("events"))) {
            complaint = Optional.of("no \"events\" section in configuration");
        }
        return new Loaded(site, complaint.or(() -> unknownUpstream(sys, site)));
    }

    /** A proxy's host must be known when the configuration is read. */
    private static Optional<String> unknownUpstream(Sys sys, Site site) {
        for (Directive upstream : site.http().all("upstream")) {
            for (Directive server : upstream.all("server")) {
                String host = Proxy.target(server.word()).host();
                if (!server.word().startsWith("unix:") && sys.lookUp(host).isEmpty()) {
                    return Optional.of("host not found in upstream \"" + server.word() + "\" in " + server.file() + ":" + server.line());
                }
            }
        }
        for (Site.Server server : site.servers()) {
            for (Directive location : server.block().all("location")) {
                Optional<Directive> pass = location.last("proxy_pass");
                if (pass.isPresent() && !pass.get().word().contains("$")) {
                    String host = Proxy.target(pass.get().word()).host();
                    boolean known = site.http().all("upstream").stream().anyMatch(u -> u.word().equals(host)) || !sys.lookUp(host).isEmpty();
                    if (!known) {
                        return Optional.of("host not found in upstream \"" + host + "\" in " + pass.get().file() + ":" + pass.get().line());
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static String version(Sys sys) {
        return sys.files().read("/usr/share/doc/nginx/version").toOptional().map(bytes -> bytes.text().strip()).orElse("1.27.3");
    }

    private static Step send(Sys sys, Signal signal) {
        String text = sys.files().read(PID_FILE).toOptional().map(bytes -> bytes.text().strip()).orElse("");
        if (!text.matches("\\d{1,9}")) {
            return sys.fail("nginx: [error] " + (text.isEmpty() && sys.files().exists(PID_FILE)
                    ? "invalid PID number \"\" in \"" + PID_FILE + "\""
                    : "open() \"" + PID_FILE + "\" failed (2: No such file or directory)") + "\n", 1);
        }
        Outcome<Boolean> sent = sys.kill(Integer.parseInt(text), signal);
        return sent.ok() ? Step.exit(0) : sys.fail("nginx: [alert] kill(" + text + ", " + signal.number() + ") failed (3: No such process)\n", 1);
    }

    private static Step serve(Sys sys, Site site, String file, String globals) {
        List<Listening> listening = new ArrayList<>();
        for (int port : site.ports()) {
            Outcome<Integer> bound = sys.listen("0.0.0.0", port);
            if (!bound.ok()) {
                String why = "bind() to 0.0.0.0:" + port + " failed (" + (bound.errno().name().equals("EACCES") ? 13 : 98) + ": " + bound.errno().text() + ")";
                return sys.fail("nginx: [emerg] " + why + "\n", 1);
            }
            listening.add(new Listening(port, bound.value()));
        }
        boolean foreground = site.main().stream().anyMatch(d -> d.name().equals("daemon") && d.word().equals("off"));
        Master master = new Master(site, file, globals, listening, new TreeMap<>(), false);
        if (foreground) {
            return master.start(sys);
        }
        Outcome<Process> daemon = sys.fork(new Sys.Child(Optional.of(0), true, master::start));
        return daemon.ok() ? Step.exit(0) : sys.fail("nginx: [alert] fork() failed (11: Resource temporarily unavailable)\n", 2);
    }

    /** A port and the descriptor that listens on it. */
    record Listening(int port, int descriptor) {}
}
