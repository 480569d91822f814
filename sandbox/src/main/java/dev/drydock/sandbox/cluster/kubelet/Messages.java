package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.shim.ContainerLog;
import java.util.List;

/** The message with which a container took its leave: what it wrote to its termination log, or, if that was asked for, the end of its log. */
final class Messages {
    private static final int MOST = 4096;

    private Messages() {}

    static String of(Agent agent, Container container) {
        String left = Volumes.farewell(agent, container.settings().mounts(), container.config().get("Labels").get("io.kubernetes.container.terminationMessagePath").text());
        if (!left.isEmpty()) {
            return left.length() > MOST ? left.substring(0, MOST) : left;
        }
        String policy = container.config().get("Labels").get("io.kubernetes.container.terminationMessagePolicy").text();
        if (!policy.equals("FallbackToLogsOnError") || container.state().exitCode() == 0) {
            return "";
        }
        List<ContainerLog.Line> lines = new ContainerLog(agent.kernel(), container.id()).lines(0);
        StringBuilder text = new StringBuilder();
        lines.subList(Math.max(0, lines.size() - 80), lines.size()).forEach(line -> text.append(line.text().text()));
        return text.length() > 2048 ? text.substring(text.length() - 2048) : text.toString();
    }
}
