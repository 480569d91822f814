package dev.drydock.sandbox.engine.images;

import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.api.Work;
import dev.drydock.sandbox.engine.record.Arriving;
import dev.drydock.sandbox.engine.record.EventLog;
import dev.drydock.sandbox.engine.record.Images;
import dev.drydock.sandbox.engine.record.Trouble;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.image.ParsedReference;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.registry.Registries;
import dev.drydock.sandbox.registry.RegistryServer;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code POST /images/create?fromImage=...}: a stream of progress, one JSON object a line. */
final class PullImage {
    private PullImage() {}

    /**
     * What is pulled.
     *
     * @param names with tag or digest, to be pulled one after the other
     * @param platform wanted, or empty
     * @param updated whether one of them brought something new
     */
    private record Pull(String exchange, List<Reference> names, Reference asked, String platform, Optional<RegistryServer.Account> login, boolean updated) {
        Pull done(boolean changed) {
            return new Pull(exchange, names.subList(1, names.size()), asked, platform, login, updated || changed);
        }

        Reference name() {
            return names.get(0);
        }
    }

    /** Notes whether the repository or only the tag is missing. */
    private static void explain(Call call, Reference asked, Registries.Found repository) {
        String about = "image " + asked.familiar();
        if (repository instanceof Registries.Found.Repo repo) {
            List<String> tags = repo.tags().stream().limit(8).toList();
            Trouble.note(call.kernel(), call.machine(), "tag-missing", about, asked.untagged().familiar(), asked.tag().orElse("latest"), String.join(", ", tags));
        } else {
            Trouble.note(call.kernel(), call.machine(), "repository-missing", about, asked.untagged().familiar(), asked.domain());
        }
    }

    static Reply serve(Call call) {
        String image = call.query("fromImage");
        String tag = call.query("tag");
        boolean digest = tag.startsWith("sha256:");
        ParsedReference parsed = Reference.parse(image + (tag.isEmpty() ? "" : (digest ? "@" : ":") + tag));
        if (parsed instanceof ParsedReference.Malformed malformed) {
            return Reply.bad(malformed.message());
        }
        Reference asked = (Reference) parsed;
        Optional<RegistryServer.Account> login = Login.of(call);
        Registries registries = new Registries(call.kernel(), call.machine());
        Registries.Found found = asked.isNameOnly()
                ? registries.repository(asked, login)
                : registries.image(asked, platform(call.kernel(), call.machine(), call.query("platform")), login);
        if (found instanceof Registries.Found.Refused refused) {
            explain(call, asked, registries.repository(asked, login));
            return new Reply.Refusal(refused.status(), refused.message());
        }
        List<Reference> names = found instanceof Registries.Found.Repo repo ? repo.tags().stream().map(asked::withTag).toList() : List.of(asked);
        long latency = found instanceof Registries.Found.Repo repo ? repo.server().line().latencyMicros()
                : ((Registries.Found.One) found).server().line().latencyMicros();
        Work.after(call.kernel(), call.machine(), latency * 4,
                new Begin(new Pull(call.exchange().id(), names, asked, call.query("platform"), login, false)));
        return Reply.later();
    }

    /** The machine's own platform unless another is asked for. */
    static Image.Platform platform(Kernel kernel, String machine, String asked) {
        String[] parts = asked.split("/");
        if (parts.length >= 2) {
            return new Image.Platform(parts[0], parts[1], parts.length > 2 ? parts[2] : "");
        }
        return Machine.of(kernel.transaction(), machine).hardware().architecture().equals("x86_64")
                ? Image.Platform.LINUX_AMD64 : Image.Platform.LINUX_ARM64;
    }

    private static void say(Kernel kernel, String exchange, Mapping message) {
        kernel.exchanges().send(exchange, Bytes.of(Json.compact(message) + "\r\n"));
    }

    /** The manifest is there: tells which layers are missing and sets their coming in motion. */
    private record Begin(Pull pull) implements Work {
        @Override
        public void run(Kernel kernel, Daemon daemon) {
            Registries.Found found = new Registries(kernel, daemon.machine()).image(
                    pull.name(), platform(kernel, daemon.machine(), pull.platform()), pull.login());
            if (found instanceof Registries.Found.Refused refused) {
                Call.answer(kernel, pull.exchange(), new Reply.Refusal(refused.status(), refused.message()));
                return;
            }
            if (kernel.transaction().has(Space.QUOTAS.key(daemon.machine()))) {
                Call.answer(kernel, pull.exchange(), new Reply.Refusal(500, "write /var/lib/docker/tmp/GetImageBlob" + Math.floorMod(kernel.random("blob"), 1_000_000_000L)
                        + ": no space left on device"));
                return;
            }
            Registries.Found.One one = (Registries.Found.One) found;
            kernel.exchanges().answer(pull.exchange(), Call.head(200, "application/json"));
            Reference name = pull.name();
            String id = name.digest().isPresent() ? name.canonical() : name.tag().orElse(Reference.LATEST);
            say(kernel, pull.exchange(), Mapping.of("status", "Pulling from " + name.path(), "id", id));
            List<Layer> missing = missing(kernel, daemon.machine(), one.image());
            List<Downloads.Message> messages = missing.isEmpty() ? List.of() : Downloads.of(missing, one.server().line());
            new Progress(pull, one.image(), messages, 0).next(kernel, daemon.machine(), 0);
        }

        /** Layers that no image here has; those below that are here are said to be. */
        private List<Layer> missing(Kernel kernel, String machine, Image image) {
            Images images = new Images(kernel, machine);
            if (images.same(image).isPresent()) {
                return List.of();
            }
            List<String> present = new ArrayList<>();
            images.all().forEach(found -> present.addAll(found.image().chainIds()));
            List<String> chain = image.chainIds();
            int depth = 0;
            while (depth < chain.size() && present.contains(chain.get(depth))) {
                say(kernel, pull.exchange(), Mapping.of("status", "Already exists", "progressDetail", Mapping.EMPTY,
                        "id", Downloads.id(image.layers().get(depth))));
                depth++;
            }
            return image.layers().subList(depth, image.layers().size());
        }
    }

    /**
     * Says what is due, one moment at a time. A client that goes away ends the pull.
     *
     * @param at the next message
     */
    private record Progress(Pull pull, Image image, List<Downloads.Message> messages, int at) implements Work {
        private Progress {
            messages = List.copyOf(messages);
        }

        void next(Kernel kernel, String machine, long nowMicros) {
            if (at < messages.size()) {
                Work.after(kernel, machine, messages.get(at).afterMicros() - nowMicros, this);
            } else {
                Work.after(kernel, machine, 3_000, new Finish(pull, image));
            }
        }

        @Override
        public void run(Kernel kernel, Daemon daemon) {
            var arriving = Arriving.key(daemon.machine(), pull.exchange());
            if (!kernel.exchanges().connected(pull.exchange())) {
                kernel.transaction().remove(arriving);
                kernel.exchanges().finish(pull.exchange());
                return;
            }
            Arriving shown = kernel.transaction().find(arriving).orElse(new Arriving(pull.name().familiar(), List.of()));
            long now = messages.get(at).afterMicros();
            StringBuilder lines = new StringBuilder();
            int next = at;
            while (next < messages.size() && messages.get(next).afterMicros() == now) {
                String line = messages.get(next++).line();
                shown = shown.after(Json.parse(line));
                lines.append(line).append("\r\n");
            }
            kernel.transaction().put(arriving, shown);
            kernel.exchanges().send(pull.exchange(), Bytes.of(lines.toString()));
            new Progress(pull, image, messages, next).next(kernel, daemon.machine(), now);
        }
    }

    /** All is here: the image gets its name. */
    private record Finish(Pull pull, Image image) implements Work {
        @Override
        public void run(Kernel kernel, Daemon daemon) {
            kernel.transaction().remove(Arriving.key(daemon.machine(), pull.exchange()));
            Images images = new Images(kernel, daemon.machine());
            Reference name = pull.name();
            boolean changed = !has(images, name);
            images.keep(image, "");
            if (name.digest().isEmpty()) {
                images.tag(image, name.orLatest());
            }
            images.same(image).ifPresent(found -> images.put(found.key(), found.stored().withRepository(name)));
            say(kernel, pull.exchange(), Mapping.of("status", "Digest: " + image.manifestDigest()));
            String shown = name.familiar();
            new EventLog(kernel, daemon.machine()).note("image", "pull", name.orLatest().familiar(), Mapping.of("name", name.familiarName()));
            Pull after = pull.done(changed);
            if (!after.names().isEmpty()) {
                Work.after(kernel, daemon.machine(), 10_000, new Begin(after));
                return;
            }
            say(kernel, pull.exchange(), Mapping.of("status", "Status: " + (after.updated() ? "Downloaded newer image for " : "Image is up to date for ")
                    + (pull.asked().isNameOnly() ? pull.asked().familiar() : shown)));
            warnOfPlatform(kernel, name);
            kernel.exchanges().finish(pull.exchange());
        }

        private boolean has(Images images, Reference name) {
            return name.digest().isPresent()
                    ? images.same(image).filter(found -> found.stored().repositories().contains(name.untagged())).isPresent()
                    : images.tagged(name.orLatest()).filter(found -> found.image().equals(image)).isPresent();
        }

        private void warnOfPlatform(Kernel kernel, Reference name) {
            if (!pull.platform().isEmpty() && !pull.platform().startsWith(image.platform().shown())) {
                say(kernel, pull.exchange(), Mapping.of("status", "WARNING: image with reference " + name.familiar()
                        + " was found but its platform (" + image.platform().shown() + ") does not match the specified platform ("
                        + pull.platform() + ")"));
            }
        }
    }
}
