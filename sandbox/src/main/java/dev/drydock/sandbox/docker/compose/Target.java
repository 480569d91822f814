package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.docker.compose.progress.Crew;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import java.util.Comparator;
import java.util.List;

/** The one container of a service that a command is about. */
final class Target {
    private static final Comparator<Mapping> ORDER = Comparator.comparing((Mapping each) -> Containers.oneOff(each)).thenComparingInt(Containers::number);

    private Target() {}

    /** What to do with it. */
    interface Found {
        Step run(Sys sys, Mapping container);
    }

    /** What to do when there is none. */
    interface Missing {
        Step run(Sys sys, String complaint);
    }

    /** Finds it within a piece of work. @param index which of several, 0 for the first */
    static Step find(Sys sys, Workshop shop, String project, String service, int index, boolean stopped, Found then) {
        return find(sys, shop, project, service, index, stopped, then, (s, complaint) -> Crew.fail(complaint));
    }

    static Step find(Sys sys, Workshop shop, String project, String service, int index, boolean stopped, Found then, Missing missing) {
        var query = Containers.query(project, Containers.OneOff.INCLUDED, stopped, List.of(service));
        return shop.daemon().get(sys, "/containers/json", query, (s, answer) -> {
            if (!answer.ok()) {
                return missing.run(s, answer.complaint());
            }
            return answer.json().mappings().stream().filter(each -> index == 0 || Containers.number(each) == index).min(ORDER)
                    .map(container -> then.run(s, container))
                    .orElseGet(() -> missing.run(s, "service \"" + service + "\" is not running" + (index == 0 ? "" : " container #" + index)));
        });
    }
}
