package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.process.Files;
import java.util.List;

/** The logs of pods as files of their node: {@code /var/log/pods} by pod, and links to them in {@code /var/log/containers}, flat. */
final class PodLogs {
    private static final String PODS = "/var/log/pods";
    private static final String CONTAINERS = "/var/log/containers";

    private final Agent agent;
    private final PodState state;
    private final Files files;

    PodLogs(Agent agent, PodState state) {
        this.agent = agent;
        this.state = state;
        this.files = agent.kernel().files(agent.node());
    }

    /** {@code BuildPodLogsDirectory}. */
    private String folder() {
        return PODS + "/" + state.namespace() + "_" + state.name() + "_" + state.uid();
    }

    /** The log of a container that has been made. @param cell with that container as its instance */
    void begin(Cell cell, Container container) {
        sweep();
        String folder = folder() + "/" + cell.name();
        String file = folder + "/" + cell.attempt() + ".log";
        files.makeDirectory(PODS, 0750);
        files.makeDirectory(CONTAINERS, 0755);
        files.makeDirectory(folder(), 0755);
        files.makeDirectory(folder, 0755);
        String written = agent.runtime().log(container, file);
        if (!written.equals(file)) {
            files.makeLink(written, file);
        }
        files.makeLink(file, CONTAINERS + "/" + state.name() + "_" + state.namespace() + "_" + cell.name() + "-" + container.id() + ".log");
    }

    /** Takes away the links to logs that are gone. */
    void sweep() {
        for (String folder : names(folder())) {
            sweep(folder() + "/" + folder, "");
        }
        sweep(CONTAINERS, state.name() + "_" + state.namespace() + "_");
    }

    private void sweep(String folder, String prefix) {
        for (String name : names(folder)) {
            if (name.startsWith(prefix) && !files.exists(folder + "/" + name)) {
                files.unlink(folder + "/" + name);
            }
        }
    }

    private List<String> names(String folder) {
        return files.list(folder).toOptional().map(all -> List.copyOf(all.keySet())).orElse(List.of());
    }

    /** The pod is over, and its containers are removed. */
    void remove() {
        sweep();
        for (String folder : names(folder())) {
            names(folder() + "/" + folder).forEach(name -> files.unlink(folder() + "/" + folder + "/" + name));
            files.removeDirectory(folder() + "/" + folder);
        }
        files.removeDirectory(folder());
        sweep();
    }
}
