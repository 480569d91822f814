package dev.drydock.sandbox.remote;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Disposition;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Exchange;
import dev.drydock.sandbox.process.Network;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Request;
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
 * The client {@code ssh [-t] [-l USER] [-p PORT] [-o ...] [USER@]HOST [COMMAND]}, with OpenSSH's words. All of the world's machines know
 * each other's keys and the student's.
 */
public final class SshClient {
    private static final int CHUNK = 16_384;
    private static final String USAGE = "usage: ssh [-46AaCfGgKkMNnqsTtVvXxYy] [-B bind_interface]\n"
            + "           [-b bind_address] [-c cipher_spec] [-D [bind_address:]port]\n"
            + "           [-E log_file] [-e escape_char] [-F configfile] [-I pkcs11]\n"
            + "           [-i identity_file] [-J [user@]host[:port]] [-L address]\n"
            + "           [-l login_name] [-m mac_spec] [-O ctl_cmd] [-o option] [-p port]\n"
            + "           [-Q query_option] [-R address] [-S ctl_path] [-W host:port]\n"
            + "           [-w local_tun[:remote_tun]] destination [command [argument ...]]\n";

    private SshClient() {}

    private record Wanted(String user, String host, int port, boolean terminal, String command) {}

    public static Step start(Sys sys) {
        Optional<Wanted> wanted = read(sys);
        if (wanted.isEmpty()) {
            return sys.fail(USAGE, 255);
        }
        Wanted to = wanted.get();
        List<String> addresses = sys.lookUp(to.host());
        if (addresses.isEmpty()) {
            return sys.fail("ssh: Could not resolve hostname " + to.host() + ": Name or service not known\n", 255);
        }
        String machine = machine(sys, to.host(), addresses.get(0));
        boolean terminal = (to.command().isEmpty() || to.terminal()) && sys.isTerminal(0);
        TreeMap<String, String> query = new TreeMap<>(Map.of("user", to.user(), "command", to.command()));
        if (terminal) {
            Terminal.Size size = sys.terminal(0).orElseThrow().size();
            query.put("columns", Integer.toString(size.columns()));
            query.put("rows", Integer.toString(size.rows()));
        }
        Outcome<Sys.Call> opened = sys.open(Exchange.Endpoint.host(machine, to.port()), Request.of("POST", machine, query, Bytes.EMPTY));
        if (!opened.ok() && machine.equals(to.host())) {
            return sys.sleep(3_000_000, s -> s.fail("ssh: connect to host " + to.host() + " port " + to.port() + ": No route to host\n", 255));
        }
        if (!opened.ok()) {
            return sys.fail("ssh: connect to host " + to.host() + " port " + to.port() + ": " + opened.errno().text() + "\n", 255);
        }
        return sys.head(opened.value(), (s, head) -> head.status() == 200
                ? converse(s, to.host(), opened.value(), terminal)
                : s.fail(to.user() + "@" + to.host() + ": Permission denied (publickey,password).\n", 255));
    }

    private static Optional<Wanted> read(Sys sys) {
        List<String> arguments = sys.arguments();
        String user = sys.variable("USER").orElse("root");
        int port = 22;
        boolean terminal = false;
        int at = 1;
        for (; at < arguments.size() && arguments.get(at).startsWith("-") && arguments.get(at).length() > 1; at++) {
            String option = arguments.get(at);
            if (option.equals("-t") || option.equals("-tt")) {
                terminal = true;
            } else if ("-l-p-o-i-F-J-L-R-D".contains(option.substring(0, 2)) && option.length() == 2 && at + 1 < arguments.size()) {
                at++;
                if (option.equals("-l")) {
                    user = arguments.get(at);
                } else if (option.equals("-p") && arguments.get(at).matches("\\d{1,5}")) {
                    port = Integer.parseInt(arguments.get(at));
                }
            }
        }
        if (at >= arguments.size()) {
            return Optional.empty();
        }
        String destination = arguments.get(at).replaceFirst("^ssh://", "");
        int sign = destination.lastIndexOf('@');
        String host = destination.substring(sign + 1);
        String command = String.join(" ", arguments.subList(at + 1, arguments.size()));
        return Optional.of(new Wanted(sign > 0 ? destination.substring(0, sign) : user, host, port, terminal, command));
    }

    /** The machine that has the address; a name that leads nowhere stays as it is and refuses the connection. */
    private static String machine(Sys sys, String host, String address) {
        if (address.startsWith("127.")) {
            return sys.self().id().machine();
        }
        return sys.kernel().transaction().view(Network.NETWORKS).values().stream()
                .filter(network -> network.id().equals(network.machine()) && network.has(address) && sys.reaches(address))
                .map(Network::machine)
                .findFirst()
                .orElse(host);
    }

    private static Step converse(Sys sys, String host, Sys.Call call, boolean terminal) {
        Optional<Terminal.Modes> before = terminal ? sys.terminal(0).map(Terminal::modes) : Optional.empty();
        if (terminal) {
            sys.setTerminalModes(0, Terminal.Modes.RAW);
            sys.onSignal(Signal.WINCH, Optional.of(new Disposition.Ignore()));
        }
        return new Conversation(host, call, before, true).relay(sys, Bytes.EMPTY);
    }

    /**
     * @param before the terminal's modes, to be restored
     * @param typing whether standard input is still relayed
     */
    private record Conversation(String host, Sys.Call call, Optional<Terminal.Modes> before, boolean typing) {
        Step relay(Sys sys, Bytes received) {
            Optional<Frame> frame = Frame.first(received);
            if (frame.isPresent()) {
                Bytes left = received.from(frame.get().encodedLength());
                return frame.get().channel() == Frame.EXIT
                        ? end(sys, frame.get().content().at(0) & 0xff)
                        : sys.write(frame.get().channel(), frame.get().content(), s -> relay(s, left));
            }
            Outcome<Bytes> down = sys.read(call.downstream(), CHUNK);
            if (down.ok()) {
                return down.value().isEmpty() ? end(sys, 255) : Step.next(s -> relay(s, received.plus(down.value())));
            }
            if (typing) {
                Outcome<Bytes> typed = sys.read(0, CHUNK);
                if (typed.ok() && !typed.value().isEmpty()) {
                    return sys.write(call.upstream(), typed.value(), (s, written) -> relay(s, received));
                }
                if (typed.ok() || typed.errno() != Errno.EAGAIN) {
                    sys.close(call.upstream());
                    return new Conversation(host, call, before, false).relay(sys, received);
                }
            }
            List<Step.Condition> any = new ArrayList<>(List.of(new Step.Condition.Readable(call.downstream())));
            if (typing) {
                any.add(new Step.Condition.Readable(0));
            }
            return Step.await(any, s -> relay(s, received));
        }

        private Step end(Sys sys, int status) {
            before.ifPresent(modes -> sys.setTerminalModes(0, modes));
            sys.close(call);
            return before.isPresent() ? sys.complain("Connection to " + host + " closed.\n", s -> Step.exit(status)) : Step.exit(status);
        }
    }
}
