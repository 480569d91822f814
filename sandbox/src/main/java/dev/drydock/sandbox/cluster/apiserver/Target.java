package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.Resource;
import java.util.Optional;

/**
 * What a path names.
 *
 * @param apiVersion {@code v1}, {@code apps/v1}
 * @param namespace empty for none
 * @param name empty for all
 * @param subresource empty for the object itself
 */
record Target(String apiVersion, String namespace, String plural, String name, String subresource) {
    /** Of a path below {@code /api/v1} or {@code /apis/group/version}; empty for the other paths. */
    static Optional<Target> of(String path) {
        String[] words = path.substring(1).split("/", -1);
        int at;
        String apiVersion;
        if (words[0].equals("api") && words.length > 2) {
            apiVersion = words[1];
            at = 2;
        } else if (words[0].equals("apis") && words.length > 3) {
            apiVersion = words[1] + "/" + words[2];
            at = 3;
        } else {
            return Optional.empty();
        }
        String namespace = "";
        boolean within = words[at].equals("namespaces") && words.length > at + 2 && !isSubresourceOfNamespace(words, at);
        if (within) {
            namespace = words[at + 1];
            at += 2;
        }
        String name = words.length > at + 1 ? words[at + 1] : "";
        StringBuilder subresource = new StringBuilder();
        for (int i = at + 2; i < words.length; i++) {
            subresource.append(i > at + 2 ? "/" : "").append(words[i]);
        }
        return Optional.of(new Target(apiVersion, namespace, words[at], name, subresource.toString()));
    }

    private static boolean isSubresourceOfNamespace(String[] words, int at) {
        return words.length == at + 3 && (words[at + 2].equals("status") || words[at + 2].equals("finalize"));
    }

    /** The namespace in which objects of the resource stand: empty for cluster-scoped ones. */
    String namespaceFor(Resource resource) {
        return resource.namespaced() ? namespace : "";
    }
}
