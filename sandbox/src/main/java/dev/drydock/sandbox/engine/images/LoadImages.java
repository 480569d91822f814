package dev.drydock.sandbox.engine.images;

import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.GoTime;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.files.Changes;
import dev.drydock.sandbox.engine.record.EventLog;
import dev.drydock.sandbox.engine.record.Images;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Tar;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.image.ParsedReference;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code POST /images/load} and {@code POST /images/create?fromSrc=-}: images from archives. */
final class LoadImages {
    private LoadImages() {}

    static Reply serveLoad(Call call) {
        Optional<Directory> archive = Tar.read(call.request().body());
        Optional<Tree> manifest = archive.flatMap(tree -> text(tree, "manifest.json")).flatMap(text -> Json.read(text).value());
        call.open(200, "application/json");
        if (manifest.isEmpty()) {
            String why = call.request().body().isEmpty() || archive.isPresent()
                    ? "open /var/lib/docker/tmp/docker-import-" + Math.floorMod(call.kernel().random("docker-import"), 1_000_000_000L)
                            + "/repositories: no such file or directory"
                    : "unexpected EOF";
            send(call, Mapping.of("errorDetail", Mapping.of("message", why), "error", why));
            call.kernel().exchanges().finish(call.exchange().id());
            return Reply.later();
        }
        for (Mapping entry : manifest.get().mappings()) {
            load(call, archive.get(), entry);
        }
        call.kernel().exchanges().finish(call.exchange().id());
        return Reply.later();
    }

    private static Optional<String> text(Directory tree, String path) {
        return tree.find(Directory.path(path)).filter(RegularFile.class::isInstance).map(node -> ((RegularFile) node).content().bytes().text());
    }

    private static void load(Call call, Directory archive, Mapping entry) {
        Mapping config = text(archive, entry.get("Config").text()).flatMap(json -> Json.read(json).value()).map(Tree::mapping).orElse(Mapping.EMPTY);
        Images images = new Images(call.kernel(), call.machine());
        List<Layer> known = images.all().stream().flatMap(found -> found.image().layers().stream()).toList();
        List<Layer> layers = new ArrayList<>();
        List<String> diffIds = config.at("rootfs", "diff_ids").texts();
        List<String> files = entry.get("Layers").texts();
        for (int i = 0; i < files.size(); i++) {
            String diffId = i < diffIds.size() ? diffIds.get(i) : "";
            Optional<Bytes> tar = archive.find(Directory.path(files.get(i))).filter(RegularFile.class::isInstance)
                    .map(node -> ((RegularFile) node).content().bytes());
            layers.add(known.stream().filter(layer -> layer.diffId().equals(diffId)).findFirst()
                    .orElseGet(() -> Layer.of(tar.flatMap(Tar::read).orElse(Directory.EMPTY))));
        }
        Image image = image(config, layers);
        images.keep(image, "");
        List<String> names = entry.get("RepoTags").texts();
        for (String name : names) {
            if (Reference.parse(name) instanceof Reference reference) {
                images.tag(image, reference.orLatest());
                say(call, "Loaded image: " + reference.orLatest().familiar() + "\n");
            }
        }
        if (names.isEmpty()) {
            say(call, "Loaded image ID: " + image.id() + "\n");
        }
        new EventLog(call.kernel(), call.machine()).note("image", "load", image.id(), Mapping.of("name", image.id()));
    }

    private static Image image(Mapping config, List<Layer> layers) {
        List<Image.HistoryStep> history = new ArrayList<>();
        for (Mapping step : config.get("history").mappings()) {
            history.add(new Image.HistoryStep(step.get("created").text(), step.get("created_by").text(), step.get("comment").text(),
                    step.get("author").text(), step.get("empty_layer").truth()));
        }
        Image.Platform platform = new Image.Platform(config.get("os").text("linux"), config.get("architecture").text("amd64"), config.get("variant").text());
        return new Image(platform, config.get("created").text(GoTime.ZERO), config.get("config").mapping(), history, layers);
    }

    private static void say(Call call, String stream) {
        send(call, Mapping.of("stream", stream));
    }

    private static void send(Call call, Mapping message) {
        call.kernel().exchanges().send(call.exchange().id(), Bytes.of(Json.compact(message) + "\r\n"));
    }

    /** A file system becomes an image of one layer without a configuration. */
    static Reply serveImport(Call call) {
        Optional<Directory> tree = Tar.read(call.request().body());
        if (tree.isEmpty()) {
            return new Reply.Refusal(500, "unexpected EOF");
        }
        String repository = call.query("repo") + (call.query("tag").isEmpty() ? "" : ":" + call.query("tag"));
        ParsedReference name = Reference.parse(repository.isEmpty() ? "none" : repository);
        if (name instanceof ParsedReference.Malformed malformed) {
            return Reply.bad(malformed.message());
        }
        return Changes.apply(Mapping.EMPTY, call.query("changes")).reply(config -> imported(call, tree.get(), config, repository.isEmpty()
                ? Optional.empty() : Optional.of(((Reference) name).orLatest())));
    }

    private static Reply imported(Call call, Directory tree, Mapping config, Optional<Reference> name) {
        String created = GoTime.nano(call.kernel().now());
        String comment = call.query("message").isEmpty() ? "Imported from -" : call.query("message");
        Image image = new Image(Image.Platform.LINUX_AMD64, created, config,
                List.of(new Image.HistoryStep(created, "", comment, "", false)), List.of(Layer.of(tree)));
        Images images = new Images(call.kernel(), call.machine());
        images.keep(image, "");
        name.ifPresent(tag -> images.tag(image, tag));
        call.open(200, "application/json");
        call.kernel().exchanges().send(call.exchange().id(), Bytes.of(Json.compact(Mapping.of("status", image.id())) + "\r\n"));
        call.kernel().exchanges().finish(call.exchange().id());
        new EventLog(call.kernel(), call.machine()).note("image", "import", image.id(), Mapping.of("name", image.id()));
        return Reply.later();
    }
}
