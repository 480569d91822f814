package dev.drydock.sandbox.app.core.epc;

import dev.drydock.sandbox.app.core.wire.Message;
import dev.drydock.sandbox.app.core.wire.Peer;

/** Where the elements of the packet core are found, with the ports that the specifications give them. */
public final class Elements {
    public static final int S1 = 36_412;
    public static final int DIAMETER = 3_868;
    public static final int GTP_CONTROL = 2_123;
    public static final int GTP_USER = 2_152;
    public static final int PFCP = 8_805;
    static final int RESENT = 3;

    public static final Peer MME = new Peer("mme", S1, "MME", "S1-MME");
    public static final Peer MME_S11 = new Peer("mme", GTP_CONTROL, "MME", "S11", RESENT);
    public static final Peer HSS_S6A = new Peer("hss", DIAMETER, "HSS", "S6a");
    public static final Peer HSS_CX = new Peer("hss", DIAMETER, "HSS", "Cx");
    public static final Peer SGWC_S11 = new Peer("sgwc", GTP_CONTROL, "SGW-C", "S11", RESENT);
    public static final Peer SGWC_S5 = new Peer("sgwc", GTP_CONTROL, "SGW-C", "S5-C", RESENT);
    public static final Peer SGWU = new Peer("sgwu", PFCP, "SGW-U", "Sxa", RESENT);
    public static final Peer SGWU_GTP = new Peer("sgwu", GTP_USER, "SGW-U", "GTP-U");
    public static final Peer SMF = new Peer("smf", GTP_CONTROL, "SMF", "S5-C", RESENT);
    public static final Peer SMF_GX = new Peer("smf", DIAMETER, "SMF", "Gx");
    public static final Peer UPF = new Peer("upf", PFCP, "UPF", "Sxb", RESENT);
    public static final Peer UPF_GTP = new Peer("upf", GTP_USER, "UPF", "GTP-U");
    public static final Peer PCRF_GX = new Peer("pcrf", DIAMETER, "PCRF", "Gx");
    public static final Peer PCRF_RX = new Peer("pcrf", DIAMETER, "PCRF", "Rx");

    /** GTPv2-C causes (TS 29.274, table 8.4-1) and PFCP's (TS 29.244, table 8.2.1-1). */
    static final String ACCEPTED = "16 Request accepted";
    static final String NOT_FOUND = "64 Context not found";
    static final String SILENT = "100 Remote peer not responding";
    static final String PFCP_ACCEPTED = "1 Request accepted";
    static final String PFCP_NOT_FOUND = "65 Session context not found";

    private Elements() {}

    /** Whether an answer says yes. */
    public static boolean yes(Message answer) {
        String said = answer.get("cause") + answer.get("result");
        return said.startsWith("16 ") || said.startsWith("1 ") || said.startsWith("2001");
    }
}
