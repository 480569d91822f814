package dev.drydock.sandbox.kubectl.create;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.KnownKinds;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.client.Watch;
import dev.drydock.sandbox.kubectl.pod.Attach;
import dev.drydock.sandbox.kubectl.pod.Logs;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code kubectl run --attach} and {@code -i}: waits for the pod, joins its streams, waits for its end, and removes it if asked to. */
record Attached(Run run, Tree pod, Optional<Tree> service) {

    private Job job() {
        return run.job();
    }

    private Cluster cluster() {
        return run.cluster();
    }

    Task<Done> start() {
        Task<Done> work = running().then(this::join).and(over());
        return !job().on("rm") ? work : work.rescue(why -> removed().and(Task.fail(why))).and(removed());
    }

    private static boolean finished(Mapping pod) {
        return List.of("Succeeded", "Failed").contains(pod.at("status", "phase").text());
    }

    private static boolean ready(Mapping pod) {
        return pod.at("status", "phase").text().equals("Running") && pod.at("status", "conditions").mappings().stream().anyMatch(each ->
                each.get("type").text().equals("Ready") && each.get("status").text().equals("True"));
    }

    private Task<Mapping> until(java.util.function.Predicate<Mapping> wanted) {
        return Task.with(sys -> new Watch(cluster(), KnownKinds.POD, pod.at("metadata", "namespace").text(), run.name(), sys.now() + job().micros("pod-running-timeout"))
                .<Done, Mapping>until(Done.DONE, (state, object) -> object.isEmpty() ? Task.fail(Failure.notFound("pods", run.name()))
                        : Task.of(wanted.test(object.get()) ? new Task.Round.Over<>(object.get()) : new Task.Round.Again<>(state)),
                        state -> Task.fail("timed out waiting for the condition")));
    }

    private Task<Mapping> running() {
        return until(pod -> finished(pod) || ready(pod));
    }

    private Task<Done> join(Mapping live) {
        if (finished(live)) {
            return Logs.plain(cluster(), live, run.name());
        }
        return Attach.to(cluster(), live, "", job().on("stdin"), job().on("tty"), job().on("quiet"), "kubectl attach").rescue(why ->
                Task.complain("warning: couldn't attach to pod/" + run.name() + ", falling back to streaming logs: " + why.inner() + "\n").and(Logs.plain(cluster(), live, run.name())));
    }

    /** Waits for the pod's end where that says something, and takes over its exit code. */
    private Task<Done> over() {
        String restart = job().text("restart");
        if (job().on("leave-stdin-open") || restart.isEmpty() || restart.equals("Always")) {
            return Task.done();
        }
        return until(restart.equals("OnFailure") ? pod -> pod.at("status", "phase").text().equals("Succeeded") : Attached::finished).then(ended -> {
            if (ended.at("status", "phase").text().equals("Succeeded")) {
                return Task.done();
            }
            String shown = ended.at("metadata", "namespace").text() + "/" + run.name();
            Tree state = ended.at("status", "containerStatuses").get(0).at("state", "terminated");
            long code = state.get("exitCode").whole();
            return code == 0 ? Task.fail("pod " + shown + " failed with unknown exit code")
                    : Task.fail(new Failure.Exact("pod " + shown + " terminated (" + state.get("reason").text() + ")\n" + state.get("message").text(), (int) code));
        });
    }

    private Task<Done> removed() {
        return remove(KnownKinds.POD.path(pod.at("metadata", "namespace").text(), run.name()), "pod")
                .and(service.isPresent() ? remove(KnownKinds.SERVICE.path(pod.at("metadata", "namespace").text(), run.name()), "service") : Task.done());
    }

    private Task<Done> remove(String path, String kind) {
        Mapping options = Mapping.of("kind", "DeleteOptions", "apiVersion", "v1", "propagationPolicy", "Background");
        return cluster().delete(path, Map.of(), options).then(answer -> job().on("quiet") ? Task.done() : Task.print(kind + " " + Quote.go(run.name()) + " deleted\n"))
                .rescue(why -> why.notFound() ? Task.done() : Task.fail(why));
    }
}
