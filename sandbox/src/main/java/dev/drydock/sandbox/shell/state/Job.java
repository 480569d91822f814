package dev.drydock.sandbox.shell.state;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A pipeline that the shell started and keeps an eye on.
 *
 * @param number   the number between brackets
 * @param group    its process group, by the machine's number; 0 without job control
 * @param members  its processes in order
 * @param command  its text
 * @param told     the state that the user was last told of
 * @param used     a count that is higher the later the job was stopped, put back or begun, for {@code %+}
 */
public record Job(int number, int group, List<Member> members, String command, State told, long used) {
    /**
     * One process.
     *
     * @param pid    the machine's number
     * @param seen   the number that the shell sees
     * @param status how it ended, once it has
     * @param signal the number of the signal that ended it, or 0
     */
    public record Member(int pid, int seen, boolean stopped, Optional<Integer> status, int signal) { }

    /** What a job does. */
    public enum State { RUNNING, STOPPED, DONE }

    public Job {
        members = List.copyOf(members);
    }

    /** What the job does now. */
    public State state() {
        if (members.stream().allMatch(member -> member.status().isPresent())) {
            return State.DONE;
        }
        return members.stream().anyMatch(member -> member.stopped() && member.status().isEmpty())
                ? State.STOPPED : State.RUNNING;
    }

    /** The last member, whose status is the job's. */
    public Member last() {
        return members.get(members.size() - 1);
    }

    /** The job with other members. */
    public Job with(List<Member> changed) {
        return new Job(number, group, changed, command, told, used);
    }

    /** The job after the user was told of its state. */
    public Job told(State state) {
        return new Job(number, group, members, command, state, used);
    }

    /** The job after it was used. */
    public Job used(long count) {
        return new Job(number, group, members, command, told, count);
    }

    /** All jobs of a shell by number. */
    public record Table(SortedMap<Integer, Job> byNumber, long uses) {
        public static final Table EMPTY = new Table(Collections.emptySortedMap(), 0);

        public Table {
            byNumber = Collections.unmodifiableSortedMap(new TreeMap<>(byNumber));
        }

        /** The table with a job that was just used. */
        public Table using(Job job) {
            TreeMap<Integer, Job> changed = new TreeMap<>(byNumber);
            changed.put(job.number(), job.used(uses + 1));
            return new Table(changed, uses + 1);
        }

        /** The table with a job changed. */
        public Table with(Job job) {
            TreeMap<Integer, Job> changed = new TreeMap<>(byNumber);
            changed.put(job.number(), job);
            return new Table(changed, uses);
        }

        /** The table without a job. */
        public Table without(int number) {
            TreeMap<Integer, Job> changed = new TreeMap<>(byNumber);
            changed.remove(number);
            return new Table(changed, uses);
        }

        /** The number for the next job. */
        public int next() {
            return byNumber.isEmpty() ? 1 : byNumber.lastKey() + 1;
        }

        /** The current job ({@code %+}) and the one before it ({@code %-}): stopped ones first, then the latest. */
        public List<Job> byImportance() {
            return byNumber.values().stream().sorted((a, b) -> {
                boolean stoppedA = a.state() == State.STOPPED;
                boolean stoppedB = b.state() == State.STOPPED;
                return stoppedA != stoppedB ? (stoppedA ? -1 : 1) : Long.compare(b.used(), a.used());
            }).toList();
        }

        /** {@code +}, {@code -} or a blank, as {@code jobs} shows it. */
        public char mark(Job job) {
            int at = byImportance().indexOf(job);
            return at == 0 ? '+' : at == 1 ? '-' : ' ';
        }
    }
}
