package dev.drydock.sandbox.process;

import dev.drydock.sandbox.store.Transaction;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The cable of a machine's network interface: pulled, it leads nowhere. What runs inside the machine goes on and reaches itself. */
public final class Cable {
    private static final String PULLED = "pulled/";

    private Cable() {}

    /** Pulls the cable of an interface, or switches the interface off; whether there was one that was up. */
    public static boolean pull(Transaction transaction, String machine, String device) {
        return plug(transaction, machine, device, segment -> segment.startsWith(PULLED) ? segment : PULLED + machine + "/" + segment);
    }

    /** Puts it back; whether there was one that was down. */
    public static boolean put(Transaction transaction, String machine, String device) {
        return plug(transaction, machine, device, segment -> segment.startsWith(PULLED) ? segment.substring(PULLED.length() + machine.length() + 1) : segment);
    }

    /** Whether the interface leads nowhere. */
    public static boolean pulled(Network.Interface one) {
        return one.segment().startsWith(PULLED);
    }

    /** Whether a machine has an interface whose cable is pulled. */
    public static boolean pulled(Transaction transaction, String machine) {
        return transaction.find(Network.key(machine)).map(network -> network.interfaces().stream().anyMatch(Cable::pulled)).orElse(false);
    }

    private static boolean plug(Transaction transaction, String machine, String device, UnaryOperator<String> change) {
        Optional<Network> found = transaction.find(Network.key(machine));
        if (found.isEmpty()) {
            return false;
        }
        Network changed = found.get().withInterfaces(found.get().interfaces().stream().map(one -> !one.name().equals(device) ? one
                : new Network.Interface(one.name(), change.apply(one.segment()), one.address(), one.prefix(), one.gateway(), one.mac())).toList());
        if (changed.equals(found.get())) {
            return false;
        }
        transaction.put(Network.key(machine), changed);
        return true;
    }
}
