package dev.drydock.sandbox.cluster.apiserver.schema;

import dev.drydock.sandbox.cluster.api.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All types of the API by name: {@code core/v1.PodSpec}. */
public final class Schemas {
    /** Group of the API by package; the names of most differ by what follows the first dot. */
    private static final List<String> HOMES = List.of(
            "meta/v1", "core/v1", "apps/v1", "batch/v1", "autoscaling/v1", "autoscaling/v2", "networking/v1", "policy/v1", "rbac/v1", "storage/v1",
            "scheduling/v1", "coordination/v1", "discovery/v1", "events/v1", "certificates/v1", "admissionregistration/v1", "authentication/v1",
            "authorization/v1", "flowcontrol/v1", "node/v1", "apiextensions/v1", "apiregistration/v1");

    private final Map<String, Struct> structs = new LinkedHashMap<>();
    private final Map<String, Alias> aliases = new LinkedHashMap<>();

    /** Loaded when first asked for. */
    private static final class Holder {
        static final Schemas ALL = new Schemas();
    }

    private Schemas() {
        for (String home : HOMES) {
            read(home);
        }
        aliases.put("types.UID", new Alias("types.UID", "string", List.of()));
        aliases.put("types.NodeName", new Alias("types.NodeName", "string", List.of()));
    }

    public static Schemas all() {
        return Holder.ALL;
    }

    private void read(String home) {
        String text;
        try (InputStream in = Schemas.class.getResourceAsStream(home.replace('/', '-') + ".txt")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String name = "";
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            String line = text.substring(from, end);
            from = end + 1;
            if (line.charAt(0) == '=') {
                alias(home, line.substring(1).split(" "));
            } else if (line.charAt(0) == ' ') {
                lines.add(line);
            } else {
                add(home, name, lines);
                name = line;
                lines = new ArrayList<>();
            }
        }
        add(home, name, lines);
    }

    private void alias(String home, String[] words) {
        String qualified = home + "." + words[0];
        aliases.put(qualified, new Alias(qualified, words[1], words.length > 2 ? List.of(words[2].split(",")) : List.of()));
    }

    private void add(String home, String name, List<String> lines) {
        if (!name.isEmpty()) {
            structs.put(home + "." + name, new Struct(home, name, lines));
        }
    }

    public Optional<Struct> struct(String qualified) {
        return Optional.ofNullable(structs.get(qualified));
    }

    public Optional<Alias> alias(String qualified) {
        return Optional.ofNullable(aliases.get(qualified));
    }

    /** The struct of a type that is one. */
    public Optional<Struct> struct(Type type) {
        return type instanceof Type.Named named ? struct(named.name()) : Optional.empty();
    }

    /** The struct of a resource's objects; empty for those of CustomResourceDefinitions. */
    public Optional<Struct> of(Resource resource) {
        return of(resource.group(), resource.version(), resource.kind());
    }

    public Optional<Struct> of(String group, String version, String kind) {
        return struct(home(group) + "/" + version + "." + kind);
    }

    /** The package of a group: {@code rbac.authorization.k8s.io} stands in {@code rbac}. */
    private static String home(String group) {
        if (group.contains(".") && !group.endsWith(".k8s.io")) {
            return group;
        }
        if (group.isEmpty()) {
            return "core";
        }
        int dot = group.indexOf('.');
        return dot < 0 ? group : group.substring(0, dot);
    }

    /** All structs by qualified name. */
    public Map<String, Struct> structs() {
        return java.util.Collections.unmodifiableMap(structs);
    }
}
