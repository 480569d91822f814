package dev.drydock.sandbox.app;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.http.HttpMessage;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Repository;
import dev.drydock.sandbox.process.Credentials;
import dev.drydock.sandbox.process.Descriptors;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Processes;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.registry.RegistryServer;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** {@code docker-registry}: a registry's process, which answers the reading half of the registry API over HTTP. */
public final class RegistryDaemon {
    private RegistryDaemon() {}

    /** Starts the process of a registry on a machine; it listens at the registry's own address. */
    public static void spawn(Kernel kernel, String machine, String host) {
        List<String> arguments = List.of("/usr/bin/docker-registry", "serve", "/etc/docker/registry/config.yml");
        kernel.processes().spawn(new Processes.Birth(Optional.of(new Process.Id(machine, 1)), machine,
                new Process.Invocation(arguments.get(0), arguments, new TreeMap<>()), "/", 022, Credentials.ROOT, Descriptors.NONE, Optional.of(0), true,
                Optional.empty(), sys -> listen(sys, host)));
    }

    private static Step listen(Sys sys, String host) {
        int colon = host.lastIndexOf(':');
        Outcome<Integer> socket = sys.listen(host.substring(0, colon), Integer.parseInt(host.substring(colon + 1)));
        return socket.ok() ? serve(sys, host, socket.value()) : Step.exit(1);
    }

    private static Step serve(Sys sys, String host, int socket) {
        Outcome<Integer> accepted = sys.accept(socket);
        return accepted.ok()
                ? Step.next(next -> receive(next, host, socket, accepted.value(), Bytes.EMPTY))
                : Step.await(new Step.Condition.Readable(socket), next -> serve(next, host, socket));
    }

    private static Step receive(Sys sys, String host, int socket, int connection, Bytes received) {
        return sys.read(connection, 65_536, (next, read) -> {
            boolean ended = !read.ok() || read.value().isEmpty();
            Bytes all = ended ? received : received.plus(read.value());
            HttpMessage.Reading reading = HttpMessage.read(all, ended, false);
            if (reading instanceof HttpMessage.Reading.Incomplete && !ended) {
                return receive(next, host, socket, connection, all);
            }
            if (!(reading instanceof HttpMessage.Reading.Whole whole)) {
                next.close(connection);
                return serve(next, host, socket);
            }
            return next.write(connection, answer(next, host, whole.message()).encoded(), (after, written) -> {
                after.close(connection);
                return serve(after, host, socket);
            });
        });
    }

    /** The answer of the registry under this key. */
    static HttpMessage answer(Sys sys, String host, HttpMessage request) {
        Optional<RegistryServer> server = sys.kernel().transaction().find(RegistryServer.key(host));
        if (server.isEmpty() || !server.get().access().reads(account(request))) {
            return json(401, error("UNAUTHORIZED", "authentication required", null)).with("Www-Authenticate", "Basic realm=\"" + sys.variable("REGISTRY_AUTH_HTPASSWD_REALM").orElse("basic-realm") + "\"");
        }
        String path = request.word(1).replaceFirst("\\?.*", "");
        if (path.equals("/v2/") || path.equals("/v2")) {
            return json(200, Mapping.EMPTY);
        }
        if (path.equals("/v2/_catalog")) {
            return json(200, Mapping.of("repositories", List.copyOf(server.get().repositories().byPath().keySet())));
        }
        if (path.matches("/v2/.+/tags/list")) {
            String name = path.substring(4, path.length() - 10);
            return server.get().repository(name)
                    .map(repository -> json(200, Mapping.of("name", name, "tags", List.copyOf(new TreeMap<>(repository.imagesByTag()).keySet()))))
                    .orElseGet(() -> json(404, error("NAME_UNKNOWN", "repository name not known to registry", Mapping.of("name", name))));
        }
        if (path.matches("/v2/.+/manifests/[^/]+")) {
            return manifest(server.get(), path.substring(4, path.lastIndexOf("/manifests/")), path.substring(path.lastIndexOf('/') + 1));
        }
        if (path.matches("/v2/.+/blobs/sha256:[0-9a-f]{64}")) {
            return blob(server.get(), path.substring(4, path.lastIndexOf("/blobs/")), path.substring(path.lastIndexOf('/') + 1));
        }
        return message(404, "text/plain; charset=utf-8", Bytes.of("404 page not found\n"));
    }

    private static HttpMessage blob(RegistryServer server, String name, String digest) {
        List<Image> images = server.repository(name).map(Repository::all).orElse(List.of());
        Optional<Bytes> found = images.stream().filter(image -> image.id().equals(digest)).findFirst().map(Image::configuration)
                .or(() -> images.stream().flatMap(image -> image.layers().stream()).filter(layer -> layer.digest().equals(digest)).findFirst().map(layer -> layer.blob()));
        return found.map(bytes -> message(200, "application/octet-stream", bytes).with("Docker-Content-Digest", digest))
                .orElseGet(() -> json(404, error("BLOB_UNKNOWN", "blob unknown to registry", Mapping.of("digest", digest))));
    }

    private static HttpMessage manifest(RegistryServer server, String name, String reference) {
        Optional<Repository> repository = server.repository(name);
        Optional<Image> image = repository.flatMap(found -> reference.startsWith("sha256:")
                ? found.byDigest(reference) : found.choose(reference, Image.Platform.LINUX_AMD64));
        return image.map(found -> message(200, "application/vnd.docker.distribution.manifest.v2+json", found.manifest())
                        .with("Docker-Content-Digest", found.manifestDigest()))
                .orElseGet(() -> json(404, error("MANIFEST_UNKNOWN", "manifest unknown", Mapping.of("Tag", reference))));
    }

    private static Optional<RegistryServer.Account> account(HttpMessage request) {
        String header = request.header("Authorization").orElse("");
        if (!header.matches("Basic [A-Za-z0-9+/=]+")) {
            return Optional.empty();
        }
        String pair = new String(Base64.getMimeDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
        int colon = pair.indexOf(':');
        return colon < 0 ? Optional.empty() : Optional.of(new RegistryServer.Account(pair.substring(0, colon), pair.substring(colon + 1)));
    }

    private static Tree error(String code, String text, Mapping detail) {
        return Mapping.of("errors", List.of(Mapping.of("code", code, "message", text, "detail", detail)));
    }

    private static HttpMessage json(int status, Tree body) {
        return message(status, "application/json; charset=utf-8", Bytes.of(Json.compact(body) + "\n"));
    }

    private static HttpMessage message(int status, String type, Bytes body) {
        String reason = status == 200 ? "OK" : status == 401 ? "Unauthorized" : "Not Found";
        return new HttpMessage("HTTP/1.1 " + status + " " + reason, List.of(
                new HttpMessage.Header("Content-Type", type),
                new HttpMessage.Header("Docker-Distribution-Api-Version", "registry/2.0"),
                new HttpMessage.Header("Content-Length", Integer.toString(body.length())),
                new HttpMessage.Header("Connection", "close")), body);
    }
}
