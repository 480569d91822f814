package dev.drydock.sandbox.kubectl.client;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The client's configuration: clusters, users and contexts by name, from the files that the original's loading rules name.
 *
 * @param files the files it was or would be read from, the first that exists is written to
 */
public record Kubeconfig(List<String> files, Map<String, Mapping> clusters, Map<String, Mapping> users, Map<String, Mapping> contexts, String current,
        Mapping preferences) {

    /** Reads what {@code --kubeconfig}, {@code KUBECONFIG} or the learner's home name. */
    public static Task<Kubeconfig> load(GivenFlags flags) {
        return Task.with(sys -> {
            String explicit = flags.text("kubeconfig");
            if (!explicit.isEmpty()) {
                Outcome<Bytes> file = sys.files().read(explicit);
                return file.ok() ? read(sys, List.of(explicit)) : Task.fail("stat " + explicit + ": " + file.errno().text().toLowerCase(java.util.Locale.ROOT));
            }
            return read(sys, files(sys));
        });
    }

    /** The same, but a file named by {@code --kubeconfig} need not exist: for commands that write it. */
    public static Task<Kubeconfig> loadToChange(GivenFlags flags) {
        String explicit = flags.text("kubeconfig");
        return Task.with(sys -> read(sys, explicit.isEmpty() ? files(sys) : List.of(explicit)));
    }

    private static List<String> files(Sys sys) {
        String variable = sys.variable("KUBECONFIG").orElse("");
        if (!variable.isEmpty()) {
            return List.of(variable.split(":")).stream().filter(file -> !file.isEmpty()).toList();
        }
        return List.of(home(sys) + "/.kube/config");
    }

    /** The learner's home. */
    public static String home(Sys sys) {
        return sys.variable("HOME").orElse("/root");
    }

    private static Task<Kubeconfig> read(Sys sys, List<String> files) {
        Kubeconfig merged = new Kubeconfig(files, Map.of(), Map.of(), Map.of(), "", Mapping.EMPTY);
        for (String file : files) {
            Outcome<Bytes> content = sys.files().read(file);
            if (!content.ok()) {
                if (content.is(Errno.ENOENT) || content.is(Errno.ENOTDIR)) {
                    continue;
                }
                return Task.fail("error loading config file \"" + file + "\": open " + file + ": " + content.errno().text().toLowerCase(java.util.Locale.ROOT));
            }
            Reading<Tree> reading = Yaml.read(content.value().text());
            if (reading.refusal().isPresent()) {
                return Task.fail("error loading config file \"" + file + "\": " + reading.refusal().get().message());
            }
            Tree tree = reading.value().orElse(Nothing.NOTHING);
            if (!tree.isNothing() && !(tree instanceof Mapping)) {
                return Task.fail("error loading config file \"" + file + "\": couldn't get version/kind; json parse error: json: cannot unmarshal "
                        + "string into Go value of type struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" }");
            }
            merged = merged.merged(tree);
        }
        return Task.of(merged);
    }

    private Kubeconfig merged(Tree tree) {
        return new Kubeconfig(files, merged(clusters, tree.get("clusters"), "cluster"), merged(users, tree.get("users"), "user"),
                merged(contexts, tree.get("contexts"), "context"), current.isEmpty() ? tree.get("current-context").text() : current,
                preferences.isEmpty() ? tree.get("preferences").mapping() : preferences);
    }

    private static Map<String, Mapping> merged(Map<String, Mapping> before, Tree list, String body) {
        Map<String, Mapping> all = new LinkedHashMap<>();
        list.mappings().forEach(entry -> all.put(entry.get("name").text(), entry.get(body).mapping()));
        all.putAll(before);
        return frozen(all);
    }

    private static Map<String, Mapping> frozen(Map<String, Mapping> map) {
        return java.util.Collections.unmodifiableMap(map);
    }

    public Kubeconfig withClusters(Map<String, Mapping> changed) {
        return new Kubeconfig(files, frozen(new LinkedHashMap<>(changed)), users, contexts, current, preferences);
    }

    public Kubeconfig withUsers(Map<String, Mapping> changed) {
        return new Kubeconfig(files, clusters, frozen(new LinkedHashMap<>(changed)), contexts, current, preferences);
    }

    public Kubeconfig withContexts(Map<String, Mapping> changed) {
        return new Kubeconfig(files, clusters, users, frozen(new LinkedHashMap<>(changed)), current, preferences);
    }

    public Kubeconfig withCurrent(String changed) {
        return new Kubeconfig(files, clusters, users, contexts, changed, preferences);
    }

    public Optional<Mapping> context(String name) {
        return Optional.ofNullable(contexts.get(name));
    }

    /** As the file holds it. */
    public Mapping tree() {
        return Mapping.builder().put("apiVersion", "v1").put("clusters", list(clusters, "cluster")).put("contexts", list(contexts, "context"))
                .put("current-context", current).put("kind", "Config").put("preferences", preferences).put("users", list(users, "user")).build();
    }

    private static Tree list(Map<String, Mapping> entries, String body) {
        if (entries.isEmpty()) {
            return Nothing.NOTHING;
        }
        List<Tree> items = new ArrayList<>();
        entries.keySet().stream().sorted().forEach(name -> items.add(Mapping.of(body, entries.get(name), "name", name)));
        return new Sequence(items);
    }

    /** The file that changes are written to. */
    public String target(Sys sys) {
        return files.stream().filter(file -> sys.files().exists(file)).findFirst().orElse(files.get(files.size() - 1));
    }

    /** Writes it back. */
    public Task<Done> save() {
        return Task.with(sys -> {
            String file = target(sys);
            int slash = file.lastIndexOf('/');
            if (slash > 0 && !sys.files().exists(file.substring(0, slash))) {
                sys.files().makeDirectory(file.substring(0, slash), 0755);
            }
            Outcome<Boolean> written = sys.files().write(file, Bytes.of(Yaml.write(tree())));
            return written.ok() ? Task.done() : Task.fail("open " + file + ": " + written.errno().text().toLowerCase(java.util.Locale.ROOT));
        });
    }
}
