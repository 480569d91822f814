package dev.drydock.tutor.view.time;

import dev.drydock.sandbox.store.Store;
import dev.drydock.tutor.view.picture.Look;
import dev.drydock.tutor.view.picture.Paper;
import dev.drydock.tutor.view.picture.Picture;
import dev.drydock.tutor.view.picture.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The moments there are.
 *
 * @param lines the lines behind which there is a moment; before the first there is one more
 * @param present after how many lines the world stands
 */
public record Slider(List<String> lines, int present) {
    public Slider {
        lines = List.copyOf(lines);
    }

    public static Slider of(Store store) {
        List<String> lines = new ArrayList<>(store.marks());
        int present = lines.size();
        Collections.reverse(lines);
        lines.addAll(store.undone());
        return new Slider(lines, present);
    }

    /** The slider with the moment that is looked at. @param clock what the clock shows there */
    public Picture draw(int at, String clock, Paper paper) {
        int width = Math.max(1, paper.columns() - 2);
        int length = Math.min(width, Math.max(2, lines.size() * 4 + 1));
        Row bar = Row.of("├", Look.FRAME);
        for (int x = 0; x < length; x++) {
            bar = x == place(at, length) ? bar.then("O", Look.MARKED) : x == place(present, length) ? bar.then("*", Look.GOOD) : bar.then("─", Look.FRAME);
        }
        String where = at == present ? paper.say("view.time-now") : at < present ? paper.say("view.time-before", present - at) : paper.say("view.time-after", at - present);
        String line = at == 0 ? paper.say("view.time-begin") : paper.say("view.time-line", lines.get(at - 1));
        return Picture.of(bar.then("┤", Look.FRAME), Row.of(at + "/" + lines.size() + "  " + clock + "  " + where + "  ", Look.TITLE).then(line)).fit(paper.columns());
    }

    private int place(int moment, int length) {
        return lines.isEmpty() ? 0 : moment * (length - 1) / lines.size();
    }

    /** All moments one below the other. */
    public Picture list(Paper paper) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i <= lines.size(); i++) {
            String line = i == 0 ? paper.say("view.time-begin") : "$ " + lines.get(i - 1);
            rows.add(Row.of((i == present ? "* " : "  ") + i + "  ", Look.FAINT).then(line, i > present ? Look.FAINT : Look.PLAIN).fit(paper.columns()));
        }
        return new Picture(rows);
    }
}
