package dev.drydock.sandbox.docker.builder;

import dev.drydock.sandbox.build.Duration;
import dev.drydock.sandbox.docker.client.Confirmation;
import dev.drydock.sandbox.docker.client.Filters;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.Units;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** {@code docker builder prune}: takes away what builds kept. */
public final class CachePrune {
    private CachePrune() {}

    public static Step start(Sys sys, Job job) {
        Optional<String> wrong = wrong(job.flags().all("filter"));
        if (wrong.isPresent()) {
            return Job.fail(sys, "ERROR: " + wrong.get());
        }
        String what = job.flags().on("all") ? "all build cache" : "all dangling build cache";
        return job.flags().on("force") ? prune(sys, job)
                : Confirmation.ask(sys, "WARNING! This will remove " + what + ". Are you sure you want to continue?", s -> prune(s, job));
    }

    private static Optional<String> wrong(List<String> filters) {
        for (String key : List.of("until", "unused-for")) {
            List<String> values = filters.stream().filter(each -> each.startsWith(key + "=")).map(each -> each.substring(key.length() + 1)).toList();
            if (values.size() > 1) {
                return Optional.of("\"" + key + "\" filter expects only one value");
            }
            Optional<String> complaint = values.stream().findFirst().flatMap(Duration::misread);
            if (complaint.isPresent()) {
                return Optional.of("\"" + key + "\" filter expects a duration (e.g., '24h'): " + complaint.get());
            }
        }
        boolean both = filters.stream().anyMatch(each -> each.startsWith("until=")) && filters.stream().anyMatch(each -> each.startsWith("unused-for="));
        return both ? Optional.of("conflicting filters \"until\" and \"unused-for\"") : Optional.empty();
    }

    private static Step prune(Sys sys, Job job) {
        TreeMap<String, String> query = new TreeMap<>(Filters.query(job.flags().all("filter")));
        query.put("all", job.flags().on("all") ? "1" : "");
        return job.daemon().post(sys, "/build/prune", query, (s, answer) -> answer.ok()
                ? s.print(table(answer.json().get("Records").items(), answer.json().get("SpaceReclaimed").whole(), s.now(), job.flags().on("verbose")), 0)
                : Job.fail(s, "ERROR: " + answer.complaint()));
    }

    private static String table(List<Tree> gone, long bytes, long now, boolean whole) {
        StringBuilder text = new StringBuilder();
        if (whole) {
            gone.forEach(each -> text.append(DiskUse.described(each, now).replaceAll("(?m)^([^ :]+(?: [a-z]+)?):  *", "$1:\t")).append('\n'));
            return text + "Total:\t" + Units.size(bytes) + "\n";
        }
        boolean first = true;
        for (Tree each : gone) {
            // Every row is laid out alone, only the first together with the heading.
            text.append(first ? "ID\t\t\t\t\t\tRECLAIMABLE\tSIZE\t\tLAST ACCESSED\n" : "");
            text.append(String.format(Locale.ROOT, "%-40s\t%-5s\t%s%-10s\t%s\n", DiskUse.id(each), !each.get("InUse").truth(), first ? "\t" : "", DiskUse.size(each),
                    DiskUse.ago(each, now)));
            first = false;
        }
        return text + "Total:\t" + Units.size(bytes) + "\n";
    }
}
