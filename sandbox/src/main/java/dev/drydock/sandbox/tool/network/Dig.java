package dev.drydock.sandbox.tool.network;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.List;

/** {@code dig}: a question to a name server and its answer. */
final class Dig implements Tool {
    @Override
    public Spec options() {
        return Spec.unread();
    }

    @Override
    public String usage() {
        return "[@global-server] [domain] [q-type] {q-opt}";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        String server = arguments.operands().stream().filter(word -> word.startsWith("@")).map(word -> word.substring(1)).findFirst().orElse("");
        String name = arguments.operands().stream().filter(word -> !word.startsWith("@") && !word.startsWith("+") && !word.startsWith("-")).findFirst().orElse(".");
        boolean brief = arguments.operands().contains("+short");
        List<String> addresses = sys.lookUp(name);
        StringBuilder text = new StringBuilder();
        if (brief) {
            addresses.forEach(address -> text.append(address).append('\n'));
            return sys.print(text.toString(), 0);
        }
        String asked = Resolver.server(sys, server);
        long id = sys.random("dig") & 0xffff;
        text.append("\n; <<>> DiG 9.18.28 <<>> ").append(String.join(" ", arguments.operands())).append("\n;; global options: +cmd\n;; Got answer:\n");
        text.append(";; ->>HEADER<<- opcode: QUERY, status: ").append(addresses.isEmpty() ? "NXDOMAIN" : "NOERROR").append(", id: ").append(id)
                .append("\n;; flags: qr rd ra; QUERY: 1, ANSWER: ").append(addresses.size()).append(", AUTHORITY: 0, ADDITIONAL: 1\n\n");
        text.append(";; QUESTION SECTION:\n;").append(name).append(".\t\t\tIN\tA\n\n");
        if (!addresses.isEmpty()) {
            text.append(";; ANSWER SECTION:\n");
            addresses.forEach(address -> text.append(name).append(".\t\t600\tIN\tA\t").append(address).append('\n'));
            text.append('\n');
        }
        text.append(";; Query time: 0 msec\n;; SERVER: ").append(asked).append("#53(").append(asked).append(") (UDP)\n\n");
        return sys.print(text.toString(), 0);
    }
}
