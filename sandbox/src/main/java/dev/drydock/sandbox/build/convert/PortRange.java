package dev.drydock.sandbox.build.convert;

import java.util.List;
import java.util.Locale;

/**
 * Ports that {@code EXPOSE} names: {@code 80}, {@code 9000-9002/udp}, or the form of {@code run -p}, which is frowned upon.
 *
 * @param complaint why it is none, or empty
 * @param mapped whether an address or the host's port was named, too
 */
record PortRange(int first, int last, String protocol, boolean mapped, String complaint) {
    private static final int MOST = 65_535;

    static PortRange read(String raw) {
        int slash = raw.indexOf('/');
        String ports = slash < 0 ? raw : raw.substring(0, slash);
        String protocol = slash < 0 || slash == raw.length() - 1 ? "tcp" : raw.substring(slash + 1).toLowerCase(Locale.ROOT);
        if (raw.isEmpty() || ports.isEmpty()) {
            return wrong("invalid port: \"" + raw + "\": no port specified: " + raw + "<empty>");
        }
        if (!List.of("tcp", "udp", "sctp").contains(protocol)) {
            return wrong("invalid port: \"" + raw + "\": invalid proto: " + protocol);
        }
        String container = ports.substring(ports.lastIndexOf(':') + 1);
        boolean mapped = ports.contains(":");
        if (!container.matches("\\d{1,9}(-\\d{1,9})?")) {
            return wrong("invalid containerPort: " + container);
        }
        int dash = container.indexOf('-');
        int first = Integer.parseInt(dash < 0 ? container : container.substring(0, dash));
        int last = Integer.parseInt(dash < 0 ? container : container.substring(dash + 1));
        return first > MOST || last > MOST || last < first ? wrong("invalid containerPort: " + container) : new PortRange(first, last, protocol, mapped, "");
    }

    private static PortRange wrong(String complaint) {
        return new PortRange(0, -1, "", false, complaint);
    }
}
