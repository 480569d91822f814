package dev.drydock.sandbox.cluster.controller.deployment;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;

/**
 * How far the number of pods may go beyond and below what is wished for during a rollout.
 *
 * @param surge pods above
 * @param unavailable pods below
 */
record Pace(boolean rolling, int replicas, int surge, int unavailable) {
    /** Percentages of pods above are rounded up, of pods below down; both cannot be none ({@code ResolveFenceposts}). */
    static Pace of(Mapping deployment) {
        int replicas = deployment.at("spec", "replicas").wholeInt();
        if (!deployment.at("spec", "strategy", "type").text().equals("RollingUpdate")) {
            return new Pace(false, replicas, 0, 0);
        }
        Tree rolling = deployment.at("spec", "strategy", "rollingUpdate");
        int surge = scaled(rolling.get("maxSurge"), replicas, true);
        int unavailable = scaled(rolling.get("maxUnavailable"), replicas, false);
        if (surge == 0 && unavailable == 0) {
            unavailable = 1;
        }
        return new Pace(true, replicas, surge, replicas == 0 ? 0 : Math.min(unavailable, replicas));
    }

    /** A number or a percentage of a whole. */
    static int scaled(Tree value, int total, boolean up) {
        if (!(value instanceof Text)) {
            return value.wholeInt();
        }
        String text = value.text();
        long percent = text.matches("\\d{1,9}%") ? Long.parseLong(text.substring(0, text.length() - 1)) : 0;
        return (int) (up ? (percent * total + 99) / 100 : percent * total / 100);
    }

    int most() {
        return replicas + surge;
    }

    int least() {
        return replicas - unavailable;
    }

    /** How many pods the new set should have now ({@code NewRSNewReplicas}). */
    int forNewSet(int already, List<Mapping> all) {
        if (!rolling) {
            return replicas;
        }
        int present = OwnedSets.wanted(all);
        return present >= most() ? already : already + Math.min(most() - present, replicas - already);
    }
}
