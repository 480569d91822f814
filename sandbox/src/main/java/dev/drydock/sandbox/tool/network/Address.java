package dev.drydock.sandbox.tool.network;

import java.util.Locale;
import java.util.Optional;

/** A URL's parts, as far as simple clients need them. */
public record Address(String scheme, Optional<String> user, String host, int port, String path) {
    /** Reads a URL; a missing scheme is HTTP. Empty if no host or a wrong port. */
    public static Optional<Address> of(String url) {
        int mark = url.indexOf("://");
        String scheme = mark < 0 ? "http" : url.substring(0, mark).toLowerCase(Locale.ROOT);
        String rest = mark < 0 ? url : url.substring(mark + 3);
        int end = rest.length();
        for (char stop : "/?#".toCharArray()) {
            int at = rest.indexOf(stop);
            end = at >= 0 ? Math.min(end, at) : end;
        }
        String authority = rest.substring(0, end);
        String path = rest.substring(end).replaceFirst("#.*", "");
        int sign = authority.lastIndexOf('@');
        Optional<String> user = sign < 0 ? Optional.empty() : Optional.of(authority.substring(0, sign));
        String hostAndPort = authority.substring(sign + 1);
        int colon = hostAndPort.lastIndexOf(':');
        boolean ported = colon >= 0 && !hostAndPort.endsWith("]");
        String host = ported ? hostAndPort.substring(0, colon) : hostAndPort;
        String port = ported ? hostAndPort.substring(colon + 1) : scheme.equals("https") ? "443" : "80";
        if (host.isEmpty() || !port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            return Optional.empty();
        }
        String full = path.startsWith("/") ? path : "/" + path;
        return Optional.of(new Address(scheme, user, host.replace("[", "").replace("]", ""), Integer.parseInt(port), full));
    }

    /** What the {@code Host} header says. */
    public String authority() {
        return port == (scheme.equals("https") ? 443 : 80) ? host : host + ":" + port;
    }

    /** The whole URL. */
    public String url() {
        return scheme + "://" + authority() + path;
    }

    /** Where a redirect leads from here. */
    Optional<Address> resolve(String location) {
        if (location.contains("://")) {
            return of(location);
        }
        String base = scheme + "://" + authority();
        return of(location.startsWith("/") ? base + location : base + path.substring(0, path.lastIndexOf('/') + 1) + location);
    }
}
