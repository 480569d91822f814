package dev.drydock.sandbox.kubectl.pod;

import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.KnownKinds;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.Optional;

/** {@code kubectl attach}. */
public final class Attach {
    private Attach() {}

    public static Task<Done> start(Job job) {
        return job.cluster().then(cluster -> {
            if (job.arguments().isEmpty() && job.list("filename").isEmpty()) {
                return Task.fail("at least 1 argument is required for attach");
            }
            if (job.arguments().size() > 2) {
                return Task.fail("expected POD, TYPE/NAME, or TYPE NAME, (at most 2 arguments) saw " + job.arguments().size() + ": [" + String.join(" ", job.arguments()) + "]");
            }
            String word = job.arguments().size() == 2 ? job.arguments().get(0) + "/" + job.arguments().get(1) : job.arguments().get(0);
            return Pods.object(cluster, word).then(item -> Pods.of(cluster, item, job.micros("pod-running-timeout"))).then(pod -> {
                String phase = pod.at("status", "phase").text();
                return phase.equals("Succeeded") || phase.equals("Failed")
                        ? Task.fail("cannot attach a container in a completed pod; current phase is " + phase)
                        : to(cluster, pod, job.text("container"), job.on("stdin"), job.on("tty"), job.on("quiet"), "kubectl attach");
            });
        });
    }

    /** Joins the streams of a container of a running pod. */
    public static Task<Done> to(Cluster cluster, Mapping pod, String wanted, boolean stdin, boolean wantsTty, boolean quiet, String again) {
        Optional<Mapping> named = wanted.isEmpty() ? Optional.empty() : Pods.container(pod, wanted);
        if (!wanted.isEmpty() && named.isEmpty()) {
            return Task.fail("cannot attach to the container: container " + wanted + " not found in pod " + pod.at("metadata", "name").text());
        }
        return (named.isPresent() ? Task.of(wanted) : Pods.standard(pod, quiet)).then(name -> {
            boolean offers = Pods.container(pod, name).map(container -> container.get("tty").truth()).orElse(false);
            Task<Done> told = wantsTty && !offers && !quiet ? Task.complain("error: Unable to use a TTY - container " + name + " did not allocate one\n") : Task.done();
            String path = KnownKinds.POD.path(pod.at("metadata", "namespace").text(), pod.at("metadata", "name").text()) + "/attach";
            return told.and(Task.with(sys -> {
                boolean tty = offers && stdin && sys.isTerminal(0);
                Task<Done> hint = offers && stdin && !tty && !quiet ? Task.complain("Unable to use a TTY - input is not a terminal or the right kind of file\n") : Task.done();
                Task<Done> prompt = quiet ? Task.done() : Task.complain("If you don't see a command prompt, try pressing enter.\n");
                return hint.and(prompt).and(new Remote(cluster, path, name, List.of(), offers, stdin).joined()).then(Remote::ended)
                        .and(tty && stdin && !quiet ? Task.print("Session ended, resume using '" + again + " " + pod.at("metadata", "name").text() + " -c " + name
                                + " -i -t' command when the pod is running\n") : Task.done());
            }));
        });
    }

    /** Whether a failure means that nobody could be attached to, so that the log may serve. */
    public static boolean unattachable(Failure why) {
        return why instanceof Failure.Refusal || why instanceof Failure.Plain;
    }
}
