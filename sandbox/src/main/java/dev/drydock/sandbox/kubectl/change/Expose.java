package dev.drydock.sandbox.kubectl.change;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.KnownKinds;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.object.LastApplied;
import dev.drydock.sandbox.kubectl.object.Selection;
import dev.drydock.sandbox.kubectl.print.Results;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** {@code kubectl expose}: a Service for what an object selects (pkg/cmd/expose/expose.go). */
public record Expose(Job job, Cluster cluster, Results results) {
    private static final List<String> EXPOSABLE = List.of("Pod", "Service", "ReplicationController", "Deployment", "ReplicaSet");
    private static final int LONGEST_NAME = 63;

    public static Task<Done> start(Job job) {
        return Results.of(job).then(results -> job.cluster().then(cluster -> new Expose(job, cluster, results).run()));
    }

    private Task<Done> run() {
        Selection selection = Selection.of(cluster, job, job.arguments());
        Selection plain = new Selection(cluster, selection.words(), selection.files(), selection.kustomize(), selection.recursive(), "", "", false, false,
                selection.namespace(), selection.explicit(), false, false);
        return plain.entries().then(entries -> Task.attempt(entries, entry -> plain.items(entry).then(items -> Task.attempt(items, this::one))));
    }

    private Task<Done> one(Item item) {
        String kind = item.kind().kind();
        if (!EXPOSABLE.contains(kind)) {
            return Task.fail("cannot expose a " + kind + "." + item.kind().group());
        }
        return selector(item).then(selector -> ports(item).then(ports -> {
            String name = job.text("name").isEmpty() ? item.name().substring(0, Math.min(LONGEST_NAME, item.name().length())) : job.text("name");
            return labels(item).then(labels -> service(name, labels, selector, ports)).then(service -> send(service))
                    .then(made -> results.tellTyped(made, "exposed"));
        }));
    }

    private Task<Tree> send(Mapping service) {
        if (results.dryRun().client()) {
            return Task.of(cluster.target().explicitNamespace() ? service.withAt(cluster.target().namespace(), "metadata", "namespace") : service);
        }
        Map<String, String> query = new TreeMap<>();
        query.put("fieldManager", job.text("field-manager"));
        return cluster.create(KnownKinds.SERVICE.path(cluster.target().namespace()), results.dryRun().query(query), job.on("save-config") ? LastApplied.in(service) : service);
    }

    private Task<Mapping> selector(Item item) {
        if (!job.text("selector").isEmpty()) {
            return pairs(job.text("selector"));
        }
        String start = "couldn't retrieve selectors via --selector flag or introspection: ";
        Tree object = item.object();
        Mapping selector = switch (item.kind().kind()) {
            case "Pod" -> object.at("metadata", "labels").mapping();
            case "Service", "ReplicationController" -> object.at("spec", "selector").mapping();
            default -> object.at("spec", "selector", "matchLabels").mapping();
        };
        if (!object.at("spec", "selector", "matchExpressions").isEmpty()) {
            return Task.fail(start + "couldn't convert expressions - \"" + object.at("spec", "selector", "matchExpressions") + "\" to map-based selector format");
        }
        return selector.isEmpty() ? Task.fail(start + (item.kind().kind().equals("Pod") ? "the pod has no labels and cannot be exposed"
                : "the service has no pod selector set")) : Task.of(selector);
    }

    private static Task<Mapping> pairs(String text) {
        Mapping.Builder pairs = Mapping.builder();
        for (String pair : text.split(",")) {
            if (pair.indexOf('=') <= 0) {
                return Task.fail("unexpected label spec: " + pair);
            }
            pairs.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
        }
        return Task.of(pairs.build().sorted());
    }

    private Task<Mapping> labels(Item item) {
        return job.text("labels").isEmpty() ? Task.of(item.object().at("metadata", "labels").mapping()) : pairs(job.text("labels"));
    }

    /** The ports to serve, with the protocols that the object says for each. */
    private Task<Map<Long, List<String>>> ports(Item item) {
        Map<Long, List<String>> own = new LinkedHashMap<>();
        Tree spec = item.object().get("spec");
        boolean service = item.kind().kind().equals("Service");
        List<Mapping> listed = service ? spec.get("ports").mappings()
                : (item.kind().kind().equals("Pod") ? spec : spec.at("template", "spec")).get("containers").mappings().stream()
                        .flatMap(container -> container.get("ports").mappings().stream()).toList();
        listed.forEach(port -> own.computeIfAbsent(port.get(service ? "port" : "containerPort").whole(), same -> new ArrayList<>()).add(port.get("protocol").text("TCP")));
        Map<Long, List<String>> wanted = new LinkedHashMap<>();
        if (job.text("port").isEmpty()) {
            wanted.putAll(own);
        }
        for (String port : job.text("port").isEmpty() ? new String[0] : job.text("port").split(",")) {
            if (!port.matches("\\d{1,9}")) {
                return Task.fail("strconv.Atoi: parsing " + Quote.go(port) + ": invalid syntax");
            }
            wanted.put(Long.parseLong(port), own.getOrDefault(Long.parseLong(port), List.of("TCP")));
        }
        if (wanted.isEmpty() && !job.text("cluster-ip").equals("None")) {
            return Task.fail("couldn't find port via --port flag or introspection");
        }
        return Task.of(java.util.Collections.unmodifiableMap(wanted));
    }

    private Task<Mapping> service(String name, Mapping labels, Mapping selector, Map<Long, List<String>> wanted) {
        List<Tree> ports = new ArrayList<>();
        int number = 0;
        for (Map.Entry<Long, List<String>> port : wanted.entrySet()) {
            number++;
            List<String> protocols = job.text("protocol").isEmpty() ? port.getValue() : List.of(job.text("protocol"));
            for (String protocol : protocols) {
                String portName = protocols.size() > 1 ? "port-" + number + "-" + protocol.toLowerCase(Locale.ROOT) : wanted.size() > 1 ? "port-" + number : "";
                ports.add(Mapping.builder().putUnlessEmpty("name", portName).put("protocol", protocol).put("port", port.getKey())
                        .put("targetPort", target(port.getKey())).build());
            }
        }
        String affinity = job.text("session-affinity");
        if (!List.of("", "None", "ClientIP").contains(affinity)) {
            return Task.fail("unknown session affinity: " + affinity);
        }
        Mapping.Builder spec = Mapping.builder().putUnlessEmpty("ports", new Sequence(ports)).put("selector", selector).putUnlessEmpty("clusterIP", job.text("cluster-ip"))
                .putUnlessEmpty("type", job.text("type"));
        if (!job.text("external-ip").isEmpty()) {
            spec.put("externalIPs", List.of(job.text("external-ip")));
        }
        spec.putUnlessEmpty("sessionAffinity", affinity);
        if (job.text("type").equals("LoadBalancer")) {
            spec.putUnlessEmpty("loadBalancerIP", job.text("load-balancer-ip"));
        }
        Mapping made = Mapping.of("kind", "Service", "apiVersion", "v1", "metadata", Mapping.builder().put("name", name).put("creationTimestamp", Nothing.NOTHING)
                .putUnlessEmpty("labels", labels).build(), "spec", spec.build(), "status", Mapping.of("loadBalancer", Mapping.EMPTY));
        return job.text("overrides").isEmpty() ? Task.of(made) : Json.read(job.text("overrides")).value()
                .map(patch -> Task.of(MergePatch.apply(made, patch).mapping())).orElseGet(() -> Task.fail(Json.read(job.text("overrides")).refusal().get().message()));
    }

    private Object target(long port) {
        String target = job.text("target-port");
        return target.isEmpty() ? (Object) port : target.matches("\\d{1,9}") ? (Object) Long.parseLong(target) : target;
    }

}
