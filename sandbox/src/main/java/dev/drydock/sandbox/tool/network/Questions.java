package dev.drydock.sandbox.tool.network;

import dev.drydock.sandbox.process.NameServers;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code nslookup} asks of a name server of this world and how it tells the answers.
 *
 * @param type empty: addresses of both kinds
 * @param named whether the server was given on the command line
 */
record Questions(Sys sys, String server, String type, boolean named) {
    private static final String REVERSE = ".in-addr.arpa";

    private boolean reversed(String name) {
        return name.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    }

    static String reverse(String address) {
        String[] parts = address.split("\\.");
        return parts[3] + "." + parts[2] + "." + parts[1] + "." + parts[0] + REVERSE;
    }

    private List<String> types(String name) {
        return reversed(name) ? List.of("PTR") : type.isEmpty() ? List.of("A", "AAAA") : List.of(type);
    }

    private NameServers.Reply ask(String name, String wanted) {
        Optional<NameServers.Reply> reply = sys.ask(server, name, wanted);
        return reply.orElse(new NameServers.Reply(NameServers.Status.SILENT, List.of(), false));
    }

    /** busybox 1.36: every question to the end, in the order of types and search domains (networking/nslookup.c). */
    Step busybox(String name) {
        List<String> names = new ArrayList<>();
        if (reversed(name)) {
            names.add(reverse(name));
        } else if (named || name.indexOf('.') >= 0 || sys.resolver().search().isEmpty()) {
            names.add(name);
        } else {
            sys.resolver().search().forEach(domain -> names.add(name + "." + domain));
        }
        StringBuilder text = new StringBuilder("Server:\t\t" + server + "\nAddress:\t" + server + ":53\n\n");
        boolean all = true;
        for (String wanted : types(name)) {
            for (String each : names) {
                NameServers.Reply reply = ask(each, wanted);
                if (!reply.answered()) {
                    String none = ";; connection timed out; no servers could be reached\n\n";
                    String refused = reply.status() == NameServers.Status.REFUSED ? "nslookup: write to '" + server + "': Connection refused\n" : "";
                    return sys.complain(refused, s -> s.print(none, 1));
                }
                all &= reply.status() == NameServers.Status.NOERROR;
                text.append(reply.status() == NameServers.Status.NOERROR ? lines(reply, "") : "** server can't find " + each + ": " + reply.status() + "\n").append('\n');
            }
        }
        return sys.print(text.toString(), all ? 0 : 1);
    }

    /** The nslookup of BIND 9.18: the first name that there is. */
    Step bind(String name) {
        List<String> names = reversed(name) ? List.of(reverse(name)) : sys.resolver().candidates(name);
        StringBuilder text = new StringBuilder("Server:\t\t" + server + "\nAddress:\t" + server + "#53\n\n");
        for (String each : names) {
            boolean found = false;
            for (String wanted : types(name)) {
                NameServers.Reply reply = ask(each, wanted);
                if (!reply.answered()) {
                    String error = ";; communications error to " + server + "#53: " + (reply.status() == NameServers.Status.REFUSED ? "connection refused" : "timed out") + "\n";
                    return sys.print(error.repeat(3) + ";; no servers could be reached\n\n", 1);
                }
                if (reply.status() == NameServers.Status.NOERROR) {
                    text.append(found || reply.own() ? "" : "Non-authoritative answer:\n").append(lines(reply, "."));
                    found = true;
                }
            }
            if (found) {
                return sys.print(text.append('\n').toString(), 0);
            }
        }
        return sys.print(text.append("** server can't find ").append(reversed(name) ? reverse(name) : name).append(": NXDOMAIN\n\n").toString(), 1);
    }

    private static String lines(NameServers.Reply reply, String dot) {
        StringBuilder text = new StringBuilder();
        for (NameServers.Entry entry : reply.entries()) {
            text.append(switch (entry.type()) {
                case "A", "AAAA" -> "Name:\t" + entry.name() + "\nAddress: " + entry.data() + "\n";
                case "CNAME" -> entry.name() + "\tcanonical name = " + entry.data() + dot + "\n";
                case "PTR" -> entry.name() + "\tname = " + entry.data() + dot + "\n";
                case "SRV" -> entry.name() + "\tservice = " + entry.data() + dot + "\n";
                default -> entry.name() + "\t" + entry.type() + " = " + entry.data() + "\n";
            });
        }
        return text.toString();
    }
}
