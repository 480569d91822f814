package dev.drydock.sandbox.docker.image;

import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** {@code docker rmi}: names of images, and with the last name the image. */
public final class Remove {
    private Remove() {}

    public static Step start(Sys sys, Job job) {
        return next(sys, job, 0, List.of(), false);
    }

    private static Step next(Sys sys, Job job, int done, List<String> complaints, boolean fatal) {
        if (done == job.arguments().size()) {
            return finish(sys, job, complaints, fatal);
        }
        TreeMap<String, String> query = new TreeMap<>();
        if (job.flags().on("force")) {
            query.put("force", "1");
        }
        if (job.flags().on("no-prune")) {
            query.put("noprune", "1");
        }
        return job.daemon().delete(sys, "/images/" + job.arguments().get(done), query, (s, answer) -> {
            if (!answer.ok()) {
                List<String> more = new ArrayList<>(complaints);
                more.add(answer.complaint());
                return next(s, job, done + 1, List.copyOf(more), fatal || !answer.notFound());
            }
            StringBuilder lines = new StringBuilder();
            answer.json().mappings().forEach(each -> lines.append(each.has("Deleted")
                    ? "Deleted: " + each.get("Deleted").text()
                    : "Untagged: " + each.get("Untagged").text()).append('\n'));
            return s.print(lines.toString(), t -> next(t, job, done + 1, complaints, fatal));
        });
    }

    /** With {@code -f} a missing image is told, but is no failure. */
    private static Step finish(Sys sys, Job job, List<String> complaints, boolean fatal) {
        if (complaints.isEmpty()) {
            return Step.exit(0);
        }
        return Job.fail(sys, String.join("\n", complaints), job.flags().on("force") && !fatal ? 0 : 1);
    }
}
