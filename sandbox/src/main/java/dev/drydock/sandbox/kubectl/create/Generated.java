package dev.drydock.sandbox.kubectl.create;

import dev.drydock.sandbox.kubectl.client.Validation;
import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.DryRun;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Kind;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.LastApplied;
import dev.drydock.sandbox.kubectl.print.Results;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** An object that a generator made: sent to the server, or only shown. */
final class Generated {
    private Generated() {}

    /** The name that a line must give. */
    static Task<String> name(Job job) {
        int count = job.before().size();
        return count == 1 ? Task.of(job.before().get(0)) : job.misused("exactly one NAME is required, got " + count);
    }

    /** The metadata of an object yet to be made. */
    static Mapping.Builder meta(String name, String namespace) {
        return Mapping.builder().put("name", name).putUnlessEmpty("namespace", namespace).put("creationTimestamp", Nothing.NOTHING);
    }

    /** The start of an object. */
    static Mapping.Builder object(Kind kind) {
        return Mapping.builder().put("kind", kind.kind()).put("apiVersion", kind.apiVersion());
    }

    /** The namespace that an object gets written in: only what the line names. */
    static String namespace(Cluster cluster) {
        return cluster.target().explicitNamespace() ? cluster.target().namespace() : "";
    }

    /**
     * Makes the object of a command.
     *
     * @param wrapping what the original puts before a refusal, {@code failed to create deployment: }, or empty
     * @param generator gives the object for the namespace to write into it
     */
    static Task<Done> make(Job job, Kind kind, String wrapping, Function<String, Task<Mapping>> generator) {
        return job.cluster().then(cluster -> Results.of(job).then(results -> generator.apply(namespace(cluster)).then(object ->
                send(cluster, job, kind, job.on("save-config") ? LastApplied.in(object) : object, wrapping, results)
                        .then(made -> results.tellTyped(made, "created")))));
    }

    private static Task<Tree> send(Cluster cluster, Job job, Kind kind, Mapping object, String wrapping, Results results) {
        if (results.dryRun() == DryRun.CLIENT) {
            return Task.of(object);
        }
        Map<String, String> query = new TreeMap<>();
        query.put("fieldManager", job.text("field-manager"));
        query.put("fieldValidation", Validation.directive(job));
        return cluster.create(kind.path(cluster.target().namespace()), results.dryRun().query(query), object)
                .failingAs(why -> wrapping.isEmpty() ? why : new Failure.Plain(wrapping + why.inner()));
    }
}
