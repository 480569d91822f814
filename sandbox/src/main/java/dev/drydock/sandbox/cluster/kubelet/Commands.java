package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.shim.Captured;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import java.util.List;
import java.util.Optional;

/** Commands that the kubelet itself runs in containers, for probes and hooks. */
final class Commands {
    private static final Family<Purpose> RUNNING = Family.passing("kubelet-command");

    private final Agent agent;

    Commands(Agent agent) {
        this.agent = agent;
    }

    /**
     * What a command is run for.
     *
     * @param id of the container's instance
     * @param what the name of a kind of probe, {@code postStart} or {@code preStop}
     */
    record Purpose(String uid, String container, String id, String what) {}

    /** @param timeoutMicros after which nobody waits for it any more; 0: never */
    void run(PodState state, Container container, List<String> command, Purpose purpose, long timeoutMicros) {
        String exec = agent.runtime().orders().execute(container, Mapping.of("Cmd", Sequence.ofTexts(command), "AttachStdout", true, "AttachStderr", true),
                Optional.empty(), true);
        agent.kernel().transaction().put(RUNNING.key(exec), purpose);
        if (timeoutMicros > 0) {
            agent.after(timeoutMicros, new Kubelet.Late(agent.node(), state.uid(), exec, String.join(" ", command)));
        }
    }

    /** A command of somebody has ended; of ours it is known what for. */
    void ended(String exec, int code, String error) {
        var key = RUNNING.key(exec);
        Optional<Purpose> purpose = agent.kernel().transaction().find(key);
        if (purpose.isEmpty()) {
            return;
        }
        agent.kernel().transaction().remove(key);
        String output = Captured.take(agent.kernel(), exec);
        agent.runtime().orders().forget(exec);
        tell(purpose.get(), code == 0, error.isEmpty() ? output : "rpc error: code = Unknown desc = " + error);
    }

    /** A command takes too long. */
    void late(String exec, String words) {
        var key = RUNNING.key(exec);
        agent.kernel().transaction().find(key).ifPresent(purpose -> {
            agent.kernel().transaction().remove(key);
            tell(purpose, false, "command timed out: \"" + words + "\" timed out after 1s");
        });
    }

    private void tell(Purpose purpose, boolean good, String message) {
        agent.find(purpose.uid()).ifPresent(state -> {
            if (purpose.what().equals("postStart") || purpose.what().equals("preStop")) {
                new Hooks(agent).ended(state, purpose, good);
            } else {
                new Probes(agent).found(state, new Kubelet.Probed(agent.node(), purpose.uid(), purpose.container(), purpose.id(), Probes.Kind.valueOf(purpose.what()), good, message));
            }
        });
    }
}
