package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.Truth;
import dev.drydock.sandbox.tree.Whole;
import java.util.ArrayList;
import java.util.List;

/** {@code metadata.name=web,status.phase!=Running}. */
record FieldSelector(List<Term> terms) {
    private static final List<String> ANY = List.of("metadata.name", "metadata.namespace");

    FieldSelector {
        terms = List.copyOf(terms);
    }

    record Term(String field, String value, boolean equal) {
        boolean matches(Mapping object) {
            return text(object.at(field.split("\\."))).equals(value) == equal;
        }

        private String text(Tree found) {
            if (found instanceof Truth truth) {
                return Boolean.toString(truth.truth());
            }
            return found instanceof Whole whole ? Long.toString(whole.whole()) : found.text(field.equals("spec.unschedulable") || field.equals("spec.hostNetwork") ? "false" : "");
        }
    }

    boolean matches(Mapping object) {
        for (Term term : terms) {
            if (!term.matches(object)) {
                return false;
            }
        }
        return true;
    }

    static FieldSelector read(String text) {
        List<Term> terms = new ArrayList<>();
        for (String term : text.isBlank() ? new String[0] : text.split(",")) {
            int not = term.indexOf("!=");
            int twice = term.indexOf("==");
            int equal = term.indexOf('=');
            if (not >= 0) {
                terms.add(new Term(field(term.substring(0, not)), term.substring(not + 2).strip(), false));
            } else if (equal >= 0) {
                terms.add(new Term(field(term.substring(0, equal)), term.substring(equal + (twice == equal ? 2 : 1)).strip(), true));
            }
        }
        return new FieldSelector(terms);
    }

    /** The field as objects have it. */
    private static String field(String given) {
        String name = given.strip();
        return name.equals("source") ? "source.component" : name;
    }

    /** Why a text selects nothing of a resource; empty if it does. */
    static String error(Resource resource, String text) {
        for (String term : text.isBlank() ? new String[0] : text.split(",")) {
            if (!term.contains("=")) {
                return "invalid selector: '" + text + "'; can't understand '" + term + "'";
            }
        }
        for (Term term : read(text).terms()) {
            if (!known(resource).contains(term.field()) && !ANY.contains(term.field())) {
                boolean plain = known(resource).isEmpty();
                return plain ? "\"" + term.field() + "\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\""
                        : "field label not supported: " + term.field();
            }
        }
        return "";
    }

    private static List<String> known(Resource resource) {
        return switch (resource.plural()) {
            case "pods" -> List.of("spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName", "spec.hostNetwork", "status.phase",
                    "status.podIP", "status.podIPs", "status.nominatedNodeName");
            case "nodes" -> List.of("spec.unschedulable");
            case "namespaces" -> List.of("status.phase");
            case "events" -> List.of("involvedObject.kind", "involvedObject.namespace", "involvedObject.name", "involvedObject.uid", "involvedObject.apiVersion",
                    "involvedObject.resourceVersion", "involvedObject.fieldPath", "reason", "reportingComponent", "source.component", "type");
            case "secrets" -> List.of("type");
            case "services" -> List.of("spec.clusterIP", "spec.type");
            case "replicasets", "replicationcontrollers" -> List.of("status.replicas");
            case "jobs" -> List.of("status.successful");
            case "certificatesigningrequests" -> List.of("spec.signerName");
            default -> List.of();
        };
    }
}
