package dev.drydock.sandbox.cluster.apiserver.rbac;

/**
 * What somebody wants to do.
 *
 * @param verb {@code get list watch create update patch delete deletecollection}, or any word that is asked about
 * @param resource with its subresource, {@code pods/log}; empty for a path
 * @param namespace empty for the whole cluster
 * @param name empty for any
 * @param path of a request that is about no resource
 */
public record Deed(String verb, String group, String resource, String namespace, String name, String path) {
    public static Deed of(String verb, String group, String resource, String namespace, String name) {
        return new Deed(verb, group, resource, namespace, name, "");
    }

    public static Deed ofPath(String verb, String path) {
        return new Deed(verb, "", "", "", "", path);
    }

    /** What follows {@code is forbidden:} of a resource, or stands alone for a path. */
    public String refusal(String user) {
        String who = "User \"" + user + "\" cannot " + verb;
        if (!path.isEmpty()) {
            return "forbidden: " + who + " path \"" + path + "\"";
        }
        String where = namespace.isEmpty() ? "at the cluster scope" : "in the namespace \"" + namespace + "\"";
        return who + " resource \"" + resource + "\" in API group \"" + group + "\" " + where;
    }
}
