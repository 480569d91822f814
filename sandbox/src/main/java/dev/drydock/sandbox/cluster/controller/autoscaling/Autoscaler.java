package dev.drydock.sandbox.cluster.controller.autoscaling;

import dev.drydock.sandbox.cluster.api.ApiRequest;
import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.PatchType;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Conditions;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.cluster.controller.Pods;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Scales the targets of HorizontalPodAutoscalers every fifteen seconds (upstream's {@code podautoscaler}). */
public final class Autoscaler implements Controller {
    private static final String COMPONENT = "horizontal-pod-autoscaler";
    /** {@code --horizontal-pod-autoscaler-sync-period}. */
    private static final long SYNC_MICROS = 15_000_000;

    private static final Family<Pace> PACES = Family.passing("autoscaler-pace");
    /** When an autoscaler is to be looked at next, in virtual microseconds. */
    private static final Family<Long> NEXT = Family.passing("autoscaler-next");

    @Override
    public String name() {
        return "horizontal-pod-autoscaler-controller";
    }

    @Override
    public List<Source> sources() {
        return List.of(Source.of(Resources.AUTOSCALERS, (client, event) ->
                event.type() != WatchEvent.Type.MODIFIED ? List.of(Objects.key(event.object())) : List.of()));
    }

    @Override
    public Result reconcile(ApiClient client, String key) {
        int slash = key.indexOf('/');
        Optional<Mapping> found = client.get(Resources.AUTOSCALERS, key.substring(0, slash), key.substring(slash + 1));
        if (found.isEmpty()) {
            client.kernel().transaction().remove(PACES.key(key));
            client.kernel().transaction().remove(NEXT.key(key));
            return Controller.done();
        }
        long now = client.kernel().now();
        long next = client.kernel().transaction().find(NEXT.key(key)).orElse(now + SYNC_MICROS);
        if (next > now) {
            client.kernel().transaction().put(NEXT.key(key), next);
            return Controller.poll(next - now);
        }
        client.kernel().transaction().put(NEXT.key(key), now + SYNC_MICROS);
        new Round(client, found.get(), PACES.key(key)).run();
        return Controller.poll(SYNC_MICROS);
    }

    /** One look at one autoscaler. */
    private static final class Round {
        private final ApiClient client;
        private final Mapping spec;
        private final String namespace;
        private final String now;
        private final Key<Pace> kept;
        private Pace pace;
        private Mapping told;

        Round(ApiClient client, Mapping autoscaler, Key<Pace> kept) {
            this.client = client;
            this.told = autoscaler;
            this.spec = autoscaler.get("spec").mapping();
            this.namespace = Objects.namespace(autoscaler);
            this.now = Pods.time(client.kernel().now());
            this.kept = kept;
            this.pace = client.kernel().transaction().find(kept).orElse(Pace.NEW);
        }

        private void say(String type, boolean holds, String reason, String message) {
            told = Conditions.set(told, type, holds ? "True" : "False", reason, message, now);
        }

        void run() {
            Mapping before = told;
            step();
            client.kernel().transaction().put(kept, pace);
            if (!told.equals(before)) {
                client.updateStatus(Resources.AUTOSCALERS, told);
            }
        }

        private void step() {
            Tree target = spec.get("scaleTargetRef");
            Optional<Resource> resource = client.resource(target.get("apiVersion").text(), target.get("kind").text());
            ApiResponse scale = resource.map(each -> client.call(ApiRequest.get(each.path(namespace, target.get("name").text()) + "/scale")))
                    .orElse(ApiResponse.of(404, Mapping.of("message", "no matches for kind \"" + target.get("kind").text() + "\" in group \"\"")));
            if (!scale.ok()) {
                client.event(told, "Warning", "FailedGetScale", scale.message(), COMPONENT);
                say("AbleToScale", false, "FailedGetScale", "the HPA controller was unable to get the target's current scale: " + scale.message());
                return;
            }
            say("AbleToScale", true, "SucceededGetScale", "the HPA controller was able to get the target's current scale");
            long current = scale.body().at("spec", "replicas").whole();
            long least = spec.get("minReplicas").isNothing() ? 1 : spec.get("minReplicas").whole();
            long most = spec.get("maxReplicas").whole();
            told = told.withAt(scale.body().at("status", "replicas").whole(), "status", "currentReplicas");
            if (current == 0 && least != 0) {
                say("ScalingActive", false, "ScalingDisabled", "scaling is disabled since the replica count of the target is zero");
                told = told.withAt(0, "status", "desiredReplicas");
            } else if (current > most) {
                rescale(resource.get(), current, most, "Current number of replicas above Spec.MaxReplicas");
            } else if (current < least) {
                rescale(resource.get(), current, least, "Current number of replicas below Spec.MinReplicas");
            } else {
                measure(resource.get(), current, scale.body().at("status", "selector").text());
            }
        }

        private void measure(Resource resource, long current, String selector) {
            List<Mapping> pods = Pods.active(client.call(ApiRequest.of("GET", Resources.PODS.path(namespace), java.util.Map.of("labelSelector", selector), Nothing.NOTHING))
                    .body().get("items").mappings());
            Replicas.Wanted most = Replicas.Wanted.failed("");
            List<String> failures = new ArrayList<>();
            Sequence statuses = Sequence.EMPTY;
            for (Mapping metric : spec.get("metrics").mappings()) {
                Replicas.Wanted wanted = Replicas.of(client, metric, namespace, pods, current);
                if (!wanted.failure().isEmpty()) {
                    failures.add(wanted.failure());
                    continue;
                }
                statuses = statuses.plus(wanted.status());
                most = !most.failure().isEmpty() || most.name().isEmpty() || wanted.replicas() > most.replicas() ? wanted : most;
            }
            int all = spec.get("metrics").items().size();
            boolean blind = failures.size() == all || !failures.isEmpty() && most.replicas() < current;
            if (blind) {
                fail(failures, all);
                return;
            }
            say("ScalingActive", true, "ValidMetricFound", "the HPA was able to successfully calculate a replica count from " + most.name());
            told = told.withAt(statuses, "status", "currentMetrics");
            long now = client.kernel().now();
            if (pace.recommended().isEmpty()) {
                pace = pace.recommending(current, now);
            }
            pace = pace.recommending(most.replicas(), now);
            Pace.Allowed stable = pace.stabilized(spec.get("behavior"), current, most.replicas(), now);
            say("AbleToScale", true, stable.reason(), stable.message());
            Pace.Allowed allowed = pace.limited(spec, current, stable.replicas(), now);
            say("ScalingLimited", !allowed.reason().isEmpty(), allowed.reason().isEmpty() ? "DesiredWithinRange" : allowed.reason(), allowed.message());
            String reason = most.replicas() > current ? most.name() + " above target" : "All metrics below target";
            if (allowed.replicas() != current) {
                rescale(resource, current, allowed.replicas(), reason);
            } else {
                told = told.withAt(current, "status", "desiredReplicas");
            }
        }

        private void fail(List<String> failures, int all) {
            String first = failures.get(0);
            String reason = spec.at("metrics", "0", "type").text().equals("ContainerResource") ? "FailedGetContainerResourceMetric" : "FailedGetResourceMetric";
            client.event(told, "Warning", reason, first, COMPONENT);
            client.event(told, "Warning", "FailedComputeMetricsReplicas", "invalid metrics (" + failures.size() + " invalid out of " + all + "), first error is: failed to get "
                    + spec.at("metrics", "0", "resource", "name").text() + " resource metric value: " + first, COMPONENT);
            say("ScalingActive", false, reason, "the HPA was unable to compute the replica count: " + first);
        }

        private void rescale(Resource resource, long from, long to, String reason) {
            ApiResponse written = client.patch(resource, namespace, spec.at("scaleTargetRef", "name").text(), PatchType.MERGE,
                    Mapping.of("spec", Mapping.of("replicas", to)), "scale");
            if (!written.ok()) {
                client.event(told, "Warning", "FailedRescale", "New size: " + to + "; reason: " + reason + "; error: " + written.message(), COMPONENT);
                say("AbleToScale", false, "FailedUpdateScale", "the HPA controller was unable to update the target scale: " + written.message());
                return;
            }
            say("AbleToScale", true, "SucceededRescale", "the HPA controller was able to update the target scale to " + to);
            client.event(told, "Normal", "SuccessfulRescale", "New size: " + to + "; reason: " + reason, COMPONENT);
            pace = pace.changing(to - from, client.kernel().now());
            told = told.withAt(to, "status", "desiredReplicas").withAt(now, "status", "lastScaleTime");
        }
    }
}
