package dev.drydock.tutor.view;

import dev.drydock.tutor.view.picture.Paper;
import dev.drydock.tutor.view.picture.Picture;
import dev.drydock.tutor.view.screen.Press;
import dev.drydock.tutor.view.screen.Scene;
import dev.drydock.tutor.view.trace.TracePicture;
import dev.drydock.tutor.why.Why;
import java.util.List;

/** What followed from the last line, deed by deed. */
final class TraceView implements View {
    /** Text that scrolls by is cut nowhere. */
    private static final int UNCUT = 1_000;

    private final Watched watched;
    private final Steps steps = new Steps(false);
    private List<Why.Told> story = List.of();
    private long readAt = -1;

    TraceView(Watched watched) {
        this.watched = watched;
    }

    private List<Why.Told> story() {
        long revision = watched.world().store().revision();
        if (revision != readAt) story = Why.story(watched.world().store(), watched.sentences());
        readAt = revision;
        return story;
    }

    @Override
    public String name() {
        return "trace";
    }

    @Override
    public Picture head(Paper paper) {
        return TracePicture.explanation(story(), steps.among(story().size()), paper);
    }

    @Override
    public Picture draw(Paper paper) {
        return TracePicture.of(story(), steps.among(story().size()), paper);
    }

    @Override
    public Picture whole(Paper paper) {
        return TracePicture.of(story(), story().size(), new Paper(paper.sentences(), UNCUT));
    }

    @Override
    public int focus() {
        return steps.among(story().size());
    }

    @Override
    public Scene.Answer press(Press press) {
        return steps.takes(press) ? Scene.Answer.DRAW : Scene.Answer.UNKNOWN;
    }

    @Override
    public String keys() {
        return "view.keys-steps";
    }
}
