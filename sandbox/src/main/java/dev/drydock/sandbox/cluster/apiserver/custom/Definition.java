package dev.drydock.sandbox.cluster.apiserver.custom;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A CustomResourceDefinition, and the resources that it serves. */
public record Definition(Mapping object) {
    /** Keeps a definition until its objects are gone. */
    public static final String CLEANUP = "customresourcecleanup.apiextensions.k8s.io";

    private static final List<String> VERBS = List.of("delete", "deletecollection", "get", "list", "patch", "create", "update", "watch");

    public String group() {
        return object.at("spec", "group").text();
    }

    public String plural() {
        return object.at("spec", "names", "plural").text();
    }

    public boolean isEstablished() {
        return Objects.is(object, "Established");
    }

    /** Where its objects stand in etcd. */
    public String folder() {
        return "/registry/" + group() + "/" + plural() + "/";
    }

    /** A version as the definition describes it; empty if there is none of that name. */
    public Mapping version(String name) {
        for (Tree version : object.at("spec", "versions").items()) {
            if (version.get("name").text().equals(name)) {
                return version.mapping();
            }
        }
        return Mapping.EMPTY;
    }

    /** The resource of a version that is served. */
    public Optional<Resource> resource(String name) {
        Mapping version = version(name);
        return isEstablished() && version.get("served").truth() ? Optional.of(resource(version)) : Optional.empty();
    }

    /** The resource of the version in which objects are kept. */
    public Optional<Resource> kept() {
        for (Tree version : object.at("spec", "versions").items()) {
            if (version.get("storage").truth() && isEstablished()) {
                return Optional.of(resource(version.mapping()));
            }
        }
        return Optional.empty();
    }

    public List<Resource> resources() {
        List<Resource> served = new ArrayList<>();
        for (Tree version : object.at("spec", "versions").items()) {
            resource(version.get("name").text()).ifPresent(served::add);
        }
        return served;
    }

    private Resource resource(Mapping version) {
        Tree names = object.at("spec", "names");
        List<String> subresources = new ArrayList<>();
        for (String each : List.of("status", "scale")) {
            if (version.get("subresources").has(each)) {
                subresources.add(each);
            }
        }
        return new Resource(group(), version.get("name").text(), plural(), names.get("singular").text(), names.get("kind").text(),
                object.at("spec", "scope").text().equals("Namespaced"), names.get("shortNames").texts(), names.get("categories").texts(), VERBS, subresources,
                folder());
    }

    /**
     * The definition with what the server says of it: its names are accepted unless another has them.
     *
     * @param others all definitions
     * @param now as objects carry times
     */
    public Definition accepted(List<Mapping> others, String now) {
        String conflict = conflict(others);
        boolean free = conflict.isEmpty();
        Sequence conditions = Sequence.EMPTY;
        conditions = conditions.plus(condition("NamesAccepted", free, free ? "NoConflicts" : reason(conflict), free ? "no conflicts found" : "\"" + conflict + "\" is already in use", now));
        boolean established = free || isEstablished();
        conditions = conditions.plus(condition("Established", established, established ? "InitialNamesAccepted" : "NotAccepted",
                established ? "the initial names have been accepted" : "not all names are accepted", now));
        List<String> stored = new ArrayList<>(object.at("status", "storedVersions").texts());
        for (Tree version : object.at("spec", "versions").items()) {
            if (version.get("storage").truth() && !stored.contains(version.get("name").text())) {
                stored.add(version.get("name").text());
            }
        }
        Mapping names = free ? object.at("spec", "names").mapping() : Mapping.of("kind", "", "plural", "");
        Mapping status = Mapping.of("acceptedNames", names, "conditions", conditions, "storedVersions", Sequence.ofTexts(stored));
        return new Definition(object.with("status", status));
    }

    private Mapping condition(String type, boolean holds, String reason, String message, String now) {
        Mapping known = Objects.condition(object, type);
        String status = holds ? "True" : "False";
        String since = known.get("status").text().equals(status) ? known.get("lastTransitionTime").text() : now;
        return Mapping.of("lastTransitionTime", since, "message", message, "reason", reason, "status", status, "type", type);
    }

    private String reason(String conflict) {
        return conflict.equals(plural()) ? "PluralConflict" : conflict.equals(object.at("spec", "names", "kind").text()) ? "KindConflict"
                : conflict.equals(object.at("spec", "names", "listKind").text()) ? "ListKindConflict" : "ShortNamesConflict";
    }

    private String conflict(List<Mapping> others) {
        for (Mapping other : others) {
            if (other.at("spec", "group").text().equals(group()) && !Objects.name(other).equals(Objects.name(object))) {
                Tree taken = other.at("status", "acceptedNames");
                List<String> words = new ArrayList<>(taken.get("shortNames").texts());
                words.add(taken.get("plural").text());
                words.add(taken.get("singular").text());
                List<String> own = new ArrayList<>(object.at("spec", "names", "shortNames").texts());
                own.add(0, plural());
                own.add(1, object.at("spec", "names", "singular").text());
                for (String word : own) {
                    if (!word.isEmpty() && words.contains(word)) {
                        return word;
                    }
                }
                String kind = object.at("spec", "names", "kind").text();
                if (kind.equals(taken.get("kind").text())) {
                    return kind;
                }
            }
        }
        return "";
    }
}
