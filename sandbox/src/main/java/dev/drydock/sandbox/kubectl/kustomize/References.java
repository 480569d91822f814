package dev.drydock.sandbox.kubectl.kustomize;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Optional;

/** Names in one object follow the new names of others. */
record References(List<Resource> all) {

    List<Resource> followed() {
        return all.stream().map(resource -> resource.with(followed(resource.object()))).toList();
    }

    private Mapping followed(Mapping object) {
        Mapping result = object;
        for (String kind : List.of("ConfigMap", "Secret", "ServiceAccount", "PersistentVolumeClaim", "PriorityClass", "Service", "PersistentVolume", "StorageClass",
                "IngressClass")) {
            for (FieldSpec field : Fields.references(kind)) {
                result = field.change(result, value -> name(kind, value));
            }
        }
        return switch (object.get("kind").text()) {
            case "RoleBinding", "ClusterRoleBinding" -> binding(result);
            case "HorizontalPodAutoscaler" -> result.withAt(name(result.at("spec", "scaleTargetRef", "kind").text(), result.at("spec", "scaleTargetRef", "name")),
                    "spec", "scaleTargetRef", "name");
            default -> result;
        };
    }

    private Mapping binding(Mapping object) {
        Mapping role = object.at("roleRef").mapping();
        Mapping bound = role.isEmpty() ? object : object.with("roleRef", role.with("name", name(role.get("kind").text(), role.get("name"))));
        if (!bound.has("subjects")) {
            return bound;
        }
        return bound.with("subjects", new Sequence(bound.get("subjects").mappings().stream().<Tree>map(subject -> {
            Optional<Resource> account = subject.get("kind").text().equals("ServiceAccount") ? find("ServiceAccount", subject.get("name").text()) : Optional.empty();
            return account.map(found -> found.namespace().isEmpty() ? subject.with("name", found.name())
                    : subject.with("name", found.name()).with("namespace", found.namespace())).orElse(subject);
        }).toList()));
    }

    private Tree name(String kind, Tree value) {
        return find(kind, value.text()).<Tree>map(found -> new Text(found.name())).orElse(value);
    }

    private Optional<Resource> find(String kind, String name) {
        return all.stream().filter(each -> each.kind().equals(kind) && !each.name().equals(name) && each.called(name)).findFirst();
    }
}
