package dev.drydock.tutor.session;

import java.util.function.LongSupplier;

/** How much virtual time goes by while wall time does. */
public final class Pacer {
    /** A suspended computer or a stopped program must not let hours go by at once. */
    private static final long MOST_AT_ONCE_MICROS = 10_000_000;

    private Pace.Kind kind;
    private final LongSupplier wallNanos;
    private long lastNanos;
    private boolean paused;

    public Pacer(Pace pace, LongSupplier wallNanos) {
        this.kind = pace.kind();
        this.wallNanos = wallNanos;
        this.lastNanos = wallNanos.getAsLong();
    }

    public Pace.Kind kind() {
        return kind;
    }

    /** From now on waiting is treated so. */
    public void become(Pace.Kind other) {
        kind = other;
    }

    /** Virtual microseconds for the wall time since the last call. */
    public long elapsedMicros() {
        long now = wallNanos.getAsLong();
        long micros = Math.min(MOST_AT_ONCE_MICROS, (now - lastNanos) / 1_000);
        lastNanos += micros == MOST_AT_ONCE_MICROS ? now - lastNanos : micros * 1_000;
        return paused ? 0 : micros;
    }

    /** Wall time in milliseconds, from an arbitrary beginning. */
    public long wallMillis() {
        return wallNanos.getAsLong() / 1_000_000;
    }

    /** Stops the virtual clock while nobody runs anything, or lets it go on. */
    public void pause(boolean stop) {
        elapsedMicros();
        paused = stop;
    }

    public boolean paused() {
        return paused;
    }
}
