package dev.drydock.sandbox.remote;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.unit.Unit;
import dev.drydock.sandbox.process.Credentials;
import dev.drydock.sandbox.process.Descriptors;
import dev.drydock.sandbox.process.Exchange;
import dev.drydock.sandbox.process.Files;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Processes;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Terminal;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.time.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code sshd} on every machine: each session is a process of its own there, with a pseudo terminal when the client asked for one.
 * A request's path is the machine, its parameters {@code user}, {@code command} (empty for a login shell), {@code columns} and
 * {@code rows} (without them no terminal).
 */
public final class SshServer implements Component {
    public static final String NAME = "sshd";
    private static final int PORT = 22;

    private final Kernel.Wiring wiring;

    public SshServer(Kernel.Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void on(Transaction transaction, Object payload) {
        Kernel kernel = new Kernel(wiring, transaction);
        if (payload instanceof Unit.Started started) {
            transaction.put(Exchange.Endpoint.host(started.machine(), PORT), new Exchange.Endpoint(NAME));
        } else if (payload instanceof Unit.Stopped stopped) {
            transaction.remove(Exchange.Endpoint.host(stopped.machine(), PORT));
        } else if (payload instanceof Exchange.Arrived arrived) {
            kernel.exchanges().find(arrived.exchange()).ifPresent(exchange -> begin(kernel, exchange));
        }
    }

    /** Starts the session's process, which relays between the exchange and the shell that it starts in turn. */
    private static void begin(Kernel kernel, Exchange exchange) {
        Request request = exchange.request();
        String machine = request.path();
        String user = request.parameter("user").orElse("root");
        Optional<Account> account = Account.find(kernel.files(machine), user);
        if (account.isEmpty()) {
            kernel.exchanges().answer(exchange.id(), Exchange.Head.of(403), Bytes.EMPTY);
            return;
        }
        kernel.exchanges().answer(exchange.id(), Exchange.Head.of(200));
        boolean interactive = request.parameter("columns").isPresent();
        Optional<Terminal> terminal = interactive ? Optional.of(kernel.terminals().openPseudo(machine, size(request))) : Optional.empty();
        terminal.ifPresent(opened -> kernel.exchanges().serveTerminal(exchange.id(), opened.id()));
        Process.Invocation invocation = new Process.Invocation("/usr/sbin/sshd", List.of("sshd: " + user), new TreeMap<>());
        kernel.processes().spawn(new Processes.Birth(
                Optional.empty(), machine, invocation, "/", 022, Credentials.ROOT, Descriptors.NONE, Optional.of(0), true, Optional.empty(),
                sys -> SshSession.start(sys, exchange, terminal, account.get(), request.parameter("command").orElse(""))));
    }

    private static Terminal.Size size(Request request) {
        return new Terminal.Size(
                Integer.parseInt(request.parameter("columns").orElse("80")), Integer.parseInt(request.parameter("rows").orElse("24")));
    }

    /** A line of {@code /etc/passwd}, with the groups of {@code /etc/group}. */
    record Account(String name, Credentials credentials, String home, String shell) {
        static Optional<Account> find(Files files, String wanted) {
            for (String line : files.read("/etc/passwd").toOptional().map(Bytes::text).orElse("").split("\n")) {
                String[] fields = line.split(":");
                if (fields.length >= 7 && fields[0].equals(wanted)) {
                    int gid = Integer.parseInt(fields[3]);
                    List<Integer> groups = new ArrayList<>(List.of(gid));
                    for (String group : files.read("/etc/group").toOptional().map(Bytes::text).orElse("").split("\n")) {
                        String[] parts = group.split(":");
                        if (parts.length == 4 && List.of(parts[3].split(",")).contains(wanted)) {
                            groups.add(Integer.parseInt(parts[2]));
                        }
                    }
                    return Optional.of(new Account(wanted, new Credentials(Integer.parseInt(fields[2]), gid, groups), fields[5], fields[6]));
                }
            }
            return Optional.empty();
        }

        Map<String, String> environment(boolean interactive) {
            TreeMap<String, String> environment = new TreeMap<>(Map.of(
                    "HOME", home, "USER", name, "LOGNAME", name, "SHELL", shell, "LANG", "C.UTF-8",
                    "PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"));
            if (interactive) {
                environment.put("TERM", "xterm-256color");
            }
            return environment;
        }
    }
}
