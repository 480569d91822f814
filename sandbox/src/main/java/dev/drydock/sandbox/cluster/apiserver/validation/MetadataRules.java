package dev.drydock.sandbox.cluster.apiserver.validation;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Locale;

/** Names, labels, annotations, owners: what is checked of every object. */
final class MetadataRules {
    private static final long ANNOTATIONS_LIMIT = 256 * 1024;
    private static final List<String> STANDARD_FINALIZERS = List.of("kubernetes", "orphan", "foregroundDeletion");
    private static final List<String> BY_PATH = List.of("rbac.authorization.k8s.io", "certificates.k8s.io");

    private MetadataRules() {}

    static void check(Resource resource, Mapping object, Findings findings) {
        Mapping metadata = Objects.metadata(object);
        String name = Objects.name(object);
        if (name.isEmpty()) {
            findings.required("metadata.name", "name or generateName is required");
        } else {
            findings.named("metadata.name", name, nameRule(resource, name));
        }
        annotations("metadata.annotations", metadata.get("annotations"), findings);
        labels("metadata.labels", metadata.get("labels"), findings);
        owners(metadata.get("ownerReferences"), findings);
        for (Tree finalizer : metadata.get("finalizers").items()) {
            finalizer(finalizer.text(), findings);
        }
    }

    static List<String> nameRule(Resource resource, String name) {
        if (BY_PATH.contains(resource.group())) {
            return Words.pathSegment(name);
        }
        return switch (resource.qualified()) {
            case "namespaces" -> Words.label(name);
            case "services" -> Words.oldLabel(name);
            default -> Words.subdomain(name);
        };
    }

    static void labels(String field, Tree labels, Findings findings) {
        labels.mapping().sorted().forEach((key, value) -> {
            findings.named(field, key, Words.qualified(key));
            findings.named(field, value.text(), Words.labelValue(value.text()));
        });
    }

    static void annotations(String field, Tree annotations, Findings findings) {
        long size = 0;
        for (String key : annotations.mapping().sorted().keys()) {
            findings.named(field, key, Words.qualified(key.toLowerCase(Locale.ROOT)));
            size += key.length() + annotations.get(key).text().length();
        }
        if (size > ANNOTATIONS_LIMIT) {
            findings.add(FieldError.tooLong(field, (int) ANNOTATIONS_LIMIT));
        }
    }

    private static void owners(Tree references, Findings findings) {
        int controllers = 0;
        for (int i = 0; i < references.items().size(); i++) {
            Tree reference = references.get(i);
            String field = "metadata.ownerReferences";
            if (reference.get("apiVersion").text().isEmpty()) {
                findings.invalid(field + ".apiVersion", reference.get("apiVersion").text(), "version must not be empty");
            }
            for (String part : List.of("kind", "name", "uid")) {
                if (reference.get(part).text().isEmpty()) {
                    findings.invalid(field + "." + part, "", "must not be empty");
                }
            }
            controllers += reference.get("controller").truth() ? 1 : 0;
        }
        if (controllers > 1) {
            findings.add(FieldError.invalid("metadata.ownerReferences", GoValue.of(references),
                    "Only one reference can have Controller set to true. Found \"true\" in references for " + references.get(0).get("kind").text() + "/"
                    + references.get(0).get("name").text() + " and " + references.get(1).get("kind").text() + "/" + references.get(1).get("name").text()));
        }
    }

    private static void finalizer(String name, Findings findings) {
        List<String> complaints = Words.qualified(name);
        findings.named("metadata.finalizers", name, complaints);
        if (complaints.isEmpty() && !name.contains("/") && !STANDARD_FINALIZERS.contains(name)) {
            findings.invalid("metadata.finalizers", name, "name is neither a standard finalizer name nor is it fully qualified");
        }
    }

    // ---- selectors ---------------------------------------------------------------------------------------------------------------

    static void selector(String field, Tree selector, Findings findings) {
        labels(field + ".matchLabels", selector.get("matchLabels"), findings);
        List<Tree> expressions = selector.get("matchExpressions").items();
        for (int i = 0; i < expressions.size(); i++) {
            String at = field + ".matchExpressions[" + i + "]";
            Tree expression = expressions.get(i);
            boolean valued = !expression.get("values").items().isEmpty();
            String operator = expression.get("operator").text();
            switch (operator) {
                case "In", "NotIn" -> {
                    if (!valued) {
                        findings.required(at + ".values", "must be specified when `operator` is 'In' or 'NotIn'");
                    }
                }
                case "Exists", "DoesNotExist" -> {
                    if (valued) {
                        findings.forbidden(at + ".values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                    }
                }
                default -> findings.invalid(at + ".operator", operator, "not a valid selector operator");
            }
            findings.named(at + ".key", expression.get("key").text(), Words.qualified(expression.get("key").text()));
        }
    }
}
