package dev.drydock.sandbox.cluster.controller.job;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.GoTime;
import java.util.List;
import java.util.Optional;

/** Deletes Jobs some time after they have ended, if they say so ({@code ttlSecondsAfterFinished}). */
public final class FinishedJobs implements Controller {
    @Override
    public String name() {
        return "ttl-after-finished-controller";
    }

    @Override
    public List<Source> sources() {
        return List.of(Source.itself(Resources.JOBS));
    }

    @Override
    public Result reconcile(ApiClient client, String key) {
        int slash = key.indexOf('/');
        Optional<Mapping> found = client.get(Resources.JOBS, key.substring(0, slash), key.substring(slash + 1));
        Tree seconds = found.map(job -> job.at("spec", "ttlSecondsAfterFinished")).orElse(Mapping.EMPTY.get(""));
        if (seconds.isNothing() || Objects.isBeingDeleted(found.get()) || !JobController.isFinished(found.get())) {
            return Controller.done();
        }
        Mapping job = found.get();
        Mapping end = Objects.is(job, "Complete") ? Objects.condition(job, "Complete") : Objects.condition(job, "Failed");
        long due = (GoTime.read(end.get("lastTransitionTime").text()).getEpochSecond() + seconds.whole()) * 1_000_000L;
        if (due > client.kernel().now()) {
            return Controller.again(due - client.kernel().now());
        }
        client.delete(Resources.JOBS, Objects.namespace(job), Objects.name(job), Mapping.of(
                "propagationPolicy", "Foreground", "preconditions", Mapping.of("uid", Objects.uid(job))));
        return Controller.done();
    }
}
