package dev.drydock.tutor.view;

import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.view.cluster.ClusterPicture;
import dev.drydock.tutor.view.house.HousePicture;
import dev.drydock.tutor.view.picture.Paper;
import dev.drydock.tutor.view.screen.Stage;
import dev.drydock.tutor.view.screen.Theme;
import java.util.List;

/** Answers {@code :view}, and remembers which colours the learner likes. */
public final class Views {
    /** What came of it. */
    public enum Shown {
        NO_SUCH_VIEW,
        LOOKED,
        /** The learner goes on from another moment. */
        WENT
    }

    private Theme theme = Theme.DARK;

    /** The views, in the order in which the tabulator goes through them. */
    private static List<View> of(Watched watched) {
        return List.of(new LiveView("house", watched, HousePicture::of), new ClusterView(watched),
                new TraceView(watched), new TimeView(watched), new FlowView(watched));
    }

    /**
     * Shows a view: on the whole screen until the learner leaves it, or as text where there is no such screen.
     *
     * @param word which; without a word the first one that fits the world
     */
    public Shown show(String word, Watched watched, Terminal terminal) {
        List<View> views = of(watched);
        String wanted = !word.isEmpty() ? word : watched.look(ClusterPicture::standsIn) ? "cluster" : "house";
        int index = views.stream().map(View::name).toList().indexOf(wanted);
        if (index < 0) return Shown.NO_SUCH_VIEW;
        if (Stage.fits(terminal)) theme = Stage.play(terminal, theme, new ViewScene(watched, views, index));
        else terminal.write(views.get(index).whole(new Paper(watched.sentences(), terminal.size().columns() - 1)).text());
        return views.stream().anyMatch(View::went) ? Shown.WENT : Shown.LOOKED;
    }
}
