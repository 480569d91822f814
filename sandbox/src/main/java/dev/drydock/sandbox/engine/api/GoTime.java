package dev.drydock.sandbox.engine.api;

import dev.drydock.sandbox.image.Timestamp;
import java.util.Optional;

/**
 * Virtual time as the engine writes it. The clock counts microseconds; the three decimals below, which real engines print, are derived
 * from it, so that the same moment always reads the same.
 */
public final class GoTime {
    /** What Go prints for a time that was never set. */
    public static final String ZERO = "0001-01-01T00:00:00Z";

    private GoTime() {}

    /** RFC 3339 with nanoseconds, zeros at the end left out ({@code time.RFC3339Nano}); {@link #ZERO} for 0. */
    public static String nano(long micros) {
        if (micros == 0) {
            return ZERO;
        }
        String fixed = fixed(micros);
        String decimals = fixed.substring(20, 29).replaceAll("0+$", "");
        return fixed.substring(0, 19) + (decimals.isEmpty() ? "" : "." + decimals) + "Z";
    }

    /** RFC 3339 with all nine decimals, as logs have it. */
    public static String fixed(long micros) {
        return seconds(micros).substring(0, 19) + "." + Timestamp.padded(Math.floorMod(nanos(micros), 1_000_000_000L), 9) + "Z";
    }

    /** RFC 3339 without decimals. */
    public static String seconds(long micros) {
        return Timestamp.seconds(micros);
    }

    /** Nanoseconds since 1970. */
    public static long nanos(long micros) {
        return micros * 1000 + Math.floorMod(micros * 7919, 1000L);
    }

    /** Microseconds since 1970 of RFC 3339 text. */
    public static long micros(String text) {
        return Timestamp.micros(text);
    }

    /**
     * A point in time as a query gives it: seconds since 1970 with decimals, or RFC 3339 text. Clients turn durations into these.
     * In microseconds.
     */
    public static Optional<Long> parameter(String text) {
        if (text.matches("-?\\d{1,12}(\\.\\d{0,9})?")) {
            int dot = text.indexOf('.');
            String whole = dot < 0 ? text : text.substring(0, dot);
            String decimals = ((dot < 0 ? "" : text.substring(dot + 1)) + "000000").substring(0, 6);
            return Optional.of(Long.parseLong(whole) * 1_000_000 + Long.parseLong(decimals));
        }
        return Timestamp.parse(text);
    }
}
