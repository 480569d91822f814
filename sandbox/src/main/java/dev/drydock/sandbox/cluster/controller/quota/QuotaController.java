package dev.drydock.sandbox.cluster.controller.quota;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Quantity;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.apiserver.admission.Usage;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes into each quota what is limited and what is used (upstream's {@code resourcequota}). */
public final class QuotaController implements Controller {
    @Override
    public String name() {
        return "resourcequota-controller";
    }

    @Override
    public List<Source> sources() {
        return List.of(
                Source.itself(Resources.RESOURCE_QUOTAS),
                Source.of(Resources.PODS, (client, event) -> ended(event) ? quotas(client, event) : List.of()),
                Source.of(Resources.ANYTHING, (client, event) -> event.type() == WatchEvent.Type.MODIFIED ? List.of() : quotas(client, event)));
    }

    private static boolean ended(WatchEvent event) {
        String phase = event.object().at("status", "phase").text();
        return event.type() == WatchEvent.Type.MODIFIED && !phase.equals(event.before().at("status", "phase").text())
                && (phase.equals("Succeeded") || phase.equals("Failed"));
    }

    private static List<String> quotas(ApiClient client, WatchEvent event) {
        String namespace = Objects.namespace(event.object());
        return namespace.isEmpty() || event.object().get("kind").text().equals("ResourceQuota") ? List.of()
                : client.list(Resources.RESOURCE_QUOTAS, namespace).stream().map(Objects::key).toList();
    }

    @Override
    public Result reconcile(ApiClient client, String key) {
        int slash = key.indexOf('/');
        Optional<Mapping> found = client.get(Resources.RESOURCE_QUOTAS, key.substring(0, slash), key.substring(slash + 1));
        if (found.isEmpty()) {
            return Controller.done();
        }
        Mapping quota = found.get();
        Mapping hard = quota.at("spec", "hard").mapping();
        Map<String, Quantity> sums = new TreeMap<>();
        for (Resource resource : client.resources()) {
            if (resource.namespaced() && concerns(resource, hard.keys())) {
                for (Mapping object : client.list(resource, Objects.namespace(quota))) {
                    if (Usage.inScope(quota, resource, object)) {
                        Usage.of(resource, object).forEach((name, amount) -> sums.merge(name, amount, Quantity::plus));
                    }
                }
            }
        }
        Mapping.Builder used = Mapping.builder();
        List<String> names = new ArrayList<>(hard.keys());
        names.sort(null);
        names.forEach(name -> used.put(name, sums.getOrDefault(name, Quantity.ZERO).toString()));
        Mapping status = Mapping.of("hard", hard.sorted(), "used", used.build());
        if (status.equals(quota.get("status"))) {
            return Controller.done();
        }
        ApiResponse written = client.updateStatus(Resources.RESOURCE_QUOTAS, quota.with("status", status));
        return written.ok() ? Controller.done() : Controller.failed(written.message());
    }

    /** Whether something of the resource may be limited: everything else need not be counted. */
    private static boolean concerns(Resource resource, List<String> limited) {
        if (resource == Resources.PODS || resource == Resources.SERVICES || resource == Resources.CLAIMS) {
            return true;
        }
        return limited.contains("count/" + resource.qualified()) || limited.contains(resource.plural());
    }
}
