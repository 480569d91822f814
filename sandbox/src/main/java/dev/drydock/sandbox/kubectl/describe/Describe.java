package dev.drydock.sandbox.kubectl.describe;

import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Kind;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.Entry;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.object.Selection;
import java.util.ArrayList;
import java.util.List;

/** {@code kubectl describe} (pkg/cmd/describe/describe.go). */
public record Describe(Job job, Cluster cluster) {

    public static Task<Done> start(Job job) {
        return job.cluster().then(cluster -> job.arguments().isEmpty() && job.list("filename").isEmpty() && job.text("kustomize").isEmpty()
                ? Task.fail("You must specify the type of resource to describe. Use \"kubectl api-resources\" for a complete list of supported resources.")
                : new Describe(job, cluster).run());
    }

    private record Found(List<Item> items, List<Failure> failures) {}

    private Task<Done> run() {
        Selection selection = Selection.of(cluster, job, job.arguments()).orAll();
        return selection.entries().then(entries -> Task.fold(entries, new Found(List.of(), List.of()), (found, entry) ->
                selection.items(entry instanceof Entry.Written written ? new Entry.Named(written.item()) : entry).map(items -> {
                    List<Item> all = new ArrayList<>(found.items());
                    all.addAll(items);
                    return new Found(List.copyOf(all), found.failures());
                }).rescue(why -> {
                    List<Failure> all = new ArrayList<>(found.failures());
                    all.add(why);
                    return Task.of(new Found(found.items(), List.copyOf(all)));
                })).then(found -> finished(entries, found)));
    }

    private Task<Done> finished(List<Entry> entries, Found found) {
        boolean prefix = job.arguments().size() == 2 && found.failures().size() == 1 && found.items().isEmpty() && found.failures().get(0).notFound()
                && entries.get(0) instanceof Entry.Named;
        if (prefix) {
            return byPrefix(((Entry.Named) entries.get(0)).item(), found.failures().get(0));
        }
        if (found.items().isEmpty() && found.failures().isEmpty()) {
            return Task.complain(job.on("all-namespaces") ? "No resources found\n" : "No resources found in " + cluster.target().namespace() + " namespace.\n");
        }
        return pages(found.items()).and(Task.failingWith(found.failures()));
    }

    /** A name that is not there may be the beginning of names. */
    private Task<Done> byPrefix(Item wanted, Failure why) {
        return cluster.get(wanted.kind().path(wanted.namespace())).then(list -> {
            List<Item> alike = Selection.items(wanted.kind(), list).stream().filter(item -> item.name().startsWith(wanted.name())).toList();
            return alike.isEmpty() ? Task.fail(why) : pages(alike);
        });
    }

    private Task<Done> pages(List<Item> items) {
        return Task.with(sys -> Task.fold(items, true, (first, item) -> page(new Subject(cluster, item, sys.now(), job.on("show-events")))
                .then(text -> Task.print((first ? "" : "\n\n") + text)).map(done -> false)).quietly());
    }

    private static Task<String> page(Subject subject) {
        Kind kind = subject.item().kind();
        return switch (kind.kind()) {
            case "Pod" -> PodPage.of(subject);
            case "Node" -> NodePage.of(subject);
            case "Deployment" -> WorkloadPages.deployment(subject);
            case "ReplicaSet", "ReplicationController" -> WorkloadPages.replicaSet(subject);
            case "StatefulSet" -> WorkloadPages.statefulSet(subject);
            case "DaemonSet" -> WorkloadPages.daemonSet(subject);
            case "Job" -> WorkloadPages.job(subject);
            case "CronJob" -> WorkloadPages.cronJob(subject);
            case "Service" -> kind.group().isEmpty() ? ServicePages.service(subject) : AnyPage.of(subject);
            case "Endpoints" -> ServicePages.endpoints(subject);
            case "EndpointSlice" -> ServicePages.slice(subject);
            case "Ingress" -> ServicePages.ingress(subject);
            case "IngressClass" -> ServicePages.ingressClass(subject);
            case "ConfigMap" -> ConfigPages.configMap(subject);
            case "Secret" -> ConfigPages.secret(subject);
            case "ServiceAccount" -> ConfigPages.serviceAccount(subject);
            case "Namespace" -> ConfigPages.namespace(subject);
            case "ResourceQuota" -> ConfigPages.quota(subject);
            case "LimitRange" -> ConfigPages.limitRange(subject);
            case "PersistentVolume" -> StoragePages.volume(subject);
            case "PersistentVolumeClaim" -> StoragePages.claim(subject);
            case "StorageClass" -> StoragePages.storageClass(subject);
            case "Role", "ClusterRole" -> AccessPages.role(subject);
            case "RoleBinding", "ClusterRoleBinding" -> AccessPages.binding(subject);
            case "HorizontalPodAutoscaler" -> PolicyPages.autoscaler(subject);
            case "PodDisruptionBudget" -> PolicyPages.disruptionBudget(subject);
            case "PriorityClass" -> PolicyPages.priorityClass(subject);
            case "NetworkPolicy" -> PolicyPages.networkPolicy(subject);
            default -> AnyPage.of(subject);
        };
    }
}
