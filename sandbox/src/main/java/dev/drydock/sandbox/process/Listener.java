package dev.drydock.sandbox.process;

import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import java.util.List;

/**
 * A socket that waits for connections.
 *
 * @param network the network namespace it is bound in
 * @param address {@code 0.0.0.0} or one of the namespace's
 * @param owner the process that bound it
 * @param backlog open-file ids of connections that nobody has accepted yet
 */
public record Listener(String id, String network, String address, int port, Process.Id owner, List<String> backlog) {
    public static final Family<Listener> LISTENERS = Family.passing("listener");

    public Listener {
        backlog = List.copyOf(backlog);
    }

    public static Key<Listener> key(String id) {
        return LISTENERS.key(id);
    }

    public Listener with(List<String> changed) {
        return new Listener(id, network, address, port, owner, changed);
    }

    /** Whether a connection to {@code wanted} in its namespace reaches it. */
    public boolean hears(String wanted, int wantedPort) {
        return port == wantedPort && (address.equals("0.0.0.0") || address.equals("::") || address.equals(wanted));
    }
}
