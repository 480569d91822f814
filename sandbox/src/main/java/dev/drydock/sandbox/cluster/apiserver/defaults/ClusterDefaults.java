package dev.drydock.sandbox.cluster.apiserver.defaults;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Defaults of namespaces, nodes, secrets, bindings, limits and definitions. */
final class ClusterDefaults {
    private static final String RBAC = "rbac.authorization.k8s.io";

    private ClusterDefaults() {}

    static Mapping namespace(Mapping object) {
        String name = object.at("metadata", "name").text();
        Mapping filled = object;
        if (!name.isEmpty()) {
            filled = Fill.within(filled, "metadata", metadata ->
                    Fill.within(metadata, "labels", labels -> Fill.in(labels, "kubernetes.io/metadata.name", name)));
        }
        return Fill.within(filled, "status", status -> Fill.empty(status, "phase", "Active"));
    }

    static Mapping node(Mapping object) {
        return Fill.within(object, "status", status ->
                status.has("capacity") ? Fill.empty(status, "allocatable", status.get("capacity")) : status);
    }

    /** {@code stringData} goes into {@code data}. */
    static Mapping secret(Mapping object) {
        Mapping filled = Fill.empty(object, "type", "Opaque");
        if (filled.get("stringData") instanceof Mapping texts) {
            Mapping content = filled.get("data").mapping();
            for (int i = 0; i < texts.size(); i++) {
                byte[] bytes = texts.valueAt(i).text().getBytes(StandardCharsets.UTF_8);
                content = content.with(texts.keyAt(i), Base64.getEncoder().encodeToString(bytes));
            }
            filled = filled.without("stringData").with("data", content);
        }
        return filled;
    }

    static Mapping roleBinding(Mapping object) {
        Mapping filled = Fill.at(object, "roleRef", role -> Fill.empty(role, "apiGroup", RBAC));
        return Fill.each(filled, "subjects", subject ->
                subject.get("kind").text().equals("ServiceAccount") ? subject : Fill.empty(subject, "apiGroup", RBAC));
    }

    static Mapping priorityClass(Mapping object) {
        return Fill.in(object, "preemptionPolicy", "PreemptLowerPriority");
    }

    static Mapping limitRange(Mapping object) {
        return Fill.at(object, "spec", spec -> Fill.each(spec, "limits", item -> {
            if (!item.get("type").text().equals("Container")) {
                return item;
            }
            Mapping limits = all(item.get("default").mapping(), item.get("max"));
            Mapping requests = all(all(item.get("defaultRequest").mapping(), limits), item.get("min"));
            Mapping filled = limits.isEmpty() ? item : item.with("default", limits);
            return requests.isEmpty() ? filled : filled.with("defaultRequest", requests);
        }));
    }

    private static Mapping all(Mapping amounts, Tree others) {
        Mapping filled = amounts;
        for (String name : others.mapping().keys()) {
            filled = Fill.in(filled, name, others.get(name));
        }
        return filled;
    }

    static Mapping definition(Mapping object) {
        return Fill.within(object, "spec", given -> {
            Mapping spec = Fill.within(given, "names", names -> {
                String kind = names.get("kind").text();
                Mapping named = Fill.empty(names, "singular", kind.toLowerCase(Locale.ROOT));
                return kind.isEmpty() ? named : Fill.empty(named, "listKind", kind + "List");
            });
            return Fill.within(spec, "conversion", conversion -> Fill.empty(conversion, "strategy", "None"));
        });
    }

    static Mapping signingRequest(Mapping object) {
        return Fill.at(object, "spec", spec -> Fill.empty(spec, "usages", new Sequence(List.of(Tree.of("digital signature"), Tree.of("key encipherment")))));
    }
}
