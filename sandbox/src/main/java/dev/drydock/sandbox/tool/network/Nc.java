package dev.drydock.sandbox.tool.network;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import java.util.ArrayList;
import java.util.List;

/** {@code nc}: a connection between standard streams and the network, as client or, with {@code -l}, as server. */
final class Nc implements Tool {
    private static final int CHUNK = 16_384;

    @Override
    public Spec options() {
        return Spec.of("l z v n k N q= w= p= 4 6 u");
    }

    @Override
    public String usage() {
        return "[-46lnuvz] [-p source_port] [-w timeout] [destination] [port]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        List<String> words = arguments.operands();
        if (arguments.has("l")) {
            String port = arguments.value("p").orElse(words.isEmpty() ? "" : words.get(words.size() - 1));
            return port.matches("\\d{1,5}") ? listen(sys, Integer.parseInt(port)) : sys.fail("usage: nc " + usage() + "\n", 1);
        }
        if (words.size() < 2 || !words.get(1).matches("\\d{1,5}")) {
            return sys.fail("usage: nc " + usage() + "\n", 1);
        }
        String host = words.get(0);
        int port = Integer.parseInt(words.get(1));
        List<String> addresses = sys.lookUp(host);
        if (addresses.isEmpty()) {
            return sys.fail(arguments.words("nc: getaddrinfo for host \"" + host + "\" port " + port + ": Name or service not known\n",
                    "nc: bad address '" + host + "'\n"), 1);
        }
        Outcome<Integer> connected = sys.connect(addresses.get(0), port);
        String where = host + (host.equals(addresses.get(0)) ? "" : " (" + addresses.get(0) + ")") + " " + port + " port";
        if (!connected.ok()) {
            String text = arguments.words("nc: connect to " + where.replace(" " + port + " port", " port " + port) + " (tcp) failed: " + connected.errno().text() + "\n",
                    "nc: can't connect to remote host (" + addresses.get(0) + "): " + connected.errno().text() + "\n");
            long patience = connected.is(Errno.ETIMEDOUT) ? 134_000_000L : 300;
            return sys.sleep(patience, s -> s.fail(arguments.has("v") || arguments.busybox() ? text : "", 1));
        }
        String told = arguments.has("v") ? "Connection to " + where + " [tcp/*] succeeded!\n" : "";
        int descriptor = connected.value();
        return sys.complain(told, s -> arguments.has("z") ? Step.exit(0) : new Relay(descriptor, true, arguments.has("N")).run(s));
    }

    private static Step listen(Sys sys, int port) {
        Outcome<Integer> listening = sys.listen("0.0.0.0", port);
        if (!listening.ok()) {
            return sys.fail("nc: " + listening.errno().text() + "\n", 1);
        }
        int descriptor = listening.value();
        return Step.await(new Step.Condition.Readable(descriptor), s -> {
            Outcome<Integer> accepted = s.accept(descriptor);
            s.close(descriptor);
            return accepted.ok() ? new Relay(accepted.value(), true, true).run(s) : Step.exit(1);
        });
    }

    /** @param typing whether standard input goes on; @param closes whether its end ends the sending */
    private record Relay(int connection, boolean typing, boolean closes) {
        Step run(Sys sys) {
            Outcome<Bytes> incoming = sys.read(connection, CHUNK);
            if (incoming.ok()) {
                return incoming.value().isEmpty() ? Step.exit(0) : sys.write(1, incoming.value(), this::run);
            }
            if (typing) {
                Outcome<Bytes> typed = sys.read(0, CHUNK);
                if (typed.ok() && !typed.value().isEmpty()) {
                    return sys.write(connection, typed.value(), (s, written) -> written.ok() ? run(s) : Step.exit(1));
                }
                if (!typed.is(Errno.EAGAIN)) {
                    if (closes) {
                        sys.shutdown(connection);
                    }
                    return new Relay(connection, false, closes).run(sys);
                }
            }
            List<Step.Condition> any = new ArrayList<>(List.of(new Step.Condition.Readable(connection)));
            if (typing) {
                any.add(new Step.Condition.Readable(0));
            }
            return Step.await(any, this::run);
        }
    }
}
