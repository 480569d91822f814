package dev.drydock.sandbox.cluster.apiserver.admission;

import dev.drydock.sandbox.cluster.api.Quantity;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an object uses of a quota, by the quota's names for it: {@code pods}, {@code requests.cpu}, {@code count/deployments.apps}. */
public final class Usage {
    private Usage() {}

    /** The usage of an object; empty for pods that have ended. */
    public static Map<String, Quantity> of(Resource resource, Mapping object) {
        Map<String, Quantity> used = new TreeMap<>();
        used.put("count/" + resource.qualified(), Quantity.of(1));
        if (resource == Resources.PODS) {
            pod(object, used);
        } else if (resource == Resources.SERVICES) {
            service(object, used);
        } else if (resource == Resources.CLAIMS) {
            claim(object, used);
        } else if (List.of("configmaps", "secrets", "replicationcontrollers", "resourcequotas").contains(resource.qualified())) {
            used.put(resource.plural(), Quantity.of(1));
        }
        return used;
    }

    private static void pod(Mapping pod, Map<String, Quantity> used) {
        String phase = pod.at("status", "phase").text();
        if (phase.equals("Succeeded") || phase.equals("Failed")) {
            used.remove("count/pods");
            used.put("count/pods", Quantity.of(1));
            return;
        }
        used.put("pods", Quantity.of(1));
        amounts(pod, "requests").forEach((name, amount) -> {
            used.put("requests." + name, amount);
            if (List.of("cpu", "memory", "ephemeral-storage").contains(name)) {
                used.put(name, amount);
            }
        });
        amounts(pod, "limits").forEach((name, amount) -> used.put("limits." + name, amount));
    }

    /**
     * Requests or limits of a whole pod: of its containers together, or of its largest init container if that is more.
     *
     * @param kind {@code requests} or {@code limits}
     */
    public static Map<String, Quantity> amounts(Mapping pod, String kind) {
        Map<String, Quantity> sum = new TreeMap<>();
        for (Tree container : pod.at("spec", "containers").items()) {
            add(sum, container.at("resources", kind).mapping());
        }
        Map<String, Quantity> sidecars = new TreeMap<>();
        Map<String, Quantity> largest = new TreeMap<>();
        for (Tree container : pod.at("spec", "initContainers").items()) {
            Mapping amounts = container.at("resources", kind).mapping();
            if (container.get("restartPolicy").text().equals("Always")) {
                add(sidecars, amounts);
                add(sum, amounts);
            }
            for (String name : amounts.keys()) {
                boolean sidecar = container.get("restartPolicy").text().equals("Always");
                Quantity beside = sidecar ? sidecars.get(name) : Quantity.of(amounts.get(name).text()).plus(sidecars.getOrDefault(name, Quantity.ZERO));
                largest.merge(name, beside, (one, other) -> one.compareTo(other) >= 0 ? one : other);
            }
        }
        largest.forEach((name, amount) -> sum.merge(name, amount, (one, other) -> one.compareTo(other) >= 0 ? one : other));
        add(sum, pod.at("spec", "overhead").mapping());
        return sum;
    }

    private static void add(Map<String, Quantity> sum, Mapping amounts) {
        for (int i = 0; i < amounts.size(); i++) {
            sum.merge(amounts.keyAt(i), Quantity.of(amounts.valueAt(i).text()), Quantity::plus);
        }
    }

    private static void service(Mapping service, Map<String, Quantity> used) {
        used.put("services", Quantity.of(1));
        String type = service.at("spec", "type").text();
        int ports = service.at("spec", "ports").items().size();
        if (type.equals("NodePort") || type.equals("LoadBalancer") && !service.at("spec", "allocateLoadBalancerNodePorts").isNothing()
                && service.at("spec", "allocateLoadBalancerNodePorts").truth()) {
            used.put("services.nodeports", Quantity.of(ports));
        }
        if (type.equals("LoadBalancer")) {
            used.put("services.loadbalancers", Quantity.of(1));
        }
    }

    private static void claim(Mapping claim, Map<String, Quantity> used) {
        used.put("persistentvolumeclaims", Quantity.of(1));
        Quantity storage = Quantity.of(claim.at("spec", "resources", "requests", "storage").text());
        used.put("requests.storage", storage);
        String storageClass = claim.at("spec", "storageClassName").text();
        if (!storageClass.isEmpty()) {
            used.put(storageClass + ".storageclass.storage.k8s.io/requests.storage", storage);
            used.put(storageClass + ".storageclass.storage.k8s.io/persistentvolumeclaims", Quantity.of(1));
        }
    }

    /** Whether an object counts for a quota that has scopes: of pods by what they are, of all else never. */
    public static boolean inScope(Mapping quota, Resource resource, Mapping object) {
        List<String> scopes = quota.at("spec", "scopes").texts();
        List<Tree> expressions = quota.at("spec", "scopeSelector", "matchExpressions").items();
        if (scopes.isEmpty() && expressions.isEmpty()) {
            return true;
        }
        if (resource != Resources.PODS) {
            return false;
        }
        for (String scope : scopes) {
            if (!matches(scope, "Exists", List.of(), object)) {
                return false;
            }
        }
        for (Tree expression : expressions) {
            if (!matches(expression.get("scopeName").text(), expression.get("operator").text(), expression.get("values").texts(), object)) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(String scope, String operator, List<String> values, Mapping pod) {
        boolean bestEffort = Quality.of(pod).equals("BestEffort");
        boolean terminating = pod.at("spec").has("activeDeadlineSeconds");
        String priority = pod.at("spec", "priorityClassName").text();
        return switch (scope) {
            case "BestEffort" -> bestEffort;
            case "NotBestEffort" -> !bestEffort;
            case "Terminating" -> terminating;
            case "NotTerminating" -> !terminating;
            case "PriorityClass" -> switch (operator) {
                case "In" -> values.contains(priority);
                case "NotIn" -> !values.contains(priority);
                case "DoesNotExist" -> priority.isEmpty();
                default -> !priority.isEmpty();
            };
            default -> false;
        };
    }
}
