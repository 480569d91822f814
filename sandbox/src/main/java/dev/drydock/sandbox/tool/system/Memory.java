package dev.drydock.sandbox.tool.system;

import java.util.Locale;

/** Sizes in words. */
final class Memory {
    private Memory() {}

    /** As {@code df -h} writes it: one decimal below ten, rounded up. */
    static String human(long bytes, boolean si) {
        int unit = si ? 1000 : 1024;
        String letters = si ? "kMGTPE" : "KMGTPE";
        if (bytes < unit) {
            return bytes == 0 ? "0" : Long.toString(bytes);
        }
        double value = bytes;
        int letter = -1;
        while (value >= unit && letter < letters.length() - 1) {
            value /= unit;
            letter++;
        }
        double tenth = Math.ceil(value * 10) / 10;
        return tenth < 10
                ? String.format(Locale.ROOT, "%.1f%c", tenth, letters.charAt(letter))
                : (long) Math.ceil(value) + "" + letters.charAt(letter);
    }

    /** As {@code free -h} writes it. */
    static String free(long bytes) {
        double value = bytes;
        String[] units = {"B", "Ki", "Mi", "Gi", "Ti"};
        int unit = 0;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + "B" : value < 10 ? String.format(Locale.ROOT, "%.1f%s", value, units[unit]) : Math.round(value) + units[unit];
    }
}
