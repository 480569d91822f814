package dev.drydock.sandbox.docker.client;

import dev.drydock.sandbox.tree.Misreading;
import dev.drydock.sandbox.tree.Reading;
import java.util.List;

/** Addresses of engines as {@code -H} and {@code DOCKER_HOST} give them, made whole by the original's rules. */
public final class Address {
    private static final List<String> SCHEMES = List.of("tcp", "unix", "npipe", "fd", "ssh");
    private static final int PORT = 2375;

    private Address() {}

    /** The address with its scheme and port; or why it is none. */
    public static Reading<String> read(String text) {
        String host = text.strip();
        if (host.isEmpty()) {
            return new Reading.Of<>(ContextFiles.SOCKET);
        }
        int at = host.indexOf("://");
        String scheme = at < 0 ? "tcp" : host.substring(0, at);
        String rest = at < 0 ? host : host.substring(at + 3);
        if (!SCHEMES.contains(scheme)) {
            return refused("unable to resolve docker endpoint: invalid bind address format: " + host);
        }
        return switch (scheme) {
            case "unix" -> new Reading.Of<>(rest.isEmpty() ? ContextFiles.SOCKET : host);
            case "npipe" -> refused("protocol not available");
            case "tcp" -> new Reading.Of<>("tcp://" + whole(rest));
            default -> new Reading.Of<>(host);
        };
    }

    /** {@code HOST:PORT/PATH} of which every part may be missing. */
    private static String whole(String rest) {
        int slash = rest.indexOf('/');
        String path = slash < 0 ? "" : rest.substring(slash);
        String place = slash < 0 ? rest : rest.substring(0, slash);
        int colon = place.lastIndexOf(':');
        String name = colon < 0 ? place : place.substring(0, colon);
        String port = colon < 0 ? "" : place.substring(colon + 1);
        return (name.isEmpty() ? "localhost" : name) + ":" + (port.isEmpty() ? Integer.toString(PORT) : port) + path;
    }

    private static Reading<String> refused(String why) {
        return new Reading.Refused<>(new Misreading(why, 0, 1, 1));
    }
}
