package dev.drydock.sandbox.kubectl.client;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.command.Numbers;
import dev.drydock.sandbox.tree.Mapping;
import java.util.Optional;

/**
 * Which server is spoken to, as whom, and in which namespace: what a kubeconfig and the line's global flags say together.
 *
 * @param server its address, {@code https://127.0.0.1:6443}
 * @param explicitNamespace whether the line named the namespace
 * @param timeoutMicros for a request, 0 for none
 */
public record Target(
        String server, String certificate, String token, String impersonated, java.util.List<String> impersonatedGroups, String namespace,
        boolean explicitNamespace, long timeoutMicros) {
    private static final String STANDARD = "http://localhost:8080";

    /** What the flags and the kubeconfig give, or why they do not fit. */
    public static Task<Target> of(GivenFlags flags) {
        return Kubeconfig.load(flags).then(config -> of(config, flags));
    }

    private static Task<Target> of(Kubeconfig config, GivenFlags flags) {
        String chosen = flags.text("context").isEmpty() ? config.current() : flags.text("context");
        Optional<Mapping> context = config.context(chosen);
        if (!chosen.isEmpty() && context.isEmpty()) {
            return flags.text("context").isEmpty() && config.contexts().isEmpty() && config.clusters().isEmpty()
                    ? Task.fail(new Failure.Configuration("context was not found for specified context: " + chosen))
                    : Task.fail(new Failure.Configuration("context was not found for specified context: " + chosen));
        }
        Mapping named = context.orElse(Mapping.EMPTY);
        String clusterName = flags.text("cluster").isEmpty() ? named.get("cluster").text() : flags.text("cluster");
        String userName = flags.text("user").isEmpty() ? named.get("user").text() : flags.text("user");
        Mapping cluster = config.clusters().getOrDefault(clusterName, Mapping.EMPTY);
        Mapping user = config.users().getOrDefault(userName, Mapping.EMPTY);
        if (!flags.text("user").isEmpty() && !config.users().containsKey(userName)) {
            return Task.fail("auth info " + dev.drydock.sandbox.command.Quote.go(userName) + " does not exist");
        }
        if (!flags.text("cluster").isEmpty() && !config.clusters().containsKey(clusterName)) {
            return Task.fail("cluster " + dev.drydock.sandbox.command.Quote.go(clusterName) + " does not exist");
        }
        String server = first(flags.text("server"), cluster.get("server").text(), STANDARD);
        Optional<Long> timeout = timeout(flags.text("request-timeout"));
        if (timeout.isEmpty()) {
            return Task.fail("Invalid timeout value. Timeout must be a single integer in seconds, or an integer followed by a corresponding time unit "
                    + "(e.g. 1s | 2m | 3h)");
        }
        String authority = flags.text("certificate-authority");
        String namespace = first(flags.text("namespace"), named.get("namespace").text(), "default");
        Target target = new Target(server.contains("://") ? server : "http://" + server,
                first(flags.text("client-certificate"), user.get("client-certificate-data").text(), user.get("client-certificate").text()),
                first(flags.text("token"), user.get("token").text(), ""), flags.text("as"), flags.all("as-group"), namespace, flags.has("namespace"),
                timeout.get());
        return Task.with(sys -> authority.isEmpty() || sys.files().exists(authority) ? Task.of(target)
                : Task.fail("unable to read certificate-authority " + authority + " for " + clusterName + " due to open " + authority + ": no such file or directory"));
    }

    private static String first(String one, String other, String last) {
        return !one.isEmpty() ? one : !other.isEmpty() ? other : last;
    }

    private static Optional<Long> timeout(String text) {
        if (text.isEmpty()) {
            return Optional.of(0L);
        }
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Long.parseLong(text) * 1_000_000);
        }
        return Numbers.nanoseconds(text).map(nanos -> nanos / 1000);
    }

    /** {@code 127.0.0.1:6443}. */
    public String address() {
        return server.substring(server.indexOf("://") + 3).replaceAll("/.*", "");
    }

    public boolean encrypted() {
        return server.startsWith("https:");
    }

    public String host() {
        String address = address();
        int colon = address.lastIndexOf(':');
        return colon < 0 ? address : address.substring(0, colon);
    }

    public int port() {
        String address = address();
        int colon = address.lastIndexOf(':');
        String port = colon < 0 ? "" : address.substring(colon + 1);
        return port.matches("\\d{1,5}") ? Integer.parseInt(port) : encrypted() ? 443 : 80;
    }
}
