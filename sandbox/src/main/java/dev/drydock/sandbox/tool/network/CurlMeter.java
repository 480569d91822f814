package dev.drydock.sandbox.tool.network;

import java.util.Locale;

/** curl's progress meter, shown when its output goes elsewhere than to the terminal. */
final class CurlMeter {
    static final String HEAD = "  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n"
            + "                                 Dload  Upload   Total   Spent    Left  Speed\n";
    static final String EMPTY = "\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0";

    private CurlMeter() {}

    /** The last state of the meter for an answer of that many bytes. */
    static String full(int bytes, long tookMicros) {
        String speed = speed(bytes * 1_000_000L / Math.max(1, tookMicros));
        return EMPTY + String.format(Locale.ROOT, "\r100 %5d  100 %5d    0     0 %6s      0 --:--:-- --:--:-- --:--:-- %5s\n", bytes, bytes, speed, speed);
    }

    private static String speed(long bytesPerSecond) {
        return bytesPerSecond < 100_000 ? Long.toString(bytesPerSecond)
                : bytesPerSecond < 10_240_000 ? bytesPerSecond / 1024 + "k"
                : String.format(Locale.ROOT, "%.1fM", bytesPerSecond / 1048576.0);
    }
}
