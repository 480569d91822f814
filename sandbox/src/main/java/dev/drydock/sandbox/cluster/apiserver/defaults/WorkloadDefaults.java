package dev.drydock.sandbox.cluster.apiserver.defaults;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;

/** Defaults of what makes pods. */
final class WorkloadDefaults {
    private static final int HISTORY = 10;

    private WorkloadDefaults() {}

    static Mapping deployment(Mapping object) {
        return Fill.within(object, "spec", given -> {
            Mapping spec = PodDefaults.template(Fill.in(given, "replicas", 1));
            spec = Fill.within(spec, "strategy", strategy -> {
                Mapping typed = Fill.empty(strategy, "type", "RollingUpdate");
                return typed.get("type").text().equals("RollingUpdate")
                        ? Fill.within(typed, "rollingUpdate", update -> Fill.in(Fill.in(update, "maxUnavailable", "25%"), "maxSurge", "25%"))
                        : typed;
            });
            return Fill.in(Fill.in(spec, "revisionHistoryLimit", HISTORY), "progressDeadlineSeconds", 600);
        });
    }

    static Mapping replicaSet(Mapping object) {
        return Fill.within(object, "spec", spec -> PodDefaults.template(Fill.in(spec, "replicas", 1)));
    }

    /** Labels and selector come from the template. */
    static Mapping replicationController(Mapping object) {
        Tree labels = object.at("spec", "template", "metadata", "labels");
        Mapping filled = object;
        if (!labels.isEmpty()) {
            filled = Fill.within(filled, "spec", spec -> Fill.empty(spec, "selector", labels));
            filled = Fill.within(filled, "metadata", metadata -> Fill.empty(metadata, "labels", labels));
        }
        return replicaSet(filled);
    }

    static Mapping statefulSet(Mapping object) {
        return Fill.within(object, "spec", given -> {
            Mapping spec = PodDefaults.template(Fill.in(given, "replicas", 1));
            spec = Fill.empty(spec, "podManagementPolicy", "OrderedReady");
            spec = Fill.within(spec, "updateStrategy", strategy -> {
                Mapping typed = Fill.empty(strategy, "type", "RollingUpdate");
                return typed.get("type").text().equals("RollingUpdate")
                        ? Fill.within(typed, "rollingUpdate", update -> Fill.in(update, "partition", 0)) : typed;
            });
            spec = Fill.within(spec, "persistentVolumeClaimRetentionPolicy", policy ->
                    Fill.empty(Fill.empty(policy, "whenDeleted", "Retain"), "whenScaled", "Retain"));
            spec = Fill.each(spec, "volumeClaimTemplates", claim ->
                    VolumeDefaults.claim(Fill.empty(Fill.empty(claim, "kind", "PersistentVolumeClaim"), "apiVersion", "v1")));
            return Fill.in(spec, "revisionHistoryLimit", HISTORY);
        });
    }

    static Mapping daemonSet(Mapping object) {
        return Fill.within(object, "spec", given -> {
            Mapping spec = PodDefaults.template(given);
            spec = Fill.within(spec, "updateStrategy", strategy -> {
                Mapping typed = Fill.empty(strategy, "type", "RollingUpdate");
                return typed.get("type").text().equals("RollingUpdate")
                        ? Fill.within(typed, "rollingUpdate", update -> Fill.in(Fill.in(update, "maxUnavailable", 1), "maxSurge", 0)) : typed;
            });
            return Fill.in(spec, "revisionHistoryLimit", HISTORY);
        });
    }

    static Mapping job(Mapping object) {
        return Fill.within(object, "spec", given -> {
            Mapping spec = PodDefaults.template(given);
            if (!spec.has("completions") && !spec.has("parallelism")) {
                spec = spec.with("completions", 1).with("parallelism", 1);
            }
            spec = Fill.in(spec, "parallelism", 1);
            boolean ownPolicy = spec.has("podFailurePolicy");
            spec = Fill.in(spec, "backoffLimit", spec.has("backoffLimitPerIndex") ? Integer.MAX_VALUE : 6);
            spec = Fill.in(spec, "completionMode", "NonIndexed");
            spec = Fill.in(Fill.in(spec, "suspend", false), "manualSelector", false);
            return Fill.in(spec, "podReplacementPolicy", ownPolicy ? "Failed" : "TerminatingOrFailed");
        });
    }

    static Mapping cronJob(Mapping object) {
        return Fill.within(object, "spec", given -> {
            Mapping spec = Fill.empty(given, "concurrencyPolicy", "Allow");
            spec = Fill.in(Fill.in(Fill.in(spec, "suspend", false), "successfulJobsHistoryLimit", 3), "failedJobsHistoryLimit", 1);
            return Fill.within(spec, "jobTemplate", template -> Fill.within(template, "spec", PodDefaults::template));
        });
    }

    /** In the form of {@code autoscaling/v2}, in which it is kept. */
    static Mapping autoscaler(Mapping object) {
        return Fill.within(object, "spec", given -> {
            Mapping spec = Fill.in(given, "minReplicas", 1);
            spec = Fill.empty(spec, "metrics", Sequence.of(Mapping.of("type", "Resource", "resource", Mapping.of(
                    "name", "cpu", "target", Mapping.of("type", "Utilization", "averageUtilization", 80)))));
            return Fill.at(spec, "behavior", WorkloadDefaults::behavior);
        });
    }

    private static Mapping behavior(Mapping given) {
        Mapping behavior = Fill.within(given, "scaleUp", rules -> {
            Mapping filled = Fill.in(Fill.in(rules, "selectPolicy", "Max"), "stabilizationWindowSeconds", 0);
            return Fill.empty(filled, "policies", Sequence.of(
                    Mapping.of("type", "Pods", "value", 4, "periodSeconds", 15), Mapping.of("type", "Percent", "value", 100, "periodSeconds", 15)));
        });
        return Fill.within(behavior, "scaleDown", rules -> Fill.empty(Fill.in(rules, "selectPolicy", "Max"), "policies",
                Sequence.of(Mapping.of("type", "Percent", "value", 100, "periodSeconds", 15))));
    }
}
