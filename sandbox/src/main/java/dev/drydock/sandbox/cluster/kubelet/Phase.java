package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** In which phase a pod is, from what its containers do ({@code getPhase}). */
final class Phase {
    private final PodState state;
    private final List<Mapping> init = new ArrayList<>();
    private final List<Mapping> apps = new ArrayList<>();
    private final List<Mapping> others = new ArrayList<>();
    private final List<Cell.Kind> kinds = new ArrayList<>();

    Phase(Agent agent, PodState state) {
        this.state = state;
        boolean open = state.cells().stream().anyMatch(cell -> cell.kind() == Cell.Kind.INIT && !agent.container(cell)
                .filter(container -> container.state().finishedMicros() > 0 && container.state().exitCode() == 0).isPresent()
                || cell.kind() == Cell.Kind.SIDECAR && !agent.runs(cell));
        boolean before = state.cells().stream().noneMatch(cell -> cell.kind() == Cell.Kind.APP && !cell.id().isEmpty());
        for (Cell cell : state.cells()) {
            Mapping status = StatusReport.of(agent, state, cell, open && before || before);
            switch (cell.kind()) {
                case INIT, SIDECAR -> {
                    init.add(status);
                    kinds.add(cell.kind());
                }
                case APP -> apps.add(status);
                case EPHEMERAL -> others.add(status);
            }
        }
    }

    List<Mapping> statuses(boolean initial) {
        return initial ? init : apps;
    }

    List<Mapping> ephemeral() {
        return others;
    }

    /** Init containers that are not done, and sidecars that have not started. */
    List<String> uninitialized() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < init.size(); i++) {
            boolean done = kinds.get(i) == Cell.Kind.SIDECAR ? init.get(i).get("started").truth() : init.get(i).get("ready").truth();
            if (!done) {
                names.add(init.get(i).get("name").text());
            }
        }
        boolean begun = apps.stream().anyMatch(app -> app.get("state").has("running") || app.get("state").has("terminated") || !app.get("lastState").isEmpty());
        return begun ? List.of() : names;
    }

    List<String> unready() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < init.size(); i++) {
            if (kinds.get(i) == Cell.Kind.SIDECAR && !init.get(i).get("ready").truth()) {
                names.add(init.get(i).get("name").text());
            }
        }
        apps.stream().filter(app -> !app.get("ready").truth()).forEach(app -> names.add(app.get("name").text()));
        return names;
    }

    /** Why the pod's readiness gates are closed. */
    List<String> closedGates() {
        List<String> closed = new ArrayList<>();
        for (Tree gate : state.pod().at("spec", "readinessGates").items()) {
            String type = gate.get("conditionType").text();
            if (Objects.condition(state.pod(), type).isEmpty()) {
                closed.add("corresponding condition of pod readiness gate \"" + type + "\" does not exist.");
            } else if (!Objects.is(state.pod(), type)) {
                closed.add("the status of pod readiness gate \"" + type + "\" is not \"True\", but " + Objects.condition(state.pod(), type).get("status").text());
            }
        }
        return closed;
    }

    private boolean failedToInitialize() {
        for (int i = 0; i < init.size(); i++) {
            Tree ended = init.get(i).at("state", "terminated");
            if (kinds.get(i) == Cell.Kind.INIT && !ended.isNothing() && ended.get("exitCode").whole() != 0 && state.restartPolicy().equals("Never")) {
                return true;
            }
        }
        return false;
    }

    String phase() {
        if (failedToInitialize()) {
            return "Failed";
        }
        int waiting = 0;
        int running = 0;
        int stopped = 0;
        int succeeded = 0;
        for (Mapping app : apps) {
            Tree ended = app.at("state", "terminated");
            if (app.get("state").has("running")) {
                running++;
            } else if (!ended.isNothing()) {
                stopped++;
                succeeded += ended.get("exitCode").whole() == 0 ? 1 : 0;
            } else if (!app.at("lastState", "terminated").isNothing()) {
                stopped++;
            } else {
                waiting++;
            }
        }
        boolean never = state.cells().stream().allMatch(cell -> cell.id().isEmpty());
        if (waiting > 0 && !(state.ending().over() && running == 0 && !never)) {
            return "Pending";
        }
        if (running > 0) {
            return "Running";
        }
        if (state.ending().over()) {
            return stopped == succeeded && stopped == apps.size() ? "Succeeded" : "Failed";
        }
        if (state.restartPolicy().equals("Always") || state.restartPolicy().equals("OnFailure") && stopped != succeeded) {
            return "Running";
        }
        return stopped == succeeded ? "Succeeded" : "Failed";
    }
}
