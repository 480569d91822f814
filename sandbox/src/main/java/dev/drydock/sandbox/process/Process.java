package dev.drydock.sandbox.process;

import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.time.Event;
import dev.drydock.sandbox.time.Timeline;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A process, wholly: restoring this record restores the process, whatever it was in the middle of. */
public record Process(
        Id id,
        Kinship kinship,
        Place place,
        Credentials credentials,
        Invocation invocation,
        Descriptors descriptors,
        Signals signals,
        Activity activity,
        Usage usage) {

    public static final Family<Process> PROCESSES = Family.passing("process");

    /** Which process, in the whole world: the machine whose kernel runs it, and its number there, as the machine's own {@code ps} shows it. */
    public static final class Id {
        private final String machine;
        private final int pid;
        /** Every system call asks for it. */
        private final Key<Process> key;

        public Id(String machine, int pid) {
            this.machine = machine;
            this.pid = pid;
            this.key = PROCESSES.key(machine + "/" + Timeline.padded(pid, 7));
        }

        public String machine() {
            return machine;
        }

        public int pid() {
            return pid;
        }

        public Key<Process> key() {
            return key;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Id that && pid == that.pid && machine.equals(that.machine);
        }

        @Override
        public int hashCode() {
            return 31 * machine.hashCode() + pid;
        }

        @Override
        public String toString() {
            return machine + "/" + pid;
        }
    }

    /** Whose child it is and who gets its terminal's signals; numbers are the machine's. */
    public record Kinship(int parent, int group, int session, Optional<String> terminal) {}

    /**
     * Where it lives.
     *
     * @param space its namespaces: see {@link Space}
     * @param inner its number in the space's own PID namespace; the machine's number otherwise
     * @param directory the current directory, absolute, as the process sees it
     */
    public record Place(String space, int inner, String directory, int umask) {}

    /**
     * What was started.
     *
     * @param path the program file, as the process saw it
     */
    public record Invocation(String path, List<String> arguments, SortedMap<String, String> environment) {
        public Invocation {
            arguments = List.copyOf(arguments);
            environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
        }

        /** The name that {@code ps} shows: of the program file, for a script that of the script. */
        public String command() {
            String name = arguments.isEmpty() ? path : path.isEmpty() ? arguments.get(0) : path;
            return name.substring(name.lastIndexOf('/') + 1);
        }
    }

    /** Signals that wait for the process's code, and its arrangements; what is not arranged is done by default. */
    public record Signals(List<Signal> pending, Map<Signal, Disposition> dispositions) {
        public static final Signals NONE = new Signals(List.of(), Map.of());

        public Signals {
            pending = List.copyOf(pending);
            dispositions = Collections.unmodifiableMap(dispositions.isEmpty() ? Map.of() : new TreeMap<>(dispositions));
        }

        public Optional<Disposition> disposition(Signal signal) {
            return Optional.ofNullable(dispositions.get(signal));
        }
    }

    /**
     * What it is doing.
     *
     * @param step the rest of its life
     * @param due the one event in the queue that will run it, if there is one
     * @param stopped by a signal, as after Ctrl-Z
     * @param ended how, if it has ended and its parent has not asked yet
     * @param sinceMicros when it began to do this
     */
    public record Activity(Step step, Optional<Key<Event>> due, boolean stopped, Optional<Ended> ended, long sinceMicros) {}

    /**
     * What it has used.
     *
     * @param cpuMicros CPU time in virtual microseconds
     * @param spin steps since it last waited for a while
     * @param memoryBytes what it holds besides its program: see {@link Sys#holdMemory}
     */
    public record Usage(long startedMicros, long cpuMicros, long spin, long memoryBytes) {
        Usage spinning(long steps) {
            return new Usage(startedMicros, cpuMicros, steps, memoryBytes);
        }
    }

    public boolean alive() {
        return activity.ended().isEmpty();
    }

    public Process with(Kinship changed) {
        return new Process(id, changed, place, credentials, invocation, descriptors, signals, activity, usage);
    }

    public Process with(Place changed) {
        return new Process(id, kinship, changed, credentials, invocation, descriptors, signals, activity, usage);
    }

    public Process with(Credentials changed) {
        return new Process(id, kinship, place, changed, invocation, descriptors, signals, activity, usage);
    }

    public Process with(Invocation changed) {
        return new Process(id, kinship, place, credentials, changed, descriptors, signals, activity, usage);
    }

    public Process with(Descriptors changed) {
        return new Process(id, kinship, place, credentials, invocation, changed, signals, activity, usage);
    }

    public Process with(Signals changed) {
        return new Process(id, kinship, place, credentials, invocation, descriptors, changed, activity, usage);
    }

    public Process with(Activity changed) {
        return new Process(id, kinship, place, credentials, invocation, descriptors, signals, changed, usage);
    }

    public Process with(Usage changed) {
        return new Process(id, kinship, place, credentials, invocation, descriptors, signals, activity, changed);
    }

    /** A letter as in the STAT column of {@code ps}. */
    public String stateLetter() {
        if (!alive()) {
            return "Z";
        }
        if (activity.stopped()) {
            return "T";
        }
        return activity.step() instanceof Step.Await ? "S" : "R";
    }
}
