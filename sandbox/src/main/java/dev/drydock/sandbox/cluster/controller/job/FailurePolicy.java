package dev.drydock.sandbox.cluster.controller.job;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;

/** What a Job's {@code podFailurePolicy} says of a pod that ended badly ({@code matchPodFailurePolicy}). */
final class FailurePolicy {
    private FailurePolicy() {}

    /**
     * @param action {@code FailJob}, {@code Ignore}, {@code Count}, {@code FailIndex}; {@code Count} if no rule speaks of the pod
     * @param message why, for {@code FailJob}
     */
    record Verdict(String action, String message) {}

    static Verdict of(Mapping job, Mapping pod) {
        List<Mapping> rules = job.at("spec", "podFailurePolicy", "rules").mappings();
        for (int i = 0; i < rules.size(); i++) {
            Mapping rule = rules.get(i);
            String action = rule.get("action").text();
            String matched = rule.has("onExitCodes") ? byExitCode(rule.get("onExitCodes"), pod) : byCondition(rule.get("onPodConditions"), pod);
            if (!matched.isEmpty()) {
                return new Verdict(action, matched + " matching " + action + " rule at index " + i);
            }
        }
        return new Verdict("Count", "");
    }

    private static String byExitCode(Tree wanted, Mapping pod) {
        for (String list : List.of("containerStatuses", "initContainerStatuses")) {
            for (Mapping container : pod.at("status", list).mappings()) {
                Tree ended = container.at("state", "terminated");
                String name = wanted.get("containerName").text();
                boolean asked = name.isEmpty() || name.equals(container.get("name").text());
                if (asked && !ended.isNothing() && ended.get("exitCode").whole() != 0 && speaksOf(wanted, ended.get("exitCode").whole())) {
                    return "Container " + container.get("name").text() + " for pod " + Objects.key(pod) + " failed with exit code " + ended.get("exitCode").whole();
                }
            }
        }
        return "";
    }

    private static boolean speaksOf(Tree wanted, long code) {
        boolean listed = wanted.get("values").items().stream().anyMatch(value -> value.whole() == code);
        return wanted.get("operator").text().equals("NotIn") != listed;
    }

    private static String byCondition(Tree wanted, Mapping pod) {
        for (Tree pattern : wanted.items()) {
            Mapping condition = Objects.condition(pod, pattern.get("type").text());
            if (!condition.isEmpty() && condition.get("status").text().equals(pattern.get("status").text("True"))) {
                return "Pod " + Objects.key(pod) + " has condition " + pattern.get("type").text();
            }
        }
        return "";
    }
}
