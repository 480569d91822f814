package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.compose.file.Outcome;
import dev.drydock.sandbox.docker.compose.file.Project;
import dev.drydock.sandbox.docker.compose.progress.Crew;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.List;
import java.util.TreeMap;

/** {@code docker compose scale}. */
final class Scale {
    private Scale() {}

    static Step start(Sys sys, Job job) {
        TreeMap<String, Integer> replicas = new TreeMap<>();
        for (String argument : job.arguments()) {
            int equals = argument.indexOf('=');
            if (equals <= 0 || equals == argument.length() - 1) {
                return Job.fail(sys, "invalid scale specifier: " + argument);
            }
            String count = argument.substring(equals + 1);
            if (!count.matches("[+-]?[0-9]{1,9}")) {
                return Job.fail(sys, "invalid scale specifier: can't parse replica value as int: " + argument);
            }
            replicas.put(argument.substring(0, equals), Integer.parseInt(count));
        }
        List<String> services = List.copyOf(replicas.keySet());
        return Opening.project(sys, job, services, (s, project) -> {
            Outcome chosen = job.flags().on("no-deps") ? project.select(services, false) : new Outcome.Loaded(project, List.of());
            return Opening.take(s, chosen, (t, wanted) -> scale(t, job, wanted, replicas));
        });
    }

    private static Step scale(Sys sys, Job job, Project given, TreeMap<String, Integer> replicas) {
        Project project = given;
        for (var each : replicas.entrySet()) {
            project = project.with(project.service(each.getKey()).orElseThrow().scaled(each.getValue()));
        }
        Workshop shop = new Workshop(Passing.job(job, "docker compose up", java.util.Map.of(), List.copyOf(replicas.keySet())));
        Project scaled = project;
        Up up = new Up(shop, scaled);
        return up.supplied(sys, (s, images, told) -> shop.run(s, "Running", t -> Crew.tell(told, u -> up.converge(u, images, v ->
                new Starting(shop, scaled).start(v, w -> Crew.done())))));
    }
}
