package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.docker.client.Filters;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code docker compose ls}: projects by their containers. */
final class Ls {
    private Ls() {}

    static Step start(Sys sys, Job job) {
        if (!job.arguments().isEmpty()) {
            return Job.fail(sys, "unknown command \"" + job.argument() + "\" for \"docker compose ls\"");
        }
        List<String> names = new ArrayList<>();
        for (String filter : job.flags().all("filter")) {
            if (!filter.startsWith("name=")) {
                return Job.fail(sys, "invalid filter '" + filter.replaceFirst("=.*", "") + "'");
            }
            names.add(filter.substring(5));
        }
        Map<String, String> query = new LinkedHashMap<>(Filters.query(List.of("label=" + Labels.PROJECT, "label=" + Labels.HASH)));
        if (job.flags().on("all")) {
            query.put("all", "1");
        }
        return job.daemon().get(sys, "/containers/json", query, (s, answer) ->
                answer.ok() ? show(s, job, names, answer.json().mappings()) : Job.fail(s, answer.complaint()));
    }

    private static Step show(Sys sys, Job job, List<String> names, List<Mapping> containers) {
        TreeMap<String, List<Mapping>> projects = new TreeMap<>();
        containers.forEach(each -> projects.computeIfAbsent(Containers.label(each, Labels.PROJECT), name -> new ArrayList<>()).add(each));
        if (!names.isEmpty()) {
            projects.keySet().removeIf(name -> names.stream().noneMatch(filter -> name.equals(filter) || name.contains(filter)));
        }
        if (job.flags().on("quiet")) {
            return sys.print(String.join("", projects.keySet().stream().map(name -> name + "\n").toList()), 0);
        }
        List<List<String>> rows = new ArrayList<>();
        List<Tree> objects = new ArrayList<>();
        projects.forEach((name, own) -> {
            rows.add(List.of(name, status(own), files(own)));
            objects.add(Mapping.of("Name", name, "Status", status(own), "ConfigFiles", files(own)));
        });
        return Tables.print(sys, job.flags().text("format"), List.of("NAME", "STATUS", "CONFIG FILES"), rows, new Sequence(objects));
    }

    private static String status(List<Mapping> containers) {
        TreeMap<String, Integer> counts = new TreeMap<>();
        containers.forEach(each -> counts.merge(each.get("State").text(), 1, Integer::sum));
        return String.join(", ", counts.entrySet().stream().map(each -> each.getKey() + "(" + each.getValue() + ")").toList());
    }

    private static String files(List<Mapping> containers) {
        Set<String> files = new LinkedHashSet<>();
        containers.forEach(each -> files.addAll(List.of(Containers.label(each, Labels.FILES).split(","))));
        return String.join(",", files);
    }
}
