package dev.drydock.sandbox.cluster.controller.namespace;

import dev.drydock.sandbox.cluster.api.ApiRequest;
import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Conditions;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.cluster.controller.Pods;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.unit.GoTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Empties a namespace that is being deleted, and lets it go when nothing is left (upstream's {@code namespacedResourcesDeleter}). */
public final class NamespaceController implements Controller {
    /** All servers shall have seen that it ends before its content is counted. */
    private static final long GRACE_MICROS = 5_000_000;
    private static final long FINALIZER_SECONDS = 15;

    @Override
    public String name() {
        return "namespace-controller";
    }

    @Override
    public List<Source> sources() {
        return List.of(Source.of(Resources.NAMESPACES, (client, event) ->
                event.type() != WatchEvent.Type.DELETED && Objects.isBeingDeleted(event.object()) ? List.of(Objects.name(event.object())) : List.of()));
    }

    @Override
    public Result reconcile(ApiClient client, String key) {
        Optional<Mapping> found = client.get(Resources.NAMESPACES, "", key);
        if (found.isEmpty() || !Objects.isBeingDeleted(found.get()) || found.get().at("spec", "finalizers").isEmpty()) {
            return Controller.done();
        }
        Mapping namespace = found.get();
        long since = GoTime.read(Objects.metadata(namespace).get("deletionTimestamp").text()).getEpochSecond() * 1_000_000L;
        long left = since + GRACE_MICROS - client.kernel().now();
        if (left > 0) {
            return Controller.again(left);
        }
        Content content = Content.delete(client, key);
        if (content.isEmpty()) {
            return finish(client, namespace);
        }
        Mapping told = content.told(namespace, Pods.time(client.kernel().now()));
        if (!told.equals(namespace)) {
            client.updateStatus(Resources.NAMESPACES, told);
            return Controller.again(GRACE_MICROS);
        }
        return Controller.again((content.seconds() / 2 + 1) * 1_000_000L);
    }

    private static Result finish(ApiClient client, Mapping namespace) {
        Mapping body = namespace.withAt(Sequence.EMPTY, "spec", "finalizers");
        ApiResponse answer = client.call(ApiRequest.of("PUT", "/api/v1/namespaces/" + Objects.name(namespace) + "/finalize", Map.of(), body));
        return answer.ok() || answer.is("NotFound") ? Controller.done() : Controller.failed(answer.message());
    }

    /**
     * What is left in a namespace.
     *
     * @param remaining how many objects, by {@code plural.group}
     * @param finalizers how many objects each of them holds
     * @param seconds how long it will take
     */
    private record Content(Map<String, Integer> remaining, Map<String, Integer> finalizers, long seconds) {
        boolean isEmpty() {
            return remaining.isEmpty();
        }

        /** Deletes all that is there, and counts what is there still. */
        static Content delete(ApiClient client, String namespace) {
            Map<String, Integer> remaining = new TreeMap<>();
            Map<String, Integer> finalizers = new TreeMap<>();
            long seconds = 0;
            for (Resource resource : client.resources()) {
                if (!resource.namespaced() || !resource.verbs().contains("delete")) {
                    continue;
                }
                for (Mapping object : client.list(resource, namespace)) {
                    if (!Objects.isBeingDeleted(object)) {
                        client.delete(resource, namespace, Objects.name(object), Mapping.of("propagationPolicy", "Background"));
                    }
                }
                for (Mapping object : client.list(resource, namespace)) {
                    remaining.merge(resource.plural() + "." + resource.group(), 1, Integer::sum);
                    Objects.metadata(object).get("finalizers").texts().forEach(each -> finalizers.merge(each, 1, Integer::sum));
                    seconds = Math.max(seconds, resource == Resources.PODS ? object.at("spec", "terminationGracePeriodSeconds").whole() : 0);
                }
            }
            return new Content(remaining, finalizers, Math.max(seconds, finalizers.isEmpty() ? 0 : FINALIZER_SECONDS));
        }

        Mapping told(Mapping namespace, String now) {
            List<String> kinds = new ArrayList<>();
            remaining.forEach((kind, count) -> kinds.add(kind + " has " + count + " resource instances"));
            List<String> holders = new ArrayList<>();
            finalizers.forEach((finalizer, count) -> holders.add(finalizer + " in " + count + " resource instances"));
            Mapping told = Conditions.set(namespace, "NamespaceDeletionDiscoveryFailure", "False", "ResourcesDiscovered", "All resources successfully discovered", now);
            told = Conditions.set(told, "NamespaceDeletionGroupVersionParsingFailure", "False", "ParsedGroupVersions", "All legacy kube types successfully parsed", now);
            told = Conditions.set(told, "NamespaceDeletionContentFailure", "False", "ContentDeleted",
                    "All content successfully deleted, may be waiting on finalization", now);
            told = Conditions.set(told, "NamespaceContentRemaining", "True", "SomeResourcesRemain", "Some resources are remaining: " + String.join(", ", kinds), now);
            return holders.isEmpty()
                    ? Conditions.set(told, "NamespaceFinalizersRemaining", "False", "ContentHasNoFinalizers", "All content-preserving finalizers finished", now)
                    : Conditions.set(told, "NamespaceFinalizersRemaining", "True", "SomeFinalizersRemain",
                    "Some content in the namespace has finalizers remaining: " + String.join(", ", holders), now);
        }
    }
}
