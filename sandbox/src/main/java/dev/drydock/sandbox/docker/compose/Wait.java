package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.compose.progress.Crew;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code docker compose wait}. */
final class Wait {
    private Wait() {}

    static Step start(Sys sys, Job job) {
        Workshop shop = new Workshop(job);
        return Opening.named(sys, job, List.of(), (s, project, read) -> Crew.run(s, shop.display(s, "").silent(), t ->
                        Containers.list(t, shop.daemon(), project, Containers.OneOff.INCLUDED, false, job.arguments(), (u, containers) ->
                                containers.isEmpty() ? Crew.fail("no containers for project \"" + project + "\"") : await(shop, containers)),
                (t, display, value) -> job.flags().on("down-project") ? Down.start(t, Passing.job(job, "docker compose down",
                        Map.of("remove-orphans", List.of("true")), List.of())) : Step.exit(value.wholeInt()), Workshop::give));
    }

    private static Step await(Workshop shop, List<Mapping> containers) {
        List<Crew.Task> tasks = new ArrayList<>();
        for (Mapping container : containers) {
            String id = Containers.id(container);
            tasks.add(Crew.Task.of(id, (s, none) -> shop.daemon().post(s, "/containers/" + id + "/wait", Map.of(), (t, answer) -> {
                long status = answer.json().get("StatusCode").whole();
                return !answer.ok() ? Crew.fail(answer.complaint())
                        : t.print("container \"" + id + "\" exited with status code " + status + "\n", u -> Crew.done(new Whole(status)));
            })));
        }
        return Crew.all(tasks, (s, results) -> Crew.done(results.valueAt(results.size() - 1)));
    }
}
