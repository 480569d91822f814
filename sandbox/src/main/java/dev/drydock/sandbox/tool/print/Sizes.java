package dev.drydock.sandbox.tool.print;

/** Sizes for people: {@code 4.0K}, {@code 1.5G}, rounded up, as GNU's tools and busybox print them. */
public final class Sizes {
    private static final String UNITS = "KMGTPE";

    private Sizes() {}

    /** As {@code ls -h}, {@code du -h}, {@code df -h}: powers of 1024. */
    public static String human(long bytes) {
        return human(bytes, 1024, UNITS);
    }

    /** As {@code -H} and {@code --si}: powers of 1000. */
    public static String si(long bytes) {
        return human(bytes, 1000, "kMGTPE");
    }

    private static String human(long bytes, int base, String units) {
        if (bytes < base) {
            return Long.toString(bytes);
        }
        int power = 0;
        long unit = 1;
        while (bytes / base >= unit && power < units.length()) {
            unit *= base;
            power++;
        }
        long tenths = (long) Math.ceil(bytes * 10.0 / unit);
        if (tenths < 100) {
            return tenths / 10 + "." + tenths % 10 + units.charAt(power - 1);
        }
        long whole = (long) Math.ceil((double) bytes / unit);
        return whole >= base && power < units.length() ? "1.0" + units.charAt(power) : whole + "" + units.charAt(power - 1);
    }

    /** As busybox prints them: rounded to the nearest. */
    public static String busybox(long bytes) {
        if (bytes < 1024) {
            return Long.toString(bytes);
        }
        int power = 0;
        double value = bytes;
        while (value >= 1024 && power < UNITS.length()) {
            value /= 1024;
            power++;
        }
        return value < 100 && Math.round(value * 10) < 1000 ? String.format(java.util.Locale.ROOT, "%.1f%c", value, UNITS.charAt(power - 1))
                : Math.round(value) + "" + UNITS.charAt(power - 1);
    }
}
