package dev.drydock.sandbox.kubectl.set;

import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.object.LabelSelector;
import dev.drydock.sandbox.kubectl.print.Quantity;
import dev.drydock.sandbox.kubectl.print.Results;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code kubectl set resources}, {@code serviceaccount}, {@code selector} and {@code subject}. */
public final class Others {
    private static final String RBAC = "rbac.authorization.k8s.io";

    private Others() {}

    public static Task<Done> resources(Job job) {
        return Results.of(job).then(results -> job.cluster().then(cluster -> Setting.items(job, cluster, job.arguments()).then(items -> {
            if (job.text("limits").isEmpty() && job.text("requests").isEmpty()) {
                return Task.fail("you must specify an update to requests or limits (in the form of --requests/--limits)");
            }
            return amounts(job.text("limits")).then(limits -> amounts(job.text("requests")).then(requests ->
                    new Setting(job, cluster, results, "resource requirements updated", "failed to patch resources update to pod template ")
                            .change(items, item -> resources(job, item, limits, requests))));
        })));
    }

    private static Task<Mapping> amounts(String text) {
        Mapping.Builder amounts = Mapping.builder();
        for (String statement : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            String[] parts = statement.split("=", -1);
            if (parts.length != 2) {
                return Task.fail("Invalid argument syntax " + statement + ", expected <resource>=<value>");
            }
            if (Quantity.read(parts[1]).isEmpty()) {
                return Task.fail("quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
            }
            amounts.put(parts[0], Quantity.canonical(parts[1]));
        }
        return Task.of(amounts.build());
    }

    private static Task<Mapping> resources(Job job, Item item, Mapping limits, Mapping requests) {
        Optional<String[]> spec = PodTemplates.spec(item.kind().kind());
        String wanted = job.text("containers");
        boolean found = spec.isPresent() && item.object().at(spec.get()).get("containers").mappings().stream()
                .anyMatch(container -> PodTemplates.meant(wanted, container.get("name").text()));
        if (!found) {
            return Task.fail("error: unable to find container named " + wanted);
        }
        return Task.of(PodTemplates.each(item.object(), spec.get(), "containers", container -> {
            if (!PodTemplates.meant(wanted, container.get("name").text())) {
                return container;
            }
            Mapping resources = container.get("resources").mapping();
            resources = limits.isEmpty() ? resources : resources.with("limits", Mapping.builder().putAll(resources.get("limits").mapping()).putAll(limits).build());
            resources = requests.isEmpty() ? resources : resources.with("requests", Mapping.builder().putAll(resources.get("requests").mapping()).putAll(requests).build());
            return container.with("resources", resources);
        }));
    }

    public static Task<Done> serviceAccount(Job job) {
        if (job.arguments().isEmpty()) {
            return Task.fail("serviceaccount is required");
        }
        List<String> words = job.arguments().subList(0, job.arguments().size() - 1);
        String account = job.arguments().get(job.arguments().size() - 1);
        return Results.of(job).then(results -> job.cluster().then(cluster -> Setting.items(job, cluster, words).then(items ->
                new Setting(job, cluster, results, "serviceaccount updated", "failed to patch ServiceAccountName ").change(items, item -> {
                    Optional<String[]> spec = PodTemplates.spec(item.kind().kind());
                    if (spec.isEmpty()) {
                        return Task.fail("error: " + item.kind().plural() + "/" + item.name() + " the object is not a pod or does not have a pod template");
                    }
                    String[] path = java.util.Arrays.copyOf(spec.get(), spec.get().length + 1);
                    path[spec.get().length] = "serviceAccountName";
                    return Task.of(item.object().withAt(account, path));
                }))));
    }

    public static Task<Done> selector(Job job) {
        List<String> words = job.arguments().stream().filter(word -> !word.contains("=")).toList();
        List<String> terms = job.arguments().stream().filter(word -> word.contains("=")).toList();
        if (terms.size() != 1) {
            return Task.fail("one selector is required");
        }
        return LabelSelector.read(terms.get(0)).then(selector -> Results.of(job).then(results -> job.cluster().then(cluster -> Setting.items(job, cluster, words)
                .then(items -> new Setting(job, cluster, results, "selector updated", "").change(items, item -> !item.kind().kind().equals("Service")
                        ? Task.fail("setting a selector is only supported for Services")
                        : selector.has("matchExpressions") ? Task.fail("match expression " + selector.get("matchExpressions") + " not supported on this object")
                        : Task.of(item.object().withAt(selector.get("matchLabels"), "spec", "selector")))))));
    }

    public static Task<Done> subject(Job job) {
        List<Tree> subjects = new ArrayList<>();
        job.list("user").forEach(user -> subjects.add(Mapping.of("kind", "User", "apiGroup", RBAC, "name", user)));
        job.list("group").forEach(group -> subjects.add(Mapping.of("kind", "Group", "apiGroup", RBAC, "name", group)));
        for (String account : job.list("serviceaccount")) {
            String[] parts = account.split(":", -1);
            if (parts.length != 2) {
                return Task.fail("serviceaccount must be <namespace>:<name>");
            }
            subjects.add(Mapping.of("kind", "ServiceAccount", "namespace", parts[0], "name", parts[1]));
        }
        return Results.of(job).then(results -> job.cluster().then(cluster -> Setting.items(job, cluster, job.arguments()).then(items -> subjects.isEmpty()
                ? Task.fail("you must specify at least one value of user, group or serviceaccount")
                : new Setting(job, cluster, results, "subjects updated", "failed to patch subjects to rolebinding: ").change(items, item -> {
                    if (!item.kind().kind().endsWith("RoleBinding")) {
                        return Task.fail("setting subjects is only supported for RoleBinding/ClusterRoleBinding");
                    }
                    List<Tree> all = new ArrayList<>(item.object().get("subjects").items());
                    subjects.stream().filter(subject -> !all.contains(subject)).forEach(all::add);
                    return Task.of(item.object().with("subjects", new Sequence(all)));
                }))));
    }
}
