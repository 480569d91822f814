package dev.drydock.sandbox.docker.container;

import dev.drydock.sandbox.docker.client.Answer;
import dev.drydock.sandbox.docker.client.Filters;
import dev.drydock.sandbox.docker.client.Interrupts;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.format.RowFormat;
import dev.drydock.sandbox.docker.format.StatsRows;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code docker stats}: how much of the machine containers use, once or again and again. */
public final class Stats {
    private static final long TICK_MICROS = 500_000;

    private final Job job;
    private final Map<String, String> chosen;

    private Stats(Job job, Map<String, String> chosen) {
        this.job = job;
        this.chosen = Map.copyOf(chosen);
    }

    public static Step start(Sys sys, Job job) {
        return start(sys, job, job.flags().on("all") ? Map.of("all", "1") : Map.of());
    }

    /** @param chosen how the list of containers is asked for when none is named */
    public static Step start(Sys sys, Job job, Map<String, String> chosen) {
        return new Stats(job, chosen).begin(sys);
    }

    private Step begin(Sys sys) {
        if (!job.arguments().isEmpty()) {
            return measure(sys, job.arguments());
        }
        // Containers that come and go are learned from the events; the list itself is asked for at every turn.
        job.daemon().begin(sys, Request.of("GET", job.daemon().versioned("/events"), Filters.query(List.of("type=container")), Bytes.EMPTY));
        return everybody(sys);
    }

    private Step everybody(Sys sys) {
        return job.daemon().get(sys, "/containers/json", chosen, (s, answer) -> answer.ok()
                ? measure(s, answer.json().mappings().stream().map(each -> each.get("Id").text().substring(0, 12)).toList())
                : Job.fail(s, answer.complaint()));
    }

    /** Asks for all containers at once. */
    private Step measure(Sys sys, List<String> names) {
        List<Outcome<Sys.Call>> calls = names.stream().map(name -> job.daemon().begin(sys, Request.of("GET",
                job.daemon().versioned("/containers/" + name + "/stats"), Map.of("stream", "0"), Bytes.EMPTY))).toList();
        return collect(sys, names, calls, List.of(), List.of());
    }

    private Step collect(Sys sys, List<String> names, List<Outcome<Sys.Call>> calls, List<Mapping> rows, List<String> complaints) {
        int done = names.size() - calls.size();
        if (calls.isEmpty()) {
            return complaints.isEmpty() || job.arguments().isEmpty()
                    ? sys.sleep(TICK_MICROS, s -> show(s, rows))
                    : Job.fail(sys, String.join("\n", complaints));
        }
        List<Outcome<Sys.Call>> rest = calls.subList(1, calls.size());
        return calls.get(0).ok()
                ? job.daemon().await(sys, calls.get(0).value(), (s, answer) -> take(s, names, rest, rows, complaints, names.get(done), answer))
                : Job.fail(sys, job.daemon().unreachable(sys, Request.of("GET", job.daemon().versioned("/containers/" + names.get(done) + "/stats")),
                        calls.get(0).errno()).complaint());
    }

    private Step take(Sys sys, List<String> names, List<Outcome<Sys.Call>> rest, List<Mapping> rows, List<String> complaints,
            String name, Answer answer) {
        if (!answer.ok()) {
            List<String> more = new ArrayList<>(complaints);
            more.add(answer.complaint());
            return collect(sys, names, rest, rows, List.copyOf(more));
        }
        List<Mapping> more = new ArrayList<>(rows);
        more.add(StatsRows.row(name, answer.json(), !job.flags().on("no-trunc")));
        return collect(sys, names, rest, List.copyOf(more), complaints);
    }

    private Step show(Sys sys, List<Mapping> rows) {
        Reading<String> printed = RowFormat.print(StatsRows.format(job.flags().text("format")), StatsRows.TYPE, rows);
        if (printed.value().isEmpty()) {
            return Job.fail(sys, printed.refusal().orElseThrow().message());
        }
        if (job.flags().on("no-stream")) {
            return sys.print(printed.value().get(), 0);
        }
        Interrupts.handle(sys, (s, signal, interrupted) -> last(s, rows, 128 + signal.number()));
        return sys.print(screen(printed.value().get()), s -> job.arguments().isEmpty() ? everybody(s) : measure(s, job.arguments()));
    }

    /** The answers broke off: their numbers are not known any more. */
    private Step last(Sys sys, List<Mapping> rows, int status) {
        Interrupts.end(sys);
        List<Mapping> unknown = rows.stream().map(StatsRows::unknown).toList();
        String printed = RowFormat.print(StatsRows.format(job.flags().text("format")), StatsRows.TYPE, unknown).value().orElse("");
        return sys.print(screen(printed), status);
    }

    /** The text from the top left corner, and once more with every line's rest erased, as the original writes it. */
    private static String screen(String text) {
        StringBuilder screen = new StringBuilder("\u001b[H").append(text);
        for (String line : ("\u001b[H" + text).split("\n", -1)) {
            screen.append(line).append(" \u001b[K\n");
        }
        return screen.append("\u001b[J").toString();
    }
}
