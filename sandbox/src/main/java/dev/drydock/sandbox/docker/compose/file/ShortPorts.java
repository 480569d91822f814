package dev.drydock.sandbox.docker.compose.file;

import dev.drydock.sandbox.docker.value.Addresses;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** {@code [[IP:]PUBLISHED:]TARGET[/PROTOCOL]}, with ranges, as ports in the long form: go-connections' nat. */
final class ShortPorts {
    private record Range(int first, int last) {}

    private ShortPorts() {}

    static List<Mapping> parse(String spec) {
        String[] parts = spec.split(":", -1);
        String last = parts[parts.length - 1];
        String published = parts.length > 1 ? parts[parts.length - 2] : "";
        String address = ip(parts.length > 2 ? String.join(":", List.of(parts).subList(0, parts.length - 2)) : "");
        int slash = last.lastIndexOf('/');
        String protocol = slash < 0 || slash == last.length() - 1 ? "tcp" : last.substring(slash + 1);
        String target = slash < 0 ? last : last.substring(0, slash);
        if (target.isEmpty()) {
            throw new Unfit("No port specified: " + spec + "<empty>");
        }
        Range inside = range(target, "Invalid containerPort: " + target);
        Range outside = published.isEmpty() ? new Range(0, 0) : range(published, "Invalid hostPort: " + published);
        int span = inside.last() - inside.first();
        if (!published.isEmpty() && span != outside.last() - outside.first() && span != 0) {
            throw new Unfit("Invalid ranges specified for container and host Ports: " + target + " and " + published);
        }
        if (!List.of("tcp", "udp", "sctp").contains(protocol.toLowerCase(Locale.ROOT))) {
            throw new Unfit("Invalid proto: " + protocol);
        }
        List<Mapping> ports = new ArrayList<>();
        for (int i = 0; i <= span; i++) {
            String host = published.isEmpty() ? "" : span == 0 && outside.first() != outside.last()
                    ? outside.first() + "-" + outside.last() : Integer.toString(outside.first() + i);
            ports.add(Mapping.builder().put("mode", "ingress").putUnlessEmpty("host_ip", address).put("target", inside.first() + i)
                    .putUnlessEmpty("published", host).put("protocol", protocol.toLowerCase(Locale.ROOT)).build());
        }
        ports.sort(Comparator.comparing(port -> port.get("target").whole() + "/" + port.get("protocol").text()));
        return ports;
    }

    private static String ip(String text) {
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        String ip = bracketed ? text.substring(1, text.length() - 1) : text;
        if (!bracketed && text.contains(":")) {
            throw new Unfit("Invalid ip address " + text + ": address " + text + ":: too many colons in address");
        }
        if (!ip.isEmpty() && !Addresses.isAddress(ip)) {
            throw new Unfit("Invalid ip address: " + ip);
        }
        return ip;
    }

    private static Range range(String text, String complaint) {
        String[] ends = text.split("-", -1);
        String last = ends.length > 1 ? ends[1] : ends[0];
        if (ends.length > 2 || !ends[0].matches("[0-9]{1,9}") || !last.matches("[0-9]{1,9}")) {
            throw new Unfit(complaint);
        }
        Range range = new Range(Integer.parseInt(ends[0]), Integer.parseInt(last));
        if (range.first() > 65_535 || range.last() > 65_535 || range.last() < range.first()) {
            throw new Unfit(complaint);
        }
        return range;
    }
}
