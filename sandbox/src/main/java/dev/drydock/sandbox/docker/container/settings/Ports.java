package dev.drydock.sandbox.docker.container.settings;

import dev.drydock.sandbox.docker.value.Addresses;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Published and exposed ports.
 *
 * @param exposed ports of the container, {@code 80/tcp}
 * @param bindings what they are published as
 */
record Ports(TreeMap<String, List<Mapping>> bindings, TreeMap<String, Boolean> exposed) {
    private record Range(int first, int last) {}

    static Ports of(List<String> published, List<String> exposed) {
        Ports ports = new Ports(new TreeMap<>(), new TreeMap<>());
        published.stream().map(Ports::shortForm).forEach(ports::publish);
        exposed.forEach(ports::expose);
        return ports;
    }

    Mapping exposedTree() {
        Mapping.Builder tree = Mapping.builder();
        exposed.keySet().forEach(port -> tree.put(port, Mapping.EMPTY));
        return tree.build();
    }

    Mapping bindingsTree() {
        Mapping.Builder tree = Mapping.builder();
        bindings.forEach(tree::put);
        return tree.build();
    }

    /** {@code published=8080,target=80,protocol=udp} in the short form. */
    private static String shortForm(String publish) {
        if (!publish.contains("=")) {
            return publish;
        }
        Map<String, String> fields = new LinkedHashMap<>(Map.of("protocol", "tcp"));
        for (String field : publish.split(",", -1)) {
            int equals = field.indexOf('=');
            if (equals <= 0) {
                throw new Unusable("invalid publish opts format (should be name=value but got '" + field + "')");
            }
            fields.put(field.substring(0, equals), field.substring(equals + 1));
        }
        return fields.getOrDefault("published", "") + ":" + fields.getOrDefault("target", "") + "/" + fields.get("protocol");
    }

    private void publish(String text) {
        String[] parts = text.split(":", -1);
        String last = parts[parts.length - 1];
        String hostPort = parts.length > 1 ? parts[parts.length - 2] : "";
        String address = parts.length > 2 ? String.join(":", List.of(parts).subList(0, parts.length - 2)) : "";
        String protocol = protocol(last);
        String inside = number(last);
        String ip = ip(address);
        if (inside.isEmpty()) {
            throw new Unusable("no port specified: " + text + "<empty>");
        }
        Range container = range(inside, "invalid containerPort: " + inside);
        Range host = hostPort.isEmpty() ? new Range(0, 0) : range(hostPort, "invalid hostPort: " + hostPort);
        int span = container.last() - container.first();
        if (!hostPort.isEmpty() && span != host.last() - host.first() && span != 0) {
            throw new Unusable("invalid ranges specified for container and host Ports: " + inside + " and " + hostPort);
        }
        if (!List.of("tcp", "udp", "sctp").contains(protocol.toLowerCase(Locale.ROOT))) {
            throw new Unusable("invalid proto: " + protocol);
        }
        for (int i = 0; i <= span; i++) {
            String to = hostPort.isEmpty() ? "" : Integer.toString(host.first() + i);
            if (span == 0 && host.first() != host.last()) {
                to = host.first() + "-" + host.last();
            }
            String port = (container.first() + i) + "/" + protocol.toLowerCase(Locale.ROOT);
            exposed.put(port, true);
            bindings.computeIfAbsent(port, p -> new ArrayList<>()).add(Mapping.of("HostIp", ip, "HostPort", to));
        }
    }

    private static String ip(String address) {
        String ip = address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
        if (!ip.isEmpty() && !Addresses.isAddress(ip)) {
            throw new Unusable("invalid IP address: " + ip);
        }
        return ip;
    }

    private void expose(String text) {
        if (text.contains(":")) {
            throw new Unusable("invalid port format for --expose: " + text);
        }
        String number = number(text);
        if (number.isEmpty()) {
            throw new Unusable("invalid range format for --expose: " + text + ", error: empty string specified for ports");
        }
        Range range = range(number, "invalid range format for --expose: " + text + ", error: "
                + (number.matches("[0-9]+-[0-9]+") ? "invalid range specified for port: " + number
                : "strconv.ParseUint: parsing \"" + number.split("-", -1)[0] + "\": "
                + (number.matches("[0-9-]+") ? "value out of range" : "invalid syntax")));
        for (int port = range.first(); port <= range.last(); port++) {
            exposed.putIfAbsent(port + "/" + protocol(text), true);
        }
    }

    private static String number(String port) {
        String[] parts = port.split("/", -1);
        return parts[0];
    }

    private static String protocol(String port) {
        String[] parts = port.split("/", -1);
        return parts.length < 2 || parts[1].isEmpty() ? "tcp" : parts[1];
    }

    private static Range range(String text, String complaint) {
        String[] ends = text.split("-", -1);
        String last = ends.length > 1 ? ends[1] : ends[0];
        if (!ends[0].matches("[0-9]{1,9}") || !last.matches("[0-9]{1,9}")) {
            throw new Unusable(complaint);
        }
        Range range = new Range(Integer.parseInt(ends[0]), Integer.parseInt(last));
        if (range.first() > 65_535 || range.last() > 65_535 || range.last() < range.first()) {
            throw new Unusable(complaint);
        }
        return range;
    }
}
