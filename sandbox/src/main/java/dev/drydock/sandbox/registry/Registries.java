package dev.drydock.sandbox.registry;

import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.image.Repository;
import dev.drydock.sandbox.store.Transaction;
import java.util.List;
import java.util.Optional;

/** Asking registries for images, with the refusals that the real ones' protocol and the engine's words for it give. */
public final class Registries {
    private final Transaction transaction;

    public Registries(Transaction transaction) {
        this.transaction = transaction;
    }

    /** What asking gave. */
    public sealed interface Found {
        /** @param tags of the repository, in the order of their first push */
        record Repo(RegistryServer server, Repository repository, List<String> tags) implements Found {}

        record One(RegistryServer server, Image image) implements Found {}

        /** @param status of the engine's answer */
        record Refused(int status, String message) implements Found {}
    }

    /** The repository of a name. */
    public Found repository(Reference name, Optional<RegistryServer.Account> login) {
        Optional<RegistryServer> server = transaction.find(RegistryServer.key(name.domain()));
        if (server.isEmpty()) {
            return new Found.Refused(500, unreachable(name.domain()));
        }
        if (!server.get().access().reads(login)) {
            String tag = name.digest().or(name::tag).orElse(Reference.LATEST);
            return new Found.Refused(500, "Head \"http://" + name.domain() + "/v2/" + name.path() + "/manifests/" + tag + "\": "
                    + (login.isEmpty() ? "no basic auth credentials" : "unauthorized: authentication required"));
        }
        Optional<Repository> repository = server.get().repository(name.path());
        if (repository.isEmpty()) {
            return new Found.Refused(404, server.get().isHub() ? denied(name) : unknown(name));
        }
        return new Found.Repo(server.get(), repository.get(), List.copyOf(repository.get().imagesByTag().keySet()));
    }

    /** The image of a name with tag or digest, for a platform. */
    public Found image(Reference name, Image.Platform platform, Optional<RegistryServer.Account> login) {
        Found found = repository(name, login);
        if (!(found instanceof Found.Repo repo)) {
            return found;
        }
        Optional<Image> image = name.digest().isPresent()
                ? repo.repository().byDigest(name.digest().get())
                : repo.repository().choose(name.tag().orElse(Reference.LATEST), platform);
        if (image.isPresent()) {
            return new Found.One(repo.server(), image.get());
        }
        boolean known = name.digest().isEmpty() && !repo.repository().tagged(name.tag().orElse(Reference.LATEST)).isEmpty();
        return new Found.Refused(404, known
                ? "no matching manifest for " + platform.shown() + " in the manifest list entries"
                : unknown(name));
    }

    /** Whether an account is right; the engine's words if not. */
    public Optional<Found.Refused> logIn(String host, RegistryServer.Account account) {
        Optional<RegistryServer> server = transaction.find(RegistryServer.key(host));
        if (server.isEmpty()) {
            return Optional.of(new Found.Refused(500, unreachable(host)));
        }
        RegistryServer.Access access = server.get().access();
        if (access.accounts().contains(account) || access.accounts().isEmpty() && !server.get().isHub()) {
            return Optional.empty();
        }
        return Optional.of(server.get().isHub()
                ? new Found.Refused(401, "Get \"https://registry-1.docker.io/v2/\": unauthorized: incorrect username or password")
                : new Found.Refused(401, "login attempt to http://" + host + "/v2/ failed with status: 401 Unauthorized"));
    }

    private static String denied(Reference name) {
        return "pull access denied for " + name.familiarName()
                + ", repository does not exist or may require 'docker login': denied: requested access to the resource is denied";
    }

    private static String unknown(Reference name) {
        return "manifest for " + name.familiar() + " not found: manifest unknown: manifest unknown";
    }

    /** Why nobody answers under a host name. */
    public static String unreachable(String host) {
        int colon = host.lastIndexOf(':');
        String name = colon < 0 ? host : host.substring(0, colon);
        if (name.equals("localhost") || name.startsWith("127.")) {
            String address = name.equals("localhost") ? "127.0.0.1" : name;
            return "Get \"http://" + host + "/v2/\": dial tcp " + address + ":" + (colon < 0 ? "80" : host.substring(colon + 1))
                    + ": connect: connection refused";
        }
        if (name.matches("[0-9.]+")) {
            return "Get \"https://" + host + "/v2/\": dial tcp " + name + ":" + (colon < 0 ? "443" : host.substring(colon + 1))
                    + ": connect: connection refused";
        }
        return "Get \"https://" + host + "/v2/\": dial tcp: lookup " + name + ": no such host";
    }
}
