package dev.drydock.sandbox.tree.unit;

import dev.drydock.sandbox.tree.GoFloat;
import java.time.Duration;

/** Sizes and spans as people read them: docker/go-units. */
public final class Units {
    private static final String[] DECIMAL = {"B", "kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"};
    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB"};

    private Units() {}

    /** Bytes in powers of 1000 with four digits: {@code 87.35MB}. */
    public static String size(double bytes) {
        return size(bytes, 4);
    }

    /** Bytes in powers of 1000: {@code 1.98MB} with three digits. */
    public static String size(double bytes, int digits) {
        return scaled(bytes, digits, 1000, DECIMAL);
    }

    /** Bytes in powers of 1024 with four digits: {@code 23.54GiB}. */
    public static String binarySize(double bytes) {
        return scaled(bytes, 4, 1024, BINARY);
    }

    private static String scaled(double bytes, int digits, double base, String[] units) {
        int unit = 0;
        double size = bytes;
        while (size >= base && unit < units.length - 1) {
            size /= base;
            unit++;
        }
        return GoFloat.format(size, 'g', digits) + units[unit];
    }

    /** A span in one rounded unit: {@code Less than a second}, {@code 3 seconds}, {@code About a minute}, {@code 2 weeks}. */
    public static String span(Duration duration) {
        long seconds = duration.toMillis() / 1000;
        if (seconds < 1) return "Less than a second";
        if (seconds == 1) return "1 second";
        if (seconds < 60) return seconds + " seconds";
        long minutes = seconds / 60;
        if (minutes == 1) return "About a minute";
        if (minutes < 60) return minutes + " minutes";
        long hours = (duration.toMillis() / 1000 + 1800) / 3600;
        if (hours == 1) return "About an hour";
        if (hours < 48) return hours + " hours";
        if (hours < 24 * 7 * 2) return hours / 24 + " days";
        if (hours < 24 * 30 * 2) return hours / 24 / 7 + " weeks";
        if (hours < 24 * 365 * 2) return hours / 24 / 30 + " months";
        return seconds / 3600 / 24 / 365 + " years";
    }
}
