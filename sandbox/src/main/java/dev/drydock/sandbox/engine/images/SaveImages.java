package dev.drydock.sandbox.engine.images;

import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.record.Images;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Tar;
import dev.drydock.sandbox.image.Digest;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** {@code GET /images/get} and {@code GET /images/{name}/get}: images as an archive in the OCI layout, with Docker's own manifest beside it. */
final class SaveImages {
    private SaveImages() {}

    /** An image and the names under which it is saved. */
    private record Saved(Image image, List<Reference> tags) {}

    static Reply serve(Call call) {
        String names = call.part("name").isEmpty() ? call.query("names") : call.part("name");
        List<Saved> saved = new ArrayList<>();
        Images all = new Images(call.kernel(), call.machine());
        for (String name : names.split(",")) {
            List<Saved> repository = repository(all, name);
            if (!repository.isEmpty()) {
                saved.addAll(repository);
                continue;
            }
            Answer<Images.Found> found = all.find(name);
            if (found instanceof Answer.Refused<Images.Found> refused) {
                return refused.refusal().status() == 404 ? Reply.notFound("No such image: " + name) : refused.refusal();
            }
            Images.Found image = ((Answer.Given<Images.Found>) found).value();
            boolean byId = Images.isIdOf(image.image(), name);
            saved.add(new Saved(image.image(), byId ? List.of() : image.stored().tags().stream()
                    .filter(tag -> tag.equals(Reference.of(name).orLatest())).toList()));
        }
        call.kernel().exchanges().answer(call.exchange().id(), Call.head(200, "application/x-tar"), archive(saved));
        return Reply.later();
    }

    /** All images of a repository, when a name without a tag was given. */
    private static List<Saved> repository(Images all, String name) {
        if (!(Reference.parse(name) instanceof Reference reference) || !reference.isNameOnly()) {
            return List.of();
        }
        List<Saved> saved = new ArrayList<>();
        for (Images.Found found : all.all()) {
            List<Reference> tags = found.stored().tags().stream().filter(tag -> tag.name().equals(reference.name())).toList();
            if (!tags.isEmpty() && !Images.isIdOf(found.image(), name)) {
                saved.add(new Saved(found.image(), tags));
            }
        }
        return saved;
    }

    private static Bytes archive(List<Saved> saved) {
        Directory tree = Directory.EMPTY.with(file(Mapping.of("imageLayoutVersion", "1.0.0")), "/oci-layout");
        List<Mapping> manifest = new ArrayList<>();
        List<Mapping> index = new ArrayList<>();
        Mapping repositories = Mapping.EMPTY;
        for (Saved each : saved) {
            Image image = each.image();
            tree = tree.with(new RegularFile(RegularFile.of("").attributes(), image.configuration(), 0), blob(image.id()));
            for (Layer layer : image.layers()) {
                tree = tree.with(new RegularFile(RegularFile.of("").attributes(), Tar.write(layer.diff()), 0), blob(layer.diffId()));
            }
            Bytes oci = oci(image);
            tree = tree.with(new RegularFile(RegularFile.of("").attributes(), oci, 0), blob(Digest.of(oci)));
            manifest.add(Mapping.of("Config", blob(image.id()).substring(1),
                    "RepoTags", each.tags().isEmpty() ? null : each.tags().stream().map(Reference::familiar).toList(),
                    "Layers", image.layers().stream().map(layer -> blob(layer.diffId()).substring(1)).toList()));
            index.add(Mapping.of("mediaType", "application/vnd.oci.image.manifest.v1+json", "digest", Digest.of(oci), "size", oci.length()));
            for (Reference tag : each.tags()) {
                Mapping before = repositories.get(tag.familiarName()).mapping();
                repositories = repositories.with(tag.familiarName(), before.with(tag.tag().orElse(""), Digest.digits(image.chainIds().isEmpty()
                        ? image.id() : image.chainIds().get(image.chainIds().size() - 1))));
            }
        }
        tree = tree.with(file(new Sequence(new ArrayList<>(manifest))), "/manifest.json")
                .with(file(Mapping.of("schemaVersion", 2, "mediaType", "application/vnd.oci.image.index.v1+json", "manifests", index)), "/index.json");
        return Tar.write(repositories.isEmpty() ? tree : tree.with(file(repositories), "/repositories"));
    }

    private static Bytes oci(Image image) {
        return Bytes.of(Json.compact(Mapping.of("schemaVersion", 2, "mediaType", "application/vnd.oci.image.manifest.v1+json",
                "config", Mapping.of("mediaType", "application/vnd.oci.image.config.v1+json", "digest", image.id(), "size", image.configuration().length()),
                "layers", image.layers().stream().map(layer -> Mapping.of("mediaType", "application/vnd.oci.image.layer.v1.tar",
                        "digest", layer.diffId(), "size", layer.size())).toList())));
    }

    private static RegularFile file(Tree json) {
        return RegularFile.of(Json.compact(json));
    }

    static String blob(String digest) {
        return "/blobs/sha256/" + Digest.digits(digest);
    }
}
