package dev.drydock.sandbox.kubectl.edit;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Kind;
import dev.drydock.sandbox.kubectl.client.Scratch;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.discovery.Discovery;
import dev.drydock.sandbox.kubectl.discovery.Kinds;
import dev.drydock.sandbox.kubectl.object.Documents;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.object.ManifestFiles;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.JsonStyle;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One round after the other of the editor, until what it leaves can be saved or is given up (pkg/cmd/util/editor/editoptions.go). */
record Session(Job job, Cluster cluster, List<Item> items, Saving saving) {
    private static final String HEADER = """
            # Please edit the object below. Lines beginning with a '#' will be ignored,
            # and an empty file will abort the edit. If an error occurs while saving this file will be
            # reopened with the relevant failures.
            #
            """;

    /** @param text what the editor left last, @param file where that lies, both empty at first */
    private record Round(String text, String file, List<Reason> reasons) {}

    Task<Done> start() {
        return Task.loop(new Round("", "", List.of()), this::round);
    }

    private boolean json() {
        return job.text("output").equals("json");
    }

    private String written() {
        Tree shown = items.size() == 1 ? bare(items.get(0).object()) : Mapping.of("apiVersion", "v1", "items",
                new Sequence(items.stream().<Tree>map(item -> bare(item.object())).toList()), "kind", "List", "metadata", Mapping.EMPTY);
        return json() ? Json.write(shown, JsonStyle.KUBECTL.withSortKeys(true)) + "\n" : Yaml.write(shown);
    }

    private Mapping bare(Mapping object) {
        return job.on("show-managed-fields") ? object : object.withoutAt("metadata", "managedFields");
    }

    private Task<Task.Round<Round, Done>> round(Round before) {
        boolean again = !before.reasons().isEmpty();
        StringBuilder text = new StringBuilder(json() ? "" : HEADER);
        before.reasons().forEach(reason -> text.append(reason.comment()));
        text.append(again ? stripped(before.text()) : written());
        String shown = text.toString();
        return Scratch.name("kubectl-edit-", json() ? ".json" : ".yaml").then(file -> Scratch.write(file, shown)
                .and(Editor.open(file).rescue(why -> kept(before.file(), why)))
                .and(Scratch.read(file)).then(edited -> {
                    if (again && stripped(edited).equals(stripped(before.text()))) {
                        return kept(file, new Failure.Plain("Edit cancelled, no valid changes were saved."));
                    }
                    Task<Done> cleaned = before.file().isEmpty() ? Task.done() : Scratch.remove(before.file());
                    return cleaned.and(judged(edited, file));
                }));
    }

    private static String stripped(String text) {
        StringBuilder out = new StringBuilder();
        for (String line : text.split("(?<=\n)")) {
            if (!line.stripLeading().startsWith("#")) {
                out.append(line);
            }
        }
        return out.toString();
    }

    private static <T> Task<T> kept(String file, Failure why) {
        Task<Done> told = file.isEmpty() ? Task.done() : Task.complain("A copy of your changes has been stored to " + Quote.go(file) + "\n");
        return told.and(Task.fail(why));
    }

    private static Task<Task.Round<Round, Done>> over(String file, String said) {
        return Scratch.remove(file).and(Task.complain(said)).map(Task.Round.Over::new);
    }

    private Task<Task.Round<Round, Done>> judged(String edited, String file) {
        if (stripped(edited).equals(stripped(written()))) {
            return over(file, "Edit cancelled, no changes made.\n");
        }
        if (stripped(edited).isBlank()) {
            return over(file, "Edit cancelled, saved file was empty.\n");
        }
        Documents documents = Documents.read(new ManifestFiles.File(file, edited), true);
        if (documents.end().isPresent()) {
            String wrong = documents.end().get().bare().replaceFirst("^.*error converting YAML to JSON: ", "").replaceFirst("^.*error validating data: ", "")
                    .replaceFirst("; if you choose to ignore these errors.*$", "");
            Item first = items.get(0);
            return Task.complain("error: " + first.kind().qualified() + " " + Quote.go(first.name()) + " is invalid\n").map(done -> new Task.Round.Again<>(
                    new Round(edited, file, List.of(new Reason(first.kind().qualified() + " " + Quote.go(first.name()) + " was not valid",
                            List.of("<nil>: Invalid value: \"The edited file failed validation\": " + wrong))))));
        }
        return Discovery.kinds(cluster).then(kinds -> parsed(kinds, documents.documents(), edited, file));
    }

    private Task<Task.Round<Round, Done>> parsed(Kinds kinds, List<Mapping> documents, String edited, String file) {
        List<Item> after = new ArrayList<>();
        for (Mapping document : flat(documents)) {
            Optional<Kind> kind = kinds.of(document.get("apiVersion").text(), document.get("kind").text());
            if (kind.isEmpty()) {
                String wrong = "The edited file had a syntax error: unable to recognize \"edited-file\": no matches for kind "
                        + Quote.go(document.get("kind").text()) + " in version " + Quote.go(document.get("apiVersion").text());
                return Task.of(new Task.Round.Again<>(new Round(edited, file, List.of(new Reason(wrong, List.of())))));
            }
            String namespace = document.at("metadata", "namespace").text();
            if (kind.get().namespaced() && job.given("namespace") && !namespace.isEmpty() && !namespace.equals(cluster.target().namespace())) {
                return kept(file, new Failure.Plain("the namespace from the provided object " + Quote.go(namespace) + " does not match the namespace "
                        + Quote.go(cluster.target().namespace()) + ". You must pass '--namespace=" + namespace + "' to perform this operation."));
            }
            Mapping placed = kind.get().namespaced() && namespace.isEmpty() ? document.withAt(cluster.target().namespace(), "metadata", "namespace") : document;
            after.add(Item.of(kind.get(), placed, "edited-file"));
        }
        return saving.save(items, List.copyOf(after)).rescue(why -> kept(file, why)).then(saved -> ended(saved, edited, file));
    }

    private static List<Mapping> flat(List<Mapping> documents) {
        return documents.stream().flatMap(each -> each.get("kind").text().endsWith("List") && each.has("items") ? each.get("items").mappings().stream()
                : java.util.stream.Stream.of(each)).toList();
    }

    private static Task<Task.Round<Round, Done>> ended(Saving.Saved saved, String edited, String file) {
        if (saved.retryable() > 0) {
            return Task.complain("You can run `kubectl replace -f " + file + "` to try this update again.\n").and(Task.fail(new Failure.Exact("", 1)));
        }
        if (saved.missing() > 0) {
            return Task.complain("The edits you made on deleted resources have been saved to " + Quote.go(file) + "\n").and(Task.fail(new Failure.Exact("", 1)));
        }
        return saved.reasons().isEmpty() ? over(file, "") : Task.of(new Task.Round.Again<>(new Round(edited, file, saved.reasons())));
    }
}
