package dev.drydock.tutor.view;

import dev.drydock.tutor.view.cluster.ClusterPicture;
import dev.drydock.tutor.view.cluster.RequestHops;
import dev.drydock.tutor.view.picture.Paper;
import dev.drydock.tutor.view.picture.Picture;
import dev.drydock.tutor.view.screen.Press;
import dev.drydock.tutor.view.screen.Scene;
import java.util.List;

/** The cluster as it is now, and on demand the way of a request to one service after another. */
final class ClusterView implements View {
    private final Watched watched;
    /** Which service is asked, counted from 1; 0: none. */
    private int service;
    private int hop;

    ClusterView(Watched watched) {
        this.watched = watched;
    }

    @Override
    public String name() {
        return "cluster";
    }

    @Override
    public Picture head(Paper paper) {
        List<String> services = watched.look(RequestHops::services);
        if (service == 0 || service > services.size()) return Picture.EMPTY;
        String name = services.get(service - 1);
        hop = Math.min(hop, watched.look(kernel -> RequestHops.count(kernel, name, paper)) - 1);
        return watched.look(kernel -> RequestHops.of(kernel, name, hop, paper));
    }

    @Override
    public Picture draw(Paper paper) {
        return watched.look(kernel -> ClusterPicture.of(kernel, paper));
    }

    @Override
    public Scene.Answer press(Press press) {
        if (press.is('f')) {
            service = (service + 1) % (watched.look(RequestHops::services).size() + 1);
            hop = 0;
        } else if (service > 0 && press == Press.Named.RIGHT) {
            hop++;
        } else if (service > 0 && press == Press.Named.LEFT) {
            hop = Math.max(0, hop - 1);
        } else {
            return Scene.Answer.UNKNOWN;
        }
        return Scene.Answer.DRAW;
    }

    @Override
    public String keys() {
        return service > 0 ? "view.keys-request" : "view.keys-cluster";
    }
}
