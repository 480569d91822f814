package dev.drydock.tutor.remark;

import dev.drydock.lessons.source.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A flag that the command does not have: one with a name like it, or two dashes where one was typed. */
final class Flags implements Remark {
    private static final Pattern LONG = Pattern.compile("unknown flag: (--[^\\s=]+)");
    private static final Pattern SHORT = Pattern.compile("unknown shorthand flag: '.' in -([^\\s=]+)");
    private static final List<String> OF_KUBECTL = List.of("--namespace", "--all-namespaces", "--replicas", "--image", "--port", "--target-port", "--type", "--name",
            "--selector", "--output", "--filename", "--dry-run", "--labels", "--show-labels", "--follow", "--previous", "--watch", "--force", "--recursive", "--container",
            "--stdin", "--tty", "--from-literal", "--from-file", "--record", "--timeout", "--grace-period", "--field-selector", "--sort-by", "--to-revision", "--min", "--max",
            "--cpu-percent", "--command", "--restart", "--env", "--kubeconfig", "--context", "--help");

    @Override
    public Optional<String> about(Aftermath after) {
        Matcher unknown = LONG.matcher(after.output());
        if (unknown.find()) return Nearest.to(unknown.group(1), known(after, unknown.group(1))).map(near -> after.say("remark.flag", unknown.group(1), near));
        Matcher shorthand = SHORT.matcher(after.output());
        if (!shorthand.find() || shorthand.group(1).length() < 2) return Optional.empty();
        String flag = "--" + shorthand.group(1);
        return known(after, "-" + shorthand.group(1)).contains(flag) ? Optional.of(after.say("remark.two-dashes", "-" + shorthand.group(1), flag)) : Optional.empty();
    }

    /** The long flags of the command in which a flag was typed. */
    private static List<String> known(Aftermath after, String typed) {
        int at = after.line().indexOf(typed);
        if (at < 0) return List.of();
        String begin = after.line().substring(0, at);
        return begin.strip().startsWith("kubectl") ? OF_KUBECTL : after.candidates(begin + "--");
    }
}
