package dev.drydock.sandbox.docker.format;

import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The PORTS of a container: neighbouring ports in groups, ports that are published under another number on their own. */
public final class PortsText {
    private static final Comparator<Mapping> ORDER = Comparator.<Mapping>comparingLong(port -> port.get("PrivatePort").whole())
            .thenComparing(port -> port.get("IP").text()).thenComparingLong(port -> port.get("PublicPort").whole()).thenComparing(port -> port.get("Type").text());

    private PortsText() {}

    private record Group(long first, long last) {}

    private record Key(String ip, String type) {
        String text(Group group) {
            String range = group.first == group.last ? Long.toString(group.first) : group.first + "-" + group.last;
            return (ip.isEmpty() ? range : host(ip) + ":" + range + "->" + range) + "/" + type;
        }
    }

    /** @param ports {@code Ports} of the Engine API's container list */
    public static String of(List<Mapping> ports) {
        Map<Key, Group> groups = new LinkedHashMap<>();
        List<String> texts = new ArrayList<>();
        List<String> renumbered = new ArrayList<>();
        for (Mapping port : ports.stream().sorted(ORDER).toList()) {
            String ip = port.get("IP").text();
            long inside = port.get("PrivatePort").whole();
            long outside = port.get("PublicPort").whole();
            if (!ip.isEmpty() && outside != inside) {
                renumbered.add(host(ip) + ":" + outside + "->" + inside + "/" + port.get("Type").text());
                continue;
            }
            Key key = new Key(ip, port.get("Type").text());
            Group group = groups.get(key);
            if (group != null && inside == group.last + 1) {
                groups.put(key, new Group(group.first, inside));
            } else {
                if (group != null) texts.add(key.text(group));
                groups.put(key, new Group(inside, inside));
            }
        }
        groups.forEach((key, group) -> texts.add(key.text(group)));
        texts.addAll(renumbered);
        return String.join(", ", texts);
    }

    private static String host(String ip) {
        return ip.contains(":") ? "[" + ip + "]" : ip;
    }
}
