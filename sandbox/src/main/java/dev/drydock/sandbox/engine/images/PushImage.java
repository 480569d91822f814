package dev.drydock.sandbox.engine.images;

import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.api.Work;
import dev.drydock.sandbox.engine.record.EventLog;
import dev.drydock.sandbox.engine.record.Images;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.image.Digest;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.image.ParsedReference;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.image.Repository;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.registry.Registries;
import dev.drydock.sandbox.registry.RegistryServer;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@code POST /images/{name}/push}: a stream of progress, one JSON object a line. */
final class PushImage {
    private static final int AT_ONCE = 5;

    private PushImage() {}

    static Reply serve(Call call) {
        String tag = call.query("tag");
        ParsedReference parsed = Reference.parse(call.part("name") + (tag.isEmpty() ? "" : ":" + tag));
        if (parsed instanceof ParsedReference.Malformed malformed) {
            return Reply.bad(malformed.message());
        }
        Reference name = (Reference) parsed;
        call.open(200, "application/json");
        say(call.kernel(), call.exchange().id(), Mapping.of("status", "The push refers to repository [" + name.name() + "]"));
        List<Reference> tags = tags(call, name);
        Optional<String> refusal = refusal(call, name, tags);
        if (refusal.isPresent()) {
            fail(call.kernel(), call.exchange().id(), refusal.get());
            return Reply.later();
        }
        Work.after(call.kernel(), call.machine(), 2_000, new Upload(call.exchange().id(), tags, Login.of(call)));
        return Reply.later();
    }

    /** The tag asked for, or all of the repository's that are here. */
    private static List<Reference> tags(Call call, Reference name) {
        return new Images(call.kernel(), call.machine()).all().stream().flatMap(found -> found.stored().tags().stream())
                .filter(each -> each.name().equals(name.name()) && (name.tag().isEmpty() || each.tag().equals(name.tag())))
                .sorted(Comparator.comparing(Reference::canonical)).toList();
    }

    private static Optional<String> refusal(Call call, Reference name, List<Reference> tags) {
        if (!tags.isEmpty()) {
            return Optional.empty();
        }
        boolean others = !tags(call, name.untagged()).isEmpty();
        return Optional.of(others
                ? "tag does not exist: " + name.familiar()
                : "An image does not exist locally with the tag: " + name.familiarName());
    }

    private static void say(Kernel kernel, String exchange, Mapping message) {
        kernel.exchanges().send(exchange, Bytes.of(Json.compact(message) + "\r\n"));
    }

    private static void say(Kernel kernel, String exchange, String status, Layer layer) {
        say(kernel, exchange, Mapping.of("status", status, "progressDetail", Mapping.EMPTY, "id", Digest.brief(layer.diffId())));
    }

    private static void fail(Kernel kernel, String exchange, String message) {
        say(kernel, exchange, Mapping.of("errorDetail", Mapping.of("message", message), "error", message));
        kernel.exchanges().finish(exchange);
    }

    /** Sends the layers of one tag that the registry lacks, then those of the next. */
    private record Upload(String exchange, List<Reference> tags, Optional<RegistryServer.Account> login) implements Work {
        @Override
        public void run(Kernel kernel, Daemon daemon) {
            Reference name = tags.get(0);
            Optional<Images.Found> found = new Images(kernel, daemon.machine()).tagged(name);
            Registries.Answering answering = new Registries(kernel, daemon.machine()).server(name.domain());
            Optional<RegistryServer> server = answering instanceof Registries.Answering.Somebody somebody ? Optional.of(somebody.server()) : Optional.empty();
            if (found.isEmpty()) {
                fail(kernel, exchange, "An image does not exist locally with the tag: " + name.familiarName());
                return;
            }
            List<Layer> layers = new ArrayList<>(found.get().image().layers());
            Collections.reverse(layers);
            layers.forEach(layer -> say(kernel, exchange, "Preparing", layer));
            layers.stream().skip(AT_ONCE).forEach(layer -> say(kernel, exchange, "Waiting", layer));
            if (server.isEmpty()) {
                fail(kernel, exchange, ((Registries.Answering.Nobody) answering).message());
            } else if (!server.get().access().reads(login)) {
                fail(kernel, exchange, login.isEmpty() ? "no basic auth credentials" : "unauthorized: authentication required");
            } else if (!server.get().access().writes(login, name.path())) {
                fail(kernel, exchange, "denied: requested access to the resource is denied");
            } else {
                long micros = transfer(kernel, server.get(), name, layers);
                Work.after(kernel, daemon.machine(), micros, new Done(this, found.get().image()));
            }
        }

        /** Says how each layer gets there; how long it takes. */
        private long transfer(Kernel kernel, RegistryServer server, Reference name, List<Layer> layers) {
            Repository target = server.repository(name.path()).orElse(Repository.empty(name.path()));
            long micros = server.line().latencyMicros() * 2;
            for (Layer layer : layers) {
                if (holds(target, layer)) {
                    say(kernel, exchange, "Layer already exists", layer);
                } else {
                    Optional<Repository> source = source(server, name, layer);
                    if (source.isPresent()) {
                        say(kernel, exchange, "Mounted from " + source.get().path(), layer);
                    } else {
                        say(kernel, exchange, Mapping.of("status", "Pushing",
                                "progressDetail", Mapping.of("current", layer.size(), "total", layer.size()),
                                "progress", Downloads.bar(layer.size(), layer.size()), "id", Digest.brief(layer.diffId())));
                        say(kernel, exchange, "Pushed", layer);
                        micros += layer.compressedSize() * 1_000_000 / server.line().bytesPerSecond();
                    }
                }
            }
            return micros;
        }

        private static boolean holds(Repository repository, Layer layer) {
            return repository.all().stream().anyMatch(image -> image.layers().contains(layer));
        }

        /** Another repository of the registry that has the layer: the image's own by name, if there is one. */
        private static Optional<Repository> source(RegistryServer server, Reference name, Layer layer) {
            List<Repository> holders = server.repositories().byPath().values().stream()
                    .filter(repository -> !repository.path().equals(name.path()) && holds(repository, layer)).toList();
            return holders.stream().findFirst();
        }
    }

    /** The manifest is written. */
    private record Done(Upload upload, Image image) implements Work {
        @Override
        public void run(Kernel kernel, Daemon daemon) {
            Reference name = upload.tags().get(0);
            String tag = name.tag().orElse(Reference.LATEST);
            if (new Registries(kernel, daemon.machine()).server(name.domain()) instanceof Registries.Answering.Somebody somebody) {
                RegistryServer server = somebody.server();
                kernel.transaction().put(RegistryServer.key(server.host()),
                        server.with(server.repository(name.path()).orElse(Repository.empty(name.path())).with(tag, List.of(image))));
            }
            Images images = new Images(kernel, daemon.machine());
            images.same(image).ifPresent(found -> images.put(found.key(), found.stored().withRepository(name)));
            int size = image.manifest().length();
            say(kernel, upload.exchange(), Mapping.of("status", tag + ": digest: " + image.manifestDigest() + " size: " + size));
            say(kernel, upload.exchange(), Mapping.of("progressDetail", Mapping.EMPTY,
                    "aux", Mapping.of("Tag", tag, "Digest", image.manifestDigest(), "Size", size)));
            new EventLog(kernel, daemon.machine()).note("image", "push", name.familiar(), Mapping.of("name", name.familiarName()));
            List<Reference> left = upload.tags().subList(1, upload.tags().size());
            if (left.isEmpty()) {
                kernel.exchanges().finish(upload.exchange());
            } else {
                Work.after(kernel, daemon.machine(), 2_000, new Upload(upload.exchange(), left, upload.login()));
            }
        }
    }
}
