package dev.drydock.sandbox.kubectl.pod;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.KnownKinds;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.client.Watch;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.object.Selection;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code kubectl debug}: a container more in a running pod, a copy of a pod, or a pod that sees a node's files (pkg/cmd/debug/debug.go).
 */
public record Debug(Job job, Cluster cluster) {
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
    private static final int SUFFIX = 5;
    private static final List<String> PROFILES = List.of("legacy", "general", "baseline", "restricted", "netadmin", "sysadmin");

    public static Task<Done> start(Job job) {
        Task<Done> warning = job.text("profile").equals("legacy") ? Task.complain("--profile=legacy is deprecated and will be removed in the future. "
                + "It is recommended to explicitly specify a profile, for example \"--profile=general\".\n") : Task.done();
        return job.cluster().then(cluster -> warning.and(checked(job)).and(new Debug(job, cluster).run()));
    }

    private static Task<Done> checked(Job job) {
        boolean copying = !job.text("copy-to").isEmpty();
        boolean image = !job.text("image").isEmpty();
        boolean words = !job.after().isEmpty() || job.before().size() > 1;
        String wrong = !PROFILES.contains(job.text("profile")) ? "unknown profile: " + job.text("profile")
                : copying && !image && !job.given("set-image") && !words ? "you must specify --image, --set-image or command arguments."
                : copying && words && job.text("container").isEmpty() && !image ? "you must specify an existing container or a new image when specifying args."
                : !copying && job.on("replace") ? "--replace may only be used with --copy-to."
                : !copying && job.on("same-node") ? "--same-node may only be used with --copy-to."
                : !copying && job.given("set-image") ? "--set-image may only be used with --copy-to."
                : !copying && !image ? "you must specify --image when not using --copy-to."
                : job.before().isEmpty() && job.list("filename").isEmpty() ? "NAME or filename is required for debug"
                : !List.of("", "Always", "IfNotPresent", "Never").contains(job.text("image-pull-policy")) ? "invalid image pull policy: " + job.text("image-pull-policy")
                : !copying && job.given("share-processes") ? "--share-processes may only be used with --copy-to."
                : copying && !job.text("target").isEmpty() ? "--target is incompatible with --copy-to. Use --share-processes instead."
                : job.on("tty") && !job.on("stdin") ? "-i/--stdin is required for containers with -t/--tty=true" : "";
        return wrong.isEmpty() ? Task.done() : Task.fail(wrong);
    }

    private Task<Done> run() {
        List<String> named = job.before().isEmpty() ? List.of() : List.of(job.before().get(0).contains("/") ? job.before().get(0) : "pods/" + job.before().get(0));
        return Selection.of(cluster, job, named).items().then(items -> Task.each(items, item -> switch (item.kind().kind()) {
            case "Pod" -> job.text("copy-to").isEmpty() ? beside(item) : copied(item);
            case "Node" -> node(item);
            default -> Task.<Done>fail(Quote.go(item.object().get("kind").text()) + " not supported by debug");
        }));
    }

    private List<String> words() {
        return job.dash() < 0 ? job.before().subList(Math.min(1, job.before().size()), job.before().size()) : job.after();
    }

    private Task<String> name() {
        if (!job.text("container").isEmpty()) {
            return Task.of(job.text("container"));
        }
        return Task.ask(Debug::suffix).then(suffix -> job.on("quiet") ? Task.of("debugger-" + suffix)
                : Task.complain("Defaulting debug container name to debugger-" + suffix + ".\n").map(done -> "debugger-" + suffix));
    }

    private static String suffix(Sys sys) {
        long random = sys.random("debug");
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < SUFFIX; i++) {
            out.append(ALPHABET.charAt(Math.floorMod(random, ALPHABET.length())));
            random /= ALPHABET.length();
        }
        return out.toString();
    }

    // ---- a container more --------------------------------------------------------------------------------------------------------

    private Task<Done> beside(Item pod) {
        return name().then(name -> {
            Mapping container = container(name);
            String target = job.text("target");
            Task<Done> told = target.isEmpty() || job.on("quiet") ? Task.done() : Task.complain("Targeting container " + Quote.go(target)
                    + ". If you don't see processes from this container it may be because the container runtime doesn't support this feature.\n");
            Mapping patch = Mapping.of("spec", Mapping.of("ephemeralContainers", Sequence.of(target.isEmpty() ? container : container.with("targetContainerName", target))));
            return told.and(cluster.patch(pod.path() + "/ephemeralcontainers", Map.of(), "strategic", Json.compact(patch))).then(live ->
                    attaching() ? attached(pod.namespace(), pod.name(), name) : Task.done());
        });
    }

    private Mapping container(String name) {
        Mapping.Builder built = Mapping.builder().put("name", name).put("image", job.text("image"))
                .putUnlessEmpty("imagePullPolicy", job.text("image-pull-policy"));
        if (!words().isEmpty()) {
            built.put(job.on("arguments-only") ? "args" : "command", Sequence.ofTexts(words()));
        }
        List<Tree> variables = new ArrayList<>();
        job.list("env").forEach(pair -> variables.add(Mapping.of("name", pair.substring(0, pair.indexOf('=')), "value", pair.substring(pair.indexOf('=') + 1))));
        built.putUnlessEmpty("env", new Sequence(variables));
        if (job.on("stdin")) {
            built.put("stdin", true);
        }
        if (job.on("tty")) {
            built.put("tty", true);
        }
        return secured(built.put("terminationMessagePolicy", "File").build());
    }

    /** What the profile allows the container. */
    private Mapping secured(Mapping container) {
        Mapping context = switch (job.text("profile")) {
            case "general" -> Mapping.of("capabilities", Mapping.of("add", Sequence.ofTexts(List.of("SYS_PTRACE"))));
            case "netadmin" -> Mapping.of("capabilities", Mapping.of("add", Sequence.ofTexts(List.of("NET_ADMIN", "NET_RAW"))));
            case "sysadmin" -> Mapping.of("privileged", true);
            case "restricted" -> Mapping.of("allowPrivilegeEscalation", false, "capabilities", Mapping.of("drop", Sequence.ofTexts(List.of("ALL"))),
                    "runAsNonRoot", true, "seccompProfile", Mapping.of("type", "RuntimeDefault"));
            default -> Mapping.EMPTY;
        };
        return context.isEmpty() ? container : container.with("securityContext", context);
    }

    // ---- a copy ------------------------------------------------------------------------------------------------------------------

    private Task<Done> copied(Item pod) {
        boolean changing = !job.text("container").isEmpty() && Pods.container(pod.object(), job.text("container")).isPresent();
        boolean adding = !job.text("image").isEmpty() && !changing;
        Task<String> name = adding ? name() : Task.of(changing ? job.text("container") : pod.object().at("spec", "containers").get(0).get("name").text());
        return name.then(chosen -> {
            Mapping spec = pod.object().get("spec").mapping().without("ephemeralContainers");
            List<Tree> containers = new ArrayList<>();
            spec.get("containers").mappings().forEach(each -> containers.add(changed(each, changing && each.get("name").text().equals(chosen))));
            if (adding) {
                containers.add(container(chosen));
            }
            Mapping copy = spec.with("containers", new Sequence(containers));
            copy = job.on("keep-init-containers") ? copy : copy.without("initContainers");
            copy = job.on("same-node") ? copy : copy.without("nodeName");
            boolean sharing = job.given("share-processes") ? job.on("share-processes") : List.of("general", "baseline").contains(job.text("profile"));
            copy = job.given("share-processes") || sharing ? copy.with("shareProcessNamespace", sharing) : copy;
            Mapping.Builder meta = Mapping.builder().put("name", job.text("copy-to")).put("namespace", pod.namespace());
            if (job.on("keep-labels")) {
                meta.putUnlessEmpty("labels", pod.object().at("metadata", "labels").mapping());
            }
            if (job.on("keep-annotations")) {
                meta.putUnlessEmpty("annotations", pod.object().at("metadata", "annotations").mapping());
            }
            Mapping object = Mapping.of("apiVersion", "v1", "kind", "Pod", "metadata", meta.build(), "spec", copy);
            Task<Done> replaced = job.on("replace") ? cluster.delete(pod.path(), Map.of(), Mapping.of("kind", "DeleteOptions", "apiVersion", "v1")).quietly() : Task.done();
            return cluster.create(pod.folder(), Map.of(), object).and(replaced)
                    .and(attaching() ? attached(pod.namespace(), job.text("copy-to"), chosen) : Task.done());
        });
    }

    /** A container of the copy: without probes that would end it, with the image and the words that were given. */
    private Mapping changed(Mapping container, boolean chosen) {
        Mapping here = container;
        for (String probe : List.of("liveness", "readiness", "startup")) {
            here = job.on("keep-" + probe) ? here : here.without(probe + "Probe");
        }
        for (String pair : job.list("set-image")) {
            String which = pair.substring(0, pair.indexOf('='));
            if (which.equals("*") || which.equals(container.get("name").text())) {
                here = here.with("image", pair.substring(pair.indexOf('=') + 1));
            }
        }
        if (!chosen) {
            return here;
        }
        here = job.text("image").isEmpty() ? here : here.with("image", job.text("image"));
        here = words().isEmpty() ? here : job.on("arguments-only") ? here.with("args", Sequence.ofTexts(words()))
                : here.with("command", Sequence.ofTexts(words())).without("args");
        here = job.on("stdin") ? here.with("stdin", true) : here;
        return job.on("tty") ? here.with("tty", true) : here;
    }

    // ---- a node ------------------------------------------------------------------------------------------------------------------

    private Task<Done> node(Item node) {
        return Task.ask(Debug::suffix).then(suffix -> {
            String name = "node-debugger-" + node.name() + "-" + suffix;
            String containerName = job.text("container").isEmpty() ? "debugger" : job.text("container");
            boolean rooted = !List.of("baseline", "restricted", "netadmin").contains(job.text("profile"));
            boolean shared = !List.of("baseline", "restricted").contains(job.text("profile"));
            Mapping container = rooted ? container(containerName).with("volumeMounts", Sequence.of(Mapping.of("mountPath", "/host", "name", "host-root")))
                    : container(containerName);
            Mapping.Builder spec = Mapping.builder().put("containers", Sequence.of(job.text("profile").equals("general") ? container.without("securityContext") : container))
                    .put("nodeName", node.name()).put("restartPolicy", "Never").put("tolerations", Sequence.of(Mapping.of("operator", "Exists")));
            if (shared) {
                spec.put("hostIPC", true).put("hostNetwork", true).put("hostPID", true);
            }
            if (rooted) {
                spec.put("volumes", Sequence.of(Mapping.of("name", "host-root", "hostPath", Mapping.of("path", "/"))));
            }
            Mapping pod = Mapping.of("apiVersion", "v1", "kind", "Pod", "metadata", Mapping.of("name", name, "labels",
                    Mapping.of("app.kubernetes.io/managed-by", "kubectl-debug")), "spec", spec.build());
            String namespace = cluster.target().namespace();
            Task<Done> told = job.on("quiet") ? Task.done() : Task.print("Creating debugging pod " + name + " with container " + containerName + " on node " + node.name() + ".\n");
            return told.and(cluster.create(KnownKinds.POD.path(namespace), Map.of(), pod)).and(attaching() ? attached(namespace, name, containerName) : Task.done());
        });
    }

    // ---- joining -----------------------------------------------------------------------------------------------------------------

    private boolean attaching() {
        return job.given("attach") ? job.on("attach") : job.on("stdin");
    }

    private static Optional<Mapping> state(Mapping pod, String container) {
        return List.of("ephemeralContainerStatuses", "containerStatuses", "initContainerStatuses").stream().flatMap(field -> pod.at("status", field).mappings().stream())
                .filter(each -> each.get("name").text().equals(container)).map(each -> each.get("state").mapping()).findFirst();
    }

    private Task<Done> attached(String namespace, String pod, String container) {
        return new Watch(cluster, KnownKinds.POD, namespace, pod, dev.drydock.sandbox.kubectl.client.Stream.NEVER).<Done, Mapping>until(Done.DONE, (done, object) ->
                object.isEmpty() ? Task.fail(Failure.notFound("pods", pod))
                        : Task.of(state(object.get(), container).filter(state -> state.has("running") || state.has("terminated")).isPresent()
                                ? new Task.Round.Over<>(object.get()) : new Task.Round.Again<>(done)), done -> Task.fail("timed out waiting for the condition"))
                .then(live -> state(live, container).orElse(Mapping.EMPTY).has("terminated") ? Logs.plain(cluster, live, container)
                        : Attach.to(cluster, live, container, job.on("stdin"), job.on("tty"), job.on("quiet"), "kubectl attach").rescue(why ->
                                Task.complain("warning: couldn't attach to pod/" + pod + ", falling back to streaming logs: " + why.inner() + "\n")
                                        .and(Logs.plain(cluster, live, container))));
    }
}
