package dev.drydock.sandbox.cluster.controller.cronjob;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.cluster.controller.Pods;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes Jobs by the clock ({@code pkg/controller/cronjob}). */
public final class CronJobController implements Controller {
    static final String NAME = "cronjob-controller";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Source> sources() {
        return List.of(Source.itself(Resources.CRON_JOBS), Source.of(Resources.JOBS, CronJobController::ofJob));
    }

    private static List<String> ofJob(ApiClient client, WatchEvent event) {
        return Pods.ownerKey(event.object(), "CronJob").map(List::of).orElse(List.of());
    }

    @Override
    public Result reconcile(ApiClient client, String key) {
        int slash = key.indexOf('/');
        Optional<Mapping> found = client.get(Resources.CRON_JOBS, key.substring(0, slash), key.substring(slash + 1));
        if (found.isEmpty()) {
            return Controller.done();
        }
        List<Mapping> jobs = new ArrayList<>(client.ownedBy(Resources.JOBS, Objects.uid(found.get())));
        return new Round(client, found.get(), jobs).go();
    }
}
