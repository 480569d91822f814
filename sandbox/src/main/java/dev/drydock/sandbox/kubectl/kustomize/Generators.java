package dev.drydock.sandbox.kubectl.kustomize;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** ConfigMaps and Secrets that a kustomization makes of literals and files. */
record Generators(Folder folder, Mapping source) {

    List<Resource> in(List<Resource> resources) {
        List<Resource> result = resources;
        for (Mapping each : source.get("configMapGenerator").mappings()) {
            result = placed(result, each, "ConfigMap");
        }
        for (Mapping each : source.get("secretGenerator").mappings()) {
            result = placed(result, each, "Secret");
        }
        return result;
    }

    private List<Resource> placed(List<Resource> resources, Mapping generator, String kind) {
        Mapping options = over(source.get("generatorOptions").mapping(), generator.get("options").mapping());
        Resource made = new Resource(object(generator, options, kind), List.of(), !options.get("disableNameSuffixHash").truth());
        String behavior = generator.get("behavior").text("create");
        List<Resource> result = new ArrayList<>(resources);
        int at = -1;
        for (int i = 0; i < result.size(); i++) {
            if (result.get(i).kind().equals(kind) && result.get(i).called(made.name())) {
                at = i;
            }
        }
        if (behavior.equals("create") || behavior.isEmpty()) {
            if (at >= 0) {
                throw new Misbuilt("merging from generator <nil>: id resid.ResId{Gvk:resid.Gvk{Group:\"\", Version:\"v1\", Kind:\"" + kind
                        + "\", isClusterScoped:false}, Name:\"" + made.name() + "\", Namespace:\"\"} exists; behavior must be merge or replace");
            }
            result.add(made);
        } else if (at < 0) {
            throw new Misbuilt("merging from generator <nil>: id resid.ResId{Gvk:resid.Gvk{Group:\"\", Version:\"v1\", Kind:\"" + kind
                    + "\", isClusterScoped:false}, Name:\"" + made.name() + "\", Namespace:\"\"} does not exist; cannot merge or replace");
        } else {
            Resource before = result.get(at);
            Mapping object = behavior.equals("replace") ? made.object().withAt(before.name(), "metadata", "name") : merged(before.object(), made.object());
            result.set(at, new Resource(object, before.names(), before.hashed() || made.hashed()));
        }
        return List.copyOf(result);
    }

    private static Mapping merged(Mapping before, Mapping made) {
        Mapping result = before;
        for (String part : List.of("data", "binaryData")) {
            Mapping both = over(before.get(part).mapping(), made.get(part).mapping());
            result = both.isEmpty() ? result : result.with(part, both);
        }
        for (String part : List.of("labels", "annotations")) {
            Mapping both = over(before.at("metadata", part).mapping(), made.at("metadata", part).mapping());
            result = both.isEmpty() ? result : result.withAt(both, "metadata", part);
        }
        return result;
    }

    /** One mapping's entries over another's. */
    private static Mapping over(Mapping below, Mapping above) {
        return Mapping.builder().putAll(below).putAll(above).build();
    }

    private Mapping object(Mapping generator, Mapping options, String kind) {
        String name = generator.get("name").text();
        if (name.isEmpty()) {
            throw new Misbuilt("kustomization.yaml: " + (kind.equals("Secret") ? "secret" : "configmap") + " missing metadata.name");
        }
        boolean secret = kind.equals("Secret");
        Mapping.Builder data = Mapping.builder();
        Mapping.Builder binary = Mapping.builder();
        entries(generator).forEach((key, value) -> {
            boolean text = Bytes.of(value.text()).equals(value);
            if (secret) {
                data.put(key, base64(value));
            } else if (text) {
                data.put(key, value.text());
            } else {
                binary.put(key, base64(value));
            }
        });
        Mapping.Builder meta = Mapping.builder().put("name", name).putUnlessEmpty("namespace", generator.get("namespace"))
                .putUnlessEmpty("labels", options.get("labels")).putUnlessEmpty("annotations", options.get("annotations"));
        Mapping.Builder object = Mapping.builder().put("apiVersion", "v1").put("kind", kind).put("metadata", meta.build())
                .putUnlessEmpty("data", data.build()).putUnlessEmpty("binaryData", binary.build()).putUnlessEmpty("immutable", options.get("immutable"));
        return (secret ? object.put("type", generator.get("type").text("Opaque")) : object).build();
    }

    private static String base64(Bytes value) {
        return Base64.getEncoder().encodeToString(value.toArray());
    }

    private Map<String, Bytes> entries(Mapping generator) {
        Map<String, Bytes> entries = new TreeMap<>();
        List<String> environments = new ArrayList<>(generator.get("envs").texts());
        if (!generator.get("env").text().isEmpty()) {
            environments.add(generator.get("env").text());
        }
        for (String file : environments) {
            for (String line : folder.read(file, "loading KV pairs: env source files: [" + file + "]: ").split("\n")) {
                String stripped = line.stripLeading();
                int equals = stripped.indexOf('=');
                if (!stripped.isEmpty() && !stripped.startsWith("#")) {
                    entries.put(equals < 0 ? stripped : stripped.substring(0, equals),
                            Bytes.of(equals < 0 ? folder.sys().environment().getOrDefault(stripped, "") : stripped.substring(equals + 1)));
                }
            }
        }
        for (Tree literal : generator.get("literals").items()) {
            String[] sides = literal.text().split("=", 2);
            if (sides.length < 2 || sides[0].isEmpty()) {
                throw new Misbuilt("loading KV pairs: literal sources " + generator.get("literals").texts() + ": invalid literal source " + literal.text()
                        + ", expected key=value");
            }
            String value = sides[1];
            boolean quoted = value.length() > 1 && (value.charAt(0) == '"' || value.charAt(0) == '\'') && value.charAt(value.length() - 1) == value.charAt(0);
            entries.put(sides[0], Bytes.of(quoted ? value.substring(1, value.length() - 1) : value));
        }
        for (String file : generator.get("files").texts()) {
            int equals = file.indexOf('=');
            String path = file.substring(equals + 1);
            entries.put(equals < 0 ? path.substring(path.lastIndexOf('/') + 1) : file.substring(0, equals),
                    folder.bytes(path, "loading KV pairs: file sources: " + generator.get("files").texts() + ": "));
        }
        return entries;
    }
}
