package dev.drydock.sandbox.kubectl.print;

/** Ages as Kubernetes shows them: {@code 5s}, {@code 3m12s}, {@code 2d} (apimachinery/pkg/util/duration). */
public final class HumanDuration {
    private HumanDuration() {}

    /** @param micros how long, in microseconds */
    public static String of(long micros) {
        long seconds = micros / 1_000_000;
        if (seconds < -1) {
            return "<invalid>";
        }
        if (seconds < 0 || micros < 0) {
            return "0s";
        }
        if (seconds < 120) {
            return seconds + "s";
        }
        long minutes = seconds / 60;
        if (minutes < 10) {
            return pair(minutes, "m", seconds % 60, "s");
        }
        if (minutes < 180) {
            return minutes + "m";
        }
        long hours = minutes / 60;
        if (hours < 8) {
            return pair(hours, "h", minutes % 60, "m");
        }
        if (hours < 48) {
            return hours + "h";
        }
        if (hours < 192) {
            return pair(hours / 24, "d", hours % 24, "h");
        }
        if (hours < 24 * 365 * 2) {
            return hours / 24 + "d";
        }
        return hours < 24 * 365 * 8 ? pair(hours / 24 / 365, "y", hours / 24 % 365, "d") : hours / 24 / 365 + "y";
    }

    private static String pair(long large, String largeUnit, long small, String smallUnit) {
        return small == 0 ? large + largeUnit : large + largeUnit + small + smallUnit;
    }
}
