package dev.drydock.tutor.view;

import dev.drydock.sandbox.world.World;
import dev.drydock.tutor.page.Columns;
import dev.drydock.tutor.view.picture.Look;
import dev.drydock.tutor.view.picture.Paper;
import dev.drydock.tutor.view.picture.Picture;
import dev.drydock.tutor.view.picture.Row;
import dev.drydock.tutor.view.screen.Press;
import dev.drydock.tutor.view.screen.Scene;
import java.util.List;

/** The views on the screen, one at a time, while the virtual clock runs. */
final class ViewScene implements Scene {
    private static final long SLICE_EVENTS = 2_000;

    private final Watched watched;
    private final List<View> views;
    private int index;
    private long shownRevision = -1;
    private long shownSecond;

    ViewScene(Watched watched, List<View> views, int index) {
        this.watched = watched;
        this.views = views;
        this.index = index;
        watched.pacer().elapsedMicros();
    }

    private View view() {
        return views.get(index);
    }

    @Override
    public boolean advance() {
        World world = watched.world();
        long micros = watched.pacer().elapsedMicros();
        if (view().live()) {
            long target = world.now() + micros;
            World.Stop stop = world.run(target, SLICE_EVENTS, () -> false);
            if (stop == World.Stop.TIME || stop == World.Stop.IDLE) world.idleUntil(Math.max(target, world.now()));
        }
        long revision = world.store().revision();
        long second = world.now() / 1_000_000;
        boolean moved = revision != shownRevision || second != shownSecond;
        shownRevision = revision;
        shownSecond = second;
        return moved;
    }

    @Override
    public Frame draw(int columns, int rows) {
        Paper paper = new Paper(watched.sentences(), columns);
        Row head = Row.EMPTY;
        for (int i = 0; i < views.size(); i++) {
            head = head.then(tab(i), i == index ? Look.MARKED : Look.FAINT);
        }
        String clock = Clock.text(watched.world().now()) + (watched.pacer().paused() ? " " + paper.say("view.paused") : "");
        int beside = columns - Columns.of(clock) - 2;
        if (head.columns() <= beside) head = head.fit(beside).then(clock);
        return new Frame(Picture.of(head.fit(columns)).above(view().head(paper)), view().draw(paper), Row.of(paper.say(view().keys(), views.size()), Look.FAINT), view().focus());
    }

    private String tab(int view) {
        return " " + watched.sentences().say("view." + views.get(view).name()) + " ";
    }

    /** The view whose name stands at a column; beside them the present one. */
    private int clicked(int column) {
        int end = 0;
        for (int i = 0; i < views.size(); i++) {
            end += Columns.of(tab(i));
            if (column < end) return i;
        }
        return index;
    }

    @Override
    public Answer press(Press press) {
        Answer answer = view().press(press);
        if (answer != Answer.UNKNOWN) return answer;
        if (press == Press.Named.TAB) index = (index + 1) % views.size();
        else if (press instanceof Press.Sign sign && sign.character() >= '1' && sign.character() < '1' + views.size()) index = sign.character() - '1';
        else if (press instanceof Press.Click click && click.row() == 0) index = clicked(click.column());
        else if (press.is('p')) watched.pacer().pause(!watched.pacer().paused());
        else return Answer.UNKNOWN;
        return Answer.DRAW;
    }
}
