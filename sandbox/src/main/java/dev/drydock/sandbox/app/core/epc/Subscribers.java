package dev.drydock.sandbox.app.core.epc;

import dev.drydock.sandbox.app.core.wire.Notes;

/** Who has a contract with this network: nine cards of the test network 001-01, 001010000000001 to ...9, with the numbers 13800000001 to ...9. */
public final class Subscribers {
    /** Home network of the test PLMN, TS 23.003, 13.2. */
    public static final String DOMAIN = "ims.mnc001.mcc001.3gppnetwork.org";

    private Subscribers() {}

    public static boolean known(String imsi) {
        return imsi.matches("00101000000000[1-9]");
    }

    /** The number of a known card. */
    public static String number(String imsi) {
        return "1380000000" + imsi.charAt(imsi.length() - 1);
    }

    /** The card of a number; empty if nobody has it. */
    public static String imsi(String number) {
        return number.matches("\\+?1380000000[1-9]") ? "00101000000000" + number.charAt(number.length() - 1) : "";
    }

    /** The secret key of a card, which the card and the HSS know. */
    public static String key(String imsi) {
        return Notes.hash("K" + imsi);
    }

    /** What the card answers to a challenge; a plain hash stands for MILENAGE. */
    public static String response(String key, String challenge) {
        return Notes.hash(key + "/res/" + challenge).substring(0, 8);
    }

    /** By what the card knows that the challenge comes from its own network. */
    public static String token(String key, String challenge) {
        return Notes.hash(key + "/autn/" + challenge);
    }
}
