package dev.drydock.sandbox.cluster.apiserver.table;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Pods and what makes them. */
final class WorkloadSheets {
    private static final String WIDE = "|+Containers|+Images|+Selector";

    private WorkloadSheets() {}

    static void addTo(Map<String, Sheet> sheets) {
        sheets.put("pods", Sheet.of("Name|Ready|Status|Restarts|Age|+IP|+Node|+Nominated Node|+Readiness Gates", PodRow::cells));
        sheets.put("podtemplates", Sheet.of("Name|Containers|Images|Pod Labels", (object, now) -> List.of(
                Cells.name(object), Cells.containers(object.at("template", "spec")), Cells.images(object.at("template", "spec")),
                Cells.labels(object.at("template", "metadata", "labels")))));
        sheets.put("replicationcontrollers", Sheet.of("Name|#Desired|#Current|#Ready|Age" + WIDE, (object, now) ->
                replicas(object, now, Cells.labels(object.at("spec", "selector")))));
        sheets.put("replicasets.apps", Sheet.of("Name|#Desired|#Current|#Ready|Age" + WIDE, (object, now) ->
                replicas(object, now, Cells.selector(object.at("spec", "selector")))));
        sheets.put("deployments.apps", Sheet.of("Name|Ready|#Up-to-date|#Available|Age" + WIDE, WorkloadSheets::deployment));
        sheets.put("statefulsets.apps", Sheet.of("Name|Ready|Age|+Containers|+Images", (object, now) -> List.of(
                Cells.name(object), object.at("status", "readyReplicas").whole() + "/" + object.at("spec", "replicas").whole(), Cells.age(object, now),
                Cells.containers(template(object)), Cells.images(template(object)))));
        sheets.put("daemonsets.apps", Sheet.of(
                "Name|#Desired|#Current|#Ready|#Up-to-date|#Available|Node Selector|Age" + WIDE, WorkloadSheets::daemonSet));
        sheets.put("jobs.batch", Sheet.of("Name|Status|Completions|Duration|Age" + WIDE, WorkloadSheets::job));
        sheets.put("cronjobs.batch", Sheet.of("Name|Schedule|Timezone|Suspend|#Active|Last Schedule|Age" + WIDE, WorkloadSheets::cronJob));
        sheets.put("controllerrevisions.apps", Sheet.of("Name|Controller|#Revision|Age", (object, now) -> List.of(
                Cells.name(object), controller(object), object.get("revision").whole(), Cells.age(object, now))));
        sheets.put("horizontalpodautoscalers.autoscaling", Sheet.of("Name|Reference|Targets|MinPods|MaxPods|#Replicas|Age", (object, now) -> List.of(
                Cells.name(object), object.at("spec", "scaleTargetRef", "kind").text() + "/" + object.at("spec", "scaleTargetRef", "name").text(),
                Autoscaling.targets(object), Cells.intOrString(object.at("spec", "minReplicas"), "<unset>"),
                Long.toString(object.at("spec", "maxReplicas").whole()), object.at("status", "currentReplicas").whole(), Cells.age(object, now))));
        sheets.put("poddisruptionbudgets.policy", Sheet.of("Name|Min Available|Max Unavailable|#Allowed Disruptions|Age", (object, now) -> List.of(
                Cells.name(object), Cells.intOrString(object.at("spec", "minAvailable"), "N/A"),
                Cells.intOrString(object.at("spec", "maxUnavailable"), "N/A"), object.at("status", "disruptionsAllowed").whole(), Cells.age(object, now))));
        sheets.put("priorityclasses.scheduling.k8s.io", Sheet.of("Name|#Value|?Global-Default|Age|PreemptionPolicy", (object, now) -> List.of(
                Cells.name(object), object.get("value").whole(), object.get("globalDefault").truth(), Cells.age(object, now),
                object.get("preemptionPolicy").text())));
    }

    private static Tree template(Mapping object) {
        return object.at("spec", "template", "spec");
    }

    private static List<Object> replicas(Mapping object, long now, String selector) {
        return Cells.workload(List.of(
                Cells.name(object), object.at("spec", "replicas").whole(), object.at("status", "replicas").whole(),
                object.at("status", "readyReplicas").whole(), Cells.age(object, now)), template(object), selector);
    }

    private static List<Object> deployment(Mapping object, long now) {
        Tree status = object.get("status");
        return Cells.workload(List.of(
                Cells.name(object), status.get("readyReplicas").whole() + "/" + object.at("spec", "replicas").whole(),
                status.get("updatedReplicas").whole(), status.get("availableReplicas").whole(), Cells.age(object, now)),
                template(object), Cells.selector(object.at("spec", "selector")));
    }

    private static List<Object> daemonSet(Mapping object, long now) {
        Tree status = object.get("status");
        return Cells.workload(List.of(
                Cells.name(object), status.get("desiredNumberScheduled").whole(), status.get("currentNumberScheduled").whole(),
                status.get("numberReady").whole(), status.get("updatedNumberScheduled").whole(), status.get("numberAvailable").whole(),
                Cells.labels(template(object).get("nodeSelector")), Cells.age(object, now)),
                template(object), Cells.selector(object.at("spec", "selector")));
    }

    private static List<Object> job(Mapping object, long now) {
        return Cells.workload(List.of(Cells.name(object), jobStatus(object), completions(object), duration(object, now), Cells.age(object, now)),
                template(object), Cells.selector(object.at("spec", "selector")));
    }

    private static String jobStatus(Mapping job) {
        for (String ended : List.of("Complete", "Failed")) {
            if (Objects.is(job, ended)) {
                return ended;
            }
        }
        if (Objects.isBeingDeleted(job)) {
            return "Terminating";
        }
        for (String state : List.of("Suspended", "FailureTarget", "SuccessCriteriaMet")) {
            if (Objects.is(job, state)) {
                return state;
            }
        }
        return "Running";
    }

    private static String completions(Mapping job) {
        long done = job.at("status", "succeeded").whole();
        Tree wanted = job.at("spec", "completions");
        if (!wanted.isNothing()) {
            return done + "/" + wanted.whole();
        }
        long parallel = job.at("spec", "parallelism").whole();
        return done + "/1" + (parallel > 1 ? " of " + parallel : "");
    }

    private static String duration(Mapping job, long now) {
        Tree start = job.at("status", "startTime");
        if (start.isNothing()) {
            return "";
        }
        Tree end = job.at("status", "completionTime");
        long until = end.isNothing() ? now / 1_000_000L : Cells.seconds(end);
        return Cells.span(until - Cells.seconds(start));
    }

    private static List<Object> cronJob(Mapping object, long now) {
        Tree last = object.at("status", "lastScheduleTime");
        Tree pods = object.at("spec", "jobTemplate", "spec", "template", "spec");
        List<Object> cells = new ArrayList<>(List.of(
                Cells.name(object), object.at("spec", "schedule").text(), Cells.orNone(object.at("spec", "timeZone")),
                Cells.truth(object.at("spec", "suspend")), (long) object.at("status", "active").items().size(),
                last.isNothing() ? Cells.NONE : Cells.since(last, now), Cells.age(object, now)));
        return Cells.workload(cells, pods, Cells.selector(object.at("spec", "jobTemplate", "spec", "selector")));
    }

    private static String controller(Mapping object) {
        return Objects.controller(object).map(owner -> {
            String version = owner.get("apiVersion").text();
            String group = version.contains("/") ? "." + version.substring(0, version.indexOf('/')) : "";
            return owner.get("kind").text().toLowerCase(java.util.Locale.ROOT) + group + "/" + owner.get("name").text();
        }).orElse(Cells.NONE);
    }
}
