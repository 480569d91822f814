package dev.drydock.sandbox.kubectl.discovery;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Kind;
import dev.drydock.sandbox.kubectl.client.Klog;
import dev.drydock.sandbox.kubectl.client.Kubeconfig;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks the server which kinds it serves, or remembers. */
public final class Discovery {
    private static final String ACCEPT = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json";
    private static final long KEPT_MICROS = 6L * 3600 * 1_000_000;
    /** So often does the original try before it gives up. */
    private static final int TRIES = 5;

    private Discovery() {}

    /** All kinds, remembered ones if they are not too old. */
    public static Task<Kinds> kinds(Cluster cluster) {
        return Task.with(sys -> {
            Outcome<Bytes> kept = sys.files().read(file(sys, cluster));
            return kept.ok() ? KeptKinds.read(kept.value().text(), sys.now() - KEPT_MICROS).map(Task::of).orElseGet(() -> fresh(cluster)) : fresh(cluster);
        });
    }

    /** All kinds, asked anew. */
    public static Task<Kinds> fresh(Cluster cluster) {
        return ask(cluster).then(kinds -> keep(cluster, kinds)).rescue(why -> complain(cluster, why).and(Task.fail(why)));
    }

    /** The kind that a word of the line means: {@code po}, {@code deployments.apps}, {@code Pod}; asked anew if it is not remembered. */
    public static Task<Kind> kind(Cluster cluster, String word) {
        return kinds(cluster).then(kinds -> kinds.find(word).map(Task::of).orElseGet(() -> fresh(cluster).then(anew -> anew.find(word).map(Task::of)
                .orElseGet(() -> Task.fail("the server doesn't have a resource type " + Quote.go(word.split("\\.", 2)[0]))))));
    }

    private static Task<Kinds> ask(Cluster cluster) {
        return list(cluster, "/api").then(core -> list(cluster, "/apis").map(groups -> {
            List<Kind> all = new ArrayList<>(kinds(core));
            all.addAll(kinds(groups));
            return new Kinds(all);
        }));
    }

    private static Task<Tree> list(Cluster cluster, String path) {
        return cluster.send(cluster.request("GET", path, Map.of(), Bytes.EMPTY).withHeader("accept", ACCEPT)).map(answer -> answer.json());
    }

    private static List<Kind> kinds(Tree list) {
        List<Kind> kinds = new ArrayList<>();
        for (Mapping group : list.get("items").mappings()) {
            for (Mapping version : group.get("versions").mappings()) {
                for (Mapping resource : version.get("resources").mappings()) {
                    Tree about = resource.get("responseKind");
                    kinds.add(new Kind(group.at("metadata", "name").text(), version.get("version").text(), resource.get("resource").text(),
                            resource.get("singularResource").text(), about.get("kind").text(), resource.get("scope").text().equals("Namespaced"),
                            resource.get("shortNames").texts(), resource.get("categories").texts(), resource.get("verbs").texts()));
                }
            }
        }
        return kinds;
    }

    private static Task<Kinds> keep(Cluster cluster, Kinds kinds) {
        return Task.ask(sys -> {
            String file = file(sys, cluster);
            StringBuilder folder = new StringBuilder();
            for (String part : file.substring(1, file.lastIndexOf('/')).split("/")) {
                folder.append('/').append(part);
                sys.files().makeDirectory(folder.toString(), 0750);
            }
            sys.files().write(file, Bytes.of(KeptKinds.write(kinds, sys.now())));
            return kinds;
        });
    }

    private static String file(Sys sys, Cluster cluster) {
        return Kubeconfig.home(sys) + "/.kube/cache/discovery/" + cluster.target().address().replace(':', '_') + "/servergroups";
    }

    private static Task<Done> complain(Cluster cluster, Failure why) {
        String told = why instanceof Failure.Refused
                ? "Get \\\"" + cluster.target().server() + "/api?timeout=32s\\\": dial tcp " + cluster.target().address().replace("localhost", "127.0.0.1")
                        + ": connect: connection refused"
                : why instanceof Failure.Refusal refusal ? refusal.message() : "";
        return told.isEmpty() ? Task.done() : Task.each(java.util.Collections.nCopies(TRIES, told),
                each -> Klog.line('E', "memcache.go:265", "\"Unhandled Error\" err=\"couldn't get current server API group list: " + each + "\""));
    }
}
