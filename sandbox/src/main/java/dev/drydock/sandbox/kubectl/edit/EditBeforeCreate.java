package dev.drydock.sandbox.kubectl.edit;

import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.client.Validation;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.object.LastApplied;
import dev.drydock.sandbox.kubectl.print.Results;
import java.util.List;
import java.util.Map;

/** {@code kubectl create --edit}: manifests in an editor before their objects are made. */
public record EditBeforeCreate(Job job, Cluster cluster, Results results) {

    /** Lets the items be edited, then makes them. */
    public Task<Done> start(List<Item> items) {
        return new Session(job, cluster, items, this::save).start();
    }

    private Task<Saving.Saved> save(List<Item> before, List<Item> after) {
        return Task.each(after, item -> cluster.create(item.folder(), Map.of("fieldManager", job.text("field-manager"), "fieldValidation", Validation.directive(job)),
                job.on("save-config") ? LastApplied.in(item.object()) : item.object()).then(object -> results.tell(object, "created"))).map(done -> Saving.Saved.ALL);
    }
}
