package dev.drydock.sandbox.kubectl.system;

import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.DryRun;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.object.Selection;
import dev.drydock.sandbox.kubectl.print.Results;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code kubectl certificate approve} and {@code deny}. */
public final class Certificates {
    private Certificates() {}

    public static Task<Done> approve(Job job) {
        return decide(job, "Approved", "approve", "approved");
    }

    public static Task<Done> deny(Job job) {
        return decide(job, "Denied", "deny", "denied");
    }

    private static Task<Done> decide(Job job, String type, String verb, String told) {
        if (job.arguments().isEmpty() && job.list("filename").isEmpty() && job.text("kustomize").isEmpty()) {
            return Task.fail("one or more CSRs must be specified as <name> or -f <filename>");
        }
        List<String> words = new ArrayList<>(job.arguments());
        if (!words.isEmpty()) {
            words.add(0, "certificatesigningrequests");
        }
        return Results.of(job, DryRun.NONE).then(results -> job.cluster().then(cluster -> Selection.of(cluster, job, words).latest().then(items ->
                Task.each(items, item -> decided(job, cluster, item, type, verb).then(object -> results.tell(object, told))))));
    }

    private static Task<Tree> decided(Job job, Cluster cluster, Item item, String type, String verb) {
        List<Tree> conditions = new ArrayList<>(item.object().at("status", "conditions").items());
        boolean there = conditions.stream().anyMatch(each -> each.get("type").text().equals(type));
        if (there && !job.on("force")) {
            return Task.of(item.object());
        }
        return Task.with(sys -> {
            String now = Instant.EPOCH.plus(sys.now(), ChronoUnit.MICROS).truncatedTo(ChronoUnit.SECONDS).toString();
            conditions.removeIf(each -> each.get("type").text().equals(type));
            conditions.add(Mapping.of("type", type, "status", "True", "reason", "Kubectl" + (type.equals("Approved") ? "Approve" : "Deny"),
                    "message", "This CSR was " + type.toLowerCase(java.util.Locale.ROOT) + " by kubectl certificate " + verb + ".", "lastUpdateTime", now));
            return cluster.replace(item.path() + "/approval", Map.of(), item.object().withAt(new Sequence(List.copyOf(conditions)), "status", "conditions"));
        });
    }
}
