package dev.drydock.sandbox.kubectl.change;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.DryRun;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Stream;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.client.Watch;
import dev.drydock.sandbox.kubectl.object.Entry;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.object.ManifestFiles;
import dev.drydock.sandbox.kubectl.object.Selection;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code kubectl delete} (pkg/cmd/delete/delete.go).
 *
 * @param grace seconds, -1 for the kind's own
 * @param policy what becomes of what the object owns: {@code Background}, {@code Foreground} or {@code Orphan}
 */
public record Delete(Cluster cluster, DryRun dry, long grace, String policy, boolean forgiving, boolean waiting, long timeoutMicros, String output, boolean quiet) {

    /** An object that the server was asked to delete. */
    private record Doomed(Item item, String uid) {}

    public static Task<Done> start(Job job) {
        boolean selecting = job.on("all") || !job.text("selector").isEmpty() || !job.text("field-selector").isEmpty();
        boolean force = job.on("force");
        long given = job.number("grace-period");
        if (job.on("now") && given != -1) {
            return Task.fail("--now and --grace-period cannot be specified together");
        }
        long grace = job.on("now") ? 1 : given == 0 && !force ? 1 : force && given < 0 ? 0 : given;
        if (!List.of("", "name").contains(job.text("output"))) {
            return Task.fail("unexpected -o output mode: " + job.text("output") + ". We only support '-o name'");
        }
        return job.cluster().then(cluster -> DryRun.of(job).then(dry -> policy(job).then(policy -> {
            Delete delete = new Delete(cluster, dry, grace, policy, job.given("ignore-not-found") ? job.on("ignore-not-found") : selecting, job.on("wait"),
                    job.micros("timeout"), job.text("output"), false);
            Task<List<Entry>> entries = Selection.of(cluster, job, job.arguments()).entries();
            return entries.then(list -> validated(job, grace, force).and(job.on("interactive") ? delete.confirmed(job, list) : delete.entries(list)));
        })));
    }

    private static Task<Done> validated(Job job, long grace, boolean force) {
        if (job.on("all") && !job.text("selector").isEmpty()) {
            return Task.fail("cannot set --all and --selector at the same time");
        }
        if (force && grace > 0) {
            return Task.fail("--force and --grace-period greater than 0 cannot be specified together");
        }
        return force && grace == 0 ? Task.complain("Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. "
                + "The resource may continue to run on the cluster indefinitely.\n") : Task.done();
    }

    private static Task<String> policy(Job job) {
        return switch (job.text("cascade")) {
            case "", "background" -> Task.of("Background");
            case "foreground" -> Task.of("Foreground");
            case "orphan" -> Task.of("Orphan");
            case "true" -> Task.complain("warning: --cascade=true is deprecated (boolean value) and can be replaced with --cascade=background.\n").and(Task.of("Background"));
            case "false" -> Task.complain("warning: --cascade=false is deprecated (boolean value) and can be replaced with --cascade=orphan.\n").and(Task.of("Orphan"));
            default -> Task.fail("invalid cascade value (" + job.text("cascade") + "). Must be \"background\", \"foreground\", or \"orphan\"");
        };
    }

    private Task<Done> confirmed(Job job, List<Entry> entries) {
        return Task.all(entries, this::items).map(lists -> lists.stream().flatMap(List::stream).toList()).then(items -> {
            if (items.isEmpty()) {
                return Task.print("No resources found\n");
            }
            StringBuilder list = new StringBuilder("You are about to delete the following " + items.size() + " resource(s):\n");
            items.forEach(item -> list.append(item.shown()).append('\n'));
            return Task.print(list + "Do you want to continue? (y/n): ").and(ManifestFiles.input()).then(answer ->
                    answer.strip().toLowerCase(java.util.Locale.ROOT).equals("y") ? entries(entries) : Task.print("deletion is cancelled\n"));
        });
    }

    /** Deletes what entries mean and waits until it is gone. */
    public Task<Done> entries(List<Entry> entries) {
        return Task.fold(entries, new Progress(List.of(), List.of(), 0), (progress, entry) -> items(entry)
                .then(items -> Task.fold(items, progress, this::one))
                .rescue(why -> Task.of(forgiving && why.notFound() ? progress : progress.failing(why)))).then(progress -> {
                    if (!progress.failures().isEmpty()) {
                        return Task.failingWith(progress.failures());
                    }
                    if (progress.found() == 0) {
                        return quiet ? Task.done() : Task.print("No resources found\n");
                    }
                    return waiting && dry == DryRun.NONE ? gone(progress.doomed()) : Task.done();
                });
    }

    private record Progress(List<Doomed> doomed, List<Failure> failures, int found) {
        Progress failing(Failure why) {
            List<Failure> all = new ArrayList<>(failures);
            all.add(why);
            return new Progress(doomed, List.copyOf(all), found);
        }

        /** A file's object that was gone already counts as found. */
        Progress missing() {
            return new Progress(doomed, failures, found + 1);
        }

        Progress plus(Doomed more) {
            List<Doomed> all = new ArrayList<>(doomed);
            all.add(more);
            return new Progress(List.copyOf(all), failures, found + 1);
        }
    }

    /** Named objects are not fetched first. */
    private Task<List<Item>> items(Entry entry) {
        if (entry instanceof Entry.Broken broken) {
            return Task.fail(broken.why());
        }
        if (entry instanceof Entry.Listed listed) {
            return cluster.get(listed.kind().path(listed.namespace()), Selection.query(listed)).failingAs(why -> Selection.unlisted(listed, why)).map(list -> Selection.items(listed.kind(), list));
        }
        return Task.of(List.of(entry instanceof Entry.Named named ? named.item() : ((Entry.Written) entry).item()));
    }

    private Task<Progress> one(Progress progress, Item item) {
        Mapping.Builder options = Mapping.builder().put("kind", "DeleteOptions").put("apiVersion", "v1");
        if (grace >= 0) {
            options.put("gracePeriodSeconds", grace);
        }
        Mapping body = options.put("propagationPolicy", policy).build();
        Task<Done> told = quiet ? Task.done() : Task.print(sentence(item));
        if (dry.client()) {
            return told.map(done -> progress.plus(new Doomed(item, "")));
        }
        return cluster.delete(item.path(), dry.query(Map.of()), dry == DryRun.SERVER ? body.with("dryRun", List.of("All")) : body)
                .failingAs(why -> why.from("deleting", item.source()))
                .then(answer -> told.map(done -> progress.plus(new Doomed(item, uid(answer)))))
                .rescue(why -> Task.of(!forgiving || !why.notFound() ? progress.failing(why) : item.source().isEmpty() ? progress : progress.missing()));
    }

    private static String uid(Tree answer) {
        return answer.get("kind").text().equals("Status") ? answer.at("details", "uid").text() : answer.at("metadata", "uid").text();
    }

    private String sentence(Item item) {
        return output.equals("name") ? item.shown() + "\n"
                : item.kind().shown() + " " + Quote.go(item.name()) + (grace == 0 ? " force deleted" : " deleted") + dry.suffix() + "\n";
    }

    private Task<Done> gone(List<Doomed> doomed) {
        return Task.with(sys -> {
            long deadline = timeoutMicros == 0 ? Stream.NEVER : sys.now() + timeoutMicros;
            return Task.attempt(doomed, each -> gone(each, deadline));
        });
    }

    private Task<Done> gone(Doomed doomed, long deadline) {
        Item item = doomed.item();
        return new Watch(cluster, item.kind(), item.namespace(), item.name(), deadline).<Done, Done>until(Done.DONE, (state, object) -> {
            boolean gone = object.isEmpty() || !doomed.uid().isEmpty() && !object.get().at("metadata", "uid").text().equals(doomed.uid());
            return Task.of(gone ? new Task.Round.Over<>(Done.DONE) : new Task.Round.Again<>(Done.DONE));
        }, state -> Task.fail("timed out waiting for the condition on " + item.kind().plural() + "/" + item.name()))
                .rescue(why -> List.of("Forbidden", "MethodNotAllowed").contains(why.reason()) || why.notFound() ? Task.done() : Task.fail(why));
    }
}
