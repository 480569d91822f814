package dev.drydock.sandbox.docker.client;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The client's file {@code ~/.docker/config.json}, in which names and passwords for registries are kept, not encrypted. */
public final class Credentials {
    /** Under which Docker Hub's credentials are kept. */
    public static final String HUB = "https://index.docker.io/v1/";

    private Credentials() {}

    /** A name and its password. */
    public record Login(String user, String password) {}

    /** Where the file is. */
    public static String path(Sys sys) {
        return sys.variable("DOCKER_CONFIG").orElse(sys.variable("HOME").orElse("/root") + "/.docker") + "/config.json";
    }

    /** What is kept for a registry. */
    public static Optional<Login> find(Sys sys, String server) {
        String encoded = read(sys).at("auths", server, "auth").text();
        if (encoded.isEmpty()) {
            return Optional.empty();
        }
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(new Login(pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }

    /** The registries for which something is kept. */
    public static java.util.List<String> servers(Sys sys) {
        return read(sys).get("auths").mapping().keys();
    }

    /** Keeps a login. */
    public static void keep(Sys sys, String server, Login login) {
        String encoded = Base64.getEncoder().encodeToString((login.user() + ":" + login.password()).getBytes(StandardCharsets.UTF_8));
        write(sys, read(sys).withAt(Mapping.of("auth", encoded), "auths", server));
    }

    /** Forgets a login. */
    public static void forget(Sys sys, String server) {
        if (sys.files().exists(path(sys))) {
            Mapping kept = read(sys);
            write(sys, kept.with("auths", kept.get("auths").mapping().without(server)));
        }
    }

    /** A request that carries what is kept for the registry of an image. @param domain {@code docker.io} or the registry's address */
    public static Request signed(Sys sys, Request request, String domain) {
        String server = domain.equals("docker.io") ? HUB : domain;
        Optional<Login> login = find(sys, server);
        return login.isEmpty() ? request : request.withHeader("x-registry-auth", Base64.getUrlEncoder().encodeToString(Json.compact(Mapping.of(
                "username", login.get().user(), "password", login.get().password(), "serveraddress", server)).getBytes(StandardCharsets.UTF_8)));
    }

    /** What is wrong with the file, in the client's words; empty if it can be read or is not there. */
    public static Optional<String> trouble(Sys sys) {
        Outcome<Bytes> file = sys.files().read(path(sys));
        if (file.is(Errno.EACCES)) {
            return Optional.of("WARNING: Error loading config file: open " + path(sys) + ": permission denied\n");
        }
        boolean broken = file.ok() && Json.read(file.value().text()).value().isEmpty();
        return broken ? Optional.of("WARNING: Error parsing config file (" + path(sys) + "): " + (file.value().text().isBlank()
                ? "EOF" : "invalid character '" + file.value().text().strip().charAt(0) + "' looking for beginning of value") + "\n") : Optional.empty();
    }

    static Mapping read(Sys sys) {
        Outcome<Bytes> file = sys.files().read(path(sys));
        return file.ok() ? Json.read(file.value().text()).value().map(tree -> tree.mapping()).orElse(Mapping.EMPTY) : Mapping.EMPTY;
    }

    static void write(Sys sys, Mapping settings) {
        String folder = path(sys).substring(0, path(sys).lastIndexOf('/'));
        sys.files().makeDirectory(folder, 0700);
        sys.files().write(path(sys), Bytes.of(Json.indented(settings).replace("    ", "\t")));
    }
}
