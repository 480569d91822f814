package dev.drydock.sandbox.app.core.wire;

import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The record of every signalling message in the world, as a probe on all wires would see it. The latest few thousand are kept. */
public final class Flow {
    private static final int KEPT = 3_000;
    private static final Family<Entry> ENTRIES = Family.passing("core-flow");

    private Flow() {}

    /**
     * One message.
     *
     * @param number counts from 1
     * @param atMicros virtual time since 1970
     * @param from and {@code to}: names of elements, as {@code MME}
     * @param over the interface or reference point: {@code S6a}, {@code Gm}, {@code Nudm}
     * @param detail what the message says of itself; empty if nothing
     * @param lost whether nobody took it
     */
    public record Entry(long number, long atMicros, String from, String to, String over, String message, String detail, boolean lost) {}

    static void record(Sys sys, String from, String to, String over, Message message, boolean lost) {
        if (message.name().startsWith("PATCH /nnrf-nfm/") && !lost || message.status() == 204) {
            // Heartbeats would drown everything else.
            return;
        }
        long number = sys.kernel().count("core-flow");
        Transaction transaction = sys.kernel().transaction();
        StringBuilder detail = new StringBuilder();
        message.fields().forEach((key, value) -> detail.append(detail.isEmpty() ? "" : " ").append(key).append('=').append(value));
        transaction.put(key(number), new Entry(number, sys.now(), from, to, over, shown(message), detail.toString(), lost));
        if (number > KEPT) {
            transaction.remove(key(number - KEPT));
        }
    }

    /** An answer of SIP says to which request it belongs. */
    private static String shown(Message message) {
        return message.status() > 0 && !message.get("cseq").isEmpty() ? message.name() + " (" + message.get("cseq") + ")" : message.name();
    }

    private static Key<Entry> key(long number) {
        return ENTRIES.key(String.format(Locale.ROOT, "%010d", number));
    }

    /** All that is kept, the oldest first. */
    public static List<Entry> entries(Transaction transaction) {
        return new ArrayList<>(transaction.view(ENTRIES).values());
    }

    /** Forgets what was recorded. */
    static void clear(Transaction transaction) {
        List.copyOf(transaction.view(ENTRIES).keySet()).forEach(name -> transaction.remove(ENTRIES.key(name)));
    }
}
