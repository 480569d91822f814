package dev.drydock.sandbox.kubectl.set;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.print.Results;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code kubectl set image}. */
public final class Image {
    private Image() {}

    public static Task<Done> start(Job job) {
        List<String> words = job.arguments().stream().takeWhile(word -> !word.contains("=")).toList();
        Map<String, String> images = new LinkedHashMap<>();
        job.arguments().stream().skip(words.size()).filter(word -> word.contains("=")).forEach(pair -> images.put(pair.split("=", 2)[0], pair.split("=", 2)[1]));
        return Results.of(job).then(results -> job.cluster().then(cluster -> Setting.items(job, cluster, words).then(items -> {
            if (job.on("all") && !job.text("selector").isEmpty()) {
                return Task.fail("cannot set --all and --selector at the same time");
            }
            if (images.isEmpty()) {
                return Task.fail("at least one image update is required");
            }
            if (images.size() > 1 && images.containsKey("*")) {
                return Task.fail("all containers are already specified by *, but saw more than one container_name=container_image pairs");
            }
            Setting setting = new Setting(job, cluster, results, "image updated", "failed to patch image update to pod template: ");
            return setting.change(items, item -> changed(item, images));
        })));
    }

    private static Task<Mapping> changed(Item item, Map<String, String> images) {
        Optional<String[]> spec = PodTemplates.spec(item.kind().kind());
        if (spec.isEmpty()) {
            return Task.fail(item.kind().plural() + "/" + item.name() + " the object is not a pod or does not have a pod template: *unstructured.Unstructured");
        }
        Mapping object = item.object();
        List<Failure> missing = new ArrayList<>();
        for (Map.Entry<String, String> image : images.entrySet()) {
            boolean there = List.of("containers", "initContainers").stream().anyMatch(field -> item.object().at(spec.get()).get(field).mappings().stream()
                    .anyMatch(container -> image.getKey().equals("*") || container.get("name").text().equals(image.getKey())));
            if (!there) {
                missing.add(new Failure.Plain("error: unable to find container named " + Quote.go(image.getKey())));
            }
            for (String field : List.of("containers", "initContainers")) {
                object = PodTemplates.each(object, spec.get(), field, container -> image.getKey().equals("*") || container.get("name").text().equals(image.getKey())
                        ? container.with("image", image.getValue()) : container);
            }
        }
        return missing.isEmpty() ? Task.of(object) : Task.fail(Failure.Many.of(missing));
    }
}
