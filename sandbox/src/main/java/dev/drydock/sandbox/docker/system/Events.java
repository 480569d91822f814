package dev.drydock.sandbox.docker.system;

import dev.drydock.sandbox.command.Reading;
import dev.drydock.sandbox.docker.client.Daemon;
import dev.drydock.sandbox.docker.client.Filters;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Lines;
import dev.drydock.sandbox.docker.client.Timestamps;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.template.DockerFunctions;
import dev.drydock.sandbox.tree.template.GoType;
import dev.drydock.sandbox.tree.template.Template;
import dev.drydock.sandbox.tree.template.Value;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** {@code docker events}: what happens in the engine, as it happens. */
public final class Events {
    private static final int BAD_FORMAT = 64;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'", Locale.ROOT);
    private static final GoType ACTOR = GoType.struct("events.Actor").field("ID", GoType.STRING).field("Attributes", GoType.STRING_MAP);
    private static final GoType.Struct MESSAGE = GoType.struct("events.Message").field("Status", "status", GoType.STRING).field("ID", "id", GoType.STRING)
            .field("From", "from", GoType.STRING).field("Type", GoType.STRING).field("Action", GoType.STRING).field("Actor", ACTOR)
            .field("Scope", "scope", GoType.STRING).field("Time", "time", GoType.INT64).field("TimeNano", "timeNano", GoType.INT64);

    private Events() {}

    public static Step start(Sys sys, Job job) {
        String format = job.flags().text("format");
        Optional<Template> template = Optional.empty();
        if (!format.isEmpty()) {
            var parsed = Template.parse("", format.equals("json") ? "{{json .}}" : format, DockerFunctions.ALL);
            String complaint = parsed.refusal().map(why -> why.message())
                    .or(() -> parsed.value().get().execute(new Value(GoType.pointerTo(MESSAGE), Mapping.EMPTY)).error()).orElse("");
            if (!complaint.isEmpty()) {
                return Job.fail(sys, "Error parsing format: " + complaint, BAD_FORMAT);
            }
            template = parsed.value();
        }
        TreeMap<String, String> query = new TreeMap<>(Filters.query(job.flags().all("filter")));
        for (String flag : new String[] {"since", "until"}) {
            String value = job.flags().text(flag);
            if (!value.isEmpty()) {
                Reading time = Timestamps.read(value, sys.now());
                if (time instanceof Reading.Refused refused) {
                    return Job.fail(sys, refused.why());
                }
                query.put(flag, ((Reading.Accepted) time).value());
            }
        }
        Daemon daemon = job.daemon();
        Optional<Template> chosen = template;
        return daemon.open(sys, Request.of("GET", daemon.versioned("/events"), query, Bytes.EMPTY),
                (s, call, head) -> Lines.read(s, call, true,
                        (t, state, event, next) -> t.print(line(chosen, event), u -> next.run(u, state)),
                        (t, state) -> Step.exit(0)),
                (s, answer) -> Job.fail(s, answer.complaint()));
    }

    private static String line(Optional<Template> template, Tree event) {
        return template.map(t -> t.execute(new Value(GoType.pointerTo(MESSAGE), event)).text()).orElseGet(() -> plain(event)) + "\n";
    }

    private static String plain(Tree event) {
        StringBuilder out = new StringBuilder();
        long nanos = event.get("timeNano").whole();
        long seconds = event.get("time").whole();
        if (nanos != 0 || seconds != 0) {
            Instant time = nanos != 0 ? Instant.ofEpochSecond(nanos / 1_000_000_000L, nanos % 1_000_000_000L) : Instant.ofEpochSecond(seconds);
            out.append(TIME.format(time.atOffset(ZoneOffset.UTC))).append(' ');
        }
        out.append(event.get("Type").text()).append(' ').append(event.get("Action").text()).append(' ').append(event.at("Actor", "ID").text());
        Mapping attributes = event.at("Actor", "Attributes").mapping();
        if (!attributes.isEmpty()) {
            out.append(" (").append(String.join(", ",
                    attributes.keys().stream().sorted().map(key -> key + "=" + attributes.get(key).text()).toList())).append(')');
        }
        return out.toString();
    }
}
