package dev.drydock.sandbox.kubectl.node;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.DryRun;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.KnownKinds;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code kubectl drain} (pkg/cmd/drain, pkg/drain). */
public record Drain(Job job, Cluster cluster, DryRun dry) {
    private static final String DAEMONS = "DaemonSet-managed Pods (use --ignore-daemonsets to ignore)";
    private static final String STORAGE = "Pods with local storage (use --delete-emptydir-data to override)";
    private static final String UNMANAGED = "cannot delete Pods that declare no controller (use --force to override)";
    private static final long RETRY_MICROS = 5_000_000;
    private static final long POLL_MICROS = 1_000_000;

    public static Task<Done> start(Job job) {
        return Cordon.nodes(job).then(nodes -> DryRun.of(job).then(dry -> new Drain(job, nodes.cluster(), dry).run(nodes.items())));
    }

    private record Outcome(List<String> pending, List<Failure> failures) {
        Outcome failing(String node, Failure why) {
            List<String> nodes = new ArrayList<>(pending);
            nodes.add(node);
            List<Failure> all = new ArrayList<>(failures);
            all.add(why);
            return new Outcome(List.copyOf(nodes), List.copyOf(all));
        }
    }

    private Task<Done> run(List<Item> nodes) {
        return Task.each(nodes, node -> Cordon.set(cluster, dry, node, true)).and(Task.fold(nodes, new Outcome(List.of(), List.of()), (outcome, node) ->
                empty(node).and(Task.print(node.shown() + " drained" + dry.suffix() + "\n")).map(done -> outcome)
                        .rescue(why -> Task.complain("error: unable to drain node " + Quote.go(node.name()) + " due to error: " + why.inner() + ", continuing command...\n")
                                .map(done -> outcome.failing(node.name(), why)))))
                .then(outcome -> outcome.pending().isEmpty() ? Task.done() : Task.complain("There are pending nodes to be drained:\n"
                        + String.join("", outcome.pending().stream().map(name -> " " + name + "\n").toList())).and(Task.fail(stripped(outcome.failures()))));
    }

    /** The failures as the original tells them: without a word before them. */
    private static Failure stripped(List<Failure> failures) {
        return new Failure.Exact(String.join("\n", failures.stream().map(Failure::inner).toList()), 1);
    }

    // ---- which pods -------------------------------------------------------------------------------------------------------------

    /** The pods to evict, what is warned of, and what forbids it. */
    private record Sorted(List<Mapping> pods, Map<String, List<String>> warnings, Map<String, List<String>> errors) {}

    private Task<Done> empty(Item node) {
        Map<String, String> query = new TreeMap<>(Map.of("fieldSelector", "spec.nodeName=" + node.name()));
        if (!job.text("pod-selector").isEmpty()) {
            query.put("labelSelector", job.text("pod-selector"));
        }
        return cluster.get(KnownKinds.POD.path(""), query).then(list -> sorted(list.get("items").mappings()).then(sorted -> {
            if (!sorted.errors().isEmpty()) {
                return Task.fail(Failure.Many.of(sorted.errors().entrySet().stream()
                        .map(error -> (Failure) new Failure.Plain("cannot delete " + error.getKey() + ": " + String.join(", ", error.getValue()))).toList()));
            }
            String warnings = String.join("; ", sorted.warnings().entrySet().stream().map(each -> each.getKey() + ": " + String.join(", ", each.getValue())).toList());
            return (warnings.isEmpty() ? Task.done() : Task.complain("Warning: " + warnings + "\n")).and(dry.client()
                    ? Task.each(sorted.pods(), pod -> Task.print("evicting pod " + shown(pod) + " (dry run)\n")) : evict(sorted.pods()));
        }));
    }

    private static String shown(Mapping pod) {
        return pod.at("metadata", "namespace").text() + "/" + pod.at("metadata", "name").text();
    }

    private Task<Sorted> sorted(List<Mapping> pods) {
        return Task.fold(pods, new Sorted(List.of(), Map.of(), Map.of()), (sorted, pod) -> {
            Mapping owner = pod.at("metadata", "ownerReferences").mappings().stream().filter(each -> each.get("controller").truth()).findFirst().orElse(Mapping.EMPTY);
            if (pod.at("metadata", "annotations").has("kubernetes.io/config.mirror") || old(pod)) {
                return Task.of(sorted);
            }
            boolean finished = List.of("Succeeded", "Failed").contains(pod.at("status", "phase").text());
            if (owner.get("kind").text().equals("DaemonSet") && !finished) {
                return cluster.get(KnownKinds.DAEMON_SET.path(pod.at("metadata", "namespace").text(), owner.get("name").text()))
                        .map(set -> daemon(sorted, pod)).rescue(why -> Task.of(why.notFound() && job.on("force") ? with(sorted, pod) : daemon(sorted, pod)));
            }
            boolean local = !finished && pod.at("spec", "volumes").mappings().stream().anyMatch(volume -> volume.has("emptyDir"));
            Sorted next = sorted;
            boolean barred = false;
            if (local && !job.on("delete-emptydir-data")) {
                next = error(next, STORAGE, pod);
                barred = true;
            } else if (local) {
                next = warning(next, "deleting Pods with local storage", pod);
            }
            if (!barred && owner.isEmpty() && !finished) {
                if (!job.on("force")) {
                    return Task.of(error(next, UNMANAGED, pod));
                }
                next = warning(next, "deleting Pods that declare no controller", pod);
            }
            return Task.of(barred ? next : with(next, pod));
        });
    }

    /** Pods that have long been told to go need no more telling. */
    private boolean old(Mapping pod) {
        return job.number("skip-wait-for-delete-timeout") > 0 && pod.at("metadata").has("deletionTimestamp");
    }

    private Sorted daemon(Sorted sorted, Mapping pod) {
        return job.on("ignore-daemonsets") ? warning(sorted, "ignoring DaemonSet-managed Pods", pod) : error(sorted, DAEMONS, pod);
    }

    private static Sorted with(Sorted sorted, Mapping pod) {
        List<Mapping> pods = new ArrayList<>(sorted.pods());
        pods.add(pod);
        return new Sorted(List.copyOf(pods), sorted.warnings(), sorted.errors());
    }

    private static Sorted warning(Sorted sorted, String text, Mapping pod) {
        return new Sorted(sorted.pods(), plus(sorted.warnings(), text, pod), sorted.errors());
    }

    private static Sorted error(Sorted sorted, String text, Mapping pod) {
        return new Sorted(sorted.pods(), sorted.warnings(), plus(sorted.errors(), text, pod));
    }

    private static Map<String, List<String>> plus(Map<String, List<String>> map, String text, Mapping pod) {
        TreeMap<String, List<String>> more = new TreeMap<>(map);
        List<String> pods = new ArrayList<>(more.getOrDefault(text, List.of()));
        pods.add(shown(pod));
        more.put(text, List.copyOf(pods));
        return java.util.Collections.unmodifiableMap(more);
    }

    // ---- eviction ---------------------------------------------------------------------------------------------------------------

    /** Where the eviction of all pods stands: those refused are tried again, those granted are waited for. */
    private record Progress(List<Mapping> refused, List<Mapping> leaving, List<Failure> failures, long retryAt) {}

    private Task<Done> evict(List<Mapping> pods) {
        return Task.with(sys -> {
            long timeout = job.micros("timeout");
            long end = timeout == 0 ? Long.MAX_VALUE : sys.now() + timeout;
            return round(new Progress(List.of(), List.of(), List.of(), 0), pods).then(first -> Task.<Progress, List<Failure>>loop(first, progress -> {
                if (progress.refused().isEmpty() && progress.leaving().isEmpty()) {
                    return Task.of(new Task.Round.Over<>(progress.failures()));
                }
                return Task.sleep(POLL_MICROS).and(gone(progress)).then(after -> Task.with(now -> {
                    if (now.now() >= end && !after.refused().isEmpty()) {
                        List<Failure> late = after.refused().stream().map(pod -> (Failure) new Failure.Plain("error when evicting pods/"
                                + Quote.go(pod.at("metadata", "name").text()) + " -n " + Quote.go(pod.at("metadata", "namespace").text()) + ": global timeout reached: "
                                + seconds(timeout))).toList();
                        return Task.of(new Task.Round.Over<Progress, List<Failure>>(late));
                    }
                    return after.refused().isEmpty() || now.now() < after.retryAt() ? Task.of(new Task.Round.Again<Progress, List<Failure>>(after))
                            : round(new Progress(List.of(), after.leaving(), after.failures(), 0), after.refused()).map(Task.Round.Again<Progress, List<Failure>>::new);
                }));
            })).then(Task::failingWith);
        });
    }

    private static String seconds(long micros) {
        long seconds = micros / 1_000_000;
        return seconds >= 60 ? seconds / 60 + "m" + seconds % 60 + "s" : seconds + "s";
    }

    /** Asks for the eviction of some pods, all announced first. */
    private Task<Progress> round(Progress before, List<Mapping> pods) {
        String suffix = dry == DryRun.SERVER ? " (server dry run)" : "";
        return Task.each(pods, pod -> Task.print("evicting pod " + shown(pod) + suffix + "\n")).and(Task.fold(pods, before, this::ask))
                .then(after -> Task.ask(sys -> new Progress(after.refused(), after.leaving(), after.failures(), sys.now() + RETRY_MICROS)));
    }

    private Task<Progress> ask(Progress progress, Mapping pod) {
        String name = pod.at("metadata", "name").text();
        String namespace = pod.at("metadata", "namespace").text();
        Mapping.Builder options = Mapping.builder();
        if (job.number("grace-period") >= 0) {
            options.put("gracePeriodSeconds", job.number("grace-period"));
        }
        Mapping meta = Mapping.of("name", name, "namespace", namespace);
        Mapping body = Mapping.of("apiVersion", "policy/v1", "kind", "Eviction", "metadata", meta, "deleteOptions", options.build());
        Task<Done> asked = job.on("disable-eviction") ? cluster.delete(KnownKinds.POD.path(namespace, name), dry.query(Map.of()), options.build()).quietly()
                : cluster.create(KnownKinds.POD.path(namespace, name) + "/eviction", dry.query(Map.of()), body).quietly();
        return asked.map(done -> dry == DryRun.SERVER ? progress : leaving(progress, pod)).rescue(why -> {
            if (why.notFound()) {
                return Task.of(progress);
            }
            String told = "error when evicting pods/" + Quote.go(name) + " -n " + Quote.go(namespace);
            return why.reason().equals("TooManyRequests") ? Task.complain(told + " (will retry after 5s): " + why.inner() + "\n").map(done -> refused(progress, pod))
                    : Task.of(failing(progress, new Failure.Plain(told + ": " + why.inner())));
        });
    }

    private static Progress leaving(Progress progress, Mapping pod) {
        List<Mapping> all = new ArrayList<>(progress.leaving());
        all.add(pod);
        return new Progress(progress.refused(), List.copyOf(all), progress.failures(), progress.retryAt());
    }

    private static Progress refused(Progress progress, Mapping pod) {
        List<Mapping> all = new ArrayList<>(progress.refused());
        all.add(pod);
        return new Progress(List.copyOf(all), progress.leaving(), progress.failures(), progress.retryAt());
    }

    private static Progress failing(Progress progress, Failure why) {
        List<Failure> all = new ArrayList<>(progress.failures());
        all.add(why);
        return new Progress(progress.refused(), progress.leaving(), List.copyOf(all), progress.retryAt());
    }

    /** Which of the leaving pods are gone by now. */
    private Task<Progress> gone(Progress progress) {
        return Task.fold(progress.leaving(), new Progress(progress.refused(), List.of(), progress.failures(), progress.retryAt()), (after, pod) ->
                cluster.get(KnownKinds.POD.path(pod.at("metadata", "namespace").text(), pod.at("metadata", "name").text()))
                        .map(live -> !live.at("metadata", "uid").equals(pod.at("metadata", "uid"))).rescue(why -> why.notFound() ? Task.of(true) : Task.fail(why))
                        .then(gone -> gone ? Task.print("pod/" + pod.at("metadata", "name").text() + (job.on("disable-eviction") ? " deleted\n" : " evicted\n")).map(done -> after)
                                : Task.of(leaving(after, pod))));
    }
}
