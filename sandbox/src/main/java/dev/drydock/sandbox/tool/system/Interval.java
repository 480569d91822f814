package dev.drydock.sandbox.tool.system;

import java.util.Optional;

/** Durations as {@code sleep} and {@code timeout} take them. */
final class Interval {
    private Interval() {}

    /** Virtual microseconds of {@code 1.5}, {@code 2m}, {@code 1h}, {@code 1d}, {@code inf}; empty if it is none. */
    static Optional<Long> micros(String text) {
        if (text.equals("inf") || text.equals("infinity")) {
            return Optional.of(Long.MAX_VALUE / 4);
        }
        if (!text.matches("(\\d+\\.?\\d*|\\.\\d+)[smhd]?")) {
            return Optional.empty();
        }
        char last = text.charAt(text.length() - 1);
        double unit = switch (last) {
            case 'm' -> 60;
            case 'h' -> 3600;
            case 'd' -> 86_400;
            default -> 1;
        };
        String number = Character.isLetter(last) ? text.substring(0, text.length() - 1) : text;
        return Optional.of((long) Math.min(1e18, Double.parseDouble(number) * unit * 1e6));
    }
}
