package dev.drydock.sandbox.cluster.api;

import java.util.List;

/**
 * A kind of object as the API serves it.
 *
 * @param group empty for the core group
 * @param plural as it stands in paths
 * @param folder of its keys in etcd; resources of two versions or groups that are the same objects share it
 * @param subresources such as {@code status} and {@code scale}
 */
public record Resource(
        String group, String version, String plural, String singular, String kind, boolean namespaced, List<String> shortNames,
        List<String> categories, List<String> verbs, List<String> subresources, String folder) {

    public Resource {
        shortNames = List.copyOf(shortNames);
        categories = List.copyOf(categories);
        verbs = List.copyOf(verbs);
        subresources = List.copyOf(subresources);
    }

    /** {@code v1}, {@code apps/v1}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** As error messages name it: {@code pods}, {@code deployments.apps}. */
    public String qualified() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** The path of all objects of a namespace; for cluster-scoped resources, or without a namespace, of all there are. */
    public String path(String namespace) {
        String root = (group.isEmpty() ? "/api/" : "/apis/") + apiVersion();
        return namespaced && !namespace.isEmpty() ? root + "/namespaces/" + namespace + "/" + plural : root + "/" + plural;
    }

    public String path(String namespace, String name) {
        return path(namespace) + "/" + name;
    }

    /** The key of an object in etcd. */
    public String key(String namespace, String name) {
        return namespaced ? folder + namespace + "/" + name : folder + name;
    }

    public boolean has(String subresource) {
        return subresources.contains(subresource);
    }

    /** Two objects of resources that are equal in this are of one kind to whom the version does not matter. */
    public boolean same(String otherGroup, String otherKind) {
        return group.equals(otherGroup) && kind.equals(otherKind);
    }

    @Override
    public String toString() {
        return plural + "." + version + (group.isEmpty() ? "" : "." + group);
    }
}
