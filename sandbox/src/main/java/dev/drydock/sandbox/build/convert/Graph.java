package dev.drydock.sandbox.build.convert;

import dev.drydock.sandbox.tree.Mapping;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A whole build: its steps, each after those it needs, and what the image is besides its files.
 *
 * @param vertices by digest
 * @param target the digest of the last step, empty for an image without files
 * @param base the name of the image whose history comes first, with its platform; empty for none
 */
public record Graph(Map<String, Vertex> vertices, String target, String base, String platform, Mapping config, List<Step> history) implements Conversion.Outcome {
    public Graph {
        vertices = Collections.unmodifiableMap(new LinkedHashMap<>(vertices));
        history = List.copyOf(history);
    }

    /**
     * A line of the image's history.
     *
     * @param layer whether it made one
     */
    public record Step(String line, boolean layer) {}
}
