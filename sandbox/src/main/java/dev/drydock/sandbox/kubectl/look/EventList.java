package dev.drydock.sandbox.kubectl.look;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.KnownKinds;
import dev.drydock.sandbox.kubectl.client.Stream;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.describe.EventTimes;
import dev.drydock.sandbox.kubectl.discovery.Discovery;
import dev.drydock.sandbox.kubectl.print.Columns;
import dev.drydock.sandbox.kubectl.print.Format;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** {@code kubectl events}. */
public record EventList(Job job, Cluster cluster, Format format) {

    public static Task<Done> start(Job job) {
        if (!job.arguments().isEmpty()) {
            return Task.fail("unknown command " + dev.drydock.sandbox.command.Quote.go(String.join(" ", job.arguments())));
        }
        for (String type : job.list("types")) {
            if (!List.of("Normal", "Warning").contains(type.isEmpty() ? "" : type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1).toLowerCase(Locale.ROOT))) {
                return Task.fail("valid --types are Normal or Warning");
            }
        }
        return job.cluster().then(cluster -> Format.of(job, Format.USUAL).then(format -> new EventList(job, cluster, format).run()));
    }

    private Task<Done> run() {
        return query().then(query -> {
            String path = KnownKinds.EVENT.path(job.on("all-namespaces") ? "" : cluster.target().namespace());
            return cluster.get(path, query).then(list -> Task.with(sys -> {
                List<Mapping> events = new ArrayList<>(list.get("items").mappings().stream().filter(this::wanted).toList());
                events.sort(Comparator.comparingLong(EventTimes::last));
                if (job.on("watch")) {
                    return rows(List.copyOf(events), List.of(), false).then(widths -> follow(path, query, list.at("metadata", "resourceVersion").text(), widths));
                }
                if (events.isEmpty()) {
                    return Task.complain(job.on("all-namespaces") ? "No events found.\n" : "No events found in " + cluster.target().namespace() + " namespace.\n");
                }
                return format.human() ? rows(List.copyOf(events), List.of(), false).quietly() : format.text(whole(events)).then(Task::print);
            }));
        });
    }

    private static Mapping whole(List<Mapping> events) {
        List<Tree> items = new ArrayList<>();
        events.forEach(event -> items.add(event.with("apiVersion", "v1").with("kind", "Event")));
        return Mapping.of("apiVersion", "v1", "items", new Sequence(items), "kind", "EventList", "metadata", Mapping.EMPTY);
    }

    private Task<Map<String, String>> query() {
        String about = job.text("for");
        if (about.isEmpty()) {
            return Task.of(Map.of());
        }
        String[] parts = about.split("/", -1);
        if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            return Task.fail("--for must be in resource/name form");
        }
        return Discovery.kind(cluster, parts[0]).map(kind -> Map.of("fieldSelector", "involvedObject.kind=" + kind.kind() + ",involvedObject.apiVersion="
                + kind.apiVersion() + ",involvedObject.name=" + parts[1]));
    }

    private boolean wanted(Mapping event) {
        return job.list("types").isEmpty() || job.list("types").stream().anyMatch(type -> type.equalsIgnoreCase(event.get("type").text()));
    }

    private Task<List<Integer>> rows(List<Mapping> events, List<Integer> widths, boolean headed) {
        return Task.with(sys -> {
            boolean everywhere = job.on("all-namespaces");
            List<List<String>> rows = new ArrayList<>();
            if (!headed && !job.on("no-headers")) {
                rows.add(everywhere ? List.of("NAMESPACE", "LAST SEEN", "TYPE", "REASON", "OBJECT", "MESSAGE") : List.of("LAST SEEN", "TYPE", "REASON", "OBJECT", "MESSAGE"));
            }
            for (Mapping event : events) {
                List<String> row = new ArrayList<>(everywhere ? List.of(event.at("metadata", "namespace").text()) : List.of());
                row.addAll(List.of(EventTimes.interval(event, sys.now()), event.get("type").text(), event.get("reason").text(),
                        event.at("involvedObject", "kind").text() + "/" + event.at("involvedObject", "name").text(), event.get("message").text().strip()));
                rows.add(row);
            }
            Columns.LaidOut out = Columns.layOut(rows, widths);
            return Task.print(out.text()).map(done -> out.widths());
        });
    }

    private record Seen(Stream stream, List<Integer> widths) {}

    private Task<Done> follow(String path, Map<String, String> query, String version, List<Integer> widths) {
        Map<String, String> watch = new TreeMap<>(query);
        watch.put("watch", "true");
        watch.put("resourceVersion", version);
        return cluster.open(cluster.request("GET", path, watch, Bytes.EMPTY)).then(stream -> Task.<Seen, Done>loop(new Seen(stream, widths), seen ->
                seen.stream().line(Stream.NEVER).then(next -> {
                    if (!(next instanceof Stream.Next.Line line)) {
                        return seen.stream().close().map(done -> new Task.Round.Over<>(done));
                    }
                    Mapping event = line.json().get("object").mapping();
                    boolean shown = !line.json().get("type").text().equals("DELETED") && !line.json().get("type").text().equals("BOOKMARK") && wanted(event);
                    return (shown ? rows(List.of(event), seen.widths(), true) : Task.of(seen.widths())).map(after -> new Task.Round.Again<>(new Seen(line.after(), after)));
                })));
    }
}
