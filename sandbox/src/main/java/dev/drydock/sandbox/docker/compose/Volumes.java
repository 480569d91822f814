package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.docker.client.Filters;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Listing;
import dev.drydock.sandbox.docker.format.VolumeRows;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** {@code docker compose volumes}. */
final class Volumes {
    private Volumes() {}

    static Step start(Sys sys, Job job) {
        return Opening.named(sys, job, job.arguments(), (s, project, read) -> {
            var mine = Filters.query(List.of("label=" + Labels.PROJECT + "=" + project));
            return job.daemon().get(s, "/containers/json", mine, (t, containers) -> job.daemon().get(t, "/volumes", mine, (u, answer) ->
                    answer.ok() ? show(u, job, chosen(job, containers.json(), answer.json().get("Volumes").mappings())) : Job.fail(u, answer.complaint())));
        });
    }

    private static List<Mapping> chosen(Job job, Tree containers, List<Mapping> volumes) {
        if (job.arguments().isEmpty()) {
            return volumes;
        }
        TreeSet<String> used = new TreeSet<>();
        Containers.of(containers.mappings(), job.arguments()).forEach(container ->
                container.get("Mounts").mappings().forEach(mount -> used.add(mount.get("Name").text())));
        return volumes.stream().filter(volume -> used.contains(volume.get("Name").text())).toList();
    }

    private static Step show(Sys sys, Job job, List<Mapping> volumes) {
        List<Mapping> sorted = new ArrayList<>(volumes);
        if (job.flags().on("quiet")) {
            return sys.print(String.join("", sorted.stream().map(volume -> volume.get("Name").text() + "\n").toList()), 0);
        }
        return Listing.print(sys, VolumeRows.format(job.flags().text("format"), false), VolumeRows.TYPE, VolumeRows.rows(new Sequence(List.copyOf(sorted))));
    }
}
