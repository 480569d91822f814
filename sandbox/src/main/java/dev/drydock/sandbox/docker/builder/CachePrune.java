package dev.drydock.sandbox.docker.builder;

import dev.drydock.sandbox.docker.client.Confirmation;
import dev.drydock.sandbox.docker.client.Filters;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.Units;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code docker builder prune}: takes away what builds kept. */
public final class CachePrune {
    private CachePrune() {}

    public static Step start(Sys sys, Job job) {
        String what = job.flags().on("all") ? "all build cache" : "all dangling build cache";
        return job.flags().on("force") ? prune(sys, job)
                : Confirmation.ask(sys, "WARNING! This will remove " + what + ". Are you sure you want to continue?", s -> prune(s, job));
    }

    private static Step prune(Sys sys, Job job) {
        return job.daemon().get(sys, "/system/df", Map.of(), (s, usage) -> {
            if (!usage.ok()) {
                return Job.fail(s, "ERROR: " + usage.complaint());
            }
            TreeMap<String, String> query = new TreeMap<>(Filters.query(job.flags().all("filter")));
            query.put("all", job.flags().on("all") ? "1" : "");
            return job.daemon().post(s, "/build/prune", query, (t, answer) -> {
                if (!answer.ok()) {
                    return Job.fail(t, "ERROR: " + answer.complaint());
                }
                return t.print(table(usage.json().get("BuildCache").items(), answer.json().get("CachesDeleted").texts(),
                        answer.json().get("SpaceReclaimed").whole()), 0);
            });
        });
    }

    private static String table(List<Tree> kept, List<String> gone, long bytes) {
        StringBuilder text = new StringBuilder(gone.isEmpty() ? "" : "ID\t\t\t\t\t\tRECLAIMABLE\tSIZE\t\tLAST ACCESSED\n");
        for (Tree each : kept) {
            if (gone.contains(each.get("ID").text())) {
                text.append(each.get("ID").text()).append("*              \ttrue \t").append(Units.size(each.get("Size").whole(), 4))
                        .append("        \tLess than a second ago\n");
            }
        }
        return text + "Total:\t" + Units.size(bytes, 4) + "\n";
    }
}
