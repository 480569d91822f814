package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.compose.Containers.OneOff;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.unit.TabWriter;
import dev.drydock.sandbox.tree.unit.TextWidth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code docker compose top}: the processes of all containers in one table. */
final class Top {
    private static final TabWriter TABLE = new TabWriter(4, 2, TextWidth::of);

    private Top() {}

    static Step start(Sys sys, Job job) {
        return Opening.named(sys, job, List.of(), (s, project, read) -> job.daemon().get(s, "/containers/json",
                Containers.query(project, OneOff.INCLUDED, false, List.of()), (t, answer) -> {
                    if (!answer.ok()) {
                        return Job.fail(t, answer.complaint());
                    }
                    List<Mapping> all = answer.json().mappings();
                    return look(t, job, Containers.byName(job.arguments().isEmpty() ? all : Containers.of(all, job.arguments())), List.of());
                }));
    }

    private static Step look(Sys sys, Job job, List<Mapping> left, List<Map<String, String>> rows) {
        if (left.isEmpty()) {
            return sys.print(table(rows), 0);
        }
        Mapping container = left.get(0);
        return job.daemon().get(sys, "/containers/" + Containers.id(container) + "/top", Map.of(), (s, answer) -> {
            if (!answer.ok()) {
                return Job.fail(s, answer.complaint());
            }
            List<Map<String, String>> more = new ArrayList<>(rows);
            List<String> titles = answer.json().get("Titles").texts();
            answer.json().get("Processes").items().forEach(process -> {
                Map<String, String> row = new LinkedHashMap<>();
                row.put("SERVICE", Containers.service(container));
                row.put("#", Containers.label(container, Labels.NUMBER));
                for (int i = 0; i < titles.size(); i++) {
                    row.put(titles.get(i), process.texts().get(i));
                }
                more.add(row);
            });
            return look(s, job, left.subList(1, left.size()), List.copyOf(more));
        });
    }

    private static String table(List<Map<String, String>> rows) {
        if (rows.isEmpty()) {
            return "";
        }
        List<String> titles = new ArrayList<>();
        rows.forEach(row -> row.keySet().stream().filter(title -> !titles.contains(title)).forEach(titles::add));
        if (titles.remove("CMD")) {
            titles.add("CMD");
        }
        StringBuilder text = new StringBuilder(String.join("\t", titles)).append('\n');
        rows.forEach(row -> text.append(String.join("\t", titles.stream().map(title -> row.getOrDefault(title, "-")).toList())).append('\n'));
        return TABLE.layOut(text.toString());
    }
}
