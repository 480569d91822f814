package dev.drydock.sandbox.cluster.apiserver.validation;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;

/** CustomResourceDefinitions: their names, and whether their schemas are structural. */
final class DefinitionRules {
    private final Findings findings;

    DefinitionRules(Findings findings) {
        this.findings = findings;
    }

    void definition(Mapping object) {
        Tree spec = object.get("spec");
        String group = spec.get("group").text();
        String plural = spec.at("names", "plural").text();
        if (!Objects.name(object).equals(plural + "." + group)) {
            findings.invalid("metadata.name", Objects.name(object), "must be spec.names.plural+\".\"+spec.group");
        }
        if (group.isEmpty()) {
            findings.required("spec.group");
        } else if (!group.contains(".")) {
            findings.invalid("spec.group", group, "should be a domain with at least one dot");
        }
        String scope = spec.get("scope").text();
        if (scope.isEmpty()) {
            findings.required("spec.scope");
        } else {
            findings.among("spec.scope", spec.get("scope"), List.of("Cluster", "Namespaced"));
        }
        int stored = 0;
        List<Tree> versions = spec.get("versions").items();
        for (int i = 0; i < versions.size(); i++) {
            stored += versions.get(i).get("storage").truth() ? 1 : 0;
            String path = "spec.versions[" + i + "]";
            findings.named(path + ".name", versions.get(i).get("name").text(), Words.oldLabel(versions.get(i).get("name").text()));
            schema(path, versions.get(i));
        }
        if (stored != 1) {
            findings.invalid("spec.versions", versions.isEmpty() ? "[]" : GoValue.of(spec.get("versions")), "must have exactly one version marked as storage version");
        }
        if (spec.at("names", "kind").text().isEmpty()) {
            findings.required("spec.names.kind");
        }
        if (plural.isEmpty()) {
            findings.required("spec.names.plural");
        }
    }

    private void schema(String path, Tree version) {
        Tree schema = version.at("schema", "openAPIV3Schema");
        String at = path + ".schema.openAPIV3Schema";
        if (schema.isNothing()) {
            findings.required(at, "schemas are required");
            return;
        }
        if (schema.get("type").text().isEmpty()) {
            findings.required(at + ".type", "must not be empty at the root");
        } else if (!schema.get("type").text().equals("object")) {
            findings.invalid(at + ".type", schema.get("type").text(), "must be object at the root");
        }
        nested(at, schema);
    }

    private void nested(String path, Tree schema) {
        Mapping properties = schema.get("properties").mapping();
        for (int i = 0; i < properties.size(); i++) {
            typed(path + ".properties[" + properties.keyAt(i) + "]", properties.valueAt(i), "must not be empty for specified object fields");
        }
        if (schema.get("items") instanceof Mapping items) {
            typed(path + ".items", items, "must not be empty for specified array items");
        }
        if (schema.get("additionalProperties") instanceof Mapping values) {
            typed(path + ".additionalProperties", values, "must not be empty for specified object fields");
        }
        if (schema.get("type").text().equals("array") && schema.get("items").isNothing()) {
            findings.required(path + ".items", "must be specified");
        }
    }

    private void typed(String path, Tree schema, String complaint) {
        boolean free = schema.get("x-kubernetes-int-or-string").truth() || schema.get("x-kubernetes-preserve-unknown-fields").truth();
        if (schema.get("type").text().isEmpty() && !free) {
            findings.required(path + ".type", complaint);
        }
        nested(path, schema);
    }
}
