package dev.drydock.sandbox.kubectl.config;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Kubeconfig;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.print.Columns;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The verbs about contexts. */
public final class Contexts {
    private Contexts() {}

    public static Task<Done> current(Job job) {
        return Kubeconfig.loadToChange(job.flags()).then(config -> config.current().isEmpty()
                ? Task.fail("current-context is not set") : Task.print(config.current() + "\n"));
    }

    public static Task<Done> list(Job job) {
        String output = job.text("output");
        if (!output.isEmpty() && !output.equals("name")) {
            return Task.fail("--output " + output + " is not available in kubectl config get-contexts; resetting to default output format");
        }
        return Kubeconfig.loadToChange(job.flags()).then(config -> {
            List<String> asked = job.arguments().isEmpty() ? List.copyOf(config.contexts().keySet()) : job.arguments();
            List<String> names = asked.stream().filter(config.contexts()::containsKey).sorted().toList();
            List<Failure> missing = asked.stream().filter(name -> !config.contexts().containsKey(name))
                    .map(name -> (Failure) new Failure.Plain("context " + name + " not found")).toList();
            return Task.print(output.equals("name") ? names(names) : table(config, names, !job.on("no-headers"))).and(Task.failingWith(missing));
        });
    }

    private static String names(List<String> names) {
        return String.join("", names.stream().map(name -> name + "\n").toList());
    }

    private static String table(Kubeconfig config, List<String> names, boolean headed) {
        List<List<String>> rows = new ArrayList<>();
        if (headed) {
            rows.add(List.of("CURRENT", "NAME", "CLUSTER", "AUTHINFO", "NAMESPACE"));
        }
        for (String name : names) {
            Mapping context = config.contexts().get(name);
            rows.add(List.of(name.equals(config.current()) ? "*" : " ", name, context.get("cluster").text(), context.get("user").text(),
                    context.get("namespace").text()));
        }
        return Columns.layOut(rows);
    }

    public static Task<Done> use(Job job) {
        if (job.arguments().size() != 1) {
            return Misuse.helped(job);
        }
        String name = job.arguments().get(0);
        return Kubeconfig.loadToChange(job.flags()).then(config -> {
            if (name.isEmpty()) {
                return Task.fail("empty context names are not allowed");
            }
            return config.context(name).isEmpty()
                    ? Task.fail("no context exists with the name: " + Quote.go(name))
                    : config.withCurrent(name).save().and(Task.print("Switched to context " + Quote.go(name) + ".\n"));
        });
    }

    public static Task<Done> set(Job job) {
        boolean current = job.on("current");
        if (job.arguments().size() > 1) {
            return Misuse.helped(job);
        }
        String named = job.arguments().isEmpty() ? "" : job.arguments().get(0);
        if (!named.isEmpty() && current) {
            return Task.fail("you cannot specify both a context name and --current");
        }
        if (named.isEmpty() && !current) {
            return Task.fail("you must specify a non-empty context name or --current");
        }
        return Kubeconfig.loadToChange(job.flags()).then(config -> {
            String name = current ? config.current() : named;
            if (name.isEmpty()) {
                return Task.fail("no current context is set");
            }
            Mapping changed = config.context(name).orElse(Mapping.EMPTY);
            for (String flag : List.of("cluster", "namespace", "user")) {
                changed = !job.given(flag) ? changed : job.text(flag).isEmpty() ? changed.without(flag) : changed.with(flag, job.text(flag));
            }
            Map<String, Mapping> contexts = new LinkedHashMap<>(config.contexts());
            contexts.put(name, changed);
            boolean existed = config.context(name).isPresent();
            return config.withContexts(contexts).save().and(Task.print("Context " + Quote.go(name) + (existed ? " modified.\n" : " created.\n")));
        });
    }

    public static Task<Done> rename(Job job) {
        if (job.arguments().size() != 2) {
            return Misuse.helped(job);
        }
        String before = job.arguments().get(0);
        String after = job.arguments().get(1);
        if (after.isEmpty()) {
            return Task.fail("You must specify a new non-empty context name");
        }
        return Kubeconfig.loadToChange(job.flags()).then(config -> Task.with(sys -> {
            String file = config.target(sys);
            if (config.context(before).isEmpty()) {
                return Task.fail("cannot rename the context " + Quote.go(before) + ", it's not in " + file);
            }
            if (config.context(after).isPresent()) {
                return Task.fail("cannot rename the context " + Quote.go(before) + ", the context " + Quote.go(after) + " already exists in " + file);
            }
            Map<String, Mapping> contexts = new LinkedHashMap<>(config.contexts());
            contexts.put(after, contexts.remove(before));
            Kubeconfig changed = config.withContexts(contexts);
            return (config.current().equals(before) ? changed.withCurrent(after) : changed).save()
                    .and(Task.print("Context " + Quote.go(before) + " renamed to " + Quote.go(after) + ".\n"));
        }));
    }

    public static Task<Done> delete(Job job) {
        if (job.arguments().size() != 1) {
            return Misuse.help(job);
        }
        String name = job.arguments().get(0);
        return Kubeconfig.loadToChange(job.flags()).then(config -> Task.with(sys -> {
            String file = config.target(sys);
            if (config.context(name).isEmpty()) {
                return Task.fail("cannot delete context " + name + ", not in " + file);
            }
            Map<String, Mapping> contexts = new LinkedHashMap<>(config.contexts());
            contexts.remove(name);
            Task<Done> warning = config.current().equals(name)
                    ? Task.complain("warning: this removed your active context, use \"kubectl config use-context\" to select a different one\n") : Task.done();
            return warning.and(config.withContexts(contexts).save()).and(Task.print("deleted context " + name + " from " + file + "\n"));
        }));
    }
}
