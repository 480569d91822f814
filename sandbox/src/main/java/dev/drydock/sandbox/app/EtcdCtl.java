package dev.drydock.sandbox.app;

import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.etcd.Etcd;
import dev.drydock.sandbox.cluster.etcd.KeyValue;
import dev.drydock.sandbox.process.Network;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.tree.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code etcdctl}, reading only: members, health, keys. Values are the objects' JSON; a real cluster keeps them in a binary form. */
final class EtcdCtl {
    private static final long PATIENCE_MICROS = 5_000_000;
    private static final int ID_DIGITS = 16;

    private EtcdCtl() {}

    /** @param flags by name without dashes, {@code true} for one without a value */
    private record Line(List<String> words, Map<String, String> flags) {
        static Line of(List<String> arguments) {
            List<String> words = new ArrayList<>();
            Map<String, String> flags = new TreeMap<>();
            List<String> bare = List.of("prefix", "keys-only", "from-key", "cluster", "count-only", "print-value-only");
            for (int i = 1; i < arguments.size(); i++) {
                String word = arguments.get(i);
                String name = word.replaceFirst("^--?", "").replaceFirst("=.*", "");
                if (!word.startsWith("-")) {
                    words.add(word);
                } else if (word.contains("=") || bare.contains(name)) {
                    flags.put(name, word.contains("=") ? word.substring(word.indexOf('=') + 1) : "true");
                } else {
                    flags.put(name.equals("w") ? "write-out" : name, i + 1 < arguments.size() ? arguments.get(++i) : "");
                }
            }
            return new Line(words, flags);
        }

        boolean has(String flag) {
            return flags.containsKey(flag);
        }
    }

    static Step start(Sys sys) {
        Line line = Line.of(sys.arguments());
        String verb = String.join(" ", line.words().subList(0, Math.min(line.words().size(), 2)));
        if (verb.equals("version")) {
            return sys.print("etcdctl version: 3.5.24\nAPI version: 3.5\n", 0);
        }
        boolean known = verb.matches("member list|endpoint health|endpoint status|get .*|get");
        if (!known) {
            return sys.fail(sys.phrases().textOr("etcdctl: not simulated here", "not-simulated.command", "etcdctl " + verb) + "\n", 96);
        }
        boolean trusted = List.of("cacert", "cert", "key").stream().allMatch(flag -> line.has(flag) || sys.variable("ETCDCTL_" + flag.toUpperCase(Locale.ROOT)).isPresent());
        Transaction transaction = sys.kernel().transaction();
        if (!trusted || !ControlPlane.hasQuorum(transaction) && !verb.equals("member list")) {
            return sys.sleep(PATIENCE_MICROS, s -> late(s, trusted, verb));
        }
        return switch (verb) {
            case "member list" -> sys.print(members(transaction), 0);
            case "endpoint health" -> health(sys, line);
            case "endpoint status" -> sys.print(status(transaction, line), 0);
            default -> get(sys, line);
        };
    }

    private static Step late(Sys sys, boolean trusted, String verb) {
        String why = trusted ? "context deadline exceeded" : "latest balancer error: last connection error: connection error: desc = \\\"error reading server preface: EOF\\\"";
        String warning = "{\"level\":\"warn\",\"logger\":\"etcd-client\",\"caller\":\"v3@v3.5.24/retry_interceptor.go:63\",\"msg\":\"retrying of unary invoker failed\","
                + "\"target\":\"etcd-endpoints://127.0.0.1:2379\",\"attempt\":0,\"error\":\"rpc error: code = DeadlineExceeded desc = " + why + "\"}\n";
        return sys.fail(warning + (verb.equals("endpoint health")
                ? "127.0.0.1:2379 is unhealthy: failed to commit proposal: context deadline exceeded\nError: unhealthy cluster\n" : "Error: context deadline exceeded\n"), 1);
    }

    // ---- members -------------------------------------------------------------------------------------------------------------------

    private static List<String> names(Transaction transaction) {
        return ControlPlane.find(transaction).map(ControlPlane::members).orElse(List.of());
    }

    private static String address(Transaction transaction, String machine) {
        return transaction.find(Network.key(machine)).map(network -> network.interfaces().get(0).address()).orElse("127.0.0.1");
    }

    private static String id(String member) {
        String digits = Long.toHexString(member.hashCode() * 0x9E3779B97F4A7C15L);
        return "0".repeat(Math.max(0, ID_DIGITS - digits.length())) + digits;
    }

    private static String members(Transaction transaction) {
        StringBuilder text = new StringBuilder();
        for (String member : names(transaction)) {
            String address = address(transaction, member);
            text.append(id(member)).append(", started, ").append(member).append(", https://").append(address).append(":2380, https://").append(address).append(":2379, false\n");
        }
        return text.toString();
    }

    private static List<String> asked(Transaction transaction, Line line) {
        if (line.has("cluster")) {
            return names(transaction).stream().map(member -> "https://" + address(transaction, member) + ":2379").toList();
        }
        return List.of(line.flags().getOrDefault("endpoints", "127.0.0.1:2379").split(","));
    }

    private static Step health(Sys sys, Line line) {
        Transaction transaction = sys.kernel().transaction();
        StringBuilder text = new StringBuilder();
        StringBuilder errors = new StringBuilder();
        for (String each : asked(transaction, line)) {
            String member = names(transaction).stream().filter(name -> each.contains(address(transaction, name))).findFirst().orElse(sys.self().id().machine());
            boolean well = ControlPlane.runs(transaction, "etcd", member);
            (well ? text : errors).append(each).append(well ? " is healthy: successfully committed proposal: took = 9.184216ms\n"
                    : " is unhealthy: failed to commit proposal: context deadline exceeded\n");
        }
        String complaint = errors.isEmpty() ? "" : errors + "Error: unhealthy cluster\n";
        return sys.complain(complaint, s -> s.print(text.toString(), complaint.isEmpty() ? 0 : 1));
    }

    /** The first member that runs leads. */
    private static String status(Transaction transaction, Line line) {
        List<String> running = ControlPlane.machines(transaction, "etcd");
        StringBuilder text = new StringBuilder();
        for (String each : asked(transaction, line)) {
            String member = names(transaction).stream().filter(name -> each.contains(address(transaction, name))).findFirst().orElse(running.get(0));
            text.append(each).append(", ").append(id(member)).append(", 3.5.24, 5.2 MB, ").append(member.equals(running.get(0))).append(", false, 2, ")
                    .append(new Etcd(transaction).revision() + 8).append(", ").append(new Etcd(transaction).revision() + 8).append(", \n");
        }
        return text.toString();
    }

    // ---- keys ----------------------------------------------------------------------------------------------------------------------

    private static Step get(Sys sys, Line line) {
        if (line.words().size() < 2 && !line.has("prefix")) {
            return sys.fail("Error: get command needs one argument as key and an optional argument as range_end\n", 128);
        }
        String key = line.words().size() < 2 ? "" : line.words().get(1);
        SortedMap<String, KeyValue> all = sys.kernel().transaction().view(Etcd.KEYS);
        int most = line.flags().getOrDefault("limit", "").matches("[1-9]\\d{0,8}") ? Integer.parseInt(line.flags().get("limit")) : Integer.MAX_VALUE;
        StringBuilder text = new StringBuilder();
        int found = 0;
        for (Map.Entry<String, KeyValue> each : all.tailMap(key).entrySet()) {
            boolean fits = line.has("prefix") ? each.getKey().startsWith(key) : line.has("from-key") || each.getKey().equals(key);
            if (!fits || found++ >= most) {
                break;
            }
            text.append(line.has("print-value-only") ? "" : each.getKey() + "\n").append(line.has("keys-only") ? "" : Json.compact(each.getValue().value())).append('\n');
        }
        return sys.print(text.toString(), 0);
    }
}
