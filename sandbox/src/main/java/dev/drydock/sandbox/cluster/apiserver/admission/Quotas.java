package dev.drydock.sandbox.cluster.apiserver.admission;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Quantity;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Refuses what would exceed a namespace's quota: plugin {@code ResourceQuota}. */
public final class Quotas {
    private static final List<String> COMPUTE = List.of("cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory");

    private Quotas() {}

    /**
     * What a write means for the quotas.
     *
     * @param refusal what follows {@code is forbidden:}; empty if it may be
     * @param quotas with their new usage, to be written with the object
     */
    public record Charge(String refusal, List<Mapping> quotas) {}

    /** @param before the object as it was; empty when it is new */
    public static Charge charge(Resource resource, Mapping before, Mapping object, Neighbours neighbours) {
        if (resource == Resources.RESOURCE_QUOTAS && !before.isEmpty() || resource == Resources.EVENTS) {
            return new Charge("", List.of());
        }
        List<Mapping> charged = new ArrayList<>();
        for (Mapping quota : neighbours.list(Resources.RESOURCE_QUOTAS, Objects.namespace(object))) {
            if (!Usage.inScope(quota, resource, object)) {
                continue;
            }
            Map<String, Quantity> delta = delta(resource, before, object, quota);
            if (delta.isEmpty()) {
                continue;
            }
            String refusal = refusal(resource, object, quota, delta, before.isEmpty());
            if (!refusal.isEmpty()) {
                return new Charge(refusal, List.of());
            }
            charged.add(charged(quota, delta));
        }
        return new Charge("", charged);
    }

    /** What is used more than before, of what the quota limits. */
    private static Map<String, Quantity> delta(Resource resource, Mapping before, Mapping object, Mapping quota) {
        Mapping hard = quota.at("spec", "hard").mapping();
        Map<String, Quantity> now = Usage.of(resource, object);
        Map<String, Quantity> then = before.isEmpty() ? Map.of() : Usage.of(resource, before);
        Map<String, Quantity> delta = new TreeMap<>();
        for (Map.Entry<String, Quantity> each : now.entrySet()) {
            if (hard.has(each.getKey())) {
                Quantity more = each.getValue().minus(then.getOrDefault(each.getKey(), Quantity.ZERO));
                if (!more.isZero()) {
                    delta.put(each.getKey(), more);
                }
            }
        }
        return delta;
    }

    private static String refusal(Resource resource, Mapping object, Mapping quota, Map<String, Quantity> delta, boolean fresh) {
        String name = Objects.name(quota);
        Mapping hard = quota.at("status", "hard").mapping();
        if (fresh && resource == Resources.PODS) {
            String missing = missing(object, quota);
            if (!missing.isEmpty()) {
                return "failed quota: " + name + ": must specify " + missing;
            }
        }
        List<String> unknown = delta.keySet().stream().filter(word -> !hard.has(word)).toList();
        if (!unknown.isEmpty()) {
            return "status unknown for quota: " + name + ", resources: " + String.join(",", unknown);
        }
        List<String> requested = new ArrayList<>();
        List<String> used = new ArrayList<>();
        List<String> limited = new ArrayList<>();
        delta.forEach((word, more) -> {
            Quantity present = Quantity.of(quota.at("status", "used", word).text());
            Quantity limit = Quantity.of(hard.get(word).text());
            if (!more.isNegative() && present.plus(more).compareTo(limit) > 0) {
                requested.add(word + "=" + more);
                used.add(word + "=" + present);
                limited.add(word + "=" + limit);
            }
        });
        return requested.isEmpty() ? "" : "exceeded quota: " + name + ", requested: " + String.join(",", requested) + ", used: "
                + String.join(",", used) + ", limited: " + String.join(",", limited);
    }

    /** Containers that do not say how much they need of what is limited. */
    private static String missing(Mapping pod, Mapping quota) {
        Map<String, List<String>> silent = new TreeMap<>();
        for (String word : COMPUTE) {
            if (quota.at("spec", "hard").has(word)) {
                for (String kind : List.of("containers", "initContainers")) {
                    for (Tree container : pod.at("spec", kind).items()) {
                        String part = word.startsWith("limits.") ? "limits" : "requests";
                        String resource = word.substring(word.indexOf('.') + 1);
                        if (container.at("resources", part, resource).isNothing()) {
                            silent.computeIfAbsent(word, any -> new ArrayList<>()).add(container.get("name").text());
                        }
                    }
                }
            }
        }
        List<String> words = new ArrayList<>();
        silent.forEach((word, names) -> words.add(word + " for: " + String.join(",", names)));
        return String.join("; ", words);
    }

    private static Mapping charged(Mapping quota, Map<String, Quantity> delta) {
        Mapping used = quota.at("status", "used").mapping();
        for (Map.Entry<String, Quantity> each : new LinkedHashMap<>(delta).entrySet()) {
            Quantity sum = Optional.of(used.get(each.getKey()).text()).filter(text -> !text.isEmpty()).map(Quantity::of).orElse(Quantity.ZERO).plus(each.getValue());
            used = used.with(each.getKey(), sum.toString());
        }
        return quota.with("status", quota.get("status").mapping().with("used", used));
    }
}
