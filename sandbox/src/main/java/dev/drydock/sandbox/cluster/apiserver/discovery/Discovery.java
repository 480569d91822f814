package dev.drydock.sandbox.cluster.apiserver.discovery;

import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Groups, versions and resources as the discovery documents list them, in the old form and in the aggregated one. */
public final class Discovery {
    /** The order in which the aggregation layer lists the groups that come with the server; others follow. */
    private static final List<String> GROUPS = List.of(
            "apiregistration.k8s.io", "apps", "events.k8s.io", "authentication.k8s.io", "authorization.k8s.io", "autoscaling", "batch",
            "certificates.k8s.io", "networking.k8s.io", "policy", "rbac.authorization.k8s.io", "storage.k8s.io", "admissionregistration.k8s.io",
            "apiextensions.k8s.io", "scheduling.k8s.io", "coordination.k8s.io", "node.k8s.io", "discovery.k8s.io", "flowcontrol.apiserver.k8s.io");

    private final List<Resource> resources;

    /** @param resources all that are served, those of CustomResourceDefinitions too */
    public Discovery(List<Resource> resources) {
        this.resources = List.copyOf(resources);
    }

    /** Versions by group in the order of preference; the core group is the empty one. */
    private Map<String, List<String>> versions() {
        Map<String, Set<String>> found = new LinkedHashMap<>();
        GROUPS.forEach(group -> found.put(group, new LinkedHashSet<>()));
        for (Resource resource : resources) {
            found.computeIfAbsent(resource.group(), any -> new LinkedHashSet<>()).add(resource.version());
        }
        Map<String, List<String>> versions = new LinkedHashMap<>();
        found.forEach((group, names) -> versions.put(group, List.copyOf(names)));
        return versions;
    }

    // ---- the old form ------------------------------------------------------------------------------------------------------------

    /** {@code /api}. */
    public Mapping coreVersions() {
        return Mapping.of("kind", "APIVersions", "versions", Sequence.of("v1"), "serverAddressByClientCIDRs",
                Sequence.of(Mapping.of("clientCIDR", "0.0.0.0/0", "serverAddress", "192.168.56.11:6443")));
    }

    /** {@code /apis}. */
    public Mapping groups() {
        List<Tree> groups = new ArrayList<>();
        versions().forEach((group, versions) -> {
            if (!group.isEmpty() && !versions.isEmpty()) {
                groups.add(group(group, versions));
            }
        });
        return Mapping.of("kind", "APIGroupList", "apiVersion", "v1", "groups", new Sequence(groups));
    }

    private static Mapping group(String group, List<String> versions) {
        List<Tree> listed = new ArrayList<>();
        versions.forEach(version -> listed.add(version(group, version)));
        return Mapping.of("name", group, "versions", new Sequence(listed), "preferredVersion", version(group, versions.get(0)));
    }

    private static Mapping version(String group, String version) {
        return Mapping.of("groupVersion", group + "/" + version, "version", version);
    }

    /** {@code /apis/GROUP}; empty if there is no such group. */
    public Mapping group(String group) {
        List<String> versions = versions().getOrDefault(group, List.of());
        return versions.isEmpty() ? Mapping.EMPTY : Mapping.of("kind", "APIGroup", "apiVersion", "v1").with("name", group)
                .with("versions", group(group, versions).get("versions")).with("preferredVersion", version(group, versions.get(0)));
    }

    /** {@code /api/v1}, {@code /apis/GROUP/VERSION}; empty if nothing is served there. */
    public Mapping resources(String apiVersion) {
        List<Tree> listed = new ArrayList<>();
        for (Resource resource : resources) {
            if (resource.apiVersion().equals(apiVersion)) {
                listed.add(Mapping.builder().put("name", resource.plural()).put("singularName", resource.singular())
                        .put("namespaced", resource.namespaced()).put("kind", resource.kind()).put("verbs", Sequence.ofTexts(resource.verbs()))
                        .putUnlessEmpty("shortNames", Sequence.ofTexts(resource.shortNames()))
                        .putUnlessEmpty("categories", Sequence.ofTexts(resource.categories())).build());
                for (String subresource : resource.subresources()) {
                    Part part = Part.of(resource, subresource);
                    Mapping.Builder entry = Mapping.builder().put("name", resource.plural() + "/" + subresource).put("singularName", "")
                            .put("namespaced", resource.namespaced());
                    if (!part.group().equals(resource.group()) || !part.version().equals(resource.version())) {
                        entry.putUnlessEmpty("group", part.group()).put("version", part.version());
                    }
                    listed.add(entry.put("kind", part.kind()).put("verbs", Sequence.ofTexts(part.verbs())).build());
                }
            }
        }
        return listed.isEmpty() ? Mapping.EMPTY
                : Mapping.of("kind", "APIResourceList", "apiVersion", "v1", "groupVersion", apiVersion, "resources", new Sequence(listed));
    }

    // ---- the aggregated form -----------------------------------------------------------------------------------------------------

    /** {@code /api} and {@code /apis} for those who accept {@code APIGroupDiscoveryList}. */
    public Mapping aggregated(boolean core) {
        List<Tree> items = new ArrayList<>();
        versions().forEach((group, versions) -> {
            if (group.isEmpty() == core && !versions.isEmpty()) {
                List<Tree> listed = new ArrayList<>();
                for (String version : versions) {
                    listed.add(Mapping.of("version", version, "resources", aggregated(group, version), "freshness", "Current"));
                }
                Mapping.Builder metadata = Mapping.builder().putUnlessEmpty("name", group).put("creationTimestamp", Nothing.NOTHING);
                items.add(Mapping.of("metadata", metadata.build(), "versions", new Sequence(listed)));
            }
        });
        return Mapping.of("kind", "APIGroupDiscoveryList", "apiVersion", "apidiscovery.k8s.io/v2", "metadata", Mapping.EMPTY, "items", new Sequence(items));
    }

    private Sequence aggregated(String group, String version) {
        List<Tree> listed = new ArrayList<>();
        for (Resource resource : resources) {
            if (resource.group().equals(group) && resource.version().equals(version)) {
                listed.add(aggregated(resource));
            }
        }
        return new Sequence(listed);
    }

    private static Mapping aggregated(Resource resource) {
        List<Tree> parts = new ArrayList<>();
        for (String subresource : resource.subresources()) {
            Part part = Part.of(resource, subresource);
            parts.add(Mapping.of("subresource", subresource, "responseKind", kind(part.group(), part.version(), part.kind()),
                    "verbs", Sequence.ofTexts(part.verbs())));
        }
        return Mapping.builder().put("resource", resource.plural()).put("responseKind", kind("", "", resource.kind()))
                .put("scope", resource.namespaced() ? "Namespaced" : "Cluster").put("singularResource", resource.singular())
                .put("verbs", Sequence.ofTexts(resource.verbs())).putUnlessEmpty("shortNames", Sequence.ofTexts(resource.shortNames()))
                .putUnlessEmpty("categories", Sequence.ofTexts(resource.categories())).putUnlessEmpty("subresources", new Sequence(parts)).build();
    }

    private static Mapping kind(String group, String version, String kind) {
        return Mapping.of("group", group, "version", version, "kind", kind);
    }

    /** What a subresource takes and gives. */
    private record Part(String group, String version, String kind, List<String> verbs) {
        static Part of(Resource resource, String subresource) {
            return switch (subresource) {
                case "scale" -> new Part("autoscaling", "v1", "Scale", List.of("get", "patch", "update"));
                case "binding" -> new Part("", "v1", "Binding", List.of("create"));
                case "eviction" -> new Part("policy", "v1", "Eviction", List.of("create"));
                case "token" -> new Part("authentication.k8s.io", "v1", "TokenRequest", List.of("create"));
                case "log" -> new Part("", "v1", "Pod", List.of("get"));
                case "exec" -> new Part("", "v1", "PodExecOptions", List.of("create", "get"));
                case "attach" -> new Part("", "v1", "PodAttachOptions", List.of("create", "get"));
                case "portforward" -> new Part("", "v1", "PodPortForwardOptions", List.of("create", "get"));
                case "proxy" -> new Part("", "v1", resource.kind() + "ProxyOptions", List.of("create", "delete", "get", "patch", "update"));
                case "finalize" -> new Part("", "v1", "Namespace", List.of("update"));
                default -> new Part(resource.group(), resource.version(), resource.kind(), List.of("get", "patch", "update"));
            };
        }
    }
}
