package dev.drydock.sandbox.process;

import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.time.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who is where: the processes of a space, of a PID namespace and of a parent, and how many a user has, found without looking at all others.
 * {@link Processes#put} and its counterpart keep it; every entry can be made again from the processes.
 */
final class Roster {
    private static final Family<Place> BY_SPACE = Family.passing("roster-space");
    private static final Family<Process.Id> BY_PIDS = Family.passing("roster-pids");
    private static final Family<Process.Id> BY_PARENT = Family.passing("roster-parent");
    private static final Family<Long> OF_USER = Family.passing("roster-user");

    /** A process in a space. @param pids the PID namespace of the space, which may be gone when the process goes */
    private record Place(Process.Id process, String pids, int inner) {}

    private final Transaction transaction;

    Roster(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Notes a process that is to be put. */
    void put(Process process) {
        Optional<Process> before = transaction.find(process.id().key());
        if (before.isEmpty()) {
            addPlace(process);
            addParent(process);
            count(process, 1);
            return;
        }
        Process old = before.get();
        if (old.place() != process.place() && (!old.place().space().equals(process.place().space()) || old.place().inner() != process.place().inner())) {
            removePlace(old);
            addPlace(process);
        }
        if (old.kinship().parent() != process.kinship().parent()) {
            transaction.remove(BY_PARENT.key(parent(old) + number(old.id().pid())));
            addParent(process);
        }
        if (old.credentials().uid() != process.credentials().uid()) {
            count(old, -1);
            count(process, 1);
        }
    }

    /** Strikes out a process that is to be removed. */
    void remove(Process process) {
        transaction.find(process.id().key()).ifPresent(old -> {
            removePlace(old);
            transaction.remove(BY_PARENT.key(parent(old) + number(old.id().pid())));
            count(old, -1);
        });
    }

    private void addPlace(Process process) {
        String space = process.place().space();
        String pids = transaction.find(Space.key(space)).map(Space::pids).orElse("");
        Place place = new Place(process.id(), pids, process.place().inner());
        transaction.put(BY_SPACE.key(space + "/" + number(process.id().pid())), place);
        if (!pids.isEmpty()) {
            transaction.put(BY_PIDS.key(pids + "/" + number(place.inner())), process.id());
        }
    }

    private void removePlace(Process process) {
        var key = BY_SPACE.key(process.place().space() + "/" + number(process.id().pid()));
        transaction.find(key).ifPresent(place -> {
            transaction.remove(key);
            var inside = BY_PIDS.key(place.pids() + "/" + number(place.inner()));
            if (transaction.find(inside).filter(process.id()::equals).isPresent()) {
                transaction.remove(inside);
            }
        });
    }

    private void addParent(Process process) {
        transaction.put(BY_PARENT.key(parent(process) + number(process.id().pid())), process.id());
    }

    private static String parent(Process process) {
        return process.id().machine() + "/" + number(process.kinship().parent()) + "/";
    }

    private static String number(int number) {
        return Timeline.padded(number, 7);
    }

    private void count(Process process, int change) {
        add(process.id().machine(), change);
        add(process.id().machine() + "/" + process.credentials().uid(), change);
    }

    private void add(String key, int change) {
        transaction.put(OF_USER.key(key), transaction.find(OF_USER.key(key)).orElse(0L) + change);
    }

    /** How many processes a machine has. */
    long onMachine(String machine) {
        return transaction.find(OF_USER.key(machine)).orElse(0L);
    }

    /** How many of a machine's processes are a user's. */
    long ofUser(String machine, int uid) {
        return transaction.find(OF_USER.key(machine + "/" + uid)).orElse(0L);
    }

    /** The processes in a space, by number. */
    List<Process> inSpace(String space) {
        List<Process> found = new ArrayList<>();
        for (Place place : transaction.view(BY_SPACE).subMap(space + "/", space + "0").values()) {
            // "a/1/" is also how the entries of a space "a/1/2" begin.
            transaction.find(place.process().key()).filter(process -> process.place().space().equals(space)).ifPresent(found::add);
        }
        return found;
    }

    /** The processes of a PID namespace, by their numbers inside. */
    List<Process> inPids(String pids) {
        List<Process> found = new ArrayList<>();
        for (var entry : transaction.view(BY_PIDS).subMap(pids + "/", pids + "0").entrySet()) {
            if (entry.getKey().indexOf('/', pids.length() + 1) < 0) {
                transaction.find(entry.getValue().key()).ifPresent(found::add);
            }
        }
        return found;
    }

    /** The children of a process, by number. */
    List<Process> children(Process.Id parent) {
        List<Process> found = new ArrayList<>();
        String begin = parent.machine() + "/" + number(parent.pid());
        for (Process.Id id : transaction.view(BY_PARENT).subMap(begin + "/", begin + "0").values()) {
            transaction.find(id.key()).ifPresent(found::add);
        }
        return found;
    }
}
