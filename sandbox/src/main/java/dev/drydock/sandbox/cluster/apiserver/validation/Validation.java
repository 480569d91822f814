package dev.drydock.sandbox.cluster.apiserver.validation;

import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;

/** Whether objects are valid, by kind. */
public final class Validation {
    private Validation() {}

    /** What is wrong with a new object; nothing if it may be made. */
    public static List<FieldError> create(Resource resource, Mapping object) {
        Findings findings = new Findings();
        MetadataRules.check(resource, object, findings);
        body(resource, object, findings);
        return findings.errors();
    }

    /** What is wrong with a change; nothing if it may be made. */
    public static List<FieldError> update(Resource resource, Mapping before, Mapping after) {
        Findings findings = new Findings();
        if (before.get("metadata") != after.get("metadata")) {
            MetadataRules.check(resource, after, findings);
        }
        new Changes(findings).check(resource, before, after);
        if (findings.isEmpty() && before.get("spec") != after.get("spec") || before.get("spec").isNothing()) {
            body(resource, after, findings);
        }
        return findings.errors();
    }

    private static void body(Resource resource, Mapping object, Findings findings) {
        switch (resource.qualified()) {
            case "pods" -> new PodRules(findings).spec("spec", object.get("spec"));
            case "deployments.apps" -> new WorkloadRules(findings).deployment(object);
            case "replicasets.apps" -> new WorkloadRules(findings).replicaSet(object);
            case "replicationcontrollers" -> new WorkloadRules(findings).replicationController(object);
            case "statefulsets.apps" -> new WorkloadRules(findings).statefulSet(object);
            case "daemonsets.apps" -> new WorkloadRules(findings).daemonSet(object);
            case "jobs.batch" -> new WorkloadRules(findings).job(object);
            case "cronjobs.batch" -> new WorkloadRules(findings).cronJob(object);
            case "horizontalpodautoscalers.autoscaling" -> new WorkloadRules(findings).autoscaler(object);
            case "poddisruptionbudgets.policy" -> new WorkloadRules(findings).budget(object);
            case "services" -> new ServiceRules(findings).service(object);
            case "ingresses.networking.k8s.io" -> new ServiceRules(findings).ingress(object);
            case "networkpolicies.networking.k8s.io" -> new ServiceRules(findings).networkPolicy(object);
            case "configmaps" -> new ConfigRules(findings).configMap(object);
            case "secrets" -> new ConfigRules(findings).secret(object);
            case "persistentvolumes" -> new StorageRules(findings).volume(object);
            case "persistentvolumeclaims" -> new StorageRules(findings).claim(object);
            case "storageclasses.storage.k8s.io" -> new StorageRules(findings).storageClass(object);
            default -> cluster(resource, object, findings);
        }
    }

    private static void cluster(Resource resource, Mapping object, Findings findings) {
        ClusterRules rules = new ClusterRules(findings);
        switch (resource.qualified()) {
            case "nodes" -> rules.node(object);
            case "resourcequotas" -> rules.quota(object);
            case "limitranges" -> rules.limitRange(object);
            case "roles.rbac.authorization.k8s.io" -> rules.role(object, true);
            case "clusterroles.rbac.authorization.k8s.io" -> rules.role(object, false);
            case "rolebindings.rbac.authorization.k8s.io" -> rules.binding(object, true);
            case "clusterrolebindings.rbac.authorization.k8s.io" -> rules.binding(object, false);
            case "priorityclasses.scheduling.k8s.io" -> rules.priorityClass(object);
            case "customresourcedefinitions.apiextensions.k8s.io" -> new DefinitionRules(findings).definition(object);
            default -> {}
        }
    }
}
