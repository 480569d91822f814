package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.admission.Quality;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import java.util.List;

/** What is reset and set in an object that is new, whatever its maker sent: {@code PrepareForCreate} of each kind. */
final class Fresh {
    /** Kinds that count the changes of their specs. */
    private static final List<String> COUNTED = List.of(
            "deployments.apps", "replicasets.apps", "statefulsets.apps", "daemonsets.apps", "jobs.batch", "cronjobs.batch", "replicationcontrollers",
            "poddisruptionbudgets.policy", "networkpolicies.networking.k8s.io", "ingresses.networking.k8s.io", "ingressclasses.networking.k8s.io",
            "customresourcedefinitions.apiextensions.k8s.io", "flowschemas.flowcontrol.apiserver.k8s.io",
            "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io", "validatingwebhookconfigurations.admissionregistration.k8s.io",
            "mutatingwebhookconfigurations.admissionregistration.k8s.io", "validatingadmissionpolicies.admissionregistration.k8s.io");
    /** Kinds whose status is taken from the maker, or has been filled in already. */
    private static final List<String> KEPT = List.of("nodes", "namespaces", "persistentvolumes", "persistentvolumeclaims", "pods");

    /** Counts the templates of a DaemonSet. */
    static final String TEMPLATE_GENERATION = "deprecated.daemonset.template.generation";

    private Fresh() {}

    static boolean isCounted(Resource resource) {
        return COUNTED.contains(resource.qualified()) || !Resources.isOwn(resource);
    }

    static Mapping prepare(Resource resource, Mapping object) {
        Mapping fresh = object;
        if (isCounted(resource)) {
            fresh = fresh.with("metadata", Objects.metadata(fresh).with("generation", 1));
        }
        if (resource == Resources.NAMESPACES) {
            return fresh.with("spec", Mapping.of("finalizers", Sequence.of("kubernetes"))).with("status", Mapping.of("phase", "Active"));
        }
        if (resource == Resources.PODS) {
            return fresh.with("status", podStatus(fresh));
        }
        if (resource == Resources.CLAIMS || resource == Resources.VOLUMES) {
            return fresh.with("status", Mapping.of("phase", "Pending"));
        }
        if (resource == Resources.SERVICES) {
            return fresh.with("status", Mapping.of("loadBalancer", Mapping.EMPTY));
        }
        if (resource == Resources.JOBS) {
            return job(fresh.with("status", Mapping.EMPTY));
        }
        if (!Resources.isOwn(resource)) {
            return resource.has("status") ? fresh.without("status") : fresh;
        }
        if (resource == Resources.DAEMON_SETS) {
            fresh = fresh.with("metadata", Objects.metadata(fresh).with("annotations", Objects.annotations(fresh).with(TEMPLATE_GENERATION, "1")));
        }
        boolean reset = resource.has("status") && !KEPT.contains(resource.qualified());
        return reset ? fresh.with("status", EmptyStatus.of(resource)) : fresh;
    }

    static Mapping podStatus(Mapping pod) {
        Mapping status = Mapping.of("phase", "Pending", "qosClass", Quality.of(pod));
        if (!pod.at("spec", "schedulingGates").isEmpty()) {
            status = status.with("conditions", Sequence.of(Mapping.of(
                    "lastProbeTime", dev.drydock.sandbox.tree.Nothing.NOTHING, "lastTransitionTime", dev.drydock.sandbox.tree.Nothing.NOTHING,
                    "message", "Scheduling is blocked due to non-empty scheduling gates", "reason", "SchedulingGated", "status", "False", "type", "PodScheduled")));
        }
        return status;
    }

    /** A job finds its pods by its own uid, unless its maker says how. */
    private static Mapping job(Mapping job) {
        Mapping spec = job.get("spec").mapping();
        if (spec.get("manualSelector").truth()) {
            return job;
        }
        String uid = Objects.uid(job);
        String name = Objects.name(job);
        Mapping labels = spec.at("template", "metadata", "labels").mapping()
                .with("batch.kubernetes.io/controller-uid", uid).with("batch.kubernetes.io/job-name", name).with("controller-uid", uid).with("job-name", name);
        Mapping metadata = Objects.metadata(spec.get("template")).with("labels", labels);
        if (!metadata.has("creationTimestamp")) {
            metadata = metadata.with("creationTimestamp", dev.drydock.sandbox.tree.Nothing.NOTHING);
        }
        Mapping template = spec.get("template").mapping().with("metadata", metadata);
        Mapping selector = spec.get("selector").mapping();
        selector = selector.with("matchLabels", selector.get("matchLabels").mapping().with("batch.kubernetes.io/controller-uid", uid));
        Mapping labelled = Objects.labels(job).isEmpty() ? job.withAt(labels, "metadata", "labels") : job;
        return labelled.with("spec", spec.with("template", template).with("selector", selector));
    }
}
