package dev.drydock.sandbox.registry;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Listener;
import dev.drydock.sandbox.process.Network;
import java.util.List;
import java.util.Optional;

/** Which registry answers under a host's name, seen from a machine: one of the Internet, or one that somebody runs. */
record Whereabouts(Kernel kernel, String machine) {
    Optional<RegistryServer> find(String host) {
        Optional<RegistryServer> known = kernel.transaction().find(RegistryServer.key(host));
        return known.isPresent() ? known : running(host);
    }

    /** Whether a registry that somebody runs answers there, which speaks HTTP only and is not trusted to do so. */
    boolean needsTrust(String host) {
        return kernel.transaction().find(RegistryServer.key(host)).isEmpty() && running(host).isPresent() && !loopback(host) && !trusted(host);
    }

    private static boolean loopback(String host) {
        return host.equals("localhost") || host.startsWith("localhost:") || host.startsWith("127.");
    }

    /** Whether the engine's configuration names the host among its insecure registries. */
    private boolean trusted(String host) {
        String text = kernel.files(machine).read("/etc/docker/daemon.json").toOptional().map(Bytes::text).orElse("");
        int at = text.indexOf("\"insecure-registries\"");
        return at >= 0 && text.substring(at).contains("\"" + host + "\"");
    }

    private Optional<RegistryServer> running(String host) {
        int colon = host.lastIndexOf(':');
        String name = colon < 0 ? host : host.substring(0, colon);
        String digits = colon < 0 ? "80" : host.substring(colon + 1);
        if (!digits.matches("\\d{1,5}")) {
            return Optional.empty();
        }
        int port = Integer.parseInt(digits);
        return address(name).flatMap(address -> kernel.listener(machine, address, port))
                .flatMap(listener -> kernel.transaction().find(RegistryServer.RUNNING.key(place(listener))))
                .flatMap(key -> kernel.transaction().find(RegistryServer.key(key)));
    }

    static String place(Listener listener) {
        return listener.network() + ":" + listener.port();
    }

    private Optional<String> address(String name) {
        if (name.equals("localhost")) {
            return Optional.of("127.0.0.1");
        }
        if (name.matches("[0-9.]{7,15}")) {
            return Optional.of(name);
        }
        for (String line : kernel.files(machine).read("/etc/hosts").toOptional().map(Bytes::text).orElse("").split("\n")) {
            List<String> words = List.of(line.replaceFirst("#.*", "").strip().split("\\s+"));
            if (words.size() > 1 && words.subList(1, words.size()).contains(name)) {
                return Optional.of(words.get(0));
            }
        }
        return kernel.transaction().find(Network.NAMES.key(name)).flatMap(all -> all.stream().findFirst());
    }
}
