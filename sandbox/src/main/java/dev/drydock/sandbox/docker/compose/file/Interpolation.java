package dev.drydock.sandbox.docker.compose.file;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.tree.Decimal;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.Truth;
import dev.drydock.sandbox.tree.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Fills variables into all texts of a file; where a number or a truth is wanted, the filled text becomes one. */
record Interpolation(Substitution substitution, Consumer<String> warn) {
    private static final List<String> ATOI = List.of("deploy.replicas", "deploy.update_config.parallelism", "deploy.rollback_config.parallelism",
            "deploy.restart_policy.max_attempts", "deploy.placement.max_replicas_per_node", "healthcheck.retries", "ports.[].target", "scale",
            "ulimits.*", "ulimits.*.hard", "ulimits.*.soft");
    private static final List<String> WHOLE = List.of("cpu_count", "cpu_period", "cpu_quota", "cpu_rt_period", "cpu_rt_runtime", "cpu_shares",
            "oom_score_adj", "pids_limit");
    private static final List<String> DECIMAL = List.of("cpu_percent", "cpus", "deploy.update_config.max_failure_ratio",
            "deploy.rollback_config.max_failure_ratio");
    private static final List<String> TRUTH = List.of("init", "healthcheck.disable", "oom_kill_disable", "privileged", "read_only", "stdin_open",
            "tty", "volumes.[].read_only", "volumes.[].volume.nocopy");
    private static final List<String> TOP_TRUTH = List.of("networks.*.external", "networks.*.internal", "networks.*.attachable",
            "networks.*.enable_ipv4", "networks.*.enable_ipv6", "volumes.*.external", "secrets.*.external", "configs.*.external");

    Mapping fill(Mapping file) {
        return (Mapping) fill(file, Trail.TOP);
    }

    private Tree fill(Tree value, Trail trail) {
        if (value instanceof Text text) {
            return typed(filled(text.value(), trail), trail);
        }
        if (value instanceof Mapping mapping) {
            Mapping.Builder all = Mapping.builder();
            mapping.forEach((key, each) -> all.put(key, fill(each, trail.next(key))));
            return all.build();
        }
        if (value instanceof Sequence sequence) {
            List<Tree> items = new ArrayList<>();
            sequence.items().forEach(item -> items.add(fill(item, trail.next(Trail.ITEM))));
            return new Sequence(items);
        }
        return value;
    }

    private String filled(String text, Trail trail) {
        try {
            return substitution.fill(text);
        } catch (Substitution.Malformed malformed) {
            throw new Unfit("invalid interpolation format for " + trail + ".\nYou may need to escape any $ with another $.\n" + malformed.template());
        } catch (Unfit missing) {
            throw new Unfit("error while interpolating " + trail + ": " + missing.getMessage());
        }
    }

    private Tree typed(String text, Trail trail) {
        try {
            return among(ATOI, trail) ? whole(text, "Atoi")
                    : among(WHOLE, trail) ? whole(text, "ParseInt")
                    : among(DECIMAL, trail) ? decimal(text)
                    : among(TRUTH, trail) || TOP_TRUTH.stream().anyMatch(trail::matches) ? truth(text)
                    : new Text(text);
        } catch (Unfit wrong) {
            throw new Unfit("error while interpolating " + trail + ": failed to cast to expected type: " + wrong.getMessage());
        }
    }

    private static boolean among(List<String> patterns, Trail trail) {
        if (trail.steps().size() < 3 || !trail.steps().get(0).equals("services")) {
            return false;
        }
        Trail inService = new Trail(trail.steps().subList(2, trail.steps().size()));
        return patterns.stream().anyMatch(inService::matches);
    }

    private static Tree whole(String text, String function) {
        if (!text.matches("[+-]?[0-9]{1,18}")) {
            throw new Unfit("strconv." + function + ": parsing " + Quote.go(text) + ": "
                    + (text.matches("[+-]?[0-9]+") ? "value out of range" : "invalid syntax"));
        }
        return new Whole(Long.parseLong(text));
    }

    private static Tree decimal(String text) {
        if (!text.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?")) {
            throw new Unfit("strconv.ParseFloat: parsing " + Quote.go(text) + ": invalid syntax");
        }
        return Decimal.of(Double.parseDouble(text));
    }

    private Tree truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Truth.TRUE;
            case "false" -> Truth.FALSE;
            case "y", "yes", "on" -> old(text, true);
            case "n", "no", "off" -> old(text, false);
            default -> throw new Unfit("invalid boolean: " + text);
        };
    }

    private Tree old(String text, boolean value) {
        warn.accept(Quote.go(text) + " for boolean is not supported by YAML 1.2, please use `" + value + "`");
        return Truth.of(value);
    }
}
