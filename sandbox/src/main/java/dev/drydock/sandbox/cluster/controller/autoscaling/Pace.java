package dev.drydock.sandbox.cluster.controller.autoscaling;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast an autoscaler may change its target: what it has recommended and done of late, and what its behavior allows of it.
 *
 * @param recommended what was recommended
 * @param changes how many replicas were added, or removed (negative)
 */
record Pace(List<Note> recommended, List<Note> changes) {
    static final Pace NEW = new Pace(List.of(), List.of());

    private static final long KEPT_MICROS = 3_600_000_000L;
    private static final long DEFAULT_DOWN_SECONDS = 300;
    private static final Mapping UP = Mapping.of("policies", Sequence.of(Mapping.of("type", "Pods", "value", 4, "periodSeconds", 15),
            Mapping.of("type", "Percent", "value", 100, "periodSeconds", 15)));
    private static final Mapping DOWN = Mapping.of("policies", Sequence.of(Mapping.of("type", "Percent", "value", 100, "periodSeconds", 15)));

    /** A number at a time. */
    record Note(long atMicros, long number) {}

    Pace {
        recommended = List.copyOf(recommended);
        changes = List.copyOf(changes);
    }

    /** A number of replicas, and why it is not the one that was wanted. */
    record Allowed(long replicas, String reason, String message) {}

    private static List<Note> with(List<Note> notes, Note last) {
        List<Note> kept = new ArrayList<>(notes.stream().filter(note -> note.atMicros() > last.atMicros() - KEPT_MICROS).toList());
        kept.add(last);
        return kept;
    }

    Pace recommending(long replicas, long now) {
        return new Pace(with(recommended, new Note(now, replicas)), changes);
    }

    Pace changing(long difference, long now) {
        return new Pace(recommended, with(changes, new Note(now, difference)));
    }

    /** The recommendation that the stabilization windows leave. */
    Allowed stabilized(Tree behavior, long current, long wanted, long now) {
        long up = now - behavior.at("scaleUp", "stabilizationWindowSeconds").whole() * 1_000_000L;
        Tree downSeconds = behavior.at("scaleDown", "stabilizationWindowSeconds");
        long down = now - (downSeconds.isNothing() ? DEFAULT_DOWN_SECONDS : downSeconds.whole()) * 1_000_000L;
        long least = wanted;
        long most = wanted;
        for (Note note : recommended) {
            least = note.atMicros() > up ? Math.min(least, note.number()) : least;
            most = note.atMicros() > down ? Math.max(most, note.number()) : most;
        }
        long replicas = Math.min(Math.max(current, least), most);
        if (replicas == wanted) {
            return new Allowed(replicas, "ReadyForNewScale", "recommended size matches current size");
        }
        return wanted > replicas ? new Allowed(replicas, "ScaleUpStabilized", "recent recommendations were lower than current one, applying the lowest recent recommendation")
                : new Allowed(replicas, "ScaleDownStabilized", "recent recommendations were higher than current one, applying the highest recent recommendation");
    }

    /** What the policies and the limits allow. */
    Allowed limited(Mapping spec, long current, long wanted, long now) {
        long least = spec.get("minReplicas").isNothing() ? 1 : spec.get("minReplicas").whole();
        long most = spec.get("maxReplicas").whole();
        if (wanted > current) {
            long limit = limit(spec.at("behavior", "scaleUp"), UP, current, now, true);
            if (wanted > Math.min(limit, most)) {
                return limit < most ? new Allowed(limit, "ScaleUpLimit", "the desired replica count is increasing faster than the maximum scale rate")
                        : new Allowed(most, "TooManyReplicas", "the desired replica count is more than the maximum replica count");
            }
        } else if (wanted < current) {
            long limit = limit(spec.at("behavior", "scaleDown"), DOWN, current, now, false);
            if (wanted < Math.max(limit, least)) {
                return limit > least ? new Allowed(limit, "ScaleDownLimit", "the desired replica count is decreasing faster than the maximum scale rate")
                        : new Allowed(least, "TooFewReplicas", "the desired replica count is less than the minimum replica count");
            }
        } else if (wanted > most) {
            return new Allowed(most, "TooManyReplicas", "the desired replica count is more than the maximum replica count");
        }
        return new Allowed(wanted, "", "the desired count is within the acceptable range");
    }

    private long limit(Tree rules, Mapping defaults, long current, long now, boolean up) {
        String select = rules.get("selectPolicy").text("Max");
        if (select.equals("Disabled")) {
            return current;
        }
        List<Tree> policies = rules.get("policies").isEmpty() ? defaults.get("policies").items() : rules.get("policies").items();
        boolean largest = select.equals("Max");
        long limit = current;
        boolean first = true;
        for (Tree policy : policies) {
            long since = now - policy.get("periodSeconds").whole() * 1_000_000L;
            long done = changes.stream().filter(note -> note.atMicros() > since && (note.number() > 0) == up).mapToLong(Note::number).sum();
            long start = current - done;
            long value = policy.get("value").whole();
            boolean percent = policy.get("type").text().equals("Percent");
            long allowed = up ? percent ? (start * (100 + value) + 99) / 100 : start + value
                    : percent ? start * (100 - value) / 100 : start - value;
            boolean further = up == largest ? allowed > limit : allowed < limit;
            limit = first || further ? allowed : limit;
            first = false;
        }
        return up ? Math.max(limit, current) : Math.min(limit, current);
    }
}
