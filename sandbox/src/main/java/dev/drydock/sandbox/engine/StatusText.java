package dev.drydock.sandbox.engine;

import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.GoTime;
import dev.drydock.sandbox.tree.unit.Units;
import java.time.Duration;
import java.time.Instant;

/** The STATUS of a container, which the engine words itself: moby's State.String. */
public final class StatusText {
    private StatusText() {}

    /**
     * The status.
     *
     * @param state the {@code State} of an inspected container
     */
    public static String of(Tree state, Instant now) {
        Instant started = GoTime.read(state.get("StartedAt").text());
        Instant finished = GoTime.read(state.get("FinishedAt").text());
        String code = "(" + state.get("ExitCode").whole() + ") ";
        if (state.get("Restarting").truth()) return "Restarting " + code + GoTime.ago(finished, now);
        if (state.get("Running").truth() || state.get("Paused").truth()) {
            String up = "Up " + Units.span(Duration.between(started, now));
            if (state.get("Paused").truth()) return up + " (Paused)";
            String health = state.at("Health", "Status").text();
            return switch (health) {
                case "", "none" -> up;
                case "starting" -> up + " (health: starting)";
                default -> up + " (" + health + ")";
            };
        }
        if (state.get("Status").text().equals("removing")) return "Removal In Progress";
        if (state.get("Dead").truth()) return "Dead";
        if (started.equals(GoTime.ZERO)) return "Created";
        if (finished.equals(GoTime.ZERO)) return "";
        return "Exited " + code + GoTime.ago(finished, now);
    }
}
