package dev.drydock.tutor.view.house;

import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.ContainerState;
import dev.drydock.sandbox.engine.record.DockerNetwork;
import dev.drydock.sandbox.engine.record.Endpoint;
import dev.drydock.sandbox.engine.record.PortMapping;
import dev.drydock.tutor.page.Columns;
import dev.drydock.tutor.view.picture.Look;
import dev.drydock.tutor.view.picture.Paper;
import dev.drydock.tutor.view.picture.Row;
import java.util.ArrayList;
import java.util.List;

/** An engine's containers, each with the letter of its state, and the networks that they hang on. */
final class Berths {
    private static final int NAME_COLUMNS = 22;
    private static final int IMAGE_COLUMNS = 20;
    private static final String CLUSTERS = "k8s_";

    private final Paper paper;

    Berths(Paper paper) {
        this.paper = paper;
    }

    List<Row> containers(List<Container> containers) {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of(paper.say("view.containers", containers.size()), Look.TITLE));
        long clusters = containers.stream().filter(each -> each.name().startsWith(CLUSTERS)).count();
        for (Container container : containers) {
            if (!container.name().startsWith(CLUSTERS)) rows.add(container(container));
        }
        if (clusters > 0) rows.add(Row.of("  " + paper.say("view.of-pods", clusters), Look.FAINT));
        return rows;
    }

    private Row container(Container container) {
        ContainerState state = container.state();
        StringBuilder ports = new StringBuilder();
        for (PortMapping port : container.plugs().ports()) {
            if (!port.ipv6()) ports.append(' ').append(port.hostPort()).append("->").append(port.containerPort());
        }
        String after = state.is(ContainerState.Status.EXITED) ? " (" + state.exitCode() + ")" : "";
        return Row.of("  ").then("[" + letter(state.status()) + "]", look(state)).then(" " + Columns.pad(Row.shortened(container.name(), NAME_COLUMNS), NAME_COLUMNS) + " ")
                .then(Columns.pad(Row.shortened(container.config().get("Image").text(), IMAGE_COLUMNS), IMAGE_COLUMNS) + " ")
                .then(state.status().word() + after, look(state)).then(ports.toString());
    }

    private static char letter(ContainerState.Status status) {
        return switch (status) {
            case CREATED -> 'C';
            case RUNNING -> 'R';
            case PAUSED -> 'P';
            case RESTARTING -> 'r';
            case REMOVING -> 'T';
            case EXITED -> 'X';
            case DEAD -> 'D';
        };
    }

    private static Look look(ContainerState state) {
        return switch (state.status()) {
            case RUNNING -> Look.GOOD;
            case CREATED, PAUSED, RESTARTING -> Look.WAITING;
            case REMOVING -> Look.GONE;
            case EXITED, DEAD -> state.exitCode() == 0 ? Look.GONE : Look.BAD;
        };
    }

    /** Each network, and below it the containers that are plugged in. */
    List<Row> networks(List<DockerNetwork> networks, List<Container> containers) {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of(paper.say("view.networks", networks.size()), Look.TITLE));
        for (DockerNetwork network : networks) {
            rows.add(Row.of("  " + network.name()).then(" " + network.driver() + " " + network.subnet(), Look.FAINT));
            List<Row> plugged = new ArrayList<>();
            for (Container container : containers) {
                for (Endpoint endpoint : container.plugs().endpoints()) {
                    boolean here = endpoint.networkId().equals(network.id()) && !container.name().startsWith(CLUSTERS) && endpoint.plugged();
                    if (here) plugged.add(Row.of(container.name()).then(" " + endpoint.address(), Look.FAINT));
                }
            }
            for (int i = 0; i < plugged.size(); i++) rows.add(Row.of(i + 1 < plugged.size() ? "   ├─ " : "   └─ ", Look.FRAME).then(plugged.get(i)));
        }
        return rows;
    }
}
