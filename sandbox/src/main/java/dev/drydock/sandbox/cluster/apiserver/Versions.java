package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** Kinds that are served in two versions, of which one is kept: autoscalers in {@code autoscaling/v2}, events in the core group. */
final class Versions {
    private static final String CPU = "targetCPUUtilizationPercentage";

    private Versions() {}

    /** The resource under which objects are kept. */
    static Resource kept(Resource resource) {
        if (resource.plural().equals("horizontalpodautoscalers")) {
            return Resources.AUTOSCALERS;
        }
        return resource.plural().equals("events") ? Resources.EVENTS : resource;
    }

    /** An object as it is kept. */
    static Tree in(Resource resource, Resource kept, Tree object) {
        if (kept == resource || !(object instanceof Mapping given)) {
            return object;
        }
        if (!Resources.isOwn(resource)) {
            return given.get("apiVersion").text().equals(resource.apiVersion()) ? given.with("apiVersion", kept.apiVersion()) : given;
        }
        return resource.plural().equals("events") ? eventIn(given) : autoscalerIn(given);
    }

    /** An answer as this version shows it. */
    static ApiResponse out(Resource resource, Resource kept, ApiResponse response) {
        if (kept == resource || !response.ok() || !(response.content() instanceof Mapping body) || body.get("kind").text().equals("Status")) {
            return response;
        }
        return new ApiResponse(response.status(), shown(resource, body), response.warnings());
    }

    /** An object or a list as this version shows it. */
    static Mapping shown(Resource resource, Mapping body) {
        if (Resources.isOwn(resource) && kept(resource) == resource || body.get("apiVersion").text().equals(resource.apiVersion()) && !body.has("items")) {
            return body;
        }
        if (body.has("items") && body.get("kind").text().endsWith("List")) {
            List<Tree> items = new ArrayList<>();
            body.get("items").mappings().forEach(item -> items.add(shown(resource, item)));
            return body.with("apiVersion", resource.apiVersion()).with("items", new Sequence(items));
        }
        if (!Resources.isOwn(resource)) {
            return body.with("apiVersion", resource.apiVersion());
        }
        return resource.plural().equals("events") ? eventOut(body) : autoscalerOut(body);
    }

    // ---- autoscalers -------------------------------------------------------------------------------------------------------------

    private static Mapping autoscalerIn(Mapping given) {
        Mapping spec = given.get("spec").mapping();
        Tree percent = spec.get(CPU);
        Mapping kept = spec.without(CPU);
        if (!percent.isNothing()) {
            kept = kept.with("metrics", Sequence.of(Mapping.of("type", "Resource", "resource", Mapping.of(
                    "name", "cpu", "target", Mapping.of("type", "Utilization", "averageUtilization", percent)))));
        }
        return given.with("apiVersion", Resources.AUTOSCALERS.apiVersion()).with("spec", kept).without("status");
    }

    private static Mapping autoscalerOut(Mapping kept) {
        Mapping spec = kept.get("spec").mapping().without("metrics").without("behavior");
        Tree wanted = utilization(kept.at("spec", "metrics"), "target");
        Tree present = utilization(kept.at("status", "currentMetrics"), "current");
        Mapping status = kept.get("status").mapping();
        Mapping.Builder shown = Mapping.builder().put("currentReplicas", status.get("currentReplicas").whole()).put("desiredReplicas", status.get("desiredReplicas").whole());
        if (!present.isNothing()) {
            shown.put("currentCPUUtilizationPercentage", present);
        }
        return kept.with("apiVersion", "autoscaling/v1").with("spec", wanted.isNothing() ? spec : spec.with(CPU, wanted)).with("status", shown.build());
    }

    private static Tree utilization(Tree metrics, String part) {
        for (Tree metric : metrics.items()) {
            if (metric.at("resource", "name").text().equals("cpu")) {
                return metric.at("resource", part, "averageUtilization");
            }
        }
        return Nothing.NOTHING;
    }

    // ---- events ------------------------------------------------------------------------------------------------------------------

    /** Names in {@code events.k8s.io} and in the core group. */
    private static final String[][] EVENT = {
        {"regarding", "involvedObject"}, {"note", "message"}, {"deprecatedCount", "count"}, {"deprecatedFirstTimestamp", "firstTimestamp"},
        {"deprecatedLastTimestamp", "lastTimestamp"}, {"deprecatedSource", "source"}, {"reportingController", "reportingComponent"}};

    private static Mapping eventIn(Mapping given) {
        Mapping kept = given.with("apiVersion", "v1");
        for (String[] names : EVENT) {
            kept = given.has(names[0]) ? kept.without(names[0]).with(names[1], given.get(names[0])) : kept;
        }
        return kept;
    }

    private static Mapping eventOut(Mapping kept) {
        Mapping shown = kept.with("apiVersion", "events.k8s.io/v1");
        for (String[] names : EVENT) {
            shown = kept.has(names[1]) ? shown.without(names[1]).with(names[0], kept.get(names[1])) : shown;
        }
        return shown;
    }
}
