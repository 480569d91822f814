package dev.drydock.sandbox.engine.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which handler a request goes to: method and path, after the version prefix. */
public final class Router {
    public static final String OLDEST_API = "1.24";

    private static final Pattern VERSION = Pattern.compile("^/v(\\d{1,4})\\.(\\d{1,4})/");

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

    /** Why a request of a version of the API is not served, if it is not. */
    public static Optional<Reply> refusal(String path) {
        Matcher version = VERSION.matcher(path);
        if (!version.find()) {
            return Optional.empty();
        }
        String asked = version.group(1) + "." + version.group(2);
        if (older(version, OLDEST_API)) {
            return Optional.of(Reply.bad("client version " + asked + " is too old. Minimum supported API version is " + OLDEST_API
                    + ", please upgrade your client to a newer version"));
        }
        String newest = Daemon.Versions.API;
        boolean newer = !asked.equals(newest) && !older(version, newest);
        return newer ? Optional.of(Reply.bad("client version " + asked + " is too new. Maximum supported API version is " + newest)) : Optional.empty();
    }

    private static boolean older(Matcher version, String other) {
        int dot = other.indexOf('.');
        int major = Integer.compare(Integer.parseInt(version.group(1)), Integer.parseInt(other.substring(0, dot)));
        return major < 0 || major == 0 && Integer.parseInt(version.group(2)) < Integer.parseInt(other.substring(dot + 1));
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
