package dev.drydock.sandbox.app.core.ims;

import dev.drydock.sandbox.app.core.wire.Peer;

/** Where the elements of the IMS are found. */
final class Places {
    static final int SIP = 5_060;
    static final int NG = 2_223;
    static final int RTP = 49_152;
    static final int DNS = 53;

    static final Peer DNS_SERVER = new Peer("dns", DNS, "DNS", "DNS");
    static final Peer PCSCF = new Peer("pcscf", SIP, "P-CSCF", "Mw");
    static final Peer MEDIA = new Peer("media", NG, "MEDIA", "NG");

    private Places() {}

    static Peer icscf(String host) {
        return new Peer(host, SIP, "I-CSCF", "Mw");
    }

    static Peer scscf(String host) {
        return new Peer(host, SIP, "S-CSCF", "Mw");
    }
}
