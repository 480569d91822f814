package dev.drydock.sandbox.kubectl.client;

import java.util.List;

/**
 * A kind of object as the API Server's discovery tells it.
 *
 * @param group empty for the core group
 * @param plural as it stands in paths
 */
public record Kind(
        String group, String version, String plural, String singular, String kind, boolean namespaced, List<String> shortNames,
        List<String> categories, List<String> verbs) {

    public Kind {
        shortNames = List.copyOf(shortNames);
        categories = List.copyOf(categories);
        verbs = List.copyOf(verbs);
    }

    /** {@code v1}, {@code apps/v1}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** As messages name it: {@code pods}, {@code deployments.apps}. */
    public String qualified() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** As results name it: {@code pod}, {@code deployment.apps}. */
    public String shown() {
        String one = kind.toLowerCase(java.util.Locale.ROOT);
        return group.isEmpty() ? one : one + "." + group;
    }

    /** The path of all objects of a namespace, or of all there are when it is empty. */
    public String path(String namespace) {
        String root = (group.isEmpty() ? "/api/" : "/apis/") + apiVersion();
        return namespaced && !namespace.isEmpty() ? root + "/namespaces/" + namespace + "/" + plural : root + "/" + plural;
    }

    public String path(String namespace, String name) {
        return path(namespace) + "/" + name;
    }

    /** Whether both are the same objects in perhaps different versions. */
    public boolean same(Kind other) {
        return group.equals(other.group) && kind.equals(other.kind);
    }
}
