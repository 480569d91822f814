package dev.drydock.sandbox.kubectl.create;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.DryRun;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Kind;
import dev.drydock.sandbox.kubectl.client.KnownKinds;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.discovery.Discovery;
import dev.drydock.sandbox.kubectl.object.LastApplied;
import dev.drydock.sandbox.kubectl.print.Format;
import dev.drydock.sandbox.kubectl.print.Results;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** {@code kubectl run}: one pod, perhaps attached to, perhaps with a Service. */
public record Run(Job job, Cluster cluster, Results results, String name) {
    private static final Pattern IMAGE = Pattern.compile("(?:[a-zA-Z0-9][a-zA-Z0-9.-]*(?::\\d+)?/)?[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*"
            + "(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*(?::[\\w][\\w.-]{0,127})?(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?");

    public static Task<Done> start(Job job) {
        return DryRun.of(job).then(dry -> Results.of(job, dry).then(results -> checked(job, results)));
    }

    private static Task<Done> checked(Job job, Results results) {
        if (job.arguments().isEmpty() || job.dash() == 0) {
            return job.misused("NAME is required for run");
        }
        String image = job.text("image");
        if (image.isEmpty()) {
            return Task.fail("--image is required");
        }
        if (!IMAGE.matcher(image).matches()) {
            return Task.fail("Invalid image name " + Quote.go(image) + ": invalid reference format");
        }
        if (job.on("tty") && !job.on("stdin")) {
            return job.misused("-i/--stdin is required for containers with -t/--tty=true");
        }
        if (job.on("expose") && job.text("port").isEmpty()) {
            return job.misused("--port must be set when exposing a service");
        }
        if (!List.of("", "Always", "OnFailure", "Never").contains(job.text("restart"))) {
            return job.misused("invalid restart policy: " + job.text("restart"));
        }
        if (!attached(job) && job.on("rm")) {
            return job.misused("--rm should only be used for attached containers");
        }
        if (attached(job) && results.dryRun() != DryRun.NONE) {
            return job.misused("--dry-run=[server|client] can't be used with attached containers options (--attach, --stdin, or --tty)");
        }
        if (!List.of("", "Always", "IfNotPresent", "Never").contains(job.text("image-pull-policy"))) {
            return job.misused("invalid image pull policy: " + job.text("image-pull-policy"));
        }
        return job.cluster().then(cluster -> new Run(job, cluster, results, job.arguments().get(0)).create());
    }

    private static boolean attached(Job job) {
        return job.given("attach") ? job.on("attach") : job.on("stdin");
    }

    private Task<Done> create() {
        return pod().then(pod -> Discovery.kinds(cluster).and(send(KnownKinds.POD, pod)).then(made -> service().then(service ->
                attached(job) ? new Attached(this, made, service).start() : results.tellTyped(made, "created"))));
    }

    private Task<Tree> send(Kind kind, Mapping object) {
        if (results.dryRun().client()) {
            return Task.of(cluster.target().explicitNamespace() ? object.withAt(cluster.target().namespace(), "metadata", "namespace") : object);
        }
        Map<String, String> query = new TreeMap<>();
        query.put("fieldManager", job.text("field-manager"));
        return cluster.create(kind.path(cluster.target().namespace()), results.dryRun().query(query), job.on("save-config") ? LastApplied.in(object) : object);
    }

    private Task<Mapping> pod() {
        Mapping.Builder container = Mapping.builder().put("name", name).put("image", job.text("image"));
        List<String> words = job.arguments().subList(1, job.arguments().size());
        if (!words.isEmpty()) {
            container.put(job.on("command") ? "command" : "args", Sequence.ofTexts(words));
        }
        String port = job.text("port");
        if (!port.isEmpty()) {
            if (!port.matches("-?\\d{1,9}")) {
                return Task.fail("strconv.Atoi: parsing " + Quote.go(port) + ": invalid syntax");
            }
            container.put("ports", Sequence.of(Mapping.of("containerPort", Long.parseLong(port))));
        }
        List<Tree> variables = new ArrayList<>();
        for (String pair : job.all("env")) {
            int equals = pair.indexOf('=');
            if (equals <= 0 || !pair.substring(0, equals).matches("[-._a-zA-Z][-._a-zA-Z0-9]*")) {
                return Task.fail("invalid env: " + pair);
            }
            variables.add(Mapping.builder().put("name", pair.substring(0, equals)).putUnlessEmpty("value", pair.substring(equals + 1)).build());
        }
        container.putUnlessEmpty("env", new Sequence(variables)).put("resources", Mapping.EMPTY).putUnlessEmpty("imagePullPolicy", job.text("image-pull-policy"));
        if (job.on("privileged")) {
            container.put("securityContext", Mapping.of("privileged", true));
        }
        if (job.on("stdin")) {
            container.put("stdin", true);
            if (!job.on("leave-stdin-open")) {
                container.put("stdinOnce", true);
            }
        }
        if (job.on("tty")) {
            container.put("tty", true);
        }
        Mapping built = container.build();
        return pairs("labels", job.text("labels")).then(labels -> pairs("annotations", String.join(",", job.all("annotations"))).then(annotations ->
                overridden(Generated.object(KnownKinds.POD)
                        .put("metadata", Generated.meta(name, "").put("labels", labels.isEmpty() ? Mapping.of("run", name) : labels)
                                .putUnlessEmpty("annotations", annotations).build())
                        .put("spec", Mapping.builder().put("containers", Sequence.of(built))
                                .put("restartPolicy", job.text("restart").isEmpty() ? "Always" : job.text("restart")).put("dnsPolicy", "ClusterFirst")
                                .build())
                        .put("status", Mapping.EMPTY).build())));
    }

    private static Task<Mapping> pairs(String what, String text) {
        Mapping.Builder pairs = Mapping.builder();
        for (String pair : text.isEmpty() ? new String[0] : text.split(",")) {
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                return Task.fail(what.equals("labels") ? "unexpected label spec: " + pair : "unexpected annotation: " + pair);
            }
            pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return Task.of(pairs.build().sorted());
    }

    /** What {@code --overrides} lays over it: by default a merge patch. */
    private Task<Mapping> overridden(Mapping pod) {
        String text = job.text("overrides");
        if (text.isEmpty()) {
            return Task.of(pod);
        }
        Reading<Tree> reading = Json.read(text);
        Optional<Tree> patch = reading.value();
        return patch.isEmpty() ? Task.fail(reading.refusal().get().message()) : Task.of(merged(pod, patch.get()).mapping());
    }

    /** RFC 7386. */
    private static Tree merged(Tree target, Tree patch) {
        if (!(patch instanceof Mapping changes)) {
            return patch;
        }
        Mapping[] result = {target.mapping()};
        changes.forEach((key, value) -> result[0] = value.isNothing() ? result[0].without(key) : result[0].with(key, merged(result[0].get(key), value)));
        return result[0];
    }

    private Task<Optional<Tree>> service() {
        if (!job.on("expose")) {
            return Task.of(Optional.empty());
        }
        Mapping.Builder selector = Mapping.builder();
        for (String pair : (job.text("labels").isEmpty() ? "run=" + name : job.text("labels")).split(",")) {
            selector.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
        }
        long port = Long.parseLong(job.text("port"));
        Mapping spec = Mapping.of("ports", Sequence.of(Mapping.of("protocol", "TCP", "port", port, "targetPort", port)), "selector", selector.build().sorted());
        Mapping.Builder meta = Generated.meta(name, "");
        if (!job.text("labels").isEmpty()) {
            meta.put("labels", selector.build().sorted());
        }
        Mapping object = Generated.object(KnownKinds.SERVICE).put("metadata", meta.build()).put("spec", spec).put("status", Mapping.of("loadBalancer", Mapping.EMPTY)).build();
        return send(KnownKinds.SERVICE, object).then(made -> results.tellTyped(made, "created")
                .and(results.format() instanceof Format.AsYaml ? Task.print("---\n") : Task.done()).map(done -> Optional.of(made)));
    }
}
