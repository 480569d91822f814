package dev.drydock.sandbox.tool.network;

import dev.drydock.sandbox.process.NameServers;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.List;
import java.util.Optional;

/** {@code host}: a name's addresses. */
final class HostLookup implements Tool {
    @Override
    public Spec options() {
        return Spec.of("t= a v 4 6");
    }

    @Override
    public String usage() {
        return "[-aCdilrTvVw] [-t type] {name} [server]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        if (arguments.operands().isEmpty()) {
            return sys.fail("Usage: host " + usage() + "\n", 1);
        }
        String name = arguments.operand(0);
        String server = Resolver.server(sys, arguments.operands().size() > 1 ? arguments.operand(1) : "");
        for (String each : sys.resolver().candidates(name)) {
            Optional<NameServers.Reply> reply = sys.ask(server, each, "A");
            if (reply.isPresent() && !reply.get().answered()) {
                String error = ";; communications error to " + server + "#53: timed out\n";
                return sys.print(error.repeat(2) + ";; no servers could be reached\n", 1);
            }
            if (reply.isPresent() && !reply.get().entries().isEmpty()) {
                StringBuilder lines = new StringBuilder();
                reply.get().entries().forEach(entry -> lines.append(entry.name())
                        .append(entry.type().equals("CNAME") ? " is an alias for " + entry.data() + "." : " has address " + entry.data()).append('\n'));
                return sys.print(lines.toString(), 0);
            }
        }
        List<String> addresses = sys.lookUp(name);
        StringBuilder text = new StringBuilder();
        addresses.forEach(address -> text.append(name).append(" has address ").append(address).append('\n'));
        return addresses.isEmpty() ? sys.print("Host " + name + " not found: 3(NXDOMAIN)\n", 1) : sys.print(text.toString(), 0);
    }
}
