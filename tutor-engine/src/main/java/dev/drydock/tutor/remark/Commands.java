package dev.drydock.tutor.remark;

import dev.drydock.lessons.source.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command that is not there, though one with a name like it is. */
final class Commands implements Remark {
    /** What shells say of a command that they do not find. */
    private static final Pattern MISSING = Pattern.compile("(?m)^[^:\n]*sh: (?:line \\d+: )?([^\\s:]+): (?:command )?not found\r?$");
    private static final Pattern UNKNOWN = Pattern.compile("(?m)unknown (?:docker )?command: \"?(docker(?: [a-z-]+)*) ([^\\s\"]+)");
    private static final Pattern UNKNOWN_TO_KUBECTL = Pattern.compile("unknown command \"([^\"]+)\" for \"(kubectl[^\"]*)\"");
    private static final List<String> OF_KUBECTL = List.of("get", "describe", "create", "apply", "delete", "logs", "exec", "expose", "run", "scale", "rollout", "set",
            "edit", "explain", "label", "annotate", "patch", "replace", "diff", "top", "cordon", "uncordon", "drain", "taint", "port-forward", "config", "cluster-info",
            "api-resources", "api-versions", "auth", "wait", "autoscale", "attach", "cp", "debug", "events", "kustomize", "version");

    @Override
    public Optional<String> about(Aftermath after) {
        Matcher missing = MISSING.matcher(after.output());
        if (missing.find()) return Nearest.to(missing.group(1), after.completion().commands()).map(near -> after.say("suggest.command", missing.group(1), near));
        Matcher unknown = UNKNOWN.matcher(after.output());
        if (unknown.find()) return near(after, unknown.group(1), unknown.group(2), after.candidates(unknown.group(1) + " "));
        Matcher kubectl = UNKNOWN_TO_KUBECTL.matcher(after.output());
        return kubectl.find() && kubectl.group(2).equals("kubectl") ? near(after, "kubectl", kubectl.group(1), OF_KUBECTL) : Optional.empty();
    }

    private static Optional<String> near(Aftermath after, String group, String typed, List<String> known) {
        return Nearest.to(typed, known).map(near -> after.say("suggest.command", group + " " + typed, group + " " + near));
    }
}
