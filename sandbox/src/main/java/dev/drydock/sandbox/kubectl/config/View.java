package dev.drydock.sandbox.kubectl.config;

import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Kubeconfig;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.print.Format;
import dev.drydock.sandbox.tree.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code kubectl config view}: the kubeconfig, secrets left out. */
public final class View {
    private View() {}

    public static Task<Done> start(Job job) {
        if (!job.arguments().isEmpty()) {
            return job.misused("unexpected arguments: [" + String.join(" ", job.arguments()) + "]");
        }
        return Format.of(job, Format.USUAL).then(format -> Kubeconfig.loadToChange(job.flags()).then(config -> {
            Optional<Kubeconfig> shown = job.on("minify") ? minified(config, job) : Optional.of(config);
            if (shown.isEmpty()) {
                String wanted = job.text("context").isEmpty() ? config.current() : job.text("context");
                return Task.fail(wanted.isEmpty() ? "current-context must exist in order to minify" : "cannot locate context " + wanted);
            }
            Mapping tree = (job.on("raw") || job.on("flatten") ? shown.get() : redacted(shown.get())).tree();
            Format used = format.human() ? new Format.AsYaml(true) : format;
            return used.text(ordered(tree), false).then(Task::print);
        }));
    }

    /** The order of the original's struct, which JSON shows. */
    private static Mapping ordered(Mapping tree) {
        Mapping.Builder out = Mapping.builder();
        for (String key : List.of("kind", "apiVersion", "preferences", "clusters", "users", "contexts", "current-context")) {
            out.put(key, tree.get(key));
        }
        return out.build();
    }

    private static Optional<Kubeconfig> minified(Kubeconfig config, Job job) {
        String name = job.text("context").isEmpty() ? config.current() : job.text("context");
        return config.context(name).map(context -> config.withCurrent(name).withContexts(only(config.contexts(), name))
                .withClusters(only(config.clusters(), context.get("cluster").text())).withUsers(only(config.users(), context.get("user").text())));
    }

    private static Map<String, Mapping> only(Map<String, Mapping> entries, String name) {
        return entries.containsKey(name) ? Map.of(name, entries.get(name)) : Map.of();
    }

    private static Kubeconfig redacted(Kubeconfig config) {
        return config.withClusters(each(config.clusters(), List.of("certificate-authority-data"), "DATA+OMITTED"))
                .withUsers(each(each(config.users(), List.of("client-certificate-data", "client-key-data"), "DATA+OMITTED"), List.of("token", "password"), "REDACTED"));
    }

    private static Map<String, Mapping> each(Map<String, Mapping> entries, List<String> keys, String instead) {
        Map<String, Mapping> changed = new LinkedHashMap<>();
        entries.forEach((name, entry) -> {
            Mapping one = entry;
            for (String key : keys) {
                one = one.has(key) ? one.with(key, instead) : one;
            }
            changed.put(name, one);
        });
        return changed;
    }
}
