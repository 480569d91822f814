package dev.drydock.sandbox.kubectl.create;

import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Kind;
import dev.drydock.sandbox.kubectl.client.KnownKinds;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.discovery.Discovery;
import dev.drydock.sandbox.kubectl.discovery.Kinds;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code create role}, {@code clusterrole}, {@code rolebinding} and {@code clusterrolebinding}. */
public final class Access {
    private static final List<String> VERBS = List.of("*", "get", "delete", "list", "create", "update", "patch", "watch", "proxy", "deletecollection", "use", "bind",
            "escalate", "impersonate");
    private static final List<String> URL_VERBS = List.of("*", "get", "post", "put", "delete", "patch", "head", "options");
    private static final String RBAC = "rbac.authorization.k8s.io";

    private Access() {}

    public static Task<Done> role(Job job) {
        return Generated.name(job).then(name -> verbs(job).then(verbs -> {
            if (verbs.isEmpty()) {
                return Task.fail("at least one verb must be specified");
            }
            List<String> resources = job.list("resource");
            if (resources.isEmpty()) {
                return strange(verbs).and(Task.fail("at least one resource must be specified"));
            }
            return strange(verbs).and(job.cluster()).then(Discovery::kinds).then(kinds -> rules(kinds, verbs, resources, unique(job.all("resource-name"))))
                    .then(rules -> Generated.make(job, KnownKinds.ROLE, "", namespace -> Task.of(Generated.object(KnownKinds.ROLE)
                            .put("metadata", Generated.meta(name, namespace).build()).put("rules", new Sequence(List.<Tree>copyOf(rules))).build())));
        }));
    }

    public static Task<Done> clusterRole(Job job) {
        return Generated.name(job).then(name -> verbs(job).then(verbs -> {
            List<String> resources = job.list("resource");
            List<String> urls = job.list("non-resource-url");
            String aggregation = job.text("aggregation-rule");
            if (!aggregation.isEmpty()) {
                if (!urls.isEmpty() || !verbs.isEmpty() || !resources.isEmpty() || !job.all("resource-name").isEmpty()) {
                    return Task.fail("aggregation rule must be specified without nonResourceURLs, verbs, resources or resourceNames");
                }
                return Generated.make(job, KnownKinds.CLUSTER_ROLE, "", namespace -> Task.of(Generated.object(KnownKinds.CLUSTER_ROLE)
                        .put("metadata", Generated.meta(name, "").build()).put("rules", dev.drydock.sandbox.tree.Nothing.NOTHING)
                        .put("aggregationRule", Mapping.of("clusterRoleSelectors", Sequence.of(Mapping.of("matchLabels", pairs(aggregation))))).build()));
            }
            if (verbs.isEmpty()) {
                return Task.fail("at least one verb must be specified");
            }
            if (resources.isEmpty() && urls.isEmpty()) {
                return Task.fail("one of resource or nonResourceURL must be specified");
            }
            Optional<String> wrong = urls.isEmpty() ? Optional.empty() : wrongUrl(verbs, urls);
            if (wrong.isPresent()) {
                return Task.fail(wrong.get());
            }
            Task<Done> warnings = resources.isEmpty() ? Task.done() : strange(verbs);
            return warnings.and(job.cluster()).then(Discovery::kinds).then(kinds -> rules(kinds, verbs, resources, unique(job.all("resource-name")))).then(rules -> {
                List<Tree> all = new ArrayList<>(rules);
                if (!urls.isEmpty()) {
                    all.add(Mapping.of("verbs", verbs, "nonResourceURLs", urls));
                }
                return Generated.make(job, KnownKinds.CLUSTER_ROLE, "", namespace -> Task.of(Generated.object(KnownKinds.CLUSTER_ROLE)
                        .put("metadata", Generated.meta(name, "").build()).put("rules", new Sequence(all)).build()));
            });
        }));
    }

    private static Mapping pairs(String text) {
        Mapping.Builder pairs = Mapping.builder();
        for (String pair : text.split(",")) {
            pairs.put(pair.split("=", 2)[0], pair.contains("=") ? pair.split("=", 2)[1] : "");
        }
        return pairs.build();
    }

    private static Optional<String> wrongUrl(List<String> verbs, List<String> urls) {
        for (String verb : verbs) {
            if (!URL_VERBS.contains(verb)) {
                return Optional.of("invalid verb: '" + verb + "' for nonResourceURL");
            }
        }
        for (String url : urls) {
            if (url.equals("*")) {
                continue;
            }
            if (!url.startsWith("/")) {
                return Optional.of("nonResourceURL should start with /");
            }
            int star = url.indexOf('*');
            if (star >= 0 && star != url.length() - 1) {
                return Optional.of("nonResourceURL only supports wildcard matches when '*' is at the end");
            }
        }
        return Optional.empty();
    }

    private static Task<List<String>> verbs(Job job) {
        List<String> verbs = job.list("verb");
        return Task.of(verbs.contains("*") ? List.of("*") : unique(verbs));
    }

    private static List<String> unique(List<String> words) {
        return List.copyOf(new LinkedHashSet<>(words));
    }

    private static Task<Done> strange(List<String> verbs) {
        return Task.each(verbs, verb -> VERBS.contains(verb) ? Task.done() : Task.complain("Warning: '" + verb + "' is not a standard resource verb\n"));
    }

    /** One rule for each group, the resources by their plurals. */
    private static Task<List<Mapping>> rules(Kinds kinds, List<String> verbs, List<String> resources, List<String> names) {
        Map<String, List<String>> byGroup = new TreeMap<>();
        for (String resource : resources) {
            String[] parts = resource.split("/", 2);
            String[] typed = parts[0].split("\\.", 2);
            String group = typed.length > 1 ? typed[1] : "";
            if (typed[0].isEmpty()) {
                return Task.fail("resource must be specified if apiGroup/subresource specified");
            }
            Optional<Kind> kind = typed[0].equals("*") ? Optional.empty() : kinds.find(parts[0]);
            if (kind.isEmpty() && !typed[0].equals("*")) {
                String told = "the server doesn't have a resource type " + dev.drydock.sandbox.command.Quote.go(typed[0])
                        + (group.isEmpty() ? "" : " in group " + dev.drydock.sandbox.command.Quote.go(group));
                return Task.fail(new Failure.Exact(told, 1));
            }
            String name = kind.map(Kind::plural).orElse(typed[0]) + (parts.length > 1 ? "/" + parts[1] : "");
            List<String> of = byGroup.computeIfAbsent(kind.map(Kind::group).orElse(group), same -> new ArrayList<>());
            if (!of.contains(name)) {
                of.add(name);
            }
        }
        return Task.of(byGroup.entrySet().stream().map(entry -> Mapping.builder().put("verbs", verbs).put("apiGroups", List.of(entry.getKey()))
                .put("resources", entry.getValue()).putUnlessEmpty("resourceNames", names).build()).toList());
    }

    public static Task<Done> roleBinding(Job job) {
        return Generated.name(job).then(name -> {
            boolean cluster = !job.text("clusterrole").isEmpty();
            if (cluster == !job.text("role").isEmpty()) {
                return Task.fail("exactly one of clusterrole or role must be specified");
            }
            Mapping role = cluster ? role("ClusterRole", job.text("clusterrole")) : role("Role", job.text("role"));
            return subjects(job).then(subjects -> Generated.make(job, KnownKinds.ROLE_BINDING, "failed to create rolebinding: ", namespace ->
                    Task.of(Generated.object(KnownKinds.ROLE_BINDING).put("metadata", Generated.meta(name, namespace).build())
                            .putUnlessEmpty("subjects", subjects).put("roleRef", role).build())));
        });
    }

    public static Task<Done> clusterRoleBinding(Job job) {
        return Generated.name(job).then(name -> subjects(job).then(subjects -> Generated.make(job, KnownKinds.CLUSTER_ROLE_BINDING,
                "failed to create clusterrolebinding: ", namespace -> Task.of(Generated.object(KnownKinds.CLUSTER_ROLE_BINDING)
                        .put("metadata", Generated.meta(name, "").build()).putUnlessEmpty("subjects", subjects)
                        .put("roleRef", role("ClusterRole", job.text("clusterrole"))).build()))));
    }

    private static Mapping role(String kind, String name) {
        return Mapping.of("apiGroup", RBAC, "kind", kind, "name", name);
    }

    private static Task<Sequence> subjects(Job job) {
        List<Tree> subjects = new ArrayList<>();
        job.all("user").forEach(user -> subjects.add(Mapping.of("kind", "User", "apiGroup", RBAC, "name", user)));
        job.all("group").forEach(group -> subjects.add(Mapping.of("kind", "Group", "apiGroup", RBAC, "name", group)));
        for (String account : job.all("serviceaccount")) {
            String[] parts = account.split(":", -1);
            if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
                return Task.fail("serviceaccount must be <namespace>:<name>");
            }
            subjects.add(Mapping.of("kind", "ServiceAccount", "name", parts[1], "namespace", parts[0]));
        }
        return Task.of(new Sequence(subjects));
    }
}
