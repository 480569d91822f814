package dev.drydock.sandbox.kubectl.client;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Lines of the client's own log, as klog writes them to standard error. */
public final class Klog {
    private static final DateTimeFormatter HEAD = DateTimeFormatter.ofPattern("MMdd HH:mm:ss.SSSSSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int PID_WIDTH = 7;

    private Klog() {}

    /**
     * Writes a line.
     *
     * @param level {@code I}, {@code W} or {@code E}
     * @param place file and line of the original, {@code helpers.go:702}
     */
    public static Task<Done> line(char level, String place, String message) {
        return Task.with(sys -> {
            String pid = Integer.toString(sys.pid());
            return Task.complain(level + HEAD.format(Instant.EPOCH.plusNanos(sys.now() * 1000)) + " " + " ".repeat(Math.max(0, PID_WIDTH - pid.length())) + pid
                    + " " + place + "] " + message + "\n");
        });
    }
}
