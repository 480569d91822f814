package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.command.Reading;
import dev.drydock.sandbox.docker.client.Filters;
import dev.drydock.sandbox.docker.client.Interrupts;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Lines;
import dev.drydock.sandbox.docker.client.Timestamps;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** {@code docker compose events}. */
final class Events {
    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT);

    private Events() {}

    static Step start(Sys sys, Job job) {
        TreeMap<String, String> times = new TreeMap<>();
        for (String flag : List.of("since", "until")) {
            Reading time = job.flags().text(flag).isEmpty() ? Reading.accepted("") : Timestamps.read(job.flags().text(flag), sys.now());
            if (time instanceof Reading.Refused refused) {
                return Job.fail(sys, refused.why());
            }
            times.put(flag, ((Reading.Accepted) time).value());
        }
        times.values().removeIf(String::isEmpty);
        Interrupts.handle(sys, (s, signal, interrupted) -> Step.exit(130));
        return Opening.named(sys, job, List.of(), (s, project, read) -> {
            TreeMap<String, String> query = new TreeMap<>(times);
            query.putAll(Filters.query(List.of("label=" + Labels.PROJECT + "=" + project)));
            return job.daemon().open(s, Request.of("GET", job.daemon().versioned("/events"), query, Bytes.EMPTY),
                    (t, call, head) -> Lines.read(t, call, true, (u, state, event, next) ->
                            u.print(line(job, event), v -> next.run(v, state)), (u, state) -> Job.fail(u, "EOF")),
                    (t, answer) -> Job.fail(t, answer.complaint()));
        });
    }

    private static String line(Job job, Tree event) {
        Tree all = event.at("Actor", "Attributes");
        String service = all.get(Labels.SERVICE).text();
        boolean told = event.get("Type").text().equals("container") && !all.get(Labels.ONEOFF).text().equals("True")
                && (job.arguments().isEmpty() || job.arguments().contains(service));
        if (!told) {
            return "";
        }
        Mapping.Builder own = Mapping.builder();
        all.mapping().sorted().forEach((name, value) -> {
            if (!name.startsWith("com.docker.compose.")) {
                own.put(name, value);
            }
        });
        Mapping attributes = own.build();
        long nanos = event.get("timeNano").whole();
        var time = Instant.ofEpochSecond(nanos / 1_000_000_000L, nanos % 1_000_000_000L).atOffset(ZoneOffset.UTC);
        String id = event.at("Actor", "ID").text();
        String action = event.get("Action").text();
        return job.flags().on("json")
                ? Json.compact(Mapping.of("action", action, "attributes", attributes, "id", id, "service", service,
                        "time", EXACT.format(time), "type", "container")) + "\n"
                : PLAIN.format(time) + " container " + action + " " + id + " ("
                        + String.join(", ", attributes.keys().stream().map(key -> key + "=" + attributes.get(key).text()).toList()) + ")\n\n";
    }
}
