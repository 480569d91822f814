package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Caller;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.process.Exchange;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Who sends a request over the network: by certificate, by token, or nobody in particular. Whom he speaks for is decided by his rights. */
final class Identity {
    private static final String AUTHENTICATED = "system:authenticated";

    private Identity() {}

    /** Empty when what the request shows proves nobody. */
    static Optional<Caller> of(Exchange exchange, Registry registry) {
        Request request = exchange.request();
        String manager = request.header("user-agent").orElse("unknown").replaceFirst("/.*", "");
        String machine = exchange.client().machine();
        String token = request.header("authorization").filter(value -> value.startsWith("Bearer ")).map(value -> value.substring(7)).orElse("");
        String certificate = request.header("x-client-certificate").orElse("");
        if (!token.isEmpty()) {
            return account(token, registry).map(user -> caller(user, accountGroups(user), manager, machine));
        }
        if (!certificate.isEmpty()) {
            return certified(certificate).map(subject -> caller(subject.get(0), subject.subList(1, subject.size()), manager, machine));
        }
        return Optional.of(new Caller("system:anonymous", List.of("system:unauthenticated"), manager, machine, false));
    }

    private static Caller caller(String user, List<String> groups, String manager, String machine) {
        List<String> all = new ArrayList<>(groups);
        if (!all.contains(AUTHENTICATED)) {
            all.add(AUTHENTICATED);
        }
        return new Caller(user, all, manager, machine, false);
    }

    static List<String> accountGroups(String user) {
        String[] words = user.split(":");
        return words.length == 4 && user.startsWith("system:serviceaccount:")
                ? List.of("system:serviceaccounts", "system:serviceaccounts:" + words[2], AUTHENTICATED) : List.of(AUTHENTICATED);
    }

    /** A certificate's text is its subject, {@code CN=user,O=group}. */
    private static Optional<List<String>> certified(String certificate) {
        List<String> subject = new ArrayList<>();
        for (String part : decoded(certificate).split(",")) {
            if (part.startsWith("CN=") || part.startsWith("O=")) {
                subject.add(part.substring(part.indexOf('=') + 1));
            }
        }
        return subject.isEmpty() ? Optional.empty() : Optional.of(subject);
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getUrlDecoder().decode(base64.replace('+', '-').replace('/', '_').replace("=", "")), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    // ---- tokens ------------------------------------------------------------------------------------------------------------------

    /** The service account of a token, if it is still there. */
    static Optional<String> account(String token, Registry registry) {
        String[] parts = token.split("\\.");
        Tree claims = parts.length == 3 ? Json.read(decoded(parts[1])).value().orElse(Mapping.EMPTY) : Mapping.EMPTY;
        String namespace = claims.at("kubernetes.io", "namespace").text();
        String name = claims.at("kubernetes.io", "serviceaccount", "name").text();
        boolean there = registry.find(Resources.SERVICE_ACCOUNTS, namespace, name)
                .map(found -> found.at("metadata", "uid").text().equals(claims.at("kubernetes.io", "serviceaccount", "uid").text())).orElse(false);
        return there ? Optional.of("system:serviceaccount:" + namespace + ":" + name) : Optional.empty();
    }

    /** Answers a {@code TokenRequest}. */
    static ApiResponse issue(ApiCall call, Mapping account, Tree request) {
        Tree asked = request.at("spec", "expirationSeconds");
        long seconds = asked.isNothing() ? 3600 : asked.whole();
        if (seconds < 600) {
            return Refusals.invalid("authentication.k8s.io", "TokenRequest", "", List.of(
                    dev.drydock.sandbox.cluster.apiserver.validation.FieldError.invalid("spec.expirationSeconds", Long.toString(seconds),
                    "may not specify a duration less than 10 minutes")));
        }
        long now = call.kernel().now() / 1_000_000L;
        Mapping claims = Mapping.of("aud", List.of("https://kubernetes.default.svc.cluster.local"), "exp", now + seconds, "iat", now,
                "iss", "https://kubernetes.default.svc.cluster.local", "kubernetes.io", Mapping.of("namespace", call.namespace(), "serviceaccount",
                Mapping.of("name", call.name(), "uid", account.at("metadata", "uid"))), "nbf", now,
                "sub", "system:serviceaccount:" + call.namespace() + ":" + call.name());
        String token = encoded("{\"alg\":\"RS256\",\"kid\":\"drydock\"}") + "." + encoded(Json.compact(claims)) + "." + encoded("signature of " + call.name());
        Mapping spec = Mapping.of("audiences", List.of("https://kubernetes.default.svc.cluster.local"), "boundObjectRef",
                request.at("spec", "boundObjectRef"), "expirationSeconds", seconds);
        return ApiResponse.created(Mapping.of("kind", "TokenRequest", "apiVersion", "authentication.k8s.io/v1", "metadata", Mapping.of(
                "name", call.name(), "namespace", call.namespace(), "creationTimestamp", call.time()), "spec", spec, "status", Mapping.of(
                "expirationTimestamp", ApiCall.time(call.kernel().now() + seconds * 1_000_000L), "token", token)));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
