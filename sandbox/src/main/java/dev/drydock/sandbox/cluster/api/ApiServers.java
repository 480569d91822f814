package dev.drydock.sandbox.cluster.api;

import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Exchange;
import dev.drydock.sandbox.process.Network;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.store.Key;
import java.util.List;

/** Finds the API Server that listens at an address, as a client's connection would. */
public final class ApiServers {
    private ApiServers() {}

    /**
     * Where to send a request for {@code host:port}: {@link Errno#ECONNREFUSED} if nothing listens there, {@link Errno#EHOSTUNREACH} and
     * {@link Errno#ETIMEDOUT} if there is no such machine, {@link Errno#ENOENT} if the name is unknown.
     */
    public static Outcome<Key<Exchange.Endpoint>> locate(Sys sys, String host, int port) {
        List<String> addresses = sys.lookUp(host);
        if (addresses.isEmpty()) {
            return Outcome.refused(Errno.ENOENT);
        }
        Outcome<Sys.Destination> destination = sys.route(addresses.get(0), port);
        return destination.ok() ? at(sys, destination.value().address(), destination.value().port()) : Outcome.refused(destination.errno());
    }

    private static Outcome<Key<Exchange.Endpoint>> at(Sys sys, String address, int port) {
        String machine = address.startsWith("127.") ? sys.self().id().machine() : owner(sys, address);
        if (machine.isEmpty() || !sys.reaches(address)) {
            boolean near = address.startsWith("192.168.56.");
            return Outcome.refused(near ? Errno.EHOSTUNREACH : Errno.ETIMEDOUT);
        }
        Key<Exchange.Endpoint> endpoint = Exchange.Endpoint.host(machine, port);
        return sys.kernel().transaction().has(endpoint) ? Outcome.of(endpoint) : Outcome.refused(Errno.ECONNREFUSED);
    }

    private static String owner(Sys sys, String address) {
        for (Network network : sys.kernel().transaction().view(Network.NETWORKS).values()) {
            if (network.has(address)) {
                return network.machine();
            }
        }
        return "";
    }
}
