package dev.drydock.sandbox.kubectl.set;

import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.KnownKinds;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.print.Results;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code kubectl set env}. */
public final class Env {
    private Env() {}

    public static Task<Done> start(Job job) {
        List<String> words = job.arguments().stream().takeWhile(word -> !variable(word)).toList();
        List<String> changes = new ArrayList<>(job.all("env"));
        List<String> rest = job.arguments().subList(words.size(), job.arguments().size());
        changes.addAll(rest);
        if (!rest.stream().allMatch(Env::variable)) {
            return Task.fail("all resources must be specified before environment changes: " + String.join(" ", job.arguments()));
        }
        return Results.of(job).then(results -> job.cluster().then(cluster -> {
            if (words.isEmpty() && job.list("filename").isEmpty() && job.text("kustomize").isEmpty()) {
                return Task.fail("one or more resources must be specified as <resource> <name> or <resource>/<name>");
            }
            if (job.on("list") && job.given("output")) {
                return Task.fail("--list and --output may not be specified together");
            }
            if (job.given("keys") && job.text("from").isEmpty()) {
                return Task.fail("when specifying --keys, a configmap or secret must be provided with --from");
            }
            return from(job, cluster).then(taken -> Setting.items(job, cluster, words).then(items -> job.on("list")
                    ? Task.each(items, item -> list(job, item))
                    : changes.isEmpty() && taken.isEmpty() ? Task.fail("at least one environment variable must be provided")
                    : new Setting(job, cluster, results, "env updated", "failed to patch env update to pod template: ").change(items, item -> changed(job, item, changes, taken))));
        }));
    }

    private static boolean variable(String word) {
        return word.contains("=") || word.endsWith("-") && word.length() > 1;
    }

    /** The variables that come from a ConfigMap's or Secret's keys. */
    private static Task<List<Mapping>> from(Job job, Cluster cluster) {
        String from = job.text("from");
        if (from.isEmpty()) {
            return Task.of(List.of());
        }
        String[] parts = from.split("/");
        boolean secret = parts[0].startsWith("secret");
        if (parts.length != 2 || !secret && !parts[0].startsWith("configmap") && !parts[0].equals("cm")) {
            return Task.fail("unsupported resource specified in --from");
        }
        return cluster.get((secret ? KnownKinds.SECRET : KnownKinds.CONFIG_MAP).path(cluster.target().namespace(), parts[1])).map(object -> {
            List<Mapping> variables = new ArrayList<>();
            object.get("data").mapping().sorted().keys().forEach(key -> {
                if (job.list("keys").isEmpty() || job.list("keys").contains(key)) {
                    Mapping reference = Mapping.of("name", parts[1], "key", key);
                    variables.add(Mapping.of("name", job.text("prefix") + name(key), "valueFrom", Mapping.of(secret ? "secretKeyRef" : "configMapKeyRef", reference)));
                }
            });
            return List.copyOf(variables);
        });
    }

    private static String name(String key) {
        return key.replaceAll("[^a-zA-Z0-9_]", "_").toUpperCase(Locale.ROOT);
    }

    private static Task<Mapping> changed(Job job, Item item, List<String> changes, List<Mapping> taken) {
        Optional<String[]> spec = PodTemplates.spec(item.kind().kind());
        if (spec.isEmpty()) {
            return Task.fail(item.kind().plural() + "/" + item.name() + " the object is not a pod or does not have a pod template: *unstructured.Unstructured");
        }
        String wanted = job.text("containers");
        boolean found = item.object().at(spec.get()).get("containers").mappings().stream().anyMatch(container -> PodTemplates.meant(wanted, container.get("name").text()));
        Task<Done> warning = found ? Task.done() : Task.complain("Warning: " + item.kind().kind() + "/" + item.name() + " does not have any containers matching \"" + wanted + "\"\n");
        Mapping object = item.object();
        for (String field : List.of("initContainers", "containers")) {
            object = PodTemplates.each(object, spec.get(), field, container ->
                    PodTemplates.meant(wanted, container.get("name").text()) ? container(container, changes, taken) : container);
        }
        Mapping after = object;
        if (!job.on("overwrite")) {
            for (Mapping container : item.object().at(spec.get()).get("containers").mappings()) {
                for (Mapping variable : container.get("env").mappings()) {
                    String name = variable.get("name").text();
                    if (changes.stream().anyMatch(change -> change.startsWith(name + "="))) {
                        return Task.fail("'" + name + "' already has a value (" + variable.get("value").text() + "), and --overwrite is false");
                    }
                }
            }
        }
        return warning.map(done -> after);
    }

    private static Mapping container(Mapping container, List<String> changes, List<Mapping> taken) {
        List<Tree> variables = new ArrayList<>(container.get("env").items());
        List<Mapping> set = new ArrayList<>(taken);
        changes.stream().filter(change -> change.contains("=")).forEach(change ->
                set.add(Mapping.builder().put("name", change.split("=", 2)[0]).putUnlessEmpty("value", change.split("=", 2)[1]).build()));
        for (Mapping variable : set) {
            int at = index(variables, variable.get("name").text());
            if (at < 0) {
                variables.add(variable);
            } else {
                variables.set(at, variable);
            }
        }
        changes.stream().filter(change -> !change.contains("=")).forEach(change -> variables.removeIf(variable ->
                variable.get("name").text().equals(change.substring(0, change.length() - 1))));
        return variables.isEmpty() ? container.without("env") : container.with("env", new Sequence(variables));
    }

    private static int index(List<Tree> variables, String name) {
        for (int i = 0; i < variables.size(); i++) {
            if (variables.get(i).get("name").text().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static Task<Done> list(Job job, Item item) {
        Optional<String[]> spec = PodTemplates.spec(item.kind().kind());
        StringBuilder out = new StringBuilder();
        List<Mapping> containers = spec.isEmpty() ? List.of() : item.object().at(spec.get()).get("containers").mappings();
        for (Mapping container : containers) {
            if (!PodTemplates.meant(job.text("containers"), container.get("name").text())) {
                continue;
            }
            out.append("# ").append(item.kind().kind()).append(' ').append(item.name()).append(", container ").append(container.get("name").text()).append('\n');
            for (Mapping variable : container.get("env").mappings()) {
                String name = variable.get("name").text();
                out.append(variable.has("valueFrom") ? "# " + name + " from " + reference(variable.get("valueFrom")) : name + "=" + variable.get("value").text()).append('\n');
            }
        }
        return Task.print(out.toString());
    }

    private static String reference(Tree from) {
        if (from.has("configMapKeyRef")) {
            return "configmap " + from.at("configMapKeyRef", "name").text() + ", key " + from.at("configMapKeyRef", "key").text();
        }
        if (from.has("secretKeyRef")) {
            return "secret " + from.at("secretKeyRef", "name").text() + ", key " + from.at("secretKeyRef", "key").text();
        }
        if (from.has("fieldRef")) {
            return "field path " + from.at("fieldRef", "fieldPath").text();
        }
        if (from.has("resourceFieldRef")) {
            String container = from.at("resourceFieldRef", "containerName").text();
            return "resource field " + (container.isEmpty() ? "" : container + "/") + from.at("resourceFieldRef", "resource").text();
        }
        return "invalid valueFrom";
    }
}
