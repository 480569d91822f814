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

/** {@code dig}: a question to a name server and its answer. */
final class Dig implements Tool {
    private static final List<String> TYPES = List.of("A", "AAAA", "SRV", "PTR", "CNAME", "ANY", "TXT", "NS", "MX", "SOA");

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
        String name = arguments.operands().stream().filter(word -> !word.startsWith("@") && !word.startsWith("+") && !word.startsWith("-") && !TYPES.contains(word)).findFirst().orElse(".");
        boolean brief = arguments.operands().contains("+short");
        String backwards = following(arguments.operands(), "-x");
        String question = backwards.isEmpty() ? name : Questions.reverse(backwards);
        String type = backwards.isEmpty() ? type(arguments.operands()) : "PTR";
        for (String each : arguments.operands().contains("+search") ? sys.resolver().candidates(question) : List.of(question.replaceFirst("\\.$", ""))) {
            Optional<NameServers.Reply> reply = sys.ask(Resolver.server(sys, server), each, type);
            if (reply.isPresent() && (!reply.get().entries().isEmpty() || !arguments.operands().contains("+search") || each.equals(question))) {
                return tell(sys, arguments.operands(), Resolver.server(sys, server), each, type, reply.get());
            }
        }
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

    private static String following(List<String> words, String option) {
        int at = words.indexOf(option);
        return at >= 0 && at + 1 < words.size() ? words.get(at + 1) : "";
    }

    private static String type(List<String> words) {
        for (String word : words) {
            if (TYPES.contains(word.toUpperCase(Locale.ROOT))) {
                return word.toUpperCase(Locale.ROOT);
            }
        }
        return "A";
    }

    /** The answer of a name server of this world. */
    private static Step tell(Sys sys, List<String> words, String server, String name, String type, NameServers.Reply reply) {
        String error = ";; communications error to " + server + "#53: " + (reply.status() == NameServers.Status.REFUSED ? "connection refused" : "timed out") + "\n";
        boolean brief = words.contains("+short");
        String head = "\n; <<>> DiG 9.18.28 <<>> " + String.join(" ", words) + "\n;; global options: +cmd\n";
        if (!reply.answered()) {
            return sys.print((brief ? error.repeat(3) : error.repeat(3) + head) + ";; no servers could be reached\n" + (brief ? "" : "\n"), 9);
        }
        StringBuilder text = new StringBuilder();
        if (brief) {
            reply.entries().forEach(entry -> text.append(data(entry)).append('\n'));
            return sys.print(text.toString(), 0);
        }
        text.append(head).append(";; Got answer:\n;; ->>HEADER<<- opcode: QUERY, status: ").append(reply.status()).append(", id: ").append(sys.random("dig") & 0xffff)
                .append("\n;; flags: qr ").append(reply.own() ? "aa rd" : "rd ra").append("; QUERY: 1, ANSWER: ").append(reply.entries().size())
                .append(", AUTHORITY: 0, ADDITIONAL: 1\n").append(reply.own() ? ";; WARNING: recursion requested but not available\n" : "")
                .append("\n;; QUESTION SECTION:\n;").append(name).append(".\tIN\t").append(type).append("\n\n");
        if (!reply.entries().isEmpty()) {
            text.append(";; ANSWER SECTION:\n");
            reply.entries().forEach(entry -> text.append(entry.name()).append(".\t").append(entry.seconds()).append("\tIN\t").append(entry.type()).append('\t')
                    .append(data(entry)).append('\n'));
            text.append('\n');
        }
        text.append(";; Query time: 0 msec\n;; SERVER: ").append(server).append("#53(").append(server).append(") (UDP)\n\n");
        return sys.print(text.toString(), 0);
    }

    private static String data(NameServers.Entry entry) {
        return entry.type().equals("A") || entry.type().equals("AAAA") ? entry.data() : entry.data() + ".";
    }
}
