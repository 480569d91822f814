package dev.drydock.tutor.remark;

import dev.drydock.lessons.source.Nearest;
import dev.drydock.sandbox.cluster.etcd.Etcd;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An object of the cluster that is not there: it stands in another namespace, or a letter is wrong. */
final class Objects implements Remark {
    private static final Pattern MISSING = Pattern.compile("\\(NotFound\\): ([a-z]+)(?:\\.[a-z0-9.-]+)? \"([^\"]+)\" not found");
    private static final Pattern NONE = Pattern.compile("No resources found in (\\S+) namespace");
    private static final Pattern ASKED = Pattern.compile("kubectl(?: -\\S+(?: \\S+)?)*? get (?:-\\S+ )*([a-z]+)");
    private static final Map<String, String> PLURAL = Map.of("po", "pods", "pod", "pods", "deploy", "deployments", "deployment", "deployments", "svc", "services",
            "service", "services", "rs", "replicasets", "cm", "configmaps", "ds", "daemonsets");

    /** {@code /registry/KIND/NAMESPACE/NAME}. */
    private record Place(String kind, String namespace, String name) {}

    @Override
    public Optional<String> about(Aftermath after) {
        Matcher missing = MISSING.matcher(after.output());
        if (missing.find()) return missing(after, missing.group(1), missing.group(2));
        Matcher none = NONE.matcher(after.output());
        Matcher asked = ASKED.matcher(after.line());
        if (!none.find() || !asked.find()) return Optional.empty();
        String kind = PLURAL.getOrDefault(asked.group(1), asked.group(1));
        TreeSet<String> namespaces = new TreeSet<>();
        for (Place place : places(after)) if (place.kind().equals(kind)) namespaces.add(place.namespace());
        return namespaces.isEmpty() ? Optional.empty() : Optional.of(after.say("remark.other-namespaces", kind, String.join(", ", namespaces)));
    }

    private static Optional<String> missing(Aftermath after, String kind, String name) {
        List<String> names = new ArrayList<>();
        for (Place place : places(after)) {
            if (!place.kind().equals(kind)) continue;
            if (place.name().equals(name)) return Optional.of(after.say("remark.other-namespace", kind, name, place.namespace()));
            names.add(place.name());
        }
        return Nearest.to(name, names).map(near -> after.say("remark.near-object", kind, name, near));
    }

    private static List<Place> places(Aftermath after) {
        List<Place> places = new ArrayList<>();
        for (String key : after.world().store().view(Etcd.KEYS).keySet()) {
            int registry = key.indexOf("/registry/");
            String[] parts = registry < 0 ? new String[0] : key.substring(registry + 10).split("/");
            if (parts.length >= 3) places.add(new Place(parts[parts.length - 3], parts[parts.length - 2], parts[parts.length - 1]));
        }
        return places;
    }
}
