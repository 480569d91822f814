package dev.drydock.sandbox.kubectl.describe;

import dev.drydock.sandbox.kubectl.print.Times;
import dev.drydock.sandbox.tree.Mapping;

/** When an event happened, as pages and lists show it. */
public final class EventTimes {
    private EventTimes() {}

    /** {@code 5s}, or {@code 5s (x3 over 2m)}. */
    public static String interval(Mapping event, long nowMicros) {
        return Events.interval(event, nowMicros);
    }

    /** When it was seen last, in microseconds since 1970. */
    public static long last(Mapping event) {
        long series = Times.micros(event.at("series", "lastObservedTime"));
        long last = Times.micros(event.get("lastTimestamp"));
        return series != Long.MIN_VALUE ? series : last != Long.MIN_VALUE ? last : Times.micros(event.get("eventTime"));
    }
}
