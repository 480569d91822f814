package dev.drydock.sandbox.kubectl.describe;

import dev.drydock.sandbox.kubectl.object.LabelSelector;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The template of pods in an object that makes pods. */
public final class Templates {
    private Templates() {}

    /** A template as {@code rollout history} prints it, with tabs. */
    public static String raw(Tree template) {
        Page page = new Page();
        write(page, template);
        return page.raw();
    }

    static void write(Page page, Tree template) {
        page.line(0, "Pod Template:");
        page.labels("  Labels", template.at("metadata", "labels"));
        if (!template.at("metadata", "annotations").isEmpty()) {
            page.annotations("  Annotations", template.at("metadata", "annotations"));
        }
        Tree spec = template.get("spec");
        if (!spec.get("serviceAccountName").text().isEmpty()) {
            page.field(1, "Service Account", spec.get("serviceAccountName").text());
        }
        Containers containers = new Containers(page, "  ", Optional.empty());
        if (!spec.get("initContainers").mappings().isEmpty()) {
            containers.write("Init Containers", spec.get("initContainers"), Nothing.NOTHING);
        }
        containers.write("Containers", spec.get("containers"), Nothing.NOTHING);
        Volumes.write(page, spec.get("volumes"), "  ");
        spread(page, spec.get("topologySpreadConstraints"), "  ");
        if (!spec.get("priorityClassName").text().isEmpty()) {
            page.field(1, "Priority Class Name", spec.get("priorityClassName").text());
        }
        page.labels("  Node-Selectors", spec.get("nodeSelector"));
        page.lines("", "  Tolerations", tolerations(spec.get("tolerations")));
    }

    static void spread(Page page, Tree constraints, String space) {
        List<Mapping> sorted = constraints.mappings().stream().sorted(Comparator.comparing(each -> each.get("topologyKey").text())).toList();
        for (int i = 0; i < sorted.size(); i++) {
            Mapping each = sorted.get(i);
            page.line(0, (i == 0 ? space + "Topology Spread Constraints:\t" : space + "\t") + each.get("topologyKey").text() + ":"
                    + each.get("whenUnsatisfiable").text() + " when max skew " + each.get("maxSkew").whole() + " is exceeded"
                    + (each.has("labelSelector") ? " for selector " + LabelSelector.shown(each.get("labelSelector")) : ""));
        }
    }

    static List<String> tolerations(Tree tolerations) {
        List<String> lines = new ArrayList<>();
        tolerations.mappings().stream().sorted(Comparator.comparing(each -> each.get("key").text())).forEach(each -> {
            String key = each.get("key").text();
            String value = each.get("value").text();
            String effect = each.get("effect").text();
            boolean exists = each.get("operator").text().equals("Exists") && value.isEmpty();
            lines.add(key + (value.isEmpty() ? "" : "=" + value) + (effect.isEmpty() ? "" : ":" + effect)
                    + (!exists ? "" : key.isEmpty() && effect.isEmpty() ? "op=Exists" : " op=Exists")
                    + (each.has("tolerationSeconds") ? " for " + each.get("tolerationSeconds").whole() + "s" : ""));
        });
        return lines;
    }
}
