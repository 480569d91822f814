package dev.drydock.sandbox.kubectl.rollout;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Stream;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.client.Watch;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.Optional;

/** {@code kubectl rollout status} (pkg/polymorphichelpers/rollout_status.go). */
public final class Status {
    private Status() {}

    public static Task<Done> start(Job job) {
        return Targets.of(job).then(targets -> {
            if (job.number("revision") < 0) {
                return Task.fail("revision must be a positive integer: " + job.number("revision"));
            }
            Task<Done> nothing = targets.none() ? Task.complain("No resources found in " + targets.cluster().target().namespace() + " namespace.\n") : Task.done();
            return Task.attempt(targets.items(), item -> follow(job, targets.cluster(), item)).and(Task.failingWith(targets.failures())).and(nothing);
        });
    }

    private static Task<Done> follow(Job job, Cluster cluster, Item item) {
        if (judge(item.kind().kind(), item.object(), 0).isEmpty()) {
            return Task.fail("no status viewer has been implemented for " + item.kind().kind());
        }
        return Task.with(sys -> {
            long timeout = job.micros("timeout");
            Watch watch = new Watch(cluster, item.kind(), item.namespace(), item.name(), timeout == 0 ? Stream.NEVER : sys.now() + timeout);
            return watch.<Done, Done>until(Done.DONE, (state, object) -> {
                if (object.isEmpty()) {
                    return Task.fail("object has been deleted");
                }
                Verdict verdict = judge(item.kind().kind(), object.get(), job.number("revision")).orElseThrow();
                if (!verdict.error().isEmpty()) {
                    return Task.fail(verdict.error());
                }
                return Task.print(verdict.text()).map(done -> verdict.over() || !job.on("watch") ? new Task.Round.Over<>(Done.DONE) : new Task.Round.Again<>(Done.DONE));
            }, state -> Task.fail("timed out waiting for the condition"));
        });
    }

    /** @param error why it will never be over, else empty */
    private record Verdict(String text, boolean over, String error) {
        static Verdict waiting(String text) {
            return new Verdict(text + "\n", false, "");
        }

        static Verdict over(String text) {
            return new Verdict(text + "\n", true, "");
        }

        static Verdict failed(String error) {
            return new Verdict("", true, error);
        }
    }

    private static Optional<Verdict> judge(String kind, Mapping object, long revision) {
        return switch (kind) {
            case "Deployment" -> Optional.of(deployment(object, revision));
            case "DaemonSet" -> Optional.of(daemonSet(object));
            case "StatefulSet" -> Optional.of(statefulSet(object));
            default -> Optional.empty();
        };
    }

    private static boolean observed(Mapping object) {
        return object.at("metadata", "generation").whole() <= object.at("status", "observedGeneration").whole();
    }

    private static Verdict deployment(Mapping object, long revision) {
        String name = Quote.go(object.at("metadata", "name").text());
        Tree status = object.get("status");
        long running = Revisions.of(object);
        if (revision > 0 && revision != running) {
            return Verdict.failed("desired revision (" + revision + ") is different from the running revision (" + running + ")");
        }
        if (!observed(object)) {
            return Verdict.waiting("Waiting for deployment spec update to be observed...");
        }
        boolean late = status.get("conditions").mappings().stream().anyMatch(each -> each.get("type").text().equals("Progressing")
                && each.get("reason").text().equals("ProgressDeadlineExceeded"));
        if (late) {
            return Verdict.failed("deployment " + name + " exceeded its progress deadline");
        }
        String start = "Waiting for deployment " + name + " rollout to finish: ";
        long wanted = object.at("spec", "replicas").whole();
        long updated = status.get("updatedReplicas").whole();
        if (updated < wanted) {
            return Verdict.waiting(start + updated + " out of " + wanted + " new replicas have been updated...");
        }
        if (status.get("replicas").whole() > updated) {
            return Verdict.waiting(start + (status.get("replicas").whole() - updated) + " old replicas are pending termination...");
        }
        if (status.get("availableReplicas").whole() < updated) {
            return Verdict.waiting(start + status.get("availableReplicas").whole() + " of " + updated + " updated replicas are available...");
        }
        return Verdict.over("deployment " + name + " successfully rolled out");
    }

    private static Verdict daemonSet(Mapping object) {
        String name = Quote.go(object.at("metadata", "name").text());
        Tree status = object.get("status");
        if (!object.at("spec", "updateStrategy", "type").text().equals("RollingUpdate")) {
            return Verdict.failed("rollout status is only available for RollingUpdate strategy type");
        }
        if (!observed(object)) {
            return Verdict.waiting("Waiting for daemon set spec update to be observed...");
        }
        String start = "Waiting for daemon set " + name + " rollout to finish: ";
        long wanted = status.get("desiredNumberScheduled").whole();
        if (status.get("updatedNumberScheduled").whole() < wanted) {
            return Verdict.waiting(start + status.get("updatedNumberScheduled").whole() + " out of " + wanted + " new pods have been updated...");
        }
        if (status.get("numberAvailable").whole() < wanted) {
            return Verdict.waiting(start + status.get("numberAvailable").whole() + " of " + wanted + " updated pods are available...");
        }
        return Verdict.over("daemon set " + name + " successfully rolled out");
    }

    private static Verdict statefulSet(Mapping object) {
        Tree spec = object.get("spec");
        Tree status = object.get("status");
        if (!spec.at("updateStrategy", "type").text().equals("RollingUpdate")) {
            return Verdict.failed("rollout status is only available for RollingUpdate strategy type");
        }
        if (status.get("observedGeneration").whole() == 0 || !observed(object)) {
            return Verdict.waiting("Waiting for statefulset spec update to be observed...");
        }
        long wanted = spec.get("replicas").whole();
        long updated = status.get("updatedReplicas").whole();
        if (status.get("readyReplicas").whole() < wanted) {
            return Verdict.waiting("Waiting for " + (wanted - status.get("readyReplicas").whole()) + " pods to be ready...");
        }
        Tree rolling = spec.at("updateStrategy", "rollingUpdate");
        if (!rolling.isNothing()) {
            long due = wanted - rolling.get("partition").whole();
            return rolling.has("partition") && updated < due
                    ? Verdict.waiting("Waiting for partitioned roll out to finish: " + updated + " out of " + due + " new pods have been updated...")
                    : Verdict.over("partitioned roll out complete: " + updated + " new pods have been updated...");
        }
        String newest = status.get("updateRevision").text();
        return !newest.equals(status.get("currentRevision").text())
                ? Verdict.waiting("waiting for statefulset rolling update to complete " + updated + " pods at revision " + newest + "...")
                : Verdict.over("statefulset rolling update complete " + status.get("currentReplicas").whole() + " pods at revision " + status.get("currentRevision").text() + "...");
    }
}
