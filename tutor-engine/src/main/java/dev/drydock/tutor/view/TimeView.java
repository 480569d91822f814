package dev.drydock.tutor.view;

import dev.drydock.sandbox.process.Kernel;
import dev.drydock.tutor.journal.Entry;
import dev.drydock.tutor.view.cluster.ClusterPicture;
import dev.drydock.tutor.view.house.HousePicture;
import dev.drydock.tutor.view.picture.Look;
import dev.drydock.tutor.view.picture.Paper;
import dev.drydock.tutor.view.picture.Picture;
import dev.drydock.tutor.view.picture.Row;
import dev.drydock.tutor.view.screen.Press;
import dev.drydock.tutor.view.screen.Scene;
import dev.drydock.tutor.view.time.Slider;

/** Any moment of the world, looked at or gone to. Time stands still meanwhile. */
final class TimeView implements View {
    private final Watched watched;
    private int at;
    private boolean house;
    private boolean refused;
    private boolean went;

    TimeView(Watched watched) {
        this.watched = watched;
        this.at = slider().present();
    }

    private Slider slider() {
        return Slider.of(watched.world().store());
    }

    @Override
    public String name() {
        return "time";
    }

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public Picture head(Paper paper) {
        Slider slider = slider();
        at = Math.min(at, slider.lines().size());
        Picture drawn = slider.draw(at, Clock.text(watched.world().lookAt(at, Kernel::now)), paper);
        return refused ? drawn.above(Picture.of(Row.of(paper.say("view.time-floor"), Look.BAD))) : drawn;
    }

    @Override
    public Picture draw(Paper paper) {
        at = Math.min(at, slider().lines().size());
        return watched.world().lookAt(at, kernel -> !house && ClusterPicture.standsIn(kernel) ? ClusterPicture.of(kernel, paper) : HousePicture.of(kernel, paper));
    }

    @Override
    public Picture whole(Paper paper) {
        return slider().list(paper);
    }

    @Override
    public Scene.Answer press(Press press) {
        refused = false;
        int last = slider().lines().size();
        if (press == Press.Named.LEFT) at = Math.max(0, at - 1);
        else if (press == Press.Named.RIGHT) at = Math.min(last, at + 1);
        else if (press == Press.Named.FIRST) at = 0;
        else if (press == Press.Named.LAST) at = last;
        else if (press.is('o')) house = !house;
        else if (press == Press.Named.ENTER) return goThere();
        else return Scene.Answer.UNKNOWN;
        return Scene.Answer.DRAW;
    }

    /** Goes on from the moment that is looked at. */
    private Scene.Answer goThere() {
        if (at == slider().present()) return Scene.Answer.LEAVE;
        refused = at < watched.undoFloor();
        if (refused) return Scene.Answer.DRAW;
        watched.session().input(watched.seat(), Entry.Kind.WORD, "marks " + at);
        watched.session().seat(watched.seat()).takeOutput();
        went = true;
        return Scene.Answer.LEAVE;
    }

    @Override
    public boolean went() {
        return went;
    }

    @Override
    public String keys() {
        return "view.keys-time";
    }
}
