package dev.drydock.tutor.view.flow;

import dev.drydock.sandbox.app.core.wire.Flow;
import dev.drydock.tutor.page.Columns;
import dev.drydock.tutor.view.picture.Look;
import dev.drydock.tutor.view.picture.Paper;
import dev.drydock.tutor.view.picture.Picture;
import dev.drydock.tutor.view.picture.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws messages as a ladder. */
public final class FlowPicture {
    private static final int CLOCK_COLUMNS = 8;
    private static final int NARROWEST = 6;
    private static final int SPARE = 4;

    private final List<Flow.Entry> entries;
    private final Paper paper;
    private final List<String> elements = new ArrayList<>();
    private final int clock;
    private final int step;

    private FlowPicture(List<Flow.Entry> entries, Paper paper) {
        this.entries = entries;
        this.paper = paper;
        for (Flow.Entry entry : entries) {
            for (String name : List.of(entry.from(), entry.to())) {
                if (!elements.contains(name)) elements.add(name);
            }
        }
        // On a narrow screen the functions are worth more than the time.
        this.clock = CLOCK_COLUMNS + elements.size() * NARROWEST > paper.columns() ? 0 : CLOCK_COLUMNS;
        int room = (paper.columns() - clock) / Math.max(1, elements.size());
        int longest = elements.stream().mapToInt(Columns::of).max().orElse(1);
        this.step = Math.max(NARROWEST, Math.min(room, Math.max(longest + 2, Math.min(room, 22))));
    }

    /** The names of the functions above their columns. */
    public static Picture head(List<Flow.Entry> entries, Paper paper) {
        FlowPicture picture = new FlowPicture(entries, paper);
        Row names = Row.of(" ".repeat(picture.clock));
        for (String name : picture.elements) names = names.then(Columns.pad(Row.shortened(name, picture.step - 1), picture.step), Look.TITLE);
        return Picture.of(names.fit(paper.columns()));
    }

    /** Two rows for each message: what it says, and its arrow. @param marked which message is marked */
    public static Picture of(List<Flow.Entry> entries, int marked, Paper paper) {
        if (entries.isEmpty()) return Picture.of(Row.of(paper.say("view.flow-none")));
        FlowPicture picture = new FlowPicture(entries, paper);
        List<Row> rows = new ArrayList<>();
        long begin = entries.get(0).atMicros();
        for (int i = 0; i < entries.size(); i++) {
            Flow.Entry entry = entries.get(i);
            rows.add(picture.label(entry, i == marked, begin).fit(paper.columns()));
            rows.add(picture.arrow(entry).fit(paper.columns()));
        }
        return new Picture(rows);
    }

    /** All that one message says. */
    public static Row detail(Flow.Entry entry, Paper paper) {
        return Row.of(entry.from() + " -> " + entry.to() + " ", Look.TITLE).then(entry.over() + " ", Look.FAINT).then(entry.message())
                .then(entry.lost() ? " " + paper.say("view.flow-lost") : "", Look.BAD).then(entry.detail().isEmpty() ? "" : " " + entry.detail(), Look.FAINT);
    }

    private Row label(Flow.Entry entry, boolean marked, long begin) {
        String time = String.format(Locale.ROOT, "%7.2fs", (entry.atMicros() - begin) / 1e6);
        int left = Math.min(elements.indexOf(entry.from()), elements.indexOf(entry.to()));
        String text = entry.message() + (entry.lost() ? " " + paper.say("view.flow-lost") : "");
        int from = left * step + 1;
        int width = Columns.of(text);
        // A label that would not fit begins further left rather than being cut.
        int begins = Math.max(0, Math.min(from, paper.columns() - clock - width - SPARE));
        Row row = Row.of(Columns.cut(time, clock), Look.FAINT).then(lines(0, begins), Look.FRAME)
                .then(text, marked ? Look.MARKED : entry.lost() ? Look.BAD : Look.PLAIN);
        return row.then(lines(begins + width, elements.size() * step), Look.FRAME);
    }

    /** The lifelines between two columns. */
    private String lines(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int at = from; at < to; at++) text.append(at % step == 0 ? '│' : ' ');
        return text.toString();
    }

    private Row arrow(Flow.Entry entry) {
        int from = elements.indexOf(entry.from()) * step;
        int to = elements.indexOf(entry.to()) * step;
        int left = Math.min(from, to);
        int right = Math.max(from, to);
        Row row = Row.of(" ".repeat(clock)).then(lines(0, left + 1), Look.FRAME);
        if (left == right) return row.then("@", Look.WAITING).then(lines(left + 2, elements.size() * step), Look.FRAME);
        String shaft = "─".repeat(Math.max(0, right - left - 2));
        String head = entry.lost() ? "x" : to > from ? ">" : "<";
        return row.then(to > from ? shaft + head : head + shaft, entry.lost() ? Look.BAD : Look.GOOD).then(lines(right, elements.size() * step), Look.FRAME);
    }
}
