package dev.drydock.sandbox.app.nginx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What the configuration says, ready to be asked.
 *
 * @param version of the server, for headers and pages
 * @param types MIME types by file extension
 * @param formats log formats by name
 */
record Site(String version, Directive http, List<Server> servers, Map<String, String> types, Map<String, String> formats, List<Directive> main) {
    private static final String COMBINED =
            "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent \"$http_referer\" \"$http_user_agent\"";

    /** A server block. */
    record Server(Directive block, List<Integer> ports, List<String> names) {}

    static Site of(List<Directive> main, String version) {
        Directive none = new Directive("http", List.of(), Optional.of(List.of()), "", 0);
        Directive http = main.stream().filter(d -> d.name().equals("http")).reduce((a, b) -> b).orElse(none);
        List<Server> servers = new ArrayList<>();
        for (Directive block : http.all("server")) {
            List<Integer> ports = new ArrayList<>();
            block.all("listen").forEach(listen -> port(listen.word()).ifPresent(ports::add));
            List<String> names = block.all("server_name").stream().flatMap(d -> d.words().stream()).toList();
            servers.add(new Server(block, ports.isEmpty() ? List.of(80) : ports.stream().distinct().toList(), names));
        }
        Map<String, String> types = new TreeMap<>();
        http.all("types").forEach(table -> table.block().orElse(List.of()).forEach(row -> row.words().forEach(ext -> types.put(ext, row.name()))));
        Map<String, String> formats = new TreeMap<>(Map.of("combined", COMBINED));
        http.all("log_format").forEach(format -> formats.put(format.word(), String.join("", format.words().subList(Math.min(1, format.words().size()), format.words().size()))));
        return new Site(version, http, servers, types, formats, main);
    }

    private static Optional<Integer> port(String listen) {
        String digits = listen.substring(listen.lastIndexOf(':') + 1);
        return digits.matches("\\d{1,5}") ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
    }

    /** The ports that are listened on. */
    List<Integer> ports() {
        return servers.stream().flatMap(server -> server.ports().stream()).distinct().sorted().toList();
    }

    /** The server for a port and a Host header: by name, else the first of the port. */
    Optional<Server> server(int port, String host) {
        String name = host.replaceFirst(":\\d+$", "");
        List<Server> onPort = servers.stream().filter(server -> server.ports().contains(port)).toList();
        return onPort.stream().filter(server -> server.names().contains(name)).findFirst()
                .or(() -> onPort.stream().filter(server -> server.block().all("listen").stream().anyMatch(l -> l.words().contains("default_server"))).findFirst())
                .or(() -> onPort.stream().findFirst());
    }

    /** The location block for a path, by nginx's rules: exact, longest prefix, regular expressions in order. */
    static Optional<Directive> location(Server server, String path) {
        List<Directive> all = server.block().all("location");
        Optional<Directive> exact = all.stream().filter(l -> l.word().equals("=") && l.words().size() > 1 && l.words().get(1).equals(path)).findFirst();
        if (exact.isPresent()) {
            return exact;
        }
        Optional<Directive> prefix = all.stream()
                .filter(l -> !l.word().matches("=|~\\*?") && path.startsWith(prefixOf(l)))
                .max(Comparator.comparingInt(l -> prefixOf(l).length()));
        if (prefix.isPresent() && prefix.get().word().equals("^~")) {
            return prefix;
        }
        return all.stream().filter(l -> l.word().matches("~\\*?") && l.words().size() > 1 && finds(l, path)).findFirst().or(() -> prefix);
    }

    static String prefixOf(Directive location) {
        return location.word().equals("^~") && location.words().size() > 1 ? location.words().get(1) : location.word();
    }

    private static boolean finds(Directive location, String path) {
        try {
            int flags = location.word().equals("~*") ? Pattern.CASE_INSENSITIVE : 0;
            String limited = path.length() > 256 ? path.substring(0, 256) : path;
            return Pattern.compile(location.words().get(1), flags).matcher(limited).find();
        } catch (PatternSyntaxException unreadable) {
            return false;
        }
    }

    /** The directive in force: of the location, else of the server, else of http. */
    Optional<Directive> inForce(String name, Server server, Optional<Directive> location) {
        return location.flatMap(l -> l.last(name)).or(() -> server.block().last(name)).or(() -> http.last(name));
    }
}
