package dev.drydock.sandbox.engine.images;

import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.GoTime;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.record.Images;
import dev.drydock.sandbox.image.GraphDriver;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import java.util.ArrayList;
import java.util.List;

/** {@code GET /images/{name}/json} and {@code GET /images/{name}/history}. */
final class InspectImage {
    /** Fields that API 1.50 shows although they say nothing. */
    private static final Mapping ALWAYS = Mapping.of("Cmd", null, "Entrypoint", null, "Env", null, "Labels", null, "OnBuild", null, "User", "",
            "Volumes", null, "WorkingDir", "");

    private InspectImage() {}

    static Reply serve(Call call) {
        return new Images(call.kernel(), call.machine()).find(call.part("name")).reply(found -> Reply.json(json(found)));
    }

    private static Mapping json(Images.Found found) {
        Image image = found.image();
        List<Image.HistoryStep> history = image.history();
        long tagged = found.stored().lastTaggedMicros();
        return Mapping.builder()
                .put("Id", image.id())
                .put("RepoTags", found.stored().tags().stream().map(Reference::familiar).toList())
                .put("RepoDigests", found.stored().repoDigests().stream().map(Reference::familiar).toList())
                .put("Parent", found.stored().parentId())
                .put("Comment", history.isEmpty() ? "" : history.get(history.size() - 1).comment())
                .put("Created", image.created())
                .put("DockerVersion", "")
                .put("Author", history.isEmpty() ? "" : history.get(history.size() - 1).author())
                .put("Architecture", image.platform().architecture())
                .putUnlessEmpty("Variant", image.platform().variant())
                .put("Os", image.platform().os())
                .put("Size", image.size())
                .put("GraphDriver", GraphDriver.image(image))
                .put("RootFS", Mapping.of("Type", "layers", "Layers", image.layers().stream().map(Layer::diffId).toList()))
                .put("Metadata", Mapping.of("LastTagTime", GoTime.nano(tagged)))
                .put("Config", Mapping.builder().putAll(ALWAYS).putAll(image.config()).build().sorted())
                .build();
    }

    static Reply serveHistory(Call call) {
        Images images = new Images(call.kernel(), call.machine());
        return images.find(call.part("name")).reply(found -> Reply.json(history(images, found)));
    }

    private static Sequence history(Images images, Images.Found found) {
        List<Mapping> lines = new ArrayList<>();
        int layer = found.image().layers().size();
        List<Image.HistoryStep> steps = found.image().history();
        String id = found.image().id();
        for (int i = steps.size() - 1; i >= 0; i--) {
            Image.HistoryStep step = steps.get(i);
            long size = step.empty() || layer == 0 ? 0 : found.image().layers().get(--layer).size();
            List<String> tags = id.isEmpty() ? List.of() : tags(images, id);
            lines.add(Mapping.of(
                    "Comment", step.comment(),
                    "Created", GoTime.micros(step.created()) / 1_000_000,
                    "CreatedBy", step.createdBy(),
                    "Id", id.isEmpty() ? "<missing>" : id,
                    "Size", size,
                    "Tags", tags.isEmpty() ? null : tags));
            id = id.isEmpty() ? "" : parent(images, id);
        }
        return new Sequence(new ArrayList<>(lines));
    }

    private static List<String> tags(Images images, String id) {
        return images.all().stream().filter(found -> found.image().id().equals(id))
                .flatMap(found -> found.stored().tags().stream()).map(Reference::familiar).toList();
    }

    private static String parent(Images images, String id) {
        return images.all().stream().filter(found -> found.image().id().equals(id)).map(found -> found.stored().parentId()).findFirst().orElse("");
    }
}
