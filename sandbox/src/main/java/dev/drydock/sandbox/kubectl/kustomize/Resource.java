package dev.drydock.sandbox.kubectl.kustomize;

import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;

/**
 * An object on its way through the layers.
 *
 * @param names that it had in earlier layers, by which others may refer to it
 * @param hashed whether its name will end with a hash of its content
 */
record Resource(Mapping object, List<String> names, boolean hashed) {

    static Resource of(Mapping object) {
        return new Resource(object, List.of(), false);
    }

    String kind() {
        return object.get("kind").text();
    }

    String name() {
        return object.at("metadata", "name").text();
    }

    String namespace() {
        return object.at("metadata", "namespace").text();
    }

    String group() {
        String apiVersion = object.get("apiVersion").text();
        return apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
    }

    String version() {
        String apiVersion = object.get("apiVersion").text();
        return apiVersion.substring(apiVersion.indexOf('/') + 1);
    }

    /** Whether it has or had a name. */
    boolean called(String name) {
        return name().equals(name) || names.contains(name);
    }

    Resource with(Mapping changed) {
        return new Resource(changed, names, hashed);
    }

    Resource named(String name) {
        if (name.equals(name())) {
            return this;
        }
        List<String> before = new ArrayList<>(names);
        before.add(name());
        return new Resource(object.withAt(name, "metadata", "name"), List.copyOf(before), hashed);
    }

    /** As messages name it: {@code Deployment.v1.apps/web.[noNs]}. */
    String id() {
        return kind() + "." + version() + "." + (group().isEmpty() ? "[noGrp]" : group()) + "/" + (name().isEmpty() ? "[noName]" : name()) + "."
                + (namespace().isEmpty() ? "[noNs]" : namespace());
    }

    /** Whether two are the same object. */
    boolean same(Resource other) {
        return kind().equals(other.kind()) && group().equals(other.group()) && name().equals(other.name()) && namespace().equals(other.namespace());
    }
}
