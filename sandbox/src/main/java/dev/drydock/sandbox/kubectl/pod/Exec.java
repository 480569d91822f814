package dev.drydock.sandbox.kubectl.pod;

import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.KnownKinds;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.Selection;
import java.util.List;

/** {@code kubectl exec}. */
public final class Exec {
    private static final String NO_TERMINAL = "Unable to use a TTY - input is not a terminal or the right kind of file\n";

    private Exec() {}

    public static Task<Done> start(Job job) {
        boolean named = !job.arguments().isEmpty() && job.dash() != 0;
        boolean files = !job.list("filename").isEmpty();
        if (job.dash() < 0 && (job.arguments().size() > 1 || !job.arguments().isEmpty() && files)) {
            return job.misused("exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead");
        }
        return job.cluster().then(cluster -> {
            if (!named && !files) {
                return Task.fail("pod, type/name or --filename must be specified");
            }
            if (job.after().isEmpty()) {
                return Task.fail("you must specify at least one command for the container");
            }
            Task<dev.drydock.sandbox.kubectl.object.Item> object = named ? Pods.object(cluster, job.arguments().get(0))
                    : Selection.of(cluster, job, List.of()).latest().map(items -> items.get(0));
            return object.then(item -> Pods.of(cluster, item, job.micros("pod-running-timeout"))).then(pod -> {
                String phase = pod.at("status", "phase").text();
                if (phase.equals("Succeeded") || phase.equals("Failed")) {
                    return Task.fail("cannot exec into a container in a completed pod; current phase is " + phase);
                }
                Task<String> container = job.text("container").isEmpty() ? Pods.standard(pod, job.on("quiet")) : Task.of(job.text("container"));
                return container.then(name -> terminal(job).then(tty -> new Remote(cluster,
                        KnownKinds.POD.path(pod.at("metadata", "namespace").text(), pod.at("metadata", "name").text()) + "/exec", name, job.after(), tty, job.on("stdin"))
                        .joined().then(Remote::ended)));
            });
        });
    }

    /** Whether there will be a terminal: only if one is asked for and there is one to use. */
    static Task<Boolean> terminal(Job job) {
        if (!job.on("tty") || !job.on("stdin")) {
            return Task.of(false);
        }
        return Task.with(sys -> sys.isTerminal(0) ? Task.of(true)
                : job.on("quiet") ? Task.of(false) : Task.complain(NO_TERMINAL).map(done -> false));
    }
}
