package dev.drydock.sandbox.cluster.controller.endpoints;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.Selector;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The slices of one Service that one controller keeps: endpoints are spread over them with as few writes as can be
 * ({@code k8s.io/endpointslice reconcileByPortMapping}).
 *
 * @param owner of the slices, whose name begins theirs
 * @param service whose name the slices carry in a label
 * @param labels besides those two
 * @param trigger when what is written now happened
 */
record Slices(ApiClient client, Mapping owner, String service, String controller, Mapping labels, Mapping annotations, Optional<String> trigger) {
    static final String SERVICE_NAME = "kubernetes.io/service-name";
    static final String MANAGED_BY = "endpointslice.kubernetes.io/managed-by";
    /** {@code --max-endpoints-per-slice}. */
    private static final int MOST = 100;

    /** The slices that a controller keeps for a service, by name. */
    static List<Mapping> present(ApiClient client, String namespace, String service, String controller) {
        return client.list(Resources.ENDPOINT_SLICES, namespace, Selector.ofLabels(Mapping.of(SERVICE_NAME, service, MANAGED_BY, controller)));
    }

    /** A group of endpoints that have the same ports, and how they are addressed. */
    record Ports(String addressType, Sequence ports) {}

    /**
     * Makes, changes and deletes slices until they say what is wanted.
     *
     * @return why something could not be written; empty if all could
     */
    String write(Map<Ports, Map<String, Mapping>> wanted) {
        List<Mapping> present = present(client, Objects.namespace(owner), service, controller);
        Map<Ports, List<Mapping>> slices = new LinkedHashMap<>();
        for (Mapping slice : present) {
            slices.computeIfAbsent(new Ports(slice.get("addressType").text(), sequence(slice.get("ports"))), p -> new ArrayList<>()).add(slice);
        }
        Plan plan = new Plan(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        wanted.forEach((ports, endpoints) -> spread(ports, slices.getOrDefault(ports, List.of()), new LinkedHashMap<>(endpoints), plan));
        slices.forEach((ports, old) -> {
            if (!wanted.containsKey(ports)) {
                plan.superfluous.addAll(old);
            }
        });
        if (wanted.isEmpty()) {
            placeholder(plan);
        }
        return carryOut(plan);
    }

    /** @param made slices without a name yet */
    private record Plan(List<Mapping> made, List<Mapping> changed, List<Mapping> superfluous) {}

    /** Takes endpoints that are wanted out of the map as it finds room for them. */
    private void spread(Ports ports, List<Mapping> slices, Map<String, Mapping> wanted, Plan plan) {
        List<Mapping> roomy = new ArrayList<>();
        for (Mapping slice : slices) {
            List<Tree> kept = new ArrayList<>();
            for (Tree endpoint : slice.get("endpoints").items()) {
                Mapping now = wanted.remove(key(endpoint));
                if (now != null) {
                    kept.add(now);
                }
            }
            Mapping changed = labelled(slice).with("endpoints", new Sequence(kept));
            if (kept.isEmpty()) {
                plan.superfluous.add(slice);
            } else if (!changed.equals(slice)) {
                plan.changed.add(changed);
                roomy.add(changed);
            } else {
                roomy.add(slice);
            }
        }
        for (Mapping slice : roomy) {
            fill(slice, wanted, plan);
        }
        while (!wanted.isEmpty()) {
            plan.made.add(fresh(ports).with("endpoints", taken(List.of(), wanted)));
        }
    }

    private void fill(Mapping slice, Map<String, Mapping> wanted, Plan plan) {
        List<Tree> there = slice.get("endpoints").items();
        boolean worth = plan.changed.contains(slice) || wanted.size() % MOST + there.size() <= MOST;
        if (wanted.isEmpty() || there.size() >= MOST || !worth) {
            return;
        }
        plan.changed.remove(slice);
        plan.changed.add(labelled(slice).with("endpoints", taken(there, wanted)));
    }

    private static Sequence taken(List<Tree> first, Map<String, Mapping> wanted) {
        List<Tree> endpoints = new ArrayList<>(first);
        for (String key : List.copyOf(wanted.keySet()).subList(0, Math.min(MOST - first.size(), wanted.size()))) {
            endpoints.add(wanted.remove(key));
        }
        return new Sequence(endpoints);
    }

    private static String key(Tree endpoint) {
        return endpoint.at("targetRef", "uid").text() + "/" + endpoint.get("addresses").get(0).text();
    }

    /** The key by which an endpoint is found again in slices, with the endpoint. */
    static void put(Map<Ports, Map<String, Mapping>> endpoints, Ports ports, Mapping endpoint) {
        endpoints.computeIfAbsent(ports, p -> new LinkedHashMap<>()).put(key(endpoint), endpoint);
    }

    /** A service without endpoints has one empty slice. */
    private void placeholder(Plan plan) {
        Ports none = new Ports("IPv4", Sequence.EMPTY);
        Optional<Mapping> kept = plan.superfluous.stream().filter(slice -> slice.get("addressType").text().equals("IPv4")).findFirst();
        if (kept.isEmpty()) {
            plan.made.add(fresh(none).with("endpoints", Sequence.EMPTY));
            return;
        }
        plan.superfluous.remove(kept.get());
        Mapping empty = labelled(kept.get()).with("ports", kept.get().get("ports").isEmpty() ? kept.get().get("ports") : Sequence.EMPTY);
        empty = empty.with("endpoints", kept.get().get("endpoints").isEmpty() ? kept.get().get("endpoints") : Sequence.EMPTY);
        if (!empty.equals(kept.get())) {
            plan.changed.add(empty);
        }
    }

    private Mapping fresh(Ports ports) {
        Mapping owned = Mapping.of("apiVersion", owner.get("apiVersion"), "blockOwnerDeletion", true, "controller", true,
                "kind", owner.get("kind"), "name", Objects.name(owner), "uid", Objects.uid(owner));
        Mapping metadata = Mapping.of("generateName", Objects.name(owner) + "-", "namespace", Objects.namespace(owner), "labels", allLabels(),
                "ownerReferences", Sequence.of(owned));
        return Mapping.of("addressType", ports.addressType(), "apiVersion", "discovery.k8s.io/v1", "kind", "EndpointSlice",
                "metadata", annotations.isEmpty() ? metadata : metadata.with("annotations", annotations), "ports", ports.ports());
    }

    private Mapping allLabels() {
        return labels.with(MANAGED_BY, controller).with(SERVICE_NAME, service).sorted();
    }

    private Mapping labelled(Mapping slice) {
        return Objects.labels(slice).equals(allLabels()) ? slice : slice.withAt(allLabels(), "metadata", "labels");
    }

    private Mapping stamped(Mapping slice) {
        Mapping notes = Objects.annotations(slice);
        notes = trigger.isPresent() ? notes.with(Backends.LAST_CHANGE, trigger.get()) : notes.without(Backends.LAST_CHANGE);
        return notes.isEmpty() ? slice.withoutAt("metadata", "annotations") : slice.withAt(notes, "metadata", "annotations");
    }

    private String carryOut(Plan plan) {
        String failure = "";
        // A slice that would be deleted while another is made becomes that one.
        while (!plan.made.isEmpty() && !plan.superfluous.isEmpty() && plan.made.get(0).get("addressType").equals(plan.superfluous.get(0).get("addressType"))) {
            Mapping made = plan.made.remove(0);
            plan.changed.add(labelled(plan.superfluous.remove(0)).with("endpoints", made.get("endpoints")).with("ports", made.get("ports")));
        }
        for (Mapping slice : plan.made) {
            failure = worse(failure, client.create(Resources.ENDPOINT_SLICES, Objects.namespace(owner), stamped(slice)));
        }
        for (Mapping slice : plan.changed) {
            failure = worse(failure, client.update(Resources.ENDPOINT_SLICES, stamped(slice)));
        }
        for (Mapping slice : plan.superfluous) {
            client.delete(Resources.ENDPOINT_SLICES, Objects.namespace(slice), Objects.name(slice), Mapping.EMPTY);
        }
        return failure;
    }

    private static String worse(String before, ApiResponse answer) {
        return answer.ok() || answer.message().contains("because it is being terminated") ? before : answer.message();
    }

    static Sequence sequence(Tree tree) {
        return tree instanceof Sequence sequence ? sequence : Sequence.EMPTY;
    }
}
