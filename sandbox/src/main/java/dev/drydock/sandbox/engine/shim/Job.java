package dev.drydock.sandbox.engine.shim;

import dev.drydock.sandbox.process.Credentials;
import dev.drydock.sandbox.process.Terminal;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A process that a shim is to start in its container: the container's first, or a command.
 *
 * @param streams ID of the container or of the command: names its streams
 * @param traits what else the shim must know
 */
public record Job(String streams, Command command, Wiring wiring, Traits traits) {
    /**
     * @param logged whether its output goes into the container's log
     * @param captured whether the engine keeps what it writes for itself: see {@link Captured}
     * @param foreign whether its program is for another kind of processor, so that the kernel refuses it
     */
    public record Traits(boolean logged, boolean captured, boolean foreign) {}

    /** The same, its output kept for the engine. */
    public Job captured() {
        return new Job(streams, command, wiring, new Traits(traits.logged(), true, traits.foreign()));
    }

    /** @param path the program file, found by the rules of the runtime */
    public record Command(String path, List<String> arguments, Map<String, String> environment, String directory, Credentials credentials) {
        public Command {
            arguments = List.copyOf(arguments);
            environment = new TreeMap<>(environment);
        }
    }

    /**
     * @param stdin whether its input stays open
     * @param stdinOnce whether its input ends with that of the first client
     */
    public record Wiring(boolean tty, boolean stdin, boolean stdinOnce, Terminal.Size size) {}

    /** The jobs that wait for a container's shim. */
    public record Queue(List<Job> jobs) {
        static final Family<Queue> QUEUES = Family.passing("shim-jobs");

        public Queue {
            jobs = List.copyOf(jobs);
        }

        public static Key<Queue> key(String container) {
            return QUEUES.key(container);
        }

        public Queue plus(Job job) {
            List<Job> more = new ArrayList<>(jobs);
            more.add(job);
            return new Queue(more);
        }
    }
}
