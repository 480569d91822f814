package dev.drydock.sandbox.image.catalogue;

import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** An image in the making, step by step as a Dockerfile writes it. One use each. */
final class Recipe {
    /** The order in which the OCI image specification writes a configuration. */
    private static final List<String> ORDER = List.of("User", "ExposedPorts", "Env", "Entrypoint", "Cmd", "Volumes", "WorkingDir",
            "Labels", "StopSignal", "ArgsEscaped");
    static final String PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    static final String BUILDKIT = "buildkit.dockerfile.v0";

    private final Image.Platform platform;
    private final String created;
    private final Map<String, Tree> config = new LinkedHashMap<>();
    private final List<Image.HistoryStep> history = new ArrayList<>();
    private final List<Layer> layers = new ArrayList<>();
    private String comment = BUILDKIT;

    Recipe(Image.Platform platform, String created) {
        this.platform = platform;
        this.created = created;
    }

    /** {@code FROM} an image. */
    Recipe from(Image base) {
        config.putAll(base.config().entries());
        history.addAll(base.history());
        layers.addAll(base.layers());
        return this;
    }

    /** What the following steps say in the comment column. */
    Recipe comment(String text) {
        comment = text;
        return this;
    }

    /** A step that makes a layer. */
    Recipe layer(String createdBy, Layer layer) {
        layers.add(layer);
        return step(createdBy, false);
    }

    private Recipe step(String createdBy, boolean empty) {
        history.add(new Image.HistoryStep(created, createdBy, comment, "", empty));
        return this;
    }

    Recipe env(String... assignments) {
        List<String> all = new ArrayList<>(config.getOrDefault("Env", Mapping.EMPTY).texts());
        for (String assignment : assignments) {
            String name = assignment.substring(0, assignment.indexOf('=') + 1);
            int known = -1;
            for (int i = 0; i < all.size(); i++) {
                known = all.get(i).startsWith(name) ? i : known;
            }
            if (known >= 0) {
                all.set(known, assignment);
            } else {
                all.add(assignment);
            }
        }
        config.put("Env", Tree.of(all));
        return step("ENV " + String.join(" ", assignments), true);
    }

    /** Sets variables without a line in the history, as {@code PATH} is. */
    Recipe quietEnv(String assignment) {
        config.put("Env", Tree.of(List.of(assignment)));
        return this;
    }

    Recipe cmd(String... words) {
        config.put("Cmd", Tree.of(List.of(words)));
        return step("CMD " + array(words), true);
    }

    Recipe entrypoint(String... words) {
        config.put("Entrypoint", Tree.of(List.of(words)));
        return step("ENTRYPOINT " + array(words), true);
    }

    private static String array(String... words) {
        return "[\"" + String.join("\" \"", words) + "\"]";
    }

    Recipe expose(String... ports) {
        Mapping exposed = config.getOrDefault("ExposedPorts", Mapping.EMPTY).mapping();
        StringBuilder text = new StringBuilder();
        for (String port : new TreeSet<>(List.of(ports))) {
            exposed = exposed.with(port, Mapping.EMPTY);
            text.append(text.isEmpty() ? "" : " ").append(port).append(":{}");
        }
        config.put("ExposedPorts", exposed);
        return step("EXPOSE map[" + text + "]", true);
    }

    Recipe volume(String... paths) {
        Mapping volumes = config.getOrDefault("Volumes", Mapping.EMPTY).mapping();
        for (String path : paths) {
            volumes = volumes.with(path, Mapping.EMPTY);
        }
        config.put("Volumes", volumes);
        return step("VOLUME [" + String.join(" ", paths) + "]", true);
    }

    Recipe user(String name) {
        config.put("User", Tree.of(name));
        return step("USER " + name, true);
    }

    /** Takes away what the image below starts with. */
    Recipe without(String key) {
        config.remove(key);
        return this;
    }

    /** {@code WORKDIR}: in these images it makes an empty layer of its own. */
    Recipe workdir(String path) {
        config.put("WorkingDir", Tree.of(path));
        return this;
    }

    Recipe label(String key, String value) {
        config.put("Labels", config.getOrDefault("Labels", Mapping.EMPTY).mapping().with(key, value));
        return step("LABEL " + key + "=" + value, true);
    }

    Recipe quietLabels(Mapping labels) {
        config.put("Labels", labels);
        return this;
    }

    Recipe stopSignal(String name) {
        config.put("StopSignal", Tree.of(name));
        return step("STOPSIGNAL " + name, true);
    }

    Image image() {
        Mapping.Builder ordered = Mapping.builder();
        ORDER.stream().filter(config::containsKey).forEach(key -> ordered.put(key, config.get(key)));
        return new Image(platform, created, ordered.put("ArgsEscaped", true).build(), history, layers);
    }
}
