package dev.drydock.sandbox.image;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.JsonStyle;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * An image: layers, and how a container of them is configured. Its ID is the hash of its configuration's bytes, its manifest's digest
 * that of its manifest's; both are computed when first asked for. Two images are equal when their IDs are.
 */
public final class Image {
    private static final String MANIFEST_TYPE = "application/vnd.docker.distribution.manifest.v2+json";
    private static final String CONFIG_TYPE = "application/vnd.docker.container.image.v1+json";
    private static final String LAYER_TYPE = "application/vnd.docker.image.rootfs.diff.tar.gzip";

    private Supplier<Parts> later;
    private Parts known;
    private String id;
    private String manifestDigest;
    private Directory root;

    /**
     * @param created when, as RFC 3339 text with up to nine decimals
     * @param config the container's configuration in the order and with the omissions of the OCI image specification
     * @param history oldest first; as many steps that are not empty as there are layers
     * @param layers lowest first
     */
    public Image(Platform platform, String created, Mapping config, List<HistoryStep> history, List<Layer> layers) {
        this.known = new Parts(platform, created, config, history, layers);
    }

    private Image(Supplier<Parts> later) {
        this.later = later;
    }

    /** An image that is looked up when it is first looked at, so that a world can begin with images nobody may ask for. */
    public static Image lazily(Supplier<Image> image) {
        return new Image(() -> image.get().parts());
    }

    /** All that an image is. */
    private record Parts(Platform platform, String created, Mapping config, List<HistoryStep> history, List<Layer> layers) {
        private Parts {
            history = List.copyOf(history);
            layers = List.copyOf(layers);
        }
    }

    private Parts parts() {
        if (known == null) {
            known = later.get();
            later = null;
        }
        return known;
    }

    /** For which machines it is. */
    public record Platform(String os, String architecture, String variant) {
        public static final Platform LINUX_AMD64 = new Platform("linux", "amd64", "");
        public static final Platform LINUX_ARM64 = new Platform("linux", "arm64", "v8");

        /** As {@code --platform} takes it and messages show it, without the variant. */
        public String shown() {
            return os + "/" + architecture;
        }
    }

    /**
     * One line of {@code docker history}.
     *
     * @param created RFC 3339 text
     * @param empty whether it made no layer
     */
    public record HistoryStep(String created, String createdBy, String comment, String author, boolean empty) {}

    public Platform platform() {
        return parts().platform();
    }

    public String created() {
        return parts().created();
    }

    public Mapping config() {
        return parts().config();
    }

    public List<HistoryStep> history() {
        return parts().history();
    }

    public List<Layer> layers() {
        return parts().layers();
    }

    /** Nominal bytes of all layers. */
    public long size() {
        return layers().stream().mapToLong(Layer::size).sum();
    }

    /** The file system of a new container. */
    public Directory root() {
        if (root == null) {
            root = Overlay.merge(layers());
        }
        return root;
    }

    /** {@code sha256:} and the hash of {@link #configuration()}. */
    public String id() {
        if (id == null) {
            id = Digest.of(configuration());
        }
        return id;
    }

    /** The JSON whose hash is the image's ID. */
    public Bytes configuration() {
        Mapping.Builder json = Mapping.builder()
                .put("architecture", platform().architecture())
                .put("config", config())
                .put("created", created())
                .put("history", history().stream().map(Image::json).toList())
                .put("os", platform().os())
                .put("rootfs", Mapping.of("type", "layers", "diff_ids", layers().stream().map(Layer::diffId).toList()))
                .putUnlessEmpty("variant", platform().variant());
        return Bytes.of(Json.compact(json.build()));
    }

    private static Mapping json(HistoryStep step) {
        return Mapping.builder()
                .put("created", step.created())
                .putUnlessEmpty("author", step.author())
                .put("created_by", step.createdBy())
                .putUnlessEmpty("comment", step.comment())
                .putUnlessEmpty("empty_layer", step.empty())
                .build();
    }

    /** The manifest as registries hold it (Docker image manifest, version 2, schema 2). */
    public Bytes manifest() {
        Bytes configuration = configuration();
        Mapping json = Mapping.of(
                "schemaVersion", 2,
                "mediaType", MANIFEST_TYPE,
                "config", Mapping.of("mediaType", CONFIG_TYPE, "size", configuration.length(), "digest", id()),
                "layers", new Sequence(new ArrayList<>(layers().stream()
                        .map(layer -> Mapping.of("mediaType", LAYER_TYPE, "size", layer.compressedSize(), "digest", layer.digest()))
                        .toList())));
        return Bytes.of(Json.write(json, new JsonStyle("   ", true, false)));
    }

    /** What {@code name@sha256:...} names. */
    public String manifestDigest() {
        if (manifestDigest == null) {
            manifestDigest = Digest.of(manifest());
        }
        return manifestDigest;
    }

    /**
     * The names of the stacks of layers, lowest first (OCI image specification, chain ID): two images share what is under equal
     * chain IDs.
     */
    public List<String> chainIds() {
        List<String> chain = new ArrayList<>();
        for (Layer layer : layers()) {
            chain.add(chain.isEmpty() ? layer.diffId() : Digest.of(Bytes.of(chain.get(chain.size() - 1) + " " + layer.diffId())));
        }
        return List.copyOf(chain);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Image that && (known != null && known == that.known || id().equals(that.id()));
    }

    @Override
    public int hashCode() {
        return id().hashCode();
    }

    @Override
    public String toString() {
        return known == null ? "Image" : "Image[" + created() + ", " + layers().size() + " layers]";
    }
}
