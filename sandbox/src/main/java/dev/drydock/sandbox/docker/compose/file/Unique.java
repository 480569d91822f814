package dev.drydock.sandbox.docker.compose.file;

import dev.drydock.sandbox.tree.Decimal;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.Truth;
import dev.drydock.sandbox.tree.Whole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Of entries of a list that mean the same thing (a variable, a mount's target, a port) the last one counts, at the place of the first. */
final class Unique {
    private static final List<String> BY_NAME = List.of("networks.*.labels", "networks.*.ipam.options", "services.*.annotations",
            "services.*.build.args", "services.*.build.additional_contexts", "services.*.build.platform", "services.*.build.tags",
            "services.*.build.labels", "services.*.cap_add", "services.*.cap_drop", "services.*.deploy.labels", "services.*.dns",
            "services.*.dns_opt", "services.*.dns_search", "services.*.environment", "services.*.labels", "services.*.links",
            "services.*.networks.*.aliases", "services.*.networks.*.link_local_ips", "services.*.profiles", "services.*.sysctls",
            "services.*.tmpfs");

    private Unique() {}

    static Mapping enforce(Mapping file) {
        return (Mapping) enforce(file, Trail.TOP);
    }

    private static Tree enforce(Tree value, Trail trail) {
        if (value instanceof Mapping mapping) {
            Mapping.Builder all = Mapping.builder();
            mapping.forEach((key, each) -> all.put(key, enforce(each, trail.next(key))));
            return all.build();
        }
        if (!(value instanceof Sequence sequence) || !indexed(trail)) {
            return value;
        }
        Map<String, Tree> byKey = new LinkedHashMap<>();
        for (int i = 0; i < sequence.size(); i++) {
            byKey.put(key(sequence.get(i), trail, i), sequence.get(i));
        }
        return new Sequence(new ArrayList<>(byKey.values()));
    }

    private static boolean indexed(Trail trail) {
        return trail.steps().size() > 2 && (BY_NAME.stream().anyMatch(trail::matches) || trail.steps().size() == 3
                && List.of("devices", "configs", "env_file", "expose", "ports", "secrets", "volumes").contains(trail.steps().get(2)));
    }

    private static String key(Tree entry, Trail trail, int index) {
        return switch (trail.steps().size() == 3 ? trail.steps().get(2) : "") {
            case "volumes" -> entry instanceof Mapping ? target(entry, "service volume", trail, index) : ShortVolume.parse(entry.text()).get("target").text();
            case "devices" -> entry instanceof Mapping ? target(entry, "service device", trail, index) : device(entry.text());
            case "configs" -> mount(entry, "");
            case "secrets" -> mount(entry, "/run/secrets");
            case "env_file" -> entry instanceof Mapping ? entry.get("path").text() : entry.text();
            case "expose" -> Typing.text(entry).value();
            case "ports" -> port(entry, trail, index);
            default -> {
                if (!(entry instanceof Text)) {
                    throw new Unfit(trail.next("[" + index + "]") + ": unexpected type " + goType(entry));
                }
                yield entry.text().split("=", 2)[0];
            }
        };
    }

    private static String goType(Tree value) {
        return value instanceof Mapping ? "map[string]interface {}" : value instanceof Sequence ? "[]interface {}"
                : value instanceof Whole ? "int" : value instanceof Truth ? "bool" : value instanceof Decimal ? "float64" : "<nil>";
    }

    private static String target(Tree entry, String what, Trail trail, int index) {
        if (entry.get("target").text().isEmpty()) {
            throw new Unfit(what + " " + trail.next("[" + index + "]") + " is missing a mount target");
        }
        return entry.get("target").text();
    }

    private static String device(String text) {
        String[] parts = text.split(":", -1);
        return parts.length == 1 ? parts[0] : parts[1];
    }

    private static String mount(Tree entry, String folder) {
        return entry instanceof Mapping ? entry.get("target").text(folder + "/" + entry.get("source").text()) : folder + "/" + entry.text();
    }

    private static String port(Tree entry, Trail trail, int index) {
        if (!(entry instanceof Mapping)) {
            return Typing.text(entry).value();
        }
        if (!entry.has("target")) {
            throw new Unfit("service ports " + trail.next("[" + index + "]") + " is missing a target port");
        }
        return entry.get("host_ip").text("0.0.0.0") + ":" + Typing.text(entry.get("published")).value() + ":"
                + Typing.text(entry.get("target")).value() + "/" + entry.get("protocol").text("tcp");
    }
}
