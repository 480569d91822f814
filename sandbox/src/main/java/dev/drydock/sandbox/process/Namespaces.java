package dev.drydock.sandbox.process;

import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.store.Transaction;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The namespaces of spaces by kind, with the numbers that the kernel gives them ({@code namespaces(7)}). */
public final class Namespaces {
    /** A namespace's number by kind and id; the machine's own are the same everywhere. */
    private static final Family<Long> NUMBERS = Family.passing("namespace");

    /** Kinds in the order of their names, with the numbers of a machine's own (include/linux/proc_ns.h). */
    private static final Map<String, Long> FIRST = first();

    private static final long MADE_FROM = 4_026_532_200L;

    private Namespaces() {}

    private static Map<String, Long> first() {
        Map<String, Long> first = new LinkedHashMap<>();
        first.put("cgroup", 4_026_531_835L);
        first.put("ipc", 4_026_531_839L);
        first.put("mnt", 4_026_531_841L);
        first.put("net", 4_026_531_840L);
        first.put("pid", 4_026_531_836L);
        first.put("time", 4_026_531_834L);
        first.put("user", 4_026_531_837L);
        first.put("uts", 4_026_531_838L);
        return Collections.unmodifiableMap(first);
    }

    /** Ids of the namespaces of a space, by kind in the order of their names. */
    public static Map<String, String> of(Space space) {
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("cgroup", space.apart().cgroups());
        ids.put("ipc", space.apart().ipc());
        ids.put("mnt", space.apart().mounts());
        ids.put("net", space.network());
        ids.put("pid", space.pids());
        ids.put("time", space.machine());
        ids.put("user", space.apart().users());
        ids.put("uts", space.apart().uts());
        return ids;
    }

    private static Key<Long> key(String kind, String id) {
        return NUMBERS.key(kind + "/" + id);
    }

    /** Gives the namespaces of a new space their numbers, in the order in which runc makes them. */
    public static void number(Kernel kernel, Space space) {
        Map<String, String> ids = of(space);
        for (String kind : new String[] {"user", "mnt", "uts", "ipc", "pid", "cgroup", "net"}) {
            String id = ids.get(kind);
            if (!id.equals(space.machine()) && kernel.transaction().find(key(kind, id)).isEmpty()) {
                kernel.transaction().put(key(kind, id), MADE_FROM + kernel.count("namespace/" + space.machine()));
            }
        }
    }

    /** Forgets the numbers of a space that is no more. */
    public static void forget(Transaction transaction, Space space) {
        of(space).forEach((kind, id) -> {
            if (id.equals(space.id()) || id.startsWith(space.id() + "=")) {
                transaction.remove(key(kind, id));
            }
        });
    }

    /** A namespace's number. */
    public static long number(Transaction transaction, Space space, String kind) {
        String id = of(space).get(kind);
        if (id.equals(space.machine())) {
            return FIRST.get(kind);
        }
        Optional<Long> given = transaction.find(key(kind, id));
        return given.isPresent() ? given.get() : MADE_FROM + 10_000 + Math.floorMod((kind + id).hashCode(), 50_000);
    }
}
