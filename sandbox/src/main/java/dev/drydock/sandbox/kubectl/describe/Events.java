package dev.drydock.sandbox.kubectl.describe;

import dev.drydock.sandbox.kubectl.print.HumanDuration;
import dev.drydock.sandbox.kubectl.print.Times;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The table of events at the end of a page. */
final class Events {
    private Events() {}

    static void write(Page page, List<Mapping> events, long now) {
        if (events.isEmpty()) {
            page.field("Events", "<none>");
            return;
        }
        page.breakColumns().line(0, "Events:").line(1, "Type\tReason\tAge\tFrom\tMessage").line(1, "----\t------\t----\t----\t-------");
        List<Mapping> sorted = new ArrayList<>(events);
        sorted.sort(Comparator.comparingLong(event -> Times.micros(event.get("lastTimestamp"))));
        for (Mapping event : sorted) {
            String source = event.at("source", "component").text(event.get("reportingComponent").text());
            page.line(1, event.get("type").text() + "\t" + event.get("reason").text() + "\t" + interval(event, now) + "\t" + source + "\t"
                    + event.get("message").text().strip());
        }
    }

    /** {@code 5s}, or {@code 5s (x3 over 2m)}. */
    static String interval(Mapping event, long now) {
        String first = event.get("eventTime").text().isEmpty() ? Times.since(event.get("firstTimestamp"), now) : Times.since(event.get("eventTime"), now);
        if (event.get("series") instanceof Mapping series) {
            return since(Times.micros(series.get("lastObservedTime")), now) + " (x" + series.get("count").whole() + " over " + first + ")";
        }
        return event.get("count").whole() > 1 ? Times.since(event.get("lastTimestamp"), now) + " (x" + event.get("count").whole() + " over " + first + ")" : first;
    }

    private static String since(long then, long now) {
        return then == Long.MIN_VALUE ? "<unknown>" : HumanDuration.of(now - then);
    }
}
