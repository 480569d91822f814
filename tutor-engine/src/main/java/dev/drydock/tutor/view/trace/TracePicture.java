package dev.drydock.tutor.view.trace;

import dev.drydock.tutor.page.Wrapping;
import dev.drydock.tutor.view.picture.Look;
import dev.drydock.tutor.view.picture.Paper;
import dev.drydock.tutor.view.picture.Picture;
import dev.drydock.tutor.view.picture.Row;
import dev.drydock.tutor.why.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Draws the tree of a line's consequences. */
public final class TracePicture {
    private static final int AXIS_COLUMNS = 12;

    private TracePicture() {}

    /** One row for each deed. @param marked which deed is the present one; those after it have not happened yet */
    public static Picture of(List<Why.Told> story, int marked, Paper paper) {
        if (story.isEmpty()) return Picture.of(Row.of(paper.say("why.nothing")));
        long end = story.stream().mapToLong(Why.Told::afterMicros).max().orElse(0);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < story.size(); i++) {
            Why.Told told = story.get(i);
            Row row = Row.of(String.format(Locale.ROOT, "%8.2fs ", told.afterMicros() / 1e6), Look.FAINT).then(axis(told.afterMicros(), end)).then(" " + "  ".repeat(told.depth()), Look.FRAME);
            row = row.then(told.depth() == 0 ? "$ " : "└ ", Look.FRAME)
                    .then(told.actor().isEmpty() ? "" : Why.actor(told.actor(), paper.sentences()) + ": ", Look.TITLE)
                    .then(told.sentence(), i == marked ? Look.MARKED : i > marked ? Look.FAINT : Look.PLAIN);
            rows.add(row.fit(paper.columns()));
        }
        if (story.size() == 1) rows.add(Row.of(paper.say("why.no-trace"), Look.FAINT));
        return new Picture(rows);
    }

    private static Row axis(long at, long end) {
        int place = end == 0 ? 0 : (int) (at * (AXIS_COLUMNS - 1) / end);
        return Row.of("├" + "─".repeat(place), Look.FRAME).then("*", Look.WAITING).then("─".repeat(AXIS_COLUMNS - 1 - place) + "┤", Look.FRAME);
    }

    /** What the present deed is about: who did it, what that one is there for, and what led to it. */
    public static Picture explanation(List<Why.Told> story, int marked, Paper paper) {
        if (story.isEmpty()) return Picture.EMPTY;
        Why.Told told = story.get(marked);
        String actor = told.actor().isEmpty() ? paper.say("view.you") : Why.actor(told.actor(), paper.sentences());
        String text = (marked + 1) + "/" + story.size() + " " + actor + ": " + told.sentence();
        String name = told.actor().isEmpty() ? "you" : told.actor().replaceAll("/.*", "");
        String role = paper.sentences().find("view.actor." + name).orElse("");
        String because = parent(story, marked).map(before -> paper.say("view.because", before.sentence())).orElse("");
        List<Row> rows = new ArrayList<>();
        for (String line : List.of(text, role, because)) {
            for (String part : Wrapping.fit(line, Picture.inside(paper.columns())).split("\n")) {
                if (!part.isBlank()) rows.add(Row.of(part, rows.isEmpty() ? Look.TITLE : Look.PLAIN));
            }
        }
        return new Picture(rows).boxed(Row.of(paper.say("view.step"), Look.FAINT), paper.columns(), Look.FRAME);
    }

    /** The deed that a deed hangs below. */
    private static Optional<Why.Told> parent(List<Why.Told> story, int of) {
        for (int i = of - 1; i >= 0; i--) {
            if (story.get(i).depth() < story.get(of).depth()) return Optional.of(story.get(i));
        }
        return Optional.empty();
    }
}
