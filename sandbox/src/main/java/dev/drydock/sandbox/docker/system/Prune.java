package dev.drydock.sandbox.docker.system;

import dev.drydock.sandbox.docker.client.Confirmation;
import dev.drydock.sandbox.docker.client.Filters;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.NaturalOrder;
import dev.drydock.sandbox.tree.unit.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The {@code prune} of containers, images, networks and volumes, and of all of them. */
public final class Prune {
    private static final String SURE = "\nAre you sure you want to continue?";

    private Prune() {}

    /** What is done with the outcome of one kind. */
    @FunctionalInterface
    private interface Pruned {
        Step run(Sys sys, String text, long bytes);
    }

    /** One kind of what can be removed. */
    @FunctionalInterface
    private interface Kind {
        Step run(Sys sys, Pruned then);
    }

    public static Step containers(Sys sys, Job job) {
        return confirmed(sys, job, "WARNING! This will remove all stopped containers." + SURE,
                s -> containers(s, job, Prune::total));
    }

    public static Step images(Sys sys, Job job) {
        String warning = job.flags().on("all")
                ? "WARNING! This will remove all images without at least one container associated to them."
                : "WARNING! This will remove all dangling images.";
        return confirmed(sys, job, warning + SURE, s -> images(s, job, Prune::total));
    }

    public static Step networks(Sys sys, Job job) {
        return confirmed(sys, job, "WARNING! This will remove all custom networks not used by at least one container." + SURE,
                s -> networks(s, job, (t, text, bytes) -> t.print(text, 0)));
    }

    public static Step volumes(Sys sys, Job job) {
        boolean all = job.flags().on("all");
        if (all && job.flags().all("filter").stream().anyMatch(filter -> filter.startsWith("all="))) {
            return Job.fail(sys, "conflicting options: cannot specify both --all and --filter all=1");
        }
        String warning = all
                ? "WARNING! This will remove all local volumes not used by at least one container."
                : "WARNING! This will remove anonymous local volumes not used by at least one container.";
        return confirmed(sys, job, warning + SURE, s -> volumes(s, job, all, Prune::total));
    }

    /** All kinds, one after the other. */
    public static Step everything(Sys sys, Job job) {
        if (job.flags().on("volumes") && job.flags().all("filter").stream().anyMatch(filter -> filter.startsWith("until="))) {
            return Job.fail(sys, "ERROR: The \"until\" filter is not supported with \"--volumes\"");
        }
        List<Kind> kinds = List.of((s, then) -> containers(s, job, then), (s, then) -> networks(s, job, then),
                (s, then) -> job.flags().on("volumes") ? volumes(s, job, false, then) : then.run(s, "", 0),
                (s, then) -> images(s, job, then), (s, then) -> buildCache(s, job, then));
        return confirmed(sys, job, question(job), s -> inTurn(s, kinds, 0));
    }

    private static Step inTurn(Sys sys, List<Kind> kinds, long bytes) {
        return kinds.isEmpty() ? total(sys, "", bytes) : kinds.get(0).run(sys, (s, text, more) ->
                s.print(text, t -> inTurn(t, kinds.subList(1, kinds.size()), bytes + more)));
    }

    private static String question(Job job) {
        List<String> lines = new ArrayList<>(List.of("all stopped containers", "all networks not used by at least one container"));
        if (job.flags().on("volumes")) {
            lines.add("all anonymous volumes not used by at least one container");
        }
        boolean all = job.flags().on("all");
        lines.add(all ? "all images without at least one container associated to them" : "all dangling images");
        lines.add(all ? "all build cache" : "unused build cache");
        StringBuilder text = new StringBuilder("WARNING! This will remove:");
        lines.forEach(line -> text.append("\n  - ").append(line));
        List<String> filters = job.flags().all("filter").stream()
                .filter(filter -> filter.startsWith("label=") || filter.startsWith("label!=") || filter.startsWith("until="))
                .sorted(NaturalOrder.ORDER).toList();
        if (!filters.isEmpty()) {
            text.append("\n\n  Items to be pruned will be filtered with:");
            filters.forEach(filter -> text.append("\n  - ").append(filter));
        }
        return text + "\n" + SURE;
    }

    private static Step confirmed(Sys sys, Job job, String question, Code yes) {
        return job.flags().on("force") ? yes.run(sys) : Confirmation.ask(sys, question, yes);
    }

    private static Step total(Sys sys, String text, long bytes) {
        return sys.print(text + "Total reclaimed space: " + Units.size(bytes) + "\n", 0);
    }

    private static Step containers(Sys sys, Job job, Pruned then) {
        return ask(sys, job, "/containers/prune", Filters.query(job.flags().all("filter")), "ContainersDeleted", "Deleted Containers:\n", then);
    }

    private static Step networks(Sys sys, Job job, Pruned then) {
        return ask(sys, job, "/networks/prune", Filters.query(job.flags().all("filter")), "NetworksDeleted", "Deleted Networks:\n", then);
    }

    private static Step volumes(Sys sys, Job job, boolean all, Pruned then) {
        List<String> filters = job.flags().all("filter");
        return ask(sys, job, "/volumes/prune", all ? Filters.query(filters, "all=true") : Filters.query(filters),
                "VolumesDeleted", "Deleted Volumes:\n", then);
    }

    private static Step images(Sys sys, Job job, Pruned then) {
        Map<String, String> query = Filters.query(job.flags().all("filter"), "dangling=" + !job.flags().on("all"));
        return job.daemon().post(sys, "/images/prune", query, (s, answer) -> {
            if (!answer.ok()) {
                return Job.fail(s, answer.complaint());
            }
            StringBuilder lines = new StringBuilder();
            for (Tree each : answer.json().get("ImagesDeleted").items()) {
                String untagged = each.get("Untagged").text();
                lines.append(untagged.isEmpty() ? "deleted: " + each.get("Deleted").text() : "untagged: " + untagged).append('\n');
            }
            return lines.length() == 0 ? then.run(s, "", 0)
                    : then.run(s, "Deleted Images:\n" + lines + "\n", answer.json().get("SpaceReclaimed").whole());
        });
    }

    private static Step buildCache(Sys sys, Job job, Pruned then) {
        TreeMap<String, String> query = new TreeMap<>(Filters.query(job.flags().all("filter")));
        query.putIfAbsent("filters", "");
        if (job.flags().on("all")) {
            query.put("all", "1");
        }
        return ask(sys, job, "/build/prune", query, "CachesDeleted", "Deleted build cache objects:\n", then);
    }

    private static Step ask(Sys sys, Job job, String path, Map<String, String> query, String key, String title, Pruned then) {
        return job.daemon().post(sys, path, query, (s, answer) -> {
            if (!answer.ok()) {
                return Job.fail(s, answer.complaint());
            }
            List<String> names = answer.json().get(key).texts();
            return names.isEmpty() ? then.run(s, "", 0)
                    : then.run(s, title + String.join("\n", names) + "\n\n", answer.json().get("SpaceReclaimed").whole());
        });
    }
}
