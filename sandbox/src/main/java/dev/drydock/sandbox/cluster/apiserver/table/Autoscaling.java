package dev.drydock.sandbox.cluster.apiserver.table;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** What a HorizontalPodAutoscaler looks at, and how it stands: {@code cpu: 12%/80%}. */
final class Autoscaling {
    private static final String UNKNOWN = "<unknown>";

    private Autoscaling() {}

    static String targets(Mapping autoscaler) {
        List<Tree> specs = autoscaler.at("spec", "metrics").items();
        if (specs.isEmpty()) {
            return Cells.NONE;
        }
        List<String> words = new ArrayList<>();
        for (int i = 0; i < specs.size(); i++) {
            words.add(metric(specs.get(i), autoscaler.at("status", "currentMetrics").get(i)));
        }
        return words.size() <= 2 ? String.join(", ", words) : String.join(", ", words.subList(0, 2)) + " + " + (words.size() - 2) + " more...";
    }

    private static String metric(Tree spec, Tree status) {
        return switch (spec.get("type").text()) {
            case "Resource" -> spec.at("resource", "name").text() + ": " + pair(spec.at("resource", "target"), status.at("resource", "current"));
            case "ContainerResource" -> spec.at("containerResource", "name").text() + ": "
                    + pair(spec.at("containerResource", "target"), status.at("containerResource", "current"));
            case "Pods" -> average(spec.at("pods", "target"), status.at("pods", "current"));
            case "Object" -> spec.at("object", "target").has("averageValue")
                    ? average(spec.at("object", "target"), status.at("object", "current")) + " (avg)"
                    : status.at("object", "current", "value").text(UNKNOWN) + "/" + spec.at("object", "target", "value").text();
            case "External" -> spec.at("external", "target").has("averageValue")
                    ? average(spec.at("external", "target"), status.at("external", "current")) + " (avg)"
                    : status.at("external", "current", "value").text(UNKNOWN) + "/" + spec.at("external", "target", "value").text();
            default -> "<unknown type>";
        };
    }

    private static String pair(Tree target, Tree current) {
        if (target.has("averageValue")) {
            return average(target, current);
        }
        Tree used = current.get("averageUtilization");
        Tree wanted = target.get("averageUtilization");
        return (used.isNothing() ? UNKNOWN : used.whole() + "%") + "/" + (wanted.isNothing() ? "<auto>" : wanted.whole() + "%");
    }

    private static String average(Tree target, Tree current) {
        return current.get("averageValue").text(UNKNOWN) + "/" + target.get("averageValue").text();
    }
}
