package dev.drydock.sandbox.cluster.apiserver.validation;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Pods and the templates of pods: {@code ValidatePodSpec} and what it calls. */
final class PodRules {
    private static final List<String> RESTART_POLICIES = List.of("Always", "OnFailure", "Never");
    private static final List<String> DNS_POLICIES = List.of("ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");
    private static final List<String> EFFECTS = List.of("NoSchedule", "PreferNoSchedule", "NoExecute");
    private static final List<String> OPERATORS = List.of("In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt");

    private final Findings findings;

    PodRules(Findings findings) {
        this.findings = findings;
    }

    void spec(String at, Tree spec) {
        volumes(at + ".volumes", spec.get("volumes"));
        Set<String> volumes = ContainerRules.names(spec.get("volumes"));
        ContainerRules containers = new ContainerRules(findings, volumes);
        Set<String> names = new LinkedHashSet<>();
        containers.all(at + ".containers", spec.get("containers"), false, names);
        containers.all(at + ".initContainers", spec.get("initContainers"), true, names);
        restartPolicy(at, spec.get("restartPolicy"));
        if (!DNS_POLICIES.contains(spec.get("dnsPolicy").text())) {
            findings.unsupported(at + ".dnsPolicy", spec.get("dnsPolicy").text(), DNS_POLICIES);
        }
        MetadataRules.labels(at + ".nodeSelector", spec.get("nodeSelector"), findings);
        if (!spec.get("serviceAccountName").text().isEmpty()) {
            findings.named(at + ".serviceAccountName", spec.get("serviceAccountName").text(), Words.subdomain(spec.get("serviceAccountName").text()));
        }
        if (!spec.get("nodeName").text().isEmpty()) {
            findings.named(at + ".nodeName", spec.get("nodeName").text(), Words.subdomain(spec.get("nodeName").text()));
        }
        affinity(at + ".affinity", spec.get("affinity"));
        spread(at + ".topologySpreadConstraints", spec.get("topologySpreadConstraints"));
        if (spec.has("activeDeadlineSeconds") && spec.get("activeDeadlineSeconds").whole() < 1) {
            findings.invalid(at + ".activeDeadlineSeconds", spec.get("activeDeadlineSeconds"), "must be between 1 and 2147483647, inclusive");
        }
        for (String label : List.of("hostname", "subdomain")) {
            if (!spec.get(label).text().isEmpty()) {
                findings.named(at + "." + label, spec.get(label).text(), Words.label(spec.get(label).text()));
            }
        }
        tolerations(at + ".tolerations", spec.get("tolerations"));
        for (int i = 0; i < spec.get("hostAliases").items().size(); i++) {
            String ip = spec.get("hostAliases").get(i).get("ip").text();
            if (!isAddress(ip)) {
                findings.invalid(at + ".hostAliases[" + i + "].ip", ip, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)");
            }
        }
        if (!spec.get("priorityClassName").text().isEmpty()) {
            findings.named(at + ".priorityClassName", spec.get("priorityClassName").text(), Words.subdomain(spec.get("priorityClassName").text()));
        }
        findings.notNegative(at + ".terminationGracePeriodSeconds", spec.get("terminationGracePeriodSeconds"));
    }

    static boolean isAddress(String text) {
        return text.matches("(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}") || text.contains(":") && text.matches("[0-9a-fA-F:.]+");
    }

    private void restartPolicy(String at, Tree policy) {
        if (policy.text().isEmpty()) {
            findings.required(at + ".restartPolicy");
        } else {
            findings.among(at + ".restartPolicy", policy, RESTART_POLICIES);
        }
    }

    // ---- volumes -----------------------------------------------------------------------------------------------------------------

    private void volumes(String field, Tree volumes) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < volumes.items().size(); i++) {
            Mapping volume = volumes.get(i).mapping();
            String at = field + "[" + i + "]";
            source(at, volume.without("name"));
            String name = volume.get("name").text();
            if (name.isEmpty()) {
                findings.required(at + ".name");
            } else {
                findings.named(at + ".name", name, Words.label(name));
            }
            if (!name.isEmpty() && !names.add(name)) {
                findings.duplicate(at + ".name", name);
            }
        }
    }

    private void source(String at, Mapping sources) {
        List<String> kinds = sources.keys();
        if (kinds.isEmpty()) {
            findings.required(at, "must specify a volume type");
            return;
        }
        for (int i = 1; i < kinds.size(); i++) {
            findings.forbidden(at + "." + kinds.get(i), "may not specify more than 1 volume type");
        }
        String kind = kinds.get(0);
        Tree source = sources.get(kind);
        String inner = at + "." + kind;
        switch (kind) {
            case "hostPath" -> {
                if (source.get("path").text().isEmpty()) {
                    findings.required(inner + ".path");
                } else if (List.of(source.get("path").text().split("/")).contains("..")) {
                    findings.invalid(inner + ".path", source.get("path").text(), "must not contain '..'");
                }
                findings.among(inner + ".type", source.get("type"),
                        List.of("", "DirectoryOrCreate", "Directory", "FileOrCreate", "File", "Socket", "CharDevice", "BlockDevice"));
            }
            case "secret" -> {
                if (source.get("secretName").text().isEmpty()) {
                    findings.required(inner + ".secretName");
                }
                keys(inner, source);
            }
            case "configMap" -> {
                if (source.get("name").text().isEmpty()) {
                    findings.required(inner + ".name");
                }
                keys(inner, source);
            }
            case "persistentVolumeClaim" -> {
                if (source.get("claimName").text().isEmpty()) {
                    findings.required(inner + ".claimName");
                }
            }
            case "nfs" -> {
                for (String part : List.of("server", "path")) {
                    if (source.get(part).text().isEmpty()) {
                        findings.required(inner + "." + part);
                    }
                }
            }
            default -> {}
        }
    }

    private void keys(String at, Tree source) {
        long mode = source.get("defaultMode").whole();
        if (mode < 0 || mode > 0777) {
            findings.invalid(at + ".defaultMode", source.get("defaultMode"), "must be a number between 0 and 0777 (octal), both inclusive");
        }
        for (int i = 0; i < source.get("items").items().size(); i++) {
            Tree item = source.get("items").get(i);
            if (item.get("key").text().isEmpty()) {
                findings.required(at + ".items[" + i + "].key");
            }
            if (item.get("path").text().isEmpty()) {
                findings.required(at + ".items[" + i + "].path");
            } else if (item.get("path").text().startsWith("/")) {
                findings.invalid(at + ".items[" + i + "].path", item.get("path").text(), "must be a relative path");
            }
        }
    }

    // ---- where it may run --------------------------------------------------------------------------------------------------------

    private void tolerations(String field, Tree tolerations) {
        for (int i = 0; i < tolerations.items().size(); i++) {
            Tree toleration = tolerations.get(i);
            String at = field + "[" + i + "]";
            String key = toleration.get("key").text();
            if (!key.isEmpty()) {
                findings.named(at + ".key", key, Words.qualified(key));
            }
            String operator = toleration.get("operator").text();
            if (key.isEmpty() && !operator.equals("Exists")) {
                findings.invalid(at + ".operator", operator, "operator must be Exists when `key` is empty, which means \"match all values and all keys\"");
            }
            if (toleration.has("tolerationSeconds") && !toleration.get("effect").text().equals("NoExecute")) {
                findings.invalid(at + ".effect", toleration.get("effect").text(), "effect must be 'NoExecute' when `tolerationSeconds` is set");
            }
            switch (operator) {
                case "", "Equal" -> findings.named(at + ".operator", toleration.get("value").text(), Words.labelValue(toleration.get("value").text()));
                case "Exists" -> {
                    if (!toleration.get("value").text().isEmpty()) {
                        findings.add(FieldError.invalid(at + ".operator", GoValue.quoted(toleration.get("value").text()),
                                "value must be empty when `operator` is 'Exists'"));
                    }
                }
                default -> findings.unsupported(at + ".operator", operator, List.of("Equal", "Exists"));
            }
            findings.among(at + ".effect", toleration.get("effect"), EFFECTS);
        }
    }

    private void affinity(String at, Tree affinity) {
        Tree node = affinity.get("nodeAffinity");
        Tree required = node.get("requiredDuringSchedulingIgnoredDuringExecution");
        String path = at + ".nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution";
        if (required instanceof Mapping) {
            if (required.get("nodeSelectorTerms").items().isEmpty()) {
                findings.required(path + ".nodeSelectorTerms", "must have at least one node selector term");
            }
            for (int i = 0; i < required.get("nodeSelectorTerms").items().size(); i++) {
                term(path + ".nodeSelectorTerms[" + i + "]", required.get("nodeSelectorTerms").get(i));
            }
        }
        Sequence preferred = new Sequence(node.get("preferredDuringSchedulingIgnoredDuringExecution").items());
        for (int i = 0; i < preferred.size(); i++) {
            String one = at + ".nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[" + i + "]";
            weight(one, preferred.get(i));
            term(one + ".preference", preferred.get(i).get("preference"));
        }
        for (String kind : List.of("podAffinity", "podAntiAffinity")) {
            podTerms(at + "." + kind, affinity.get(kind));
        }
    }

    private void weight(String at, Tree weighted) {
        long weight = weighted.get("weight").whole();
        if (weight < 1 || weight > 100) {
            findings.add(FieldError.invalid(at + ".weight", Long.toString(weight), "must be in the range 1-100"));
        }
    }

    private void term(String at, Tree term) {
        for (int i = 0; i < term.get("matchExpressions").items().size(); i++) {
            Tree expression = term.get("matchExpressions").get(i);
            String one = at + ".matchExpressions[" + i + "]";
            String operator = expression.get("operator").text();
            int values = expression.get("values").items().size();
            switch (operator) {
                case "In", "NotIn" -> {
                    if (values == 0) {
                        findings.required(one + ".values", "must be specified when `operator` is 'In' or 'NotIn'");
                    }
                }
                case "Exists", "DoesNotExist" -> {
                    if (values > 0) {
                        findings.forbidden(one + ".values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                    }
                }
                case "Gt", "Lt" -> {
                    if (values != 1) {
                        findings.required(one + ".values", "must be specified single value when `operator` is 'Lt' or 'Gt'");
                    }
                }
                default -> findings.invalid(one + ".operator", operator, "not a valid selector operator");
            }
            findings.named(one + ".key", expression.get("key").text(), Words.qualified(expression.get("key").text()));
        }
    }

    private void podTerms(String at, Tree terms) {
        List<Tree> required = terms.get("requiredDuringSchedulingIgnoredDuringExecution").items();
        for (int i = 0; i < required.size(); i++) {
            podTerm(at + ".requiredDuringSchedulingIgnoredDuringExecution[" + i + "]", required.get(i));
        }
        List<Tree> preferred = terms.get("preferredDuringSchedulingIgnoredDuringExecution").items();
        for (int i = 0; i < preferred.size(); i++) {
            String one = at + ".preferredDuringSchedulingIgnoredDuringExecution[" + i + "]";
            weight(one, preferred.get(i));
            podTerm(one + ".podAffinityTerm", preferred.get(i).get("podAffinityTerm"));
        }
    }

    private void podTerm(String at, Tree term) {
        if (term.get("labelSelector") instanceof Mapping) {
            MetadataRules.selector(at + ".labelSelector", term.get("labelSelector"), findings);
        }
        if (term.get("topologyKey").text().isEmpty()) {
            findings.required(at + ".topologyKey", "can not be empty");
        }
        if (!term.get("topologyKey").text().isEmpty()) {
            findings.named(at + ".topologyKey", term.get("topologyKey").text(), Words.qualified(term.get("topologyKey").text()));
        }
    }

    private void spread(String field, Tree constraints) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < constraints.items().size(); i++) {
            Tree constraint = constraints.get(i);
            String at = field + "[" + i + "]";
            findings.positive(at + ".maxSkew", constraint.get("maxSkew"));
            if (constraint.get("topologyKey").text().isEmpty()) {
                findings.required(at + ".topologyKey", "can not be empty");
            }
            String action = constraint.get("whenUnsatisfiable").text();
            if (!List.of("DoNotSchedule", "ScheduleAnyway").contains(action)) {
                findings.unsupported(at + ".whenUnsatisfiable", action, List.of("DoNotSchedule", "ScheduleAnyway"));
            }
            String pair = "{" + constraint.get("topologyKey").text() + ", " + action + "}";
            if (pairs.contains(pair)) {
                findings.duplicate(at + ".{topologyKey, whenUnsatisfiable}", pair);
            }
            pairs.add(pair);
        }
    }
}
