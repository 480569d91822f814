package dev.drydock.sandbox.kubectl.describe;

import dev.drydock.sandbox.kubectl.client.KnownKinds;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.LabelSelector;
import dev.drydock.sandbox.kubectl.print.HumanDuration;
import dev.drydock.sandbox.kubectl.print.Quantity;
import dev.drydock.sandbox.kubectl.print.Times;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The pages of what makes pods. */
final class WorkloadPages {
    private WorkloadPages() {}

    static Task<String> deployment(Subject subject) {
        Tree spec = subject.spec();
        Tree status = subject.status();
        Page page = new Page().field("Name", subject.meta().get("name").text()).field("Namespace", subject.meta().get("namespace").text())
                .field("CreationTimestamp", Times.full(subject.meta().get("creationTimestamp"))).labels("Labels", subject.meta().get("labels"))
                .annotations("Annotations", subject.meta().get("annotations")).field("Selector", LabelSelector.words(spec.get("selector")))
                .field("Replicas", spec.get("replicas").whole() + " desired | " + status.get("updatedReplicas").whole() + " updated | " + status.get("replicas").whole()
                        + " total | " + status.get("availableReplicas").whole() + " available | " + status.get("unavailableReplicas").whole() + " unavailable")
                .field("StrategyType", spec.at("strategy", "type").text()).field("MinReadySeconds", spec.get("minReadySeconds").whole());
        Tree rolling = spec.at("strategy", "rollingUpdate");
        if (!rolling.isNothing()) {
            page.field("RollingUpdateStrategy", Page.shown(rolling.get("maxUnavailable")) + " max unavailable, " + Page.shown(rolling.get("maxSurge")) + " max surge");
        }
        Templates.write(page, spec.get("template"));
        page.conditions(status.get("conditions"));
        String before = page.raw();
        return subject.list(KnownKinds.REPLICA_SET.path(subject.item().namespace()), LabelSelector.words(spec.get("selector"))).rescue(why -> Task.of(List.of()))
                .then(sets -> {
                    List<Mapping> own = new ArrayList<>(sets.stream().filter(set -> owner(set).equals(subject.meta().get("uid").text())).toList());
                    own.sort(Comparator.<Mapping>comparingLong(set -> Times.micros(set.at("metadata", "creationTimestamp"))).thenComparing(set -> set.at("metadata", "name").text()));
                    List<Mapping> current = own.stream().filter(set -> unhashed(set.at("spec", "template")).equals(spec.get("template"))).limit(1).toList();
                    Page whole = new Page(before);
                    if (!own.isEmpty()) {
                        whole.field("OldReplicaSets", sets(own.stream().filter(set -> !current.contains(set)).toList())).field("NewReplicaSet", sets(current));
                    }
                    return subject.ending(whole);
                });
    }

    private static String owner(Mapping object) {
        return object.at("metadata", "ownerReferences").mappings().stream().filter(each -> each.get("controller").truth()).map(each -> each.get("uid").text())
                .findFirst().orElse("");
    }

    private static Tree unhashed(Tree template) {
        return template.mapping().withoutAt("metadata", "labels", "pod-template-hash");
    }

    private static String sets(List<Mapping> sets) {
        String list = String.join(", ", sets.stream().map(set -> set.at("metadata", "name").text() + " (" + set.at("status", "replicas").whole() + "/"
                + set.at("spec", "replicas").whole() + " replicas created)").toList());
        return list.isEmpty() ? "<none>" : list;
    }

    static Task<String> replicaSet(Subject subject) {
        boolean controller = subject.item().kind().kind().equals("ReplicationController");
        Tree spec = subject.spec();
        Page page = new Page().field("Name", subject.meta().get("name").text()).field("Namespace", subject.meta().get("namespace").text())
                .field("Selector", controller ? Page.joined(spec.get("selector")) : LabelSelector.shown(spec.get("selector")))
                .labels("Labels", subject.meta().get("labels")).annotations("Annotations", subject.meta().get("annotations"));
        controlled(page, subject);
        page.field("Replicas", subject.status().get("replicas").whole() + " current / " + spec.get("replicas").whole() + " desired");
        String before = page.raw();
        return pods(subject).then(phases -> {
            Page whole = new Page(before).field("Pods Status", phases);
            Templates.write(whole, spec.get("template"));
            return subject.ending(whole.conditions(subject.status().get("conditions")));
        });
    }

    private static void controlled(Page page, Subject subject) {
        String controller = Page.controller(subject.object());
        if (!controller.isEmpty()) {
            page.field("Controlled By", controller);
        }
    }

    /** {@code 3 Running / 0 Waiting / 0 Succeeded / 0 Failed}. */
    private static Task<String> pods(Subject subject) {
        return subject.list(KnownKinds.POD.path(subject.item().namespace()), LabelSelector.words(subject.spec().get("selector"))).map(pods -> {
            List<String> phases = pods.stream().filter(pod -> owner(pod).equals(subject.meta().get("uid").text())).map(pod -> pod.at("status", "phase").text()).toList();
            return count(phases, "Running") + " Running / " + count(phases, "Pending") + " Waiting / " + count(phases, "Succeeded") + " Succeeded / "
                    + count(phases, "Failed") + " Failed";
        });
    }

    private static long count(List<String> phases, String phase) {
        return phases.stream().filter(phase::equals).count();
    }

    static Task<String> statefulSet(Subject subject) {
        Tree spec = subject.spec();
        Page page = new Page().field("Name", subject.meta().get("name").text()).field("Namespace", subject.meta().get("namespace").text())
                .field("CreationTimestamp", Times.full(subject.meta().get("creationTimestamp"))).field("Selector", LabelSelector.words(spec.get("selector")))
                .labels("Labels", subject.meta().get("labels")).annotations("Annotations", subject.meta().get("annotations"))
                .field("Replicas", spec.get("replicas").whole() + " desired | " + subject.status().get("replicas").whole() + " total")
                .field("Update Strategy", spec.at("updateStrategy", "type").text());
        Tree partition = spec.at("updateStrategy", "rollingUpdate", "partition");
        if (!partition.isNothing()) {
            page.field(1, "Partition", partition.whole());
        }
        String before = page.raw();
        return pods(subject).then(phases -> {
            Page whole = new Page(before).field("Pods Status", phases);
            Templates.write(whole, spec.get("template"));
            claims(whole, spec.get("volumeClaimTemplates"));
            return subject.ending(whole);
        });
    }

    private static void claims(Page page, Tree templates) {
        if (templates.mappings().isEmpty()) {
            page.field("Volume Claims", "<none>");
            return;
        }
        page.line(0, "Volume Claims:");
        for (Mapping claim : templates.mappings()) {
            page.field(1, "Name", claim.at("metadata", "name").text()).field(1, "StorageClass", claim.at("spec", "storageClassName").text());
            page.labels("  ", "Labels", claim.at("metadata", "labels")).labels("  ", "Annotations", claim.at("metadata", "annotations"));
            page.field(1, "Capacity", Quantity.canonical(claim.at("spec", "resources", "requests", "storage").text("<default>")))
                    .field(1, "Access Modes", "[" + String.join(" ", claim.at("spec", "accessModes").texts()) + "]");
        }
    }

    static Task<String> daemonSet(Subject subject) {
        Tree spec = subject.spec();
        Tree status = subject.status();
        Page page = new Page().field("Name", subject.meta().get("name").text()).field("Selector", LabelSelector.words(spec.get("selector")))
                .field("Node-Selector", Page.joined(spec.at("template", "spec", "nodeSelector"))).labels("Labels", subject.meta().get("labels"))
                .annotations("Annotations", subject.meta().get("annotations"))
                .line(0, "Desired Number of Nodes Scheduled: " + status.get("desiredNumberScheduled").whole())
                .line(0, "Current Number of Nodes Scheduled: " + status.get("currentNumberScheduled").whole())
                .line(0, "Number of Nodes Scheduled with Up-to-date Pods: " + status.get("updatedNumberScheduled").whole())
                .line(0, "Number of Nodes Scheduled with Available Pods: " + status.get("numberAvailable").whole())
                .line(0, "Number of Nodes Misscheduled: " + status.get("numberMisscheduled").whole());
        String before = page.raw();
        return pods(subject).then(phases -> {
            Page whole = new Page(before).field("Pods Status", phases);
            Templates.write(whole, spec.get("template"));
            return subject.ending(whole);
        });
    }

    static Task<String> job(Subject subject) {
        Tree spec = subject.spec();
        Tree status = subject.status();
        Page page = new Page().field("Name", subject.meta().get("name").text()).field("Namespace", subject.meta().get("namespace").text())
                .field("Selector", LabelSelector.words(spec.get("selector"))).labels("Labels", subject.meta().get("labels"))
                .annotations("Annotations", subject.meta().get("annotations"));
        controlled(page, subject);
        page.known("Parallelism", spec.get("parallelism")).field("Completions", spec.has("completions") ? spec.get("completions").whole() : "<unset>")
                .known("Completion Mode", spec.get("completionMode")).known("Suspend", spec.get("suspend")).known("Backoff Limit", spec.get("backoffLimit"))
                .known("TTL Seconds After Finished", spec.get("ttlSecondsAfterFinished"));
        if (status.has("startTime")) {
            page.field("Start Time", Times.full(status.get("startTime")));
        }
        if (status.has("completionTime")) {
            page.field("Completed At", Times.full(status.get("completionTime")));
        }
        if (status.has("startTime") && status.has("completionTime")) {
            page.field("Duration", HumanDuration.of(Times.micros(status.get("completionTime")) - Times.micros(status.get("startTime"))));
        }
        if (spec.has("activeDeadlineSeconds")) {
            page.field("Active Deadline Seconds", spec.get("activeDeadlineSeconds").whole() + "s");
        }
        page.field("Pods Statuses", status.get("active").whole() + " Active" + (status.has("ready") ? " (" + status.get("ready").whole() + " Ready)" : "") + " / "
                + status.get("succeeded").whole() + " Succeeded / " + status.get("failed").whole() + " Failed");
        if (spec.get("completionMode").text().equals("Indexed")) {
            page.field("Completed Indexes", status.get("completedIndexes").text("<none>"));
        }
        Templates.write(page, spec.get("template"));
        return subject.ending(page);
    }

    static Task<String> cronJob(Subject subject) {
        Tree spec = subject.spec();
        Tree job = spec.at("jobTemplate", "spec");
        Page page = new Page().head(subject.object()).field("Schedule", spec.get("schedule").text()).field("Concurrency Policy", spec.get("concurrencyPolicy").text())
                .field("Suspend", !spec.has("suspend") ? "<unset>" : spec.get("suspend").truth() ? "True" : "False")
                .field("Successful Job History Limit", unset(spec.get("successfulJobsHistoryLimit"), "")).field("Failed Job History Limit", unset(spec.get("failedJobsHistoryLimit"), ""))
                .field("Starting Deadline Seconds", unset(spec.get("startingDeadlineSeconds"), "s"))
                .field("Selector", job.has("selector") ? LabelSelector.words(job.get("selector")) : "<unset>").field("Parallelism", unset(job.get("parallelism"), ""))
                .field("Completions", unset(job.get("completions"), ""));
        if (job.has("activeDeadlineSeconds")) {
            page.field("Active Deadline Seconds", job.get("activeDeadlineSeconds").whole() + "s");
        }
        Templates.write(page, job.get("template"));
        Tree last = subject.status().get("lastScheduleTime");
        page.field("Last Schedule Time", last.isNothing() ? "<unset>" : Times.full(last));
        String active = String.join(", ", subject.status().get("active").mappings().stream().map(each -> each.get("name").text()).toList());
        return subject.ending(page.field("Active Jobs", active.isEmpty() ? "<none>" : active));
    }

    private static String unset(Tree value, String unit) {
        return value.isNothing() ? "<unset>" : value.whole() + unit;
    }
}
