package dev.drydock.sandbox.engine.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which handler a request goes to: method and path, after the version prefix. */
public final class Router {
    private final List<Route> routes = new ArrayList<>();

    /** Serves one kind of request. */
    @FunctionalInterface
    public interface Service {
        Reply serve(Call call);
    }

    /** @param micros virtual microseconds that the engine works before it answers */
    public record Route(String method, List<String> pattern, long micros, Service service) {}

    /** A route that was found, and what its placeholders matched. */
    public record Match(Route route, Map<String, String> parts) {}

    /**
     * @param pattern such as {@code /containers/{id}/json}; a placeholder matches one name, {@code {name...}} also slashes
     * @param micros virtual microseconds of work
     */
    public Router add(String method, String pattern, long micros, Service service) {
        routes.add(new Route(method, List.of(pattern.substring(1).split("/")), micros, service));
        return this;
    }

    /** The route of a request, whose path may begin with a version such as {@code /v1.50}. */
    public Optional<Match> find(String method, String path) {
        List<String> names = List.of(path.replaceFirst("^/v\\d+\\.\\d+(?=/)", "").substring(1).split("/", -1));
        for (Route route : routes) {
            if (route.method().equals(method)) {
                Optional<Map<String, String>> parts = match(route.pattern(), names);
                if (parts.isPresent()) {
                    return Optional.of(new Match(route, parts.get()));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Map<String, String>> match(List<String> pattern, List<String> names) {
        int extra = names.size() - pattern.size();
        Map<String, String> parts = new LinkedHashMap<>();
        int at = 0;
        for (String wanted : pattern) {
            if (at >= names.size()) {
                return Optional.empty();
            }
            if (wanted.endsWith("...}")) {
                if (extra < 0) {
                    return Optional.empty();
                }
                parts.put(wanted.substring(1, wanted.length() - 4), String.join("/", names.subList(at, at + extra + 1)));
                at += extra + 1;
            } else if (wanted.startsWith("{")) {
                parts.put(wanted.substring(1, wanted.length() - 1), names.get(at++));
            } else if (!wanted.equals(names.get(at++))) {
                return Optional.empty();
            }
        }
        return at == names.size() ? Optional.of(parts) : Optional.empty();
    }
}
