package dev.drydock.sandbox.cluster.apiserver.defaults;

import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.tree.Mapping;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Fills in what an object's maker left open. What is there stays, and is shared. */
public final class Defaults {
    private static final Map<String, UnaryOperator<Mapping>> BY_KIND = new TreeMap<>(Map.ofEntries(
            Map.entry("Pod", PodDefaults::pod),
            Map.entry("PodTemplate", PodDefaults::template),
            Map.entry("ReplicationController", WorkloadDefaults::replicationController),
            Map.entry("ReplicaSet.apps", WorkloadDefaults::replicaSet),
            Map.entry("Deployment.apps", WorkloadDefaults::deployment),
            Map.entry("StatefulSet.apps", WorkloadDefaults::statefulSet),
            Map.entry("DaemonSet.apps", WorkloadDefaults::daemonSet),
            Map.entry("Job.batch", WorkloadDefaults::job),
            Map.entry("CronJob.batch", WorkloadDefaults::cronJob),
            Map.entry("HorizontalPodAutoscaler.autoscaling", WorkloadDefaults::autoscaler),
            Map.entry("Service", ServiceDefaults::service),
            Map.entry("Endpoints", ServiceDefaults::endpoints),
            Map.entry("EndpointSlice.discovery.k8s.io", ServiceDefaults::slice),
            Map.entry("NetworkPolicy.networking.k8s.io", ServiceDefaults::networkPolicy),
            Map.entry("PersistentVolume", VolumeDefaults::volume),
            Map.entry("PersistentVolumeClaim", VolumeDefaults::claim),
            Map.entry("StorageClass.storage.k8s.io", VolumeDefaults::storageClass),
            Map.entry("Namespace", ClusterDefaults::namespace),
            Map.entry("Node", ClusterDefaults::node),
            Map.entry("Secret", ClusterDefaults::secret),
            Map.entry("LimitRange", ClusterDefaults::limitRange),
            Map.entry("RoleBinding.rbac.authorization.k8s.io", ClusterDefaults::roleBinding),
            Map.entry("ClusterRoleBinding.rbac.authorization.k8s.io", ClusterDefaults::roleBinding),
            Map.entry("PriorityClass.scheduling.k8s.io", ClusterDefaults::priorityClass),
            Map.entry("CertificateSigningRequest.certificates.k8s.io", ClusterDefaults::signingRequest),
            Map.entry("CustomResourceDefinition.apiextensions.k8s.io", ClusterDefaults::definition)));

    private Defaults() {}

    public static Mapping fill(Resource resource, Mapping object) {
        String kind = resource.group().isEmpty() ? resource.kind() : resource.kind() + "." + resource.group();
        UnaryOperator<Mapping> fill = BY_KIND.get(kind);
        return fill == null ? object : fill.apply(object);
    }
}
