package dev.drydock.sandbox.kubectl.kustomize;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/** The patches of a kustomization, both kinds. */
record Patches(Folder folder) {

    /** {@code patches} and {@code patchesStrategicMerge}, before names change. */
    List<Resource> first(Mapping source, List<Resource> resources) {
        List<Resource> result = resources;
        for (Tree each : source.get("patchesStrategicMerge").items()) {
            String text = each.text().contains("\n") ? each.text() : folder.read(each.text(), "trouble configuring builtin PatchStrategicMergeTransformer with config: `\npaths:\n- "
                    + each.text() + "\n`: ");
            result = merged(result, text, Mapping.EMPTY);
        }
        return with(source.get("patches"), result);
    }

    /** {@code patchesJson6902}, after names have changed. */
    List<Resource> second(Mapping source, List<Resource> resources) {
        return with(source.get("patchesJson6902"), resources);
    }

    private List<Resource> with(Tree patches, List<Resource> resources) {
        List<Resource> result = resources;
        for (Mapping patch : patches.mappings()) {
            String path = patch.get("path").text();
            String text = path.isEmpty() ? patch.get("patch").text() : folder.read(path, "failed to get the patch file from path(" + path + "): ");
            Tree first = read(text).stream().findFirst().orElseThrow(() -> new Misbuilt("must specify a target for JSON patch"));
            Mapping target = patch.get("target").mapping();
            if (first instanceof Sequence operations) {
                result = operated(result, operations, target);
            } else {
                result = merged(result, text, target);
            }
        }
        return result;
    }

    private static List<Tree> read(String text) {
        var reading = Yaml.readAll(text);
        if (reading.refusal().isPresent()) {
            throw new Misbuilt("unable to parse SM or JSON patch from [" + text + "]");
        }
        return reading.value().orElse(List.of()).stream().filter(document -> !document.isNothing()).toList();
    }

    private static List<Resource> operated(List<Resource> resources, Sequence operations, Mapping target) {
        if (target.isEmpty()) {
            throw new Misbuilt("must specify a target for JSON patch " + Yaml.write(operations).strip());
        }
        return resources.stream().map(each -> matches(each, target) ? each.with(JsonPatch.apply(each.object(), operations)) : each).toList();
    }

    private static List<Resource> merged(List<Resource> resources, String text, Mapping target) {
        List<Resource> result = resources;
        for (Tree document : read(text)) {
            Resource patch = Resource.of(document.mapping());
            List<Resource> changed = new ArrayList<>();
            boolean found = false;
            for (Resource each : result) {
                boolean meant = target.isEmpty() ? meant(each, patch) : matches(each, target);
                found |= meant;
                Mapping body = target.isEmpty() ? patch.object() : patch.object().without("metadata").withAt(patch.object().at("metadata", "labels"), "metadata", "labels")
                        .withAt(patch.object().at("metadata", "annotations"), "metadata", "annotations");
                Optional<Mapping> object = meant ? new Merge(each.kind()).apply(each.object(), identified(trimmed(body), each)) : Optional.of(each.object());
                object.ifPresent(kept -> changed.add(each.with(kept)));
            }
            if (!found && target.isEmpty()) {
                throw new Misbuilt("no resource matches strategic merge patch \"" + patch.id() + "\": no matches for Id " + patch.id()
                        + "; failed to find unique target for patch " + patch.id());
            }
            result = changed;
        }
        return result;
    }

    private static Mapping trimmed(Mapping body) {
        Mapping meta = body.get("metadata").mapping();
        for (String key : List.of("labels", "annotations")) {
            meta = meta.get(key).isNothing() ? meta.without(key) : meta;
        }
        return meta.isEmpty() ? body.without("metadata") : body.with("metadata", meta);
    }

    /** A patch changes neither kind nor name. */
    private static Mapping identified(Mapping body, Resource resource) {
        Mapping same = body.without("apiVersion").without("kind");
        return same.has("metadata") ? same.withAt(resource.name(), "metadata", "name") : same;
    }

    private static boolean meant(Resource resource, Resource patch) {
        return resource.kind().equals(patch.kind()) && resource.group().equals(patch.group()) && resource.called(patch.name())
                && (patch.namespace().isEmpty() || patch.namespace().equals(resource.namespace()));
    }

    private static boolean matches(Resource resource, Mapping target) {
        return (target.get("group").text().isEmpty() || target.get("group").text().equals(resource.group()))
                && (target.get("version").text().isEmpty() || target.get("version").text().equals(resource.version()))
                && pattern(target.get("kind").text(), resource.kind())
                && (pattern(target.get("name").text(), resource.name()) || resource.names().stream().anyMatch(name -> pattern(target.get("name").text(), name)))
                && pattern(target.get("namespace").text(), resource.namespace())
                && selected(target.get("labelSelector").text(), resource.object().at("metadata", "labels"))
                && selected(target.get("annotationSelector").text(), resource.object().at("metadata", "annotations"));
    }

    private static boolean pattern(String pattern, String text) {
        if (pattern.isEmpty()) {
            return true;
        }
        try {
            return text.matches(pattern);
        } catch (PatternSyntaxException broken) {
            return false;
        }
    }

    private static boolean selected(String selector, Tree marks) {
        return selector.isEmpty() || List.of(selector.split(",")).stream().allMatch(term -> {
            String[] sides = term.strip().split("==?", 2);
            return sides.length < 2 ? marks.has(sides[0]) : marks.get(sides[0]).text().equals(sides[1]);
        });
    }
}
