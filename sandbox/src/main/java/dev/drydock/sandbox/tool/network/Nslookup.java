package dev.drydock.sandbox.tool.network;

import dev.drydock.sandbox.process.NameServers;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code nslookup}: asks the name server of {@code /etc/resolv.conf}. */
final class Nslookup implements Tool {
    @Override
    public Spec options() {
        return Spec.of("type= query= debug").operandsEndOptions();
    }

    @Override
    public String usage() {
        return "[-type=QUERY_TYPE] [-debug] HOST [DNS_SERVER]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        if (arguments.operands().isEmpty()) {
            return misuse(sys, arguments, "missing operand");
        }
        String name = arguments.operand(0);
        String server = Resolver.server(sys, arguments.operands().size() > 1 ? arguments.operand(1) : "");
        Optional<NameServers.Reply> reply = sys.ask(server, name, "A");
        if (reply.isPresent()) {
            boolean named = arguments.operands().size() > 1;
            String type = arguments.value("type").or(() -> arguments.value("query")).orElse("").toUpperCase(Locale.ROOT);
            Questions questions = new Questions(sys, server, type, named);
            return arguments.busybox() ? questions.busybox(name) : questions.bind(name);
        }
        List<String> addresses = sys.lookUp(name);
        StringBuilder text = new StringBuilder("Server:\t\t" + server + "\nAddress:\t" + server + arguments.words("#53", ":53") + "\n\n");
        if (addresses.isEmpty()) {
            text.append("** server can't find ").append(name).append(": NXDOMAIN\n\n");
            return sys.print(text.toString(), 1);
        }
        text.append("Non-authoritative answer:\n");
        addresses.forEach(address -> text.append("Name:\t").append(name).append("\nAddress: ").append(address).append('\n'));
        return sys.print(text.append('\n').toString(), 0);
    }
}
