package dev.drydock.sandbox.kubectl.pod;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.KnownKinds;
import dev.drydock.sandbox.kubectl.client.Stream;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code kubectl logs} (pkg/cmd/logs, pkg/polymorphichelpers/logsforobject.go). */
public record Logs(Job job, Cluster cluster) {
    private static final String USAGE = "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\nPOD or TYPE/NAME is a required argument for the logs command";
    /** So many lines of each pod when pods are chosen by labels. */
    private static final long SELECTED_LINES = 10;

    /** One container's log. */
    record Source(String pod, String namespace, String container) {}

    public static Task<Done> start(Job job) {
        boolean selecting = !job.text("selector").isEmpty();
        if (job.arguments().isEmpty() && !selecting || job.arguments().size() > 2) {
            return job.misused(USAGE);
        }
        if (job.arguments().size() == 1 && selecting) {
            return job.misused("only a selector (-l) or a POD name is allowed");
        }
        return job.cluster().then(cluster -> new Logs(job, cluster).run());
    }

    /** The whole log of a container, as it is. */
    public static Task<Done> plain(Cluster cluster, Mapping pod, String container) {
        String path = KnownKinds.POD.path(pod.at("metadata", "namespace").text(), pod.at("metadata", "name").text()) + "/log";
        return cluster.open(cluster.request("GET", path, Map.of("container", container), Bytes.EMPTY).withHeader("accept", "*/*"))
                .then(stream -> Task.<Stream, Done>loop(stream, Logs::part));
    }

    private String container() {
        return job.arguments().size() == 2 ? job.arguments().get(1) : job.text("container");
    }

    private Task<Done> run() {
        boolean selecting = !job.text("selector").isEmpty();
        Task<List<Mapping>> pods = selecting ? selected() : named();
        return pods.then(found -> checked().and(Task.all(found, pod -> sources(pod, found.size() > 1 && job.on("all-pods")))))
                .map(lists -> lists.stream().flatMap(List::stream).toList()).then(sources -> {
                    long most = job.number("max-log-requests");
                    if (job.on("follow") && sources.size() > 1 && sources.size() > most) {
                        return Task.fail("you are attempting to follow " + sources.size() + " log streams, but maximum allowed concurrency is " + most
                                + ", use --max-log-requests to increase the limit");
                    }
                    return job.on("follow") && sources.size() > 1 ? together(sources) : Task.each(sources, this::copy);
                });
    }

    private Task<Done> checked() {
        if (!job.text("since-time").isEmpty() && job.micros("since") != 0) {
            return Task.fail("at most one of `sinceTime` or `sinceSeconds` may be specified");
        }
        if (job.on("all-containers") && !container().isEmpty()) {
            return Task.fail("--all-containers=true should not be specified with container name " + container());
        }
        if (job.given("container") && job.arguments().size() == 2) {
            return Task.fail("only one of -c or an inline [CONTAINER] arg is allowed");
        }
        if (job.number("limit-bytes") < 0) {
            return Task.fail("--limit-bytes must be greater than 0");
        }
        if (job.micros("since") < 0) {
            return Task.fail("--since must be greater than 0");
        }
        return job.number("tail") < -1 ? Task.fail("--tail must be greater than or equal to -1") : Task.done();
    }

    private Task<List<Mapping>> selected() {
        return cluster.get(KnownKinds.POD.path(cluster.target().namespace()), Map.of("labelSelector", job.text("selector"))).then(list -> {
            List<Mapping> pods = list.get("items").mappings();
            return pods.isEmpty() ? Task.complain("No resources found in " + cluster.target().namespace() + " namespace.\n").map(done -> pods) : Task.of(pods);
        });
    }

    private Task<List<Mapping>> named() {
        Task<Item> object = Pods.object(cluster, job.arguments().get(0)).failingAs(why -> !why.notFound() ? why
                : new Failure.Plain("error from server (NotFound): " + why.inner() + " in namespace " + Quote.go(cluster.target().namespace())));
        return object.then(item -> {
            if (item.kind().kind().equals("Pod")) {
                return Task.of(List.of(item.object()));
            }
            Optional<String> selector = Pods.selector(item);
            if (selector.isEmpty()) {
                return Task.fail("cannot get the logs from *v1." + item.kind().kind() + ": selector for *v1." + item.kind().kind() + " not implemented");
            }
            return Pods.of(cluster, item, job.micros("pod-running-timeout")).then(first -> Pods.pods(cluster, item.namespace(), selector.get()).then(all ->
                    all.size() > 1 && job.on("all-pods") ? Task.of(all)
                            : (all.size() > 1 ? Task.complain("Found " + all.size() + " pods, using pod/" + first.at("metadata", "name").text() + "\n") : Task.done())
                                    .map(done -> List.of(first))));
        });
    }

    private Task<List<Source>> sources(Mapping pod, boolean quiet) {
        String name = pod.at("metadata", "name").text();
        String namespace = pod.at("metadata", "namespace").text();
        if (job.on("all-containers")) {
            List<Source> all = new ArrayList<>();
            for (String field : List.of("initContainers", "containers", "ephemeralContainers")) {
                pod.at("spec", field).mappings().forEach(container -> all.add(new Source(name, namespace, container.get("name").text())));
            }
            return Task.of(List.copyOf(all));
        }
        Task<String> container = container().isEmpty() ? Pods.standard(pod, quiet) : Task.of(container());
        return container.then(chosen -> Pods.container(pod, chosen).isEmpty() ? Task.fail("container " + chosen + " is not valid for pod " + name)
                : Task.of(List.of(new Source(name, namespace, chosen))));
    }

    private Map<String, String> query(Source source) {
        Map<String, String> query = new TreeMap<>(Map.of("container", source.container()));
        for (String flag : List.of("follow", "previous", "timestamps")) {
            if (job.on(flag)) {
                query.put(flag, "true");
            }
        }
        if (job.number("limit-bytes") > 0) {
            query.put("limitBytes", job.text("limit-bytes"));
        }
        if (!job.text("since-time").isEmpty()) {
            query.put("sinceTime", job.text("since-time"));
        }
        if (job.micros("since") > 0) {
            query.put("sinceSeconds", Long.toString(Math.max(1, Math.round(job.micros("since") / 1_000_000.0))));
        }
        boolean selecting = !job.text("selector").isEmpty() && !job.given("tail");
        if (selecting || job.number("tail") != -1) {
            query.put("tailLines", Long.toString(selecting ? SELECTED_LINES : job.number("tail")));
        }
        return query;
    }

    private Task<Stream> open(Source source) {
        String path = KnownKinds.POD.path(source.namespace(), source.pod()) + "/log";
        return cluster.open(cluster.request("GET", path, query(source), Bytes.EMPTY).withHeader("accept", "*/*"));
    }

    private Task<Done> copy(Source source) {
        Task<Done> copied = open(source).then(stream -> Task.<Stream, Done>loop(stream, from -> prefixed() ? line(source, from) : part(from)));
        return job.on("ignore-errors") ? copied.rescue(why -> Task.complain("error: " + why.inner() + "\n")) : copied;
    }

    private boolean prefixed() {
        return job.on("prefix") || job.on("all-pods");
    }

    private static Task<Task.Round<Stream, Done>> part(Stream from) {
        return from.part(Stream.NEVER).then(next -> next instanceof Stream.Next.Part part
                ? Task.write(1, part.bytes()).map(done -> new Task.Round.Again<>(part.after()))
                : from.close().map(done -> new Task.Round.Over<>(done)));
    }

    private Task<Task.Round<Stream, Done>> line(Source source, Stream from) {
        return from.line(Stream.NEVER).then(next -> next instanceof Stream.Next.Line line
                ? Task.print((prefixed() ? "[pod/" + source.pod() + "/" + source.container() + "] " : "") + line.text() + "\n").map(done -> new Task.Round.Again<>(line.after()))
                : from.close().map(done -> new Task.Round.Over<>(done)));
    }

    /** Several logs at once, line by line as they come. */
    private Task<Done> together(List<Source> sources) {
        return Task.all(sources, source -> open(source).map(stream -> new Merged.Open(prefixed() ? "[pod/" + source.pod() + "/" + source.container() + "] " : "", stream)))
                .then(Merged::copy);
    }
}
