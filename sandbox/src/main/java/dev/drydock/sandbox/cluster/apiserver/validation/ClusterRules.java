package dev.drydock.sandbox.cluster.apiserver.validation;

import dev.drydock.sandbox.cluster.api.Quantity;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Nodes, quotas, limits, roles, priorities, leases. */
final class ClusterRules {
    private static final List<String> STANDARD = List.of(
            "cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory", "requests.storage", "requests.ephemeral-storage", "limits.cpu",
            "limits.memory", "limits.ephemeral-storage", "pods", "resourcequotas", "services", "replicationcontrollers", "secrets", "configmaps",
            "persistentvolumeclaims", "services.nodeports", "services.loadbalancers");

    private final Findings findings;

    ClusterRules(Findings findings) {
        this.findings = findings;
    }

    void node(Mapping object) {
        Set<String> seen = new LinkedHashSet<>();
        List<Tree> taints = object.at("spec", "taints").items();
        for (int i = 0; i < taints.size(); i++) {
            String at = "metadata.taints[" + i + "]";
            Tree taint = taints.get(i);
            findings.named(at + ".key", taint.get("key").text(), Words.qualified(taint.get("key").text()));
            findings.named(at + ".value", taint.get("value").text(), Words.labelValue(taint.get("value").text()));
            String effect = taint.get("effect").text();
            if (effect.isEmpty()) {
                findings.required(at + ".effect");
            } else if (!List.of("NoExecute", "NoSchedule", "PreferNoSchedule").contains(effect)) {
                findings.unsupported(at + ".effect", effect, List.of("NoSchedule", "PreferNoSchedule", "NoExecute"));
            }
            if (!seen.add(taint.get("key").text() + "=" + effect)) {
                findings.add(FieldError.duplicate(at, GoValue.of(taint)));
            }
        }
    }

    void quota(Mapping object) {
        Mapping hard = object.at("spec", "hard").mapping().sorted();
        for (String name : hard.keys()) {
            String at = "spec.hard[" + name + "]";
            boolean counted = name.startsWith("count/") || name.contains("/") || name.contains(".storageclass.storage.k8s.io/") || name.startsWith("requests.")
                    || name.startsWith("limits.") || name.startsWith("hugepages-");
            if (!counted && !STANDARD.contains(name)) {
                findings.invalid(at, name, "must be a standard resource type or fully qualified");
                findings.invalid(at, name, "must be a standard resource for quota");
            }
            if (Quantity.of(hard.get(name).text()).isNegative()) {
                findings.invalid(at, hard.get(name).text(), "must be greater than or equal to 0");
            }
        }
        for (int i = 0; i < object.at("spec", "scopes").items().size(); i++) {
            String scope = object.at("spec", "scopes").get(i).text();
            if (!List.of("Terminating", "NotTerminating", "BestEffort", "NotBestEffort", "PriorityClass", "CrossNamespacePodAffinity").contains(scope)) {
                findings.add(FieldError.invalid("spec.scopes", "[]core.ResourceQuotaScope{" + GoValue.quoted(scope) + "}", "unsupported scope"));
            }
        }
    }

    void limitRange(Mapping object) {
        List<Tree> limits = object.at("spec", "limits").items();
        Set<String> types = new LinkedHashSet<>();
        for (int i = 0; i < limits.size(); i++) {
            Tree item = limits.get(i);
            String at = "spec.limits[" + i + "]";
            String type = item.get("type").text();
            if (!types.add(type)) {
                findings.duplicate(at + ".type", type);
            }
            if (type.equals("Pod")) {
                for (String field : List.of("default", "defaultRequest")) {
                    if (item.has(field)) {
                        findings.forbidden("spec.limits." + field, "may not be specified when `type` is 'Pod'");
                    }
                }
            }
            order(at, item);
        }
    }

    private void order(String at, Tree item) {
        Set<String> names = new LinkedHashSet<>();
        for (String part : List.of("min", "max", "default", "defaultRequest", "maxLimitRequestRatio")) {
            names.addAll(item.get(part).mapping().sorted().keys());
        }
        for (String name : names) {
            compare(at + ".min[" + name + "]", item, "min", "max", name, "min value %s is greater than max value %s");
            compare(at + ".defaultRequest[" + name + "]", item, "min", "defaultRequest", name, "min value %s is greater than default request value %s");
            compare(at + ".defaultRequest[" + name + "]", item, "defaultRequest", "max", name, "default request value %s is greater than max value %s");
            compare(at + ".defaultRequest[" + name + "]", item, "defaultRequest", "default", name, "default request value %s is greater than default limit value %s");
            compare(at + ".default[" + name + "]", item, "min", "default", name, "min value %s is greater than default value %s");
            compare(at + ".default[" + name + "]", item, "default", "max", name, "default value %s is greater than max value %s");
        }
    }

    private void compare(String at, Tree item, String low, String high, String name, String words) {
        if (item.get(low).has(name) && item.get(high).has(name)) {
            Quantity one = Quantity.of(item.at(low, name).text());
            Quantity other = Quantity.of(item.at(high, name).text());
            if (one.compareTo(other) > 0) {
                findings.invalid(at, one.toString(), words.replaceFirst("%s", one.toString()).replaceFirst("%s", other.toString()));
            }
        }
    }

    // ---- roles -------------------------------------------------------------------------------------------------------------------

    /** @param namespaced whether it is a Role, which can speak of no paths */
    void role(Mapping object, boolean namespaced) {
        List<Tree> rules = object.get("rules").items();
        for (int i = 0; i < rules.size(); i++) {
            Tree rule = rules.get(i);
            String at = "rules[" + i + "]";
            if (rule.get("verbs").items().isEmpty()) {
                findings.required(at + ".verbs", "verbs must contain at least one value");
            }
            if (!rule.get("nonResourceURLs").items().isEmpty()) {
                if (namespaced) {
                    findings.invalid(at + ".nonResourceURLs", GoValue.of(rule.get("nonResourceURLs")), "namespaced rules cannot apply to non-resource URLs");
                }
            } else {
                if (rule.get("apiGroups").items().isEmpty()) {
                    findings.required(at + ".apiGroups", "resource rules must supply at least one api group");
                }
                if (rule.get("resources").items().isEmpty()) {
                    findings.required(at + ".resources", "resource rules must supply at least one resource");
                }
            }
        }
    }

    void binding(Mapping object, boolean namespaced) {
        Tree role = object.get("roleRef");
        if (!role.get("apiGroup").text().equals("rbac.authorization.k8s.io")) {
            findings.unsupported("roleRef.apiGroup", role.get("apiGroup").text(), List.of("rbac.authorization.k8s.io"));
        }
        List<String> kinds = namespaced ? List.of("Role", "ClusterRole") : List.of("ClusterRole");
        if (!kinds.contains(role.get("kind").text())) {
            findings.unsupported("roleRef.kind", role.get("kind").text(), kinds);
        }
        if (role.get("name").text().isEmpty()) {
            findings.required("roleRef.name");
        }
        List<Tree> subjects = object.get("subjects").items();
        for (int i = 0; i < subjects.size(); i++) {
            Tree subject = subjects.get(i);
            String at = "subjects[" + i + "]";
            if (subject.get("name").text().isEmpty()) {
                findings.required(at + ".name");
            }
            String kind = subject.get("kind").text();
            if (!List.of("Group", "ServiceAccount", "User").contains(kind)) {
                findings.unsupported(at + ".kind", kind, List.of("ServiceAccount", "User", "Group"));
            } else if (kind.equals("ServiceAccount") && !namespaced && subject.get("namespace").text().isEmpty()) {
                findings.required(at + ".namespace");
            }
        }
    }

    void priorityClass(Mapping object) {
        String name = object.at("metadata", "name").text();
        boolean own = name.startsWith("system-");
        if (own && !List.of("system-cluster-critical", "system-node-critical").contains(name)) {
            findings.forbidden("metadata.name", "priority class names with 'system-' prefix are reserved for system use only. error: only the following names are "
                    + "allowed: [system-node-critical system-cluster-critical]");
        }
        if (!own && object.get("value").whole() > 1_000_000_000) {
            findings.forbidden("value", "maximum allowed value of a user defined priority is 1000000000");
        }
        findings.among("preemptionPolicy", object.get("preemptionPolicy"), List.of("Never", "PreemptLowerPriority"));
    }
}
