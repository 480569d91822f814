package dev.drydock.sandbox.app.core.wire;

/**
 * Where a message goes.
 *
 * @param host name or address on the network
 * @param label the element's name in records
 * @param over the interface or reference point
 * @param tries how often a request is sent before its sender gives up, a second apart: GTP and PFCP send again (TS 29.274, N3-REQUESTS)
 */
public record Peer(String host, int port, String label, String over, int tries) {
    public Peer(String host, int port, String label, String over) {
        this(host, port, label, over, 1);
    }

    /** The same element at another address. */
    public Peer at(String address) {
        return new Peer(address, port, label, over, tries);
    }
}
