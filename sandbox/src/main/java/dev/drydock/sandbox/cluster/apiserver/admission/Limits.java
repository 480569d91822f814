package dev.drydock.sandbox.cluster.apiserver.admission;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Quantity;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gives containers the requests and limits of the namespace's ranges, and refuses what lies outside them: plugin {@code LimitRanger}. */
final class Limits {
    private static final String ANNOTATION = "kubernetes.io/limit-ranger";

    private Limits() {}

    static Verdict admit(Mapping pod, Neighbours neighbours) {
        List<Mapping> ranges = neighbours.list(Resources.LIMIT_RANGES, Objects.namespace(pod));
        Mapping filled = pod;
        for (Mapping range : ranges) {
            filled = fill(filled, range);
        }
        List<String> wrong = new ArrayList<>();
        for (Mapping range : ranges) {
            for (Tree item : range.at("spec", "limits").items()) {
                check(filled, item, wrong);
            }
        }
        return wrong.isEmpty() ? new Verdict.Admitted(filled) : new Verdict.Forbidden(together(wrong));
    }

    static Verdict admitClaim(Mapping claim, Neighbours neighbours) {
        List<String> wrong = new ArrayList<>();
        for (Mapping range : neighbours.list(Resources.LIMIT_RANGES, Objects.namespace(claim))) {
            for (Tree item : range.at("spec", "limits").items()) {
                if (item.get("type").text().equals("PersistentVolumeClaim")) {
                    new Bounds(item, "PersistentVolumeClaim", claim.at("spec", "resources", "requests"), claim.at("spec", "resources", "limits")).check(wrong);
                }
            }
        }
        return wrong.isEmpty() ? new Verdict.Admitted(claim) : new Verdict.Forbidden(together(wrong));
    }

    private static String together(List<String> wrong) {
        return wrong.size() == 1 ? wrong.get(0) : "[" + String.join(", ", wrong) + "]";
    }

    // ---- defaults ----------------------------------------------------------------------------------------------------------------

    private static Mapping fill(Mapping pod, Mapping range) {
        Mapping limits = Mapping.EMPTY;
        Mapping requests = Mapping.EMPTY;
        for (Tree item : range.at("spec", "limits").items()) {
            if (item.get("type").text().equals("Container")) {
                limits = item.get("default").mapping();
                requests = item.get("defaultRequest").mapping();
            }
        }
        List<String> notes = new ArrayList<>();
        Mapping spec = pod.get("spec").mapping();
        for (String kind : List.of("containers", "initContainers")) {
            List<Tree> containers = new ArrayList<>();
            for (Tree container : spec.get(kind).items()) {
                containers.add(fill(container.mapping(), limits, requests, kind.equals("containers") ? "container " : "init container ", notes));
            }
            spec = containers.isEmpty() ? spec : spec.with(kind, new Sequence(containers));
        }
        if (notes.isEmpty()) {
            return pod;
        }
        Mapping annotations = Objects.annotations(pod).with(ANNOTATION, "LimitRanger plugin set: " + String.join("; ", notes));
        return pod.with("spec", spec).with("metadata", Objects.metadata(pod).with("annotations", annotations));
    }

    private static Mapping fill(Mapping container, Mapping limits, Mapping requests, String what, List<String> notes) {
        Mapping resources = container.get("resources").mapping();
        Mapping asked = missing(resources.get("requests").mapping(), requests, what + container.get("name").text(), "request", notes);
        Mapping limited = missing(resources.get("limits").mapping(), limits, what + container.get("name").text(), "limit", notes);
        if (!limited.isEmpty() && limited != resources.get("limits").mapping()) {
            resources = resources.with("limits", limited);
        }
        if (!asked.isEmpty() && asked != resources.get("requests").mapping()) {
            resources = resources.with("requests", asked);
        }
        return resources == container.get("resources") ? container : container.with("resources", resources);
    }

    private static Mapping missing(Mapping amounts, Mapping defaults, String container, String kind, List<String> notes) {
        Mapping filled = amounts;
        List<String> set = new ArrayList<>();
        for (String name : defaults.sorted().keys()) {
            if (!filled.has(name)) {
                filled = filled.with(name, defaults.get(name));
                set.add(name);
            }
        }
        if (!set.isEmpty()) {
            notes.add(String.join(", ", set) + " " + kind + " for " + container);
        }
        return filled;
    }

    // ---- bounds ------------------------------------------------------------------------------------------------------------------

    private static void check(Mapping pod, Tree item, List<String> wrong) {
        String type = item.get("type").text();
        if (type.equals("Container")) {
            for (String kind : List.of("containers", "initContainers")) {
                for (Tree container : pod.at("spec", kind).items()) {
                    new Bounds(item, "Container", container.at("resources", "requests"), container.at("resources", "limits")).check(wrong);
                }
            }
        } else if (type.equals("Pod")) {
            new Bounds(item, "Pod", tree(Usage.amounts(pod, "requests")), tree(Usage.amounts(pod, "limits"))).check(wrong);
        }
    }

    private static Mapping tree(Map<String, Quantity> amounts) {
        Map<String, String> texts = new TreeMap<>();
        amounts.forEach((name, amount) -> texts.put(name, amount.toString()));
        return Mapping.copyOf(texts);
    }

    /** Minimum, maximum and ratio of one range for one container, pod or claim. */
    private record Bounds(Tree item, String type, Tree requests, Tree limits) {
        void check(List<String> wrong) {
            item.get("min").mapping().sorted().forEach((name, bound) -> minimum(name, Quantity.of(bound.text()), wrong));
            item.get("max").mapping().sorted().forEach((name, bound) -> maximum(name, Quantity.of(bound.text()), wrong));
            item.get("maxLimitRequestRatio").mapping().sorted().forEach((name, bound) -> ratio(name, Quantity.of(bound.text()), wrong));
        }

        private void minimum(String name, Quantity bound, List<String> wrong) {
            if (!requests.has(name)) {
                wrong.add("minimum " + name + " usage per " + type + " is " + bound + ".  No request is specified");
            } else if (Quantity.of(requests.get(name).text()).compareTo(bound) < 0) {
                wrong.add("minimum " + name + " usage per " + type + " is " + bound + ", but request is " + requests.get(name).text());
            } else if (limits.has(name) && Quantity.of(limits.get(name).text()).compareTo(bound) < 0) {
                wrong.add("minimum " + name + " usage per " + type + " is " + bound + ", but limit is " + limits.get(name).text());
            }
        }

        private void maximum(String name, Quantity bound, List<String> wrong) {
            boolean storage = type.equals("PersistentVolumeClaim");
            if (storage) {
                if (requests.has(name) && Quantity.of(requests.get(name).text()).compareTo(bound) > 0) {
                    wrong.add("maximum " + name + " usage per " + type + " is " + bound + ", but request is " + requests.get(name).text());
                }
            } else if (!limits.has(name)) {
                wrong.add("maximum " + name + " usage per " + type + " is " + bound + ".  No limit is specified");
            } else if (Quantity.of(limits.get(name).text()).compareTo(bound) > 0) {
                wrong.add("maximum " + name + " usage per " + type + " is " + bound + ", but limit is " + limits.get(name).text());
            } else if (requests.has(name) && Quantity.of(requests.get(name).text()).compareTo(bound) > 0) {
                wrong.add("maximum " + name + " usage per " + type + " is " + bound + ", but request is " + requests.get(name).text());
            }
        }

        private void ratio(String name, Quantity bound, List<String> wrong) {
            Quantity request = Quantity.of(requests.get(name).text());
            Quantity limit = Quantity.of(limits.get(name).text());
            if (request.isZero() || limit.isZero()) {
                wrong.add(name + " max limit to request ratio per " + type + " is " + bound + ", but no " + (request.isZero() ? "request" : "limit")
                        + " is specified or " + (request.isZero() ? "request" : "limit") + " is 0");
            } else if (limit.value().compareTo(bound.value().multiply(request.value())) > 0) {
                BigDecimal found = limit.value().divide(request.value(), MathContext.DECIMAL64);
                wrong.add(name + " max limit to request ratio per " + type + " is " + bound + ", but provided ratio is "
                        + found.setScale(6, java.math.RoundingMode.HALF_EVEN));
            }
        }
    }
}
