package dev.drydock.sandbox.registry;

import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.image.Repository;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Transaction;
import java.util.List;
import java.util.Optional;

/** Asking registries for images, with the refusals that the real ones' protocol and the engine's words for it give. */
public final class Registries {
    private final Transaction transaction;
    private final Whereabouts whereabouts;

    /** @param machine from which they are asked */
    public Registries(Kernel kernel, String machine) {
        this.transaction = kernel.transaction();
        this.whereabouts = new Whereabouts(kernel, machine);
    }

    /** Who answers under a host's name; the engine's words if nobody does or may. */
    public Answering server(String host) {
        Optional<RegistryServer.Fault> fault = transaction.find(RegistryServer.FAULTS.key(host));
        if (fault.filter(RegistryServer.Fault.DOWN::equals).isPresent()) {
            String asked = host.equals(Reference.HUB) ? "registry-1.docker.io" : host;
            return new Answering.Nobody("Get \"https://" + asked + "/v2/\": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)");
        }
        Optional<RegistryServer> found = whereabouts.find(host);
        if (found.isEmpty()) {
            return new Answering.Nobody(unreachable(host));
        }
        return whereabouts.needsTrust(host)
                ? new Answering.Nobody("Get \"https://" + host + "/v2/\": http: server gave HTTP response to HTTPS client")
                : new Answering.Somebody(found.get());
    }

    /** Whether somebody answers. */
    public sealed interface Answering {
        record Somebody(RegistryServer server) implements Answering {}

        record Nobody(String message) implements Answering {}
    }

    /** Brings a registry into trouble, or out of it. */
    public static void trouble(Transaction transaction, String host, Optional<RegistryServer.Fault> fault) {
        fault.ifPresentOrElse(kind -> transaction.put(RegistryServer.FAULTS.key(host), kind), () -> transaction.remove(RegistryServer.FAULTS.key(host)));
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
        Answering answering = server(name.domain());
        if (answering instanceof Answering.Nobody nobody) {
            return new Found.Refused(500, nobody.message());
        }
        Optional<RegistryServer> server = Optional.of(((Answering.Somebody) answering).server());
        boolean limited = login.filter(server.get().access()::knows).isEmpty()
                && transaction.find(RegistryServer.FAULTS.key(name.domain())).filter(RegistryServer.Fault.RATE_LIMIT::equals).isPresent();
        if (limited) {
            return new Found.Refused(500, "toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit");
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
        if (name.digest().isPresent() && repo.server().notary().tampered(name.path(), name.digest().get())) {
            return new Found.Refused(500, "manifest verification failed for digest " + name.digest().get());
        }
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
        Answering answering = server(host);
        if (answering instanceof Answering.Nobody nobody) {
            return Optional.of(new Found.Refused(500, nobody.message()));
        }
        Optional<RegistryServer> server = Optional.of(((Answering.Somebody) answering).server());
        RegistryServer.Access access = server.get().access();
        if (access.knows(account) || access.accounts().isEmpty() && !server.get().isHub()) {
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
