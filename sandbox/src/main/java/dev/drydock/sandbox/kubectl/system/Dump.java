package dev.drydock.sandbox.kubectl.system;

import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Kind;
import dev.drydock.sandbox.kubectl.client.KnownKinds;
import dev.drydock.sandbox.kubectl.client.Scratch;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.print.Format;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** {@code kubectl cluster-info dump}: what helps to find a fault, to standard output or as files. */
public record Dump(Job job, Cluster cluster, Format format, String folder) {
    private static final Kind CONTROLLERS = new Kind("", "v1", "replicationcontrollers", "replicationcontroller", "ReplicationController", true, List.of(), List.of(), List.of());

    public static Task<Done> start(Job job) {
        return Format.of(job, Format.USUAL).then(format -> job.cluster().then(cluster -> {
            String folder = job.text("output-directory");
            Dump dump = new Dump(job, cluster, format, folder.equals("-") ? "" : folder);
            return dump.run().and(dump.folder().isEmpty() ? Task.done() : Task.print("Cluster info dumped to " + folder + "\n"));
        }));
    }

    private Task<Done> run() {
        return cluster.get(KnownKinds.NODE.path("")).then(nodes -> write("nodes", typed(KnownKinds.NODE, nodes))).and(namespaces())
                .then(namespaces -> Task.each(namespaces, this::namespace));
    }

    private Task<List<String>> namespaces() {
        if (job.on("all-namespaces")) {
            return cluster.get(KnownKinds.NAMESPACE.path("")).map(list -> list.get("items").mappings().stream().map(each -> each.at("metadata", "name").text()).toList());
        }
        List<String> named = job.list("namespaces");
        return Task.of(named.isEmpty() ? List.copyOf(new LinkedHashSet<>(List.of("kube-system", cluster.target().namespace()))) : named);
    }

    private Task<Done> namespace(String namespace) {
        List<Kind> kinds = List.of(KnownKinds.EVENT, CONTROLLERS, KnownKinds.SERVICE, KnownKinds.DAEMON_SET, KnownKinds.DEPLOYMENT, KnownKinds.REPLICA_SET, KnownKinds.POD);
        return Task.each(kinds, kind -> cluster.get(kind.path(namespace)).then(list -> write(namespace + "/" + file(kind), typed(kind, list))))
                .and(cluster.get(KnownKinds.POD.path(namespace))).then(pods -> Task.each(pods.get("items").mappings(), pod -> logs(namespace, pod)));
    }

    private static String file(Kind kind) {
        return switch (kind.kind()) {
            case "ReplicationController" -> "replication-controllers";
            default -> kind.plural();
        };
    }

    private static Tree typed(Kind kind, Tree list) {
        List<Tree> items = new ArrayList<>();
        list.get("items").mappings().forEach(item -> items.add(item.without("apiVersion").without("kind")));
        return list.mapping().with("items", new Sequence(items)).with("kind", kind.kind() + "List").with("apiVersion", kind.apiVersion());
    }

    private Task<Done> write(String name, Tree object) {
        return format instanceof Format.Human ? put(name + ".json", new Format.AsJson(false).text(object))
                : put(name + (format instanceof Format.AsYaml ? ".yaml" : ".json"), format.text(object));
    }

    private Task<Done> put(String name, Task<String> text) {
        return text.then(written -> folder.isEmpty() ? Task.print(written) : Task.<Done>with(sys -> {
            folders(sys, folder + "/" + name);
            return Scratch.write(folder + "/" + name, written);
        }));
    }

    private static void folders(Sys sys, String path) {
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            sys.files().makeDirectory(path.substring(0, slash), 0755);
        }
    }

    private Task<Done> logs(String namespace, Mapping pod) {
        String name = pod.at("metadata", "name").text();
        List<Mapping> containers = new ArrayList<>(pod.at("spec", "initContainers").mappings());
        containers.addAll(pod.at("spec", "containers").mappings());
        return put(namespace + "/" + name + "/logs.txt", Task.all(containers, container -> {
            String of = container.get("name").text();
            return cluster.send(cluster.request("GET", KnownKinds.POD.path(namespace, name) + "/log", Map.of("container", of), Bytes.EMPTY))
                    .map(answer -> answer.body().text()).rescue(why -> Task.of("Request log error: " + why.inner() + "\n"))
                    .map(text -> "==== START logs for container " + of + " of pod " + namespace + "/" + name + " ====\n" + text
                            + "==== END logs for container " + of + " of pod " + namespace + "/" + name + " ====\n");
        }).map(all -> String.join("", all)));
    }
}
