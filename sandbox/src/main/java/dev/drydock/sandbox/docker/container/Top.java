package dev.drydock.sandbox.docker.container;

import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code docker top}: the processes of a container as the host sees them. */
public final class Top {
    private static final int LEAST_WIDTH = 20;
    private static final int GAP = 3;

    private Top() {}

    public static Step start(Sys sys, Job job) {
        List<String> options = job.arguments().subList(1, job.arguments().size());
        return job.daemon().get(sys, "/containers/" + job.argument() + "/top",
                options.isEmpty() ? Map.of() : Map.of("ps_args", String.join(" ", options)),
                (s, answer) -> answer.ok() ? s.print(table(answer.json()), 0) : Job.fail(s, answer.complaint()));
    }

    private static String table(Tree list) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(list.get("Titles").texts());
        list.get("Processes").items().forEach(process -> rows.add(process.texts()));
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size() - 1; i++) {
                widths[i] = Math.max(widths[i], Math.max(LEAST_WIDTH, row.get(i).length() + GAP));
            }
        }
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                out.append(cell).append(i < row.size() - 1 ? " ".repeat(widths[i] - cell.length()) : "");
            }
            out.append('\n');
        }
        return out.toString();
    }
}
