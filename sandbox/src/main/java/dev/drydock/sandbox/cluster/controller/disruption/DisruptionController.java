package dev.drydock.sandbox.cluster.controller.disruption;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.Selector;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Conditions;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.cluster.controller.Pods;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.GoTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reckons how many pods of each budget are healthy, must be, and may be evicted (upstream's {@code disruption}). */
public final class DisruptionController implements Controller {
    private static final String NAME = "disruption-controller";
    /** After so long an eviction that did not come about is forgotten. */
    private static final long FORGET_MICROS = 120_000_000;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Source> sources() {
        return List.of(Source.itself(Resources.DISRUPTION_BUDGETS), Source.of(Resources.PODS, DisruptionController::ofPod));
    }

    private static List<String> ofPod(ApiClient client, WatchEvent event) {
        List<String> keys = new ArrayList<>();
        for (Mapping budget : client.list(Resources.DISRUPTION_BUDGETS, Objects.namespace(event.object()))) {
            Selector selector = Selector.of(budget.at("spec", "selector"));
            if (selector.matchesObject(event.object()) || selector.matchesObject(event.before())) {
                keys.add(Objects.key(budget));
            }
        }
        return keys;
    }

    @Override
    public Result reconcile(ApiClient client, String key) {
        int slash = key.indexOf('/');
        Optional<Mapping> found = client.get(Resources.DISRUPTION_BUDGETS, key.substring(0, slash), key.substring(slash + 1));
        if (found.isEmpty()) {
            return Controller.done();
        }
        Mapping budget = found.get();
        List<Mapping> pods = Pods.active(client.list(Resources.PODS, Objects.namespace(budget), Selector.of(budget.at("spec", "selector"))));
        if (pods.isEmpty()) {
            client.event(budget, "Normal", "NoPods", "No matching pods found", "controllermanager");
        }
        Expected expected = Expected.of(client, budget, pods);
        if (!expected.failure().isEmpty()) {
            return fail(client, budget, expected.failure());
        }
        Mapping disrupted = disrupted(budget, pods, client.kernel().now());
        long healthy = pods.stream().filter(pod -> !disrupted.has(Objects.name(pod)) && Pods.isReady(pod)).count();
        long allowed = Math.max(0, expected.pods() == 0 ? 0 : healthy - expected.healthy());
        Mapping.Builder status = Mapping.builder().put("conditions", budget.at("status", "conditions")).put("currentHealthy", healthy)
                .put("desiredHealthy", expected.healthy()).putUnlessEmpty("disruptedPods", disrupted).put("disruptionsAllowed", allowed)
                .put("expectedPods", expected.pods()).put("observedGeneration", Objects.metadata(budget).get("generation"));
        Mapping told = Conditions.set(budget.with("status", status.build()), "DisruptionAllowed", allowed > 0 ? "True" : "False",
                allowed > 0 ? "SufficientPods" : "InsufficientPods", "", Pods.time(client.kernel().now()));
        told = observed(told);
        if (!told.equals(budget)) {
            ApiResponse written = client.updateStatus(Resources.DISRUPTION_BUDGETS, told);
            if (!written.ok()) {
                return Controller.failed(written.message());
            }
        }
        return disrupted.isEmpty() ? Controller.done() : Controller.again(FORGET_MICROS);
    }

    private static Mapping observed(Mapping budget) {
        Mapping condition = Objects.condition(budget, "DisruptionAllowed");
        return Conditions.with(budget, condition.with("message", "").with("observedGeneration", Objects.metadata(budget).get("generation")));
    }

    private static Result fail(ApiClient client, Mapping budget, String failure) {
        client.event(budget, "Warning", "CalculateExpectedPodCountFailed", "Failed to calculate the number of expected pods: " + failure, "controllermanager");
        Mapping told = observed(Conditions.set(budget.withAt(0, "status", "disruptionsAllowed"), "DisruptionAllowed", "False", "SyncFailed", failure,
                Pods.time(client.kernel().now())));
        if (!told.equals(budget)) {
            client.updateStatus(Resources.DISRUPTION_BUDGETS, told);
        }
        return Controller.failed(failure);
    }

    /** Pods that were evicted and are still there. */
    private static Mapping disrupted(Mapping budget, List<Mapping> pods, long now) {
        Mapping.Builder kept = Mapping.builder();
        Mapping before = budget.at("status", "disruptedPods").mapping();
        for (Mapping pod : pods) {
            Tree since = before.get(Objects.name(pod));
            if (!since.isNothing() && GoTime.read(since.text()).getEpochSecond() * 1_000_000L + FORGET_MICROS > now) {
                kept.put(Objects.name(pod), since);
            }
        }
        return kept.build();
    }

    /**
     * What the budget asks for.
     *
     * @param pods how many there should be
     * @param healthy how many must be healthy
     * @param failure why that cannot be said; empty if it can
     */
    private record Expected(long pods, long healthy, String failure) {
        static Expected of(ApiClient client, Mapping budget, List<Mapping> pods) {
            Tree most = budget.at("spec", "maxUnavailable");
            Tree least = budget.at("spec", "minAvailable");
            boolean share = !most.isNothing() || least.text().endsWith("%");
            long count = pods.size();
            if (share) {
                Map<String, Long> scales = new LinkedHashMap<>();
                for (Mapping pod : pods) {
                    Optional<Mapping> controller = Objects.controller(pod);
                    if (controller.isEmpty()) {
                        return new Expected(0, 0, "found no controllers for pod \"" + Objects.name(pod) + "\"");
                    }
                    Mapping owner = root(client, Objects.namespace(pod), controller.get());
                    if (owner.isEmpty() || owner.at("spec", "replicas").isNothing()) {
                        return new Expected(0, 0, controller.get().get("kind").text().toLowerCase(java.util.Locale.ROOT) + "s."
                                + group(controller.get()) + " does not implement the scale subresource");
                    }
                    scales.put(Objects.uid(owner), owner.at("spec", "replicas").whole());
                }
                count = scales.values().stream().mapToLong(Long::longValue).sum();
            }
            if (!most.isNothing()) {
                return new Expected(count, Math.max(0, count - amount(most, count)), "");
            }
            return new Expected(count, amount(least, count), "");
        }

        private static String group(Mapping reference) {
            String version = reference.get("apiVersion").text();
            return version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
        }

        /** The object whose number of replicas counts: of a ReplicaSet its Deployment. */
        private static Mapping root(ApiClient client, String namespace, Mapping reference) {
            Optional<Resource> kind = client.resource(reference.get("apiVersion").text(), reference.get("kind").text());
            Mapping owner = kind.flatMap(resource -> client.get(resource, namespace, reference.get("name").text())).orElse(Mapping.EMPTY);
            Optional<Mapping> above = Objects.controller(owner).filter(each -> owner.get("kind").text().equals("ReplicaSet"));
            return above.map(each -> root(client, namespace, each)).filter(each -> !each.isEmpty()).orElse(owner);
        }

        /** A number, or a percentage rounded up. */
        private static long amount(Tree value, long of) {
            String text = value.text();
            return text.endsWith("%") ? (Long.parseLong(text.substring(0, text.length() - 1)) * of + 99) / 100 : value.whole();
        }
    }
}
