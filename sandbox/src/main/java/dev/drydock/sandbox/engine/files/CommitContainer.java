package dev.drydock.sandbox.engine.files;

import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.GoTime;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.EventLog;
import dev.drydock.sandbox.engine.record.Images;
import dev.drydock.sandbox.engine.record.WritableLayer;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.image.ParsedReference;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code POST /commit}: an image from what a container has become. */
final class CommitContainer {
    /** The order in which the OCI image specification writes a configuration. */
    private static final List<String> FIELDS = List.of("User", "ExposedPorts", "Env", "Entrypoint", "Cmd", "Volumes", "WorkingDir", "Labels",
            "StopSignal", "Healthcheck", "OnBuild", "Shell");

    private CommitContainer() {}

    static Reply serve(Call call) {
        String tag = call.query("tag");
        Optional<Reference> name = Optional.empty();
        if (!call.query("repo").isEmpty()) {
            ParsedReference parsed = Reference.parse(call.query("repo") + (tag.isEmpty() ? "" : ":" + tag));
            if (parsed instanceof ParsedReference.Malformed malformed) {
                return Reply.bad(malformed.message());
            }
            name = Optional.of(((Reference) parsed).orLatest());
        }
        Optional<Reference> target = name;
        return new Containers(call.kernel(), call.machine()).find(call.query("container")).reply(container ->
                Changes.apply(config(container), call.query("changes")).reply(config -> commit(call, container, config, target)));
    }

    private static Mapping config(Container container) {
        Mapping.Builder config = Mapping.builder();
        FIELDS.forEach(field -> config.putUnlessEmpty(field, container.config().get(field)));
        return config.build();
    }

    private static Reply commit(Call call, Container container, Mapping config, Optional<Reference> target) {
        String created = GoTime.nano(call.kernel().now());
        List<Layer> layers = new ArrayList<>(container.image().layers());
        layers.add(Layer.of(WritableLayer.of(call.kernel(), container).difference()));
        List<String> words = new ArrayList<>(container.config().get("Entrypoint").texts());
        words.addAll(container.config().get("Cmd").texts());
        List<Image.HistoryStep> history = new ArrayList<>(container.image().history());
        history.add(new Image.HistoryStep(created, String.join(" ", words), call.query("comment"), call.query("author"), false));
        Image image = new Image(container.image().platform(), created, config, history, layers);
        Images images = new Images(call.kernel(), call.machine());
        String parent = images.same(container.image()).map(found -> found.image().id()).orElse("");
        images.keep(image, parent);
        target.ifPresent(tag -> images.tag(image, tag));
        new EventLog(call.kernel(), call.machine()).container("commit", container, "comment", call.query("comment"), "imageID", image.id(),
                "imageRef", target.map(Reference::canonical).orElse(""));
        return new Reply.Json(201, Mapping.of("Id", image.id()));
    }
}
