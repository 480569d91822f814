package dev.drydock.sandbox.virtual;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Credentials;
import dev.drydock.sandbox.process.Descriptors;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.OpenFile;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Processes;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.process.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The serial console of a domain at a terminal: what the machine writes while it boots, then its login.
 *
 * @param shownMicros up to when the machine's own lines are shown
 * @param user who is logging in; empty as long as the name is asked for
 * @param typed of the present line
 * @param session the login's shell, if there is one
 */
record Console(String host, String name, Optional<Terminal.Modes> before, long shownMicros, Optional<String> user, String typed, Optional<Session> session) {
    private static final int ESCAPE = 0x1d;
    private static final int CHUNK = 4096;
    private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LANG", "C.UTF-8", "TERM", "vt220");

    /** @param output descriptor that reads what the terminal shows */
    record Session(String terminal, int output, Process.Id shell) {}

    /** Connects. @param fromMicros from when on the machine's lines are shown */
    static Step connect(Sys sys, Domain domain, long fromMicros) {
        if (!sys.isTerminal(0)) {
            return sys.fail("error: Cannot run interactive console without a controlling TTY\n\n", 1);
        }
        Optional<Terminal.Modes> before = sys.terminal(0).map(Terminal::modes);
        sys.setTerminalModes(0, Terminal.Modes.RAW);
        Console console = new Console(domain.host(), domain.name(), before, fromMicros, Optional.empty(), "", Optional.empty());
        return sys.print("Connected to domain '" + domain.name() + "'\nEscape character is ^] (Ctrl + ])\n", console::watch);
    }

    private Console shown(long micros) {
        return new Console(host, name, before, micros, user, typed, session);
    }

    private Console asking(Optional<String> changed, String line) {
        return new Console(host, name, before, shownMicros, changed, line, session);
    }

    private Console with(Optional<Session> changed) {
        return new Console(host, name, before, shownMicros, Optional.empty(), "", changed);
    }

    private Step leave(Sys sys) {
        before.ifPresent(modes -> sys.setTerminalModes(0, modes));
        session.ifPresent(s -> sys.kernel().processes().signal(s.shell(), Signal.HUP, false));
        return sys.print("\n\n", 0);
    }

    private Step watch(Sys sys) {
        Optional<Domain> found = sys.kernel().transaction().find(Domain.key(host, name)).filter(Domain::active);
        if (found.isEmpty()) {
            return leave(sys);
        }
        Domain domain = found.get();
        List<Boot.Line> lines = lines(sys, domain);
        long since = domain.run().orElseThrow().sinceMicros();
        StringBuilder due = new StringBuilder();
        Optional<Long> next = Optional.empty();
        for (Boot.Line line : lines) {
            long at = since + line.atMicros();
            if (at > shownMicros && at <= sys.now()) {
                due.append(line.text());
            } else if (at > sys.now() && next.isEmpty()) {
                next = Optional.of(at);
            }
        }
        if (due.length() > 0) {
            return sys.print(due.toString(), s -> shown(s.now()).watch(s));
        }
        Outcome<Bytes> keys = sys.read(0, CHUNK);
        if (keys.ok()) {
            return keys.value().isEmpty() ? leave(sys) : typed(sys, domain, keys.value());
        }
        return relay(sys, domain, next);
    }

    private static List<Boot.Line> lines(Sys sys, Domain domain) {
        if (!new Domains(sys.kernel(), domain.host()).bootable(domain)) {
            return Boot.nothing();
        }
        return switch (domain.run().orElseThrow().phase()) {
            case BOOTING -> Boot.lines(domain).subList(0, Boot.lines(domain).size() - 1);
            case UP -> Boot.lines(domain).subList(Boot.lines(domain).size() - 1, Boot.lines(domain).size()).stream()
                    .map(line -> new Boot.Line(0, line.text())).toList();
            case LEAVING -> Boot.leaving();
            case PAUSED -> List.of();
        };
    }

    private Step relay(Sys sys, Domain domain, Optional<Long> next) {
        List<Step.Condition> any = new ArrayList<>(List.of(new Step.Condition.Readable(0), new Step.Condition.RecordChanged(Domain.key(host, name), domain)));
        next.ifPresent(at -> any.add(new Step.Condition.Deadline(at)));
        if (session.isPresent()) {
            Session open = session.get();
            Outcome<Bytes> shown = sys.read(open.output(), CHUNK);
            if (shown.ok() && !shown.value().isEmpty()) {
                return sys.write(1, shown.value(), this::watch);
            }
            Optional<Process> shell = sys.kernel().processes().find(open.shell()).filter(Process::alive);
            if (shell.isEmpty()) {
                sys.close(open.output());
                sys.kernel().terminals().hangUp(open.terminal());
                return sys.print("\nUbuntu 24.04.3 LTS " + name + " ttyS0\n\n" + name + " login: ", s -> with(Optional.<Session>empty()).watch(s));
            }
            any.add(new Step.Condition.Readable(open.output()));
            any.add(new Step.Condition.RecordChanged(open.shell().key(), shell.get()));
        }
        return Step.await(any, this::watch);
    }

    private Step typed(Sys sys, Domain domain, Bytes keys) {
        int escape = keys.indexOf((byte) ESCAPE, 0);
        if (escape >= 0) {
            return leave(sys);
        }
        if (session.isPresent()) {
            sys.kernel().terminals().type(session.get().terminal(), keys);
            return Step.next(this::watch);
        }
        if (domain.run().orElseThrow().phase() != Domain.Phase.UP) {
            return Step.next(this::watch);
        }
        return line(sys, domain, keys.text());
    }

    /** Takes what is typed at the login, a character at a time. */
    private Step line(Sys sys, Domain domain, String keys) {
        if (keys.isEmpty()) {
            return Step.next(this::watch);
        }
        char key = keys.charAt(0);
        String rest = keys.substring(1);
        if (key == '\r' || key == '\n') {
            return entered(sys, domain, rest);
        }
        if (key == 127 || key == 8) {
            boolean gone = !typed.isEmpty();
            return sys.print(gone && user.isEmpty() ? "\b \b" : "", s -> asking(user, gone ? typed.substring(0, typed.length() - 1) : "").line(s, domain, rest));
        }
        return sys.print(user.isEmpty() ? String.valueOf(key) : "", s -> asking(user, typed + key).line(s, domain, rest));
    }

    private Step entered(Sys sys, Domain domain, String rest) {
        if (user.isEmpty()) {
            return typed.isBlank() ? sys.print("\n" + name + " login: ", s -> asking(Optional.empty(), "").line(s, domain, rest))
                    : sys.print("\nPassword: ", s -> asking(Optional.of(typed.strip()), "").line(s, domain, rest));
        }
        Optional<String[]> account = sys.kernel().files(domain.machine()).read("/etc/passwd").toOptional().map(Bytes::text).orElse("").lines()
                .map(entry -> entry.split(":")).filter(entry -> entry.length > 6 && entry[0].equals(user.get()) && entry[6].endsWith("sh")).findFirst();
        if (account.isEmpty() || typed.isEmpty()) {
            return sys.sleep(2_000_000, s -> s.print("\n\nLogin incorrect\n" + name + " login: ", t -> asking(Optional.empty(), "").line(t, domain, rest)));
        }
        String welcome = "\nWelcome to Ubuntu 24.04.3 LTS (GNU/Linux " + Guest.KERNEL + " x86_64)\n\n";
        return sys.print(welcome, s -> with(Optional.of(logIn(s, domain, account.get()))).watch(s));
    }

    private static Session logIn(Sys sys, Domain domain, String[] account) {
        Kernel kernel = sys.kernel();
        Terminal terminal = kernel.terminals().openPseudo(domain.machine(), sys.terminal(0).map(Terminal::size).orElse(new Terminal.Size(80, 24)));
        int output = sys.adopt(kernel.openFiles().open(new OpenFile.PipeReader(terminal.output().substring(5))));
        Descriptors descriptors = Descriptors.NONE;
        for (int number = 0; number < 3; number++) {
            descriptors = descriptors.with(number, new Descriptors.Descriptor(kernel.openFiles().open(new OpenFile.TerminalFile(terminal.id())), false));
        }
        TreeMap<String, String> environment = new TreeMap<>(ENVIRONMENT);
        environment.putAll(Map.of("HOME", account[5], "USER", account[0], "LOGNAME", account[0], "SHELL", account[6]));
        String shell = account[6];
        List<String> words = List.of("-" + shell.substring(shell.lastIndexOf('/') + 1));
        int uid = Integer.parseInt(account[2]);
        int gid = Integer.parseInt(account[3]);
        Process process = kernel.processes().spawn(new Processes.Birth(Optional.empty(), domain.machine(), new Process.Invocation(shell, words, environment), account[5], 022,
                new Credentials(uid, gid, List.of(gid, 27)), descriptors, Optional.of(0), true, Optional.of(terminal.id()),
                child -> child.exec(shell, words, environment).toOptional().orElse(Step.exit(127)))).value();
        descriptors.byNumber().values().forEach(d -> kernel.openFiles().release(d.openFile()));
        kernel.transaction().put(Terminal.key(terminal.id()), kernel.terminals().find(terminal.id()).orElseThrow().withForeground(process.id().pid()));
        return new Session(terminal.id(), output, process.id());
    }
}
