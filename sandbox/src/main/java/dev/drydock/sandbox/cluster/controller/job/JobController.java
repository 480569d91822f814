package dev.drydock.sandbox.cluster.controller.job;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.Selector;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.cluster.controller.Pods;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a Job's pods until it is complete or has failed ({@code pkg/controller/job}). */
public final class JobController implements Controller {
    static final String NAME = "job-controller";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Source> sources() {
        return List.of(Source.itself(Resources.JOBS), Source.of(Resources.PODS, JobController::ofPod));
    }

    private static List<String> ofPod(ApiClient client, WatchEvent event) {
        List<String> keys = new ArrayList<>();
        Pods.ownerKey(event.object(), "Job").ifPresent(keys::add);
        Pods.ownerKey(event.before(), "Job").filter(key -> !keys.contains(key)).ifPresent(keys::add);
        if (Objects.controller(event.object()).isEmpty() && event.type() != WatchEvent.Type.DELETED) {
            for (Mapping job : client.list(Resources.JOBS, Objects.namespace(event.object()))) {
                if (Selector.of(job.at("spec", "selector")).matchesObject(event.object())) {
                    keys.add(Objects.key(job));
                }
            }
        }
        return keys;
    }

    @Override
    public Result reconcile(ApiClient client, String key) {
        int slash = key.indexOf('/');
        Optional<Mapping> found = client.get(Resources.JOBS, key.substring(0, slash), key.substring(slash + 1));
        if (found.isEmpty()) {
            letGo(client, key.substring(0, slash), key.substring(slash + 1));
            return Controller.done();
        }
        Mapping job = found.get();
        if (isFinished(job)) {
            for (Mapping pod : client.ownedBy(Resources.PODS, Objects.uid(job))) {
                if (Ended.isTracked(pod)) {
                    Ended.untrack(client, pod);
                }
            }
            return Controller.done();
        }
        return new Work(client, job, Pods.claim(client, job, Selector.of(job.at("spec", "selector")))).go();
    }

    static boolean isFinished(Mapping job) {
        return Objects.is(job, "Complete") || Objects.is(job, "Failed");
    }

    /** The pods of a Job that is no longer there need not be counted. */
    private static void letGo(ApiClient client, String namespace, String job) {
        Selector made = Selector.ofLabels(Mapping.of("batch.kubernetes.io/job-name", job));
        for (Mapping pod : client.list(Resources.PODS, namespace, made)) {
            if (Ended.isTracked(pod) && Pods.ownerKey(pod, "Job").isPresent()) {
                Ended.untrack(client, pod);
            }
        }
    }
}
