package dev.drydock.tutor.view;

import dev.drydock.sandbox.app.core.wire.Flow;
import dev.drydock.tutor.view.flow.FlowPicture;
import dev.drydock.tutor.view.picture.Paper;
import dev.drydock.tutor.view.picture.Picture;
import dev.drydock.tutor.view.screen.Press;
import dev.drydock.tutor.view.screen.Scene;
import java.util.List;

/** The latest messages of the core network. */
final class FlowView implements View {
    private static final int SHOWN = 200;

    private final Watched watched;
    private final Steps steps = new Steps(true);

    FlowView(Watched watched) {
        this.watched = watched;
    }

    private List<Flow.Entry> entries() {
        List<Flow.Entry> all = watched.look(kernel -> Flow.entries(kernel.transaction()));
        return all.subList(Math.max(0, all.size() - SHOWN), all.size());
    }

    @Override
    public String name() {
        return "flow";
    }

    @Override
    public Picture head(Paper paper) {
        List<Flow.Entry> entries = entries();
        if (entries.isEmpty()) return Picture.EMPTY;
        return Picture.of(FlowPicture.detail(entries.get(steps.among(entries.size())), paper).fit(paper.columns())).above(FlowPicture.head(entries, paper));
    }

    @Override
    public Picture draw(Paper paper) {
        List<Flow.Entry> entries = entries();
        return FlowPicture.of(entries, steps.among(entries.size()), paper);
    }

    @Override
    public Picture whole(Paper paper) {
        List<Flow.Entry> entries = entries();
        return entries.isEmpty() ? draw(paper) : FlowPicture.head(entries, paper).above(FlowPicture.of(entries, -1, paper));
    }

    @Override
    public int focus() {
        return 2 * steps.among(entries().size()) + 1;
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
