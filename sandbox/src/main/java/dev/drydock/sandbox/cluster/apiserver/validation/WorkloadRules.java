package dev.drydock.sandbox.cluster.apiserver.validation;

import dev.drydock.sandbox.cluster.api.Cron;
import dev.drydock.sandbox.cluster.api.Selector;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;

/** Deployments and their like, jobs, autoscalers, budgets. */
final class WorkloadRules {
    private static final String MISMATCH = "`selector` does not match template `labels`";

    private final Findings findings;

    WorkloadRules(Findings findings) {
        this.findings = findings;
    }

    void deployment(Mapping object) {
        Tree spec = object.get("spec");
        findings.notNegative("spec.replicas", spec.get("replicas"));
        selector(spec);
        template(spec, true);
        strategy(spec.get("strategy"));
        findings.notNegative("spec.minReadySeconds", spec.get("minReadySeconds"));
        findings.notNegative("spec.revisionHistoryLimit", spec.get("revisionHistoryLimit"));
        if (spec.has("progressDeadlineSeconds")) {
            findings.notNegative("spec.progressDeadlineSeconds", spec.get("progressDeadlineSeconds"));
            if (spec.get("progressDeadlineSeconds").whole() <= spec.get("minReadySeconds").whole()) {
                findings.invalid("spec.progressDeadlineSeconds", spec.get("progressDeadlineSeconds"), "must be greater than minReadySeconds");
            }
        }
    }

    private void strategy(Tree strategy) {
        String type = strategy.get("type").text();
        boolean rolling = strategy.has("rollingUpdate");
        if (type.equals("Recreate") && rolling) {
            findings.forbidden("spec.strategy.rollingUpdate", "may not be specified when strategy `type` is 'Recreate'");
        } else if (!List.of("Recreate", "RollingUpdate").contains(type)) {
            String update = rolling ? "(*apps.RollingUpdateDeployment)(0xc000000000)" : "(*apps.RollingUpdateDeployment)(nil)";
            findings.add(FieldError.unsupported("spec.strategy", "apps.DeploymentStrategy{Type:" + GoValue.quoted(type) + ", RollingUpdate:" + update + "}",
                    List.of("Recreate", "RollingUpdate")));
        } else if (rolling) {
            String at = "spec.strategy.rollingUpdate";
            intOrPercent(at + ".maxUnavailable", strategy.at("rollingUpdate", "maxUnavailable"));
            intOrPercent(at + ".maxSurge", strategy.at("rollingUpdate", "maxSurge"));
            if (isZero(strategy.at("rollingUpdate", "maxUnavailable")) && isZero(strategy.at("rollingUpdate", "maxSurge"))) {
                findings.add(FieldError.invalid(at + ".maxUnavailable", goIntOrString(strategy.at("rollingUpdate", "maxUnavailable")),
                        "may not be 0 when `maxSurge` is 0"));
            }
            Tree unavailable = strategy.at("rollingUpdate", "maxUnavailable");
            if (unavailable instanceof Text && Words.isPercent(unavailable.text()) && Long.parseLong(unavailable.text().replace("%", "")) > 100) {
                findings.add(FieldError.invalid(at + ".maxUnavailable", goIntOrString(unavailable), "must not be greater than 100%"));
            }
        }
    }

    private static boolean isZero(Tree value) {
        return value instanceof Text ? value.text().equals("0%") || value.text().equals("0") : value.whole() == 0;
    }

    private static String goIntOrString(Tree value) {
        return value instanceof Text ? "intstr.IntOrString{Type:1, IntVal:0, StrVal:" + GoValue.quoted(value.text()) + "}"
                : "intstr.IntOrString{Type:0, IntVal:" + value.whole() + ", StrVal:\"\"}";
    }

    private void intOrPercent(String at, Tree value) {
        if (value instanceof Text) {
            if (!Words.isPercent(value.text())) {
                findings.add(FieldError.invalid(at, goIntOrString(value), "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  "
                        + "or '93%', regex used for validation is '[0-9]+%')"));
            }
        } else {
            findings.notNegative(at, value);
        }
    }

    /** Must be there, select something, and select the template's pods. */
    private void selector(Tree spec) {
        Tree selector = spec.get("selector");
        if (selector.isNothing()) {
            findings.required("spec.selector");
        } else {
            MetadataRules.selector("spec.selector", selector, findings);
            if (selector.get("matchLabels").isEmpty() && selector.get("matchExpressions").isEmpty()) {
                findings.add(FieldError.invalid("spec.selector", goSelector(selector), "empty selector is invalid for deployment"));
            }
        }
    }

    static String goSelector(Tree selector) {
        return "v1.LabelSelector{MatchLabels:" + (selector.has("matchLabels") ? GoValue.texts(selector.get("matchLabels")) : "map[string]string(nil)")
                + ", MatchExpressions:" + (selector.get("matchExpressions").isEmpty() ? "[]v1.LabelSelectorRequirement(nil)" : expressions(selector)) + "}";
    }

    private static String expressions(Tree selector) {
        StringBuilder words = new StringBuilder("[]v1.LabelSelectorRequirement{");
        for (int i = 0; i < selector.get("matchExpressions").items().size(); i++) {
            Tree each = selector.get("matchExpressions").get(i);
            words.append(i > 0 ? ", " : "").append("v1.LabelSelectorRequirement{Key:").append(GoValue.quoted(each.get("key").text())).append(", Operator:")
                    .append(GoValue.quoted(each.get("operator").text())).append(", Values:[]string{")
                    .append(String.join(", ", each.get("values").texts().stream().map(GoValue::quoted).toList())).append("}}");
        }
        return words.append("}").toString();
    }

    /** @param always whether the pods must always be restarted */
    private void template(Tree spec, boolean always) {
        template(spec, always, true);
    }

    /** @param whole whether the pods' spec is looked at; upstream leaves that of StatefulSets, whose claims become volumes, to the pods */
    private void template(Tree spec, boolean always, boolean whole) {
        Tree template = spec.get("template");
        Tree labels = template.at("metadata", "labels");
        boolean mismatch = spec.get("selector").isNothing() || !Selector.of(spec.get("selector")).matches(labels.mapping());
        boolean empty = !spec.get("selector").isNothing() && Selector.of(spec.get("selector")).isEverything();
        if (mismatch && !empty) {
            findings.add(FieldError.invalid("spec.template.metadata.labels", GoValue.texts(labels), MISMATCH));
        }
        if (whole) {
            templateSpec("spec.template", template);
        } else {
            MetadataRules.labels("spec.template.labels", template.at("metadata", "labels"), findings);
            MetadataRules.annotations("spec.template.annotations", template.at("metadata", "annotations"), findings);
        }
        if (always) {
            restartsAlways("spec.template.spec.restartPolicy", template.at("spec", "restartPolicy"));
        }
        if (always && template.at("spec").has("activeDeadlineSeconds")) {
            findings.forbidden("spec.template.spec.activeDeadlineSeconds", "activeDeadlineSeconds in " + "ReplicaSet is not Supported");
        }
    }

    private void restartsAlways(String at, Tree policy) {
        if (!policy.text().equals("Always") && List.of("OnFailure", "Never").contains(policy.text())) {
            findings.unsupported(at, policy.text(), List.of("Always"));
        }
    }

    private void templateSpec(String at, Tree template) {
        MetadataRules.labels(at + ".labels", template.at("metadata", "labels"), findings);
        MetadataRules.annotations(at + ".annotations", template.at("metadata", "annotations"), findings);
        new PodRules(findings).spec(at + ".spec", template.get("spec"));
    }

    void replicaSet(Mapping object) {
        Tree spec = object.get("spec");
        findings.notNegative("spec.replicas", spec.get("replicas"));
        findings.notNegative("spec.minReadySeconds", spec.get("minReadySeconds"));
        selector(spec);
        template(spec, true);
    }

    void replicationController(Mapping object) {
        Tree spec = object.get("spec");
        findings.notNegative("spec.minReadySeconds", spec.get("minReadySeconds"));
        if (spec.get("selector").isEmpty()) {
            findings.required("spec.selector");
        }
        findings.notNegative("spec.replicas", spec.get("replicas"));
        if (spec.get("template").isNothing()) {
            findings.required("spec.template");
            return;
        }
        Tree labels = spec.at("template", "metadata", "labels");
        if (!spec.get("selector").isEmpty() && !Selector.ofLabels(spec.get("selector")).matches(labels.mapping())) {
            findings.add(FieldError.invalid("spec.template.metadata.labels", GoValue.texts(labels), MISMATCH));
        }
        templateSpec("spec.template", spec.get("template"));
        restartsAlways("spec.template.spec.restartPolicy", spec.at("template", "spec", "restartPolicy"));
    }

    void statefulSet(Mapping object) {
        Tree spec = object.get("spec");
        findings.among("spec.podManagementPolicy", spec.get("podManagementPolicy"), List.of("OrderedReady", "Parallel"));
        String type = spec.at("updateStrategy", "type").text();
        if (!List.of("OnDelete", "RollingUpdate").contains(type)) {
            findings.invalid("spec.updateStrategy", type, "must be 'RollingUpdate' or 'OnDelete'");
        } else if (type.equals("RollingUpdate")) {
            findings.notNegative("spec.updateStrategy.rollingUpdate.partition", spec.at("updateStrategy", "rollingUpdate", "partition"));
        }
        findings.notNegative("spec.replicas", spec.get("replicas"));
        findings.notNegative("spec.minReadySeconds", spec.get("minReadySeconds"));
        selector(spec);
        template(spec, true, false);
    }

    void daemonSet(Mapping object) {
        Tree spec = object.get("spec");
        selector(spec);
        template(spec, true);
        findings.notNegative("spec.minReadySeconds", spec.get("minReadySeconds"));
        String type = spec.at("updateStrategy", "type").text();
        if (!List.of("OnDelete", "RollingUpdate").contains(type)) {
            findings.unsupported("spec.updateStrategy.type", type, List.of("OnDelete", "RollingUpdate"));
        } else if (type.equals("RollingUpdate")) {
            Tree update = spec.at("updateStrategy", "rollingUpdate");
            intOrPercent("spec.updateStrategy.rollingUpdate.maxUnavailable", update.get("maxUnavailable"));
            intOrPercent("spec.updateStrategy.rollingUpdate.maxSurge", update.get("maxSurge"));
            if (isZero(update.get("maxUnavailable")) && isZero(update.get("maxSurge"))) {
                findings.required("spec.updateStrategy.rollingUpdate.maxUnavailable", "cannot be 0 when maxSurge is 0");
            }
        }
        findings.notNegative("spec.revisionHistoryLimit", spec.get("revisionHistoryLimit"));
    }

    // ---- jobs --------------------------------------------------------------------------------------------------------------------

    void job(Mapping object) {
        jobSpec("spec", object.get("spec"));
    }

    private void jobSpec(String at, Tree spec) {
        for (String field : List.of("parallelism", "completions", "activeDeadlineSeconds", "backoffLimit", "ttlSecondsAfterFinished")) {
            findings.notNegative(at + "." + field, spec.get(field));
        }
        findings.among(at + ".completionMode", spec.get("completionMode"), List.of("NonIndexed", "Indexed"));
        if (spec.get("completionMode").text().equals("Indexed") && !spec.has("completions")) {
            findings.required(at + ".completions", "when completion mode is Indexed");
        }
        templateSpec(at + ".template", spec.get("template"));
        String policy = spec.at("template", "spec", "restartPolicy").text();
        if (policy.isEmpty() || policy.equals("Always")) {
            findings.required(at + ".template.spec.restartPolicy", "valid values: \"OnFailure\", \"Never\"");
        } else if (!List.of("OnFailure", "Never").contains(policy)) {
            findings.unsupported(at + ".template.spec.restartPolicy", policy, List.of("OnFailure", "Never"));
        }
    }

    void cronJob(Mapping object) {
        if (object.at("metadata", "name").text().length() > 52) {
            findings.invalid("metadata.name", object.at("metadata", "name").text(), "must be no more than 52 characters");
        }
        Tree spec = object.get("spec");
        String schedule = spec.get("schedule").text();
        if (schedule.isEmpty()) {
            findings.required("spec.schedule");
        } else {
            schedule(schedule);
        }
        findings.notNegative("spec.startingDeadlineSeconds", spec.get("startingDeadlineSeconds"));
        findings.among("spec.concurrencyPolicy", spec.get("concurrencyPolicy"), List.of("Allow", "Forbid", "Replace"));
        jobSpec("spec.jobTemplate.spec", spec.at("jobTemplate", "spec"));
        findings.notNegative("spec.successfulJobsHistoryLimit", spec.get("successfulJobsHistoryLimit"));
        findings.notNegative("spec.failedJobsHistoryLimit", spec.get("failedJobsHistoryLimit"));
    }

    private void schedule(String schedule) {
        if (schedule.contains("TZ")) {
            findings.invalid("spec.schedule", schedule, "cannot use TZ or CRON_TZ in schedule, use timeZone field instead");
            return;
        }
        Cron cron = Cron.parse(schedule);
        if (!cron.valid()) {
            findings.invalid("spec.schedule", schedule, cron.error());
        }
    }

    // ---- scaling and budgets -----------------------------------------------------------------------------------------------------

    void autoscaler(Mapping object) {
        Tree spec = object.get("spec");
        if (spec.has("minReplicas") && spec.get("minReplicas").whole() < 1) {
            findings.invalid("spec.minReplicas", spec.get("minReplicas"), "must be greater than or equal to 1");
        }
        if (spec.get("maxReplicas").whole() < 1) {
            findings.add(FieldError.invalid("spec.maxReplicas", Long.toString(spec.get("maxReplicas").whole()), "must be greater than 0"));
        }
        if (spec.has("minReplicas") && spec.get("maxReplicas").whole() < spec.get("minReplicas").whole()) {
            findings.add(FieldError.invalid("spec.maxReplicas", Long.toString(spec.get("maxReplicas").whole()), "must be greater than or equal to `minReplicas`"));
        }
        for (String part : List.of("kind", "name")) {
            String word = spec.at("scaleTargetRef", part).text();
            if (word.isEmpty()) {
                findings.required("spec.scaleTargetRef." + part);
            } else {
                findings.named("spec.scaleTargetRef." + part, word, Words.pathSegment(word));
            }
        }
        for (int i = 0; i < spec.get("metrics").items().size(); i++) {
            metric("spec.metrics[" + i + "]", spec.get("metrics").get(i));
        }
    }

    private void metric(String at, Tree metric) {
        String type = metric.get("type").text();
        if (type.isEmpty()) {
            findings.required(at + ".type", "must specify a metric source type");
        } else if (!List.of("ContainerResource", "External", "Object", "Pods", "Resource").contains(type)) {
            findings.unsupported(at + ".type", type, List.of("ContainerResource", "External", "Object", "Pods", "Resource"));
        } else if (type.equals("Resource")) {
            Tree target = metric.at("resource", "target");
            if (metric.at("resource", "name").text().isEmpty()) {
                findings.required(at + ".resource.name", "must specify a resource name");
            }
            if (target.has("averageUtilization") && target.get("averageUtilization").whole() < 1) {
                findings.invalid(at + ".resource.target.averageUtilization", target.get("averageUtilization"), "must be greater than 0");
            }
            if (!target.has("averageUtilization") && !target.has("averageValue")) {
                findings.required(at + ".resource.target.averageUtilization", "must set either a target raw value or a target utilization");
            }
        }
    }

    void budget(Mapping object) {
        Tree spec = object.get("spec");
        if (spec.has("minAvailable") && spec.has("maxUnavailable")) {
            findings.add(FieldError.invalid("spec", GoValue.of(spec), "minAvailable and maxUnavailable cannot be both set"));
        }
        for (String field : List.of("minAvailable", "maxUnavailable")) {
            if (spec.has(field)) {
                intOrPercent("spec." + field, spec.get(field));
            }
        }
        if (spec.has("selector")) {
            MetadataRules.selector("spec.selector", spec.get("selector"), findings);
        }
    }
}
