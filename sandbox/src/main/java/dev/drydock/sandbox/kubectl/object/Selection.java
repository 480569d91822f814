package dev.drydock.sandbox.kubectl.object;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Kind;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.discovery.Discovery;
import dev.drydock.sandbox.kubectl.discovery.Kinds;
import dev.drydock.sandbox.kubectl.kustomize.Kustomizations;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which objects a command is about: the rules of the original's resource builder (cli-runtime/pkg/resource/builder.go).
 *
 * @param words types and names of the line
 * @param files of {@code -f}
 * @param labels a label selector, empty for none
 * @param all whether a type alone means all its objects because {@code --all} was given
 * @param bare whether a type alone means all its objects anyway
 * @param namespace in which to look, empty for all
 * @param explicit whether the line named the namespace, so that a file may not name another
 * @param validate whether files are checked before the server sees them
 */
public record Selection(
        Cluster cluster, List<String> words, List<String> files, String kustomize, boolean recursive, String labels, String fields, boolean all,
        boolean bare, String namespace, boolean explicit, boolean allNamespaces, boolean validate) {
    private static final String NOTHING = """
            You must provide one or more resources by argument or filename.
            Example resource specifications include:
               '-f rsrc.yaml'
               '--filename=rsrc.json'
               '<resource> <name>'
               '<resource>'""";

    /** What the line's usual flags and these words choose. */
    public static Selection of(Cluster cluster, Job job, List<String> words) {
        boolean everywhere = job.on("all-namespaces");
        return new Selection(cluster, List.copyOf(words), job.list("filename"), job.text("kustomize"), job.on("recursive"), job.text("selector").strip(),
                job.text("field-selector").strip(), job.on("all"), false, everywhere ? "" : cluster.target().namespace(),
                cluster.target().explicitNamespace() && !everywhere, everywhere, false);
    }

    /** The same, where a type alone means all its objects. */
    public Selection orAll() {
        return new Selection(cluster, words, files, kustomize, recursive, labels, fields, all, true, namespace, explicit, allNamespaces, validate);
    }

    /** The same, with files checked before the server sees them. */
    public Selection validating(boolean changed) {
        return new Selection(cluster, words, files, kustomize, recursive, labels, fields, all, bare, namespace, explicit, allNamespaces, changed);
    }

    /** The same with other words. */
    public Selection with(List<String> changed) {
        return new Selection(cluster, List.copyOf(changed), files, kustomize, recursive, labels, fields, all, bare, namespace, explicit, allNamespaces, validate);
    }

    public boolean fromFiles() {
        return !files.isEmpty() || !kustomize.isEmpty();
    }

    /** What is asked for. */
    public Task<List<Entry>> entries() {
        if (!kustomize.isEmpty() && !files.isEmpty()) {
            return Task.fail("only one of -f or -k can be specified");
        }
        if (fromFiles() && !words.isEmpty()) {
            boolean tuples = words.stream().allMatch(word -> word.contains("/"));
            return Task.fail(tuples ? "resource/name arguments cannot be provided when a path is specified"
                    : words.size() > 1 ? "name cannot be provided when a path is specified"
                    : "when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well");
        }
        if (all && (!labels.isEmpty() || !fields.isEmpty())) {
            return Task.fail("setting 'all' parameter but found a non empty selector. ");
        }
        return fromFiles() ? written() : named();
    }

    /** What is asked for with its objects: those named are fetched, those written are as written. */
    public Task<List<Item>> items() {
        return entries().then(entries -> Task.all(entries, this::items).map(lists -> lists.stream().flatMap(List::stream).toList()));
    }

    /** The same with the server's present state of written objects. */
    public Task<List<Item>> latest() {
        return entries().then(entries -> Task.all(entries, this::latest).map(lists -> lists.stream().flatMap(List::stream).toList()));
    }

    private Task<List<Item>> latest(Entry entry) {
        return entry instanceof Entry.Written written ? items(new Entry.Named(written.item())) : items(entry);
    }

    /** The objects of an entry. */
    public Task<List<Item>> items(Entry entry) {
        if (entry instanceof Entry.Broken broken) {
            return Task.fail(broken.why());
        }
        if (entry instanceof Entry.Written written) {
            return Task.of(List.of(written.item()));
        }
        if (entry instanceof Entry.Named named) {
            return cluster.get(named.item().path()).map(object -> List.of(named.item().with(object)));
        }
        Entry.Listed listed = (Entry.Listed) entry;
        return cluster.get(listed.kind().path(listed.namespace()), query(listed)).failingAs(why -> unlisted(listed, why)).map(list -> items(listed.kind(), list));
    }

    /** A refusal to list says what was looked for (cli-runtime/pkg/resource/selector.go). */
    public static Failure unlisted(Entry.Listed listed, Failure why) {
        if (!(why instanceof Failure.Refusal refusal) || !List.of("BadRequest", "NotFound").contains(why.reason())) {
            return why;
        }
        String resource = Quote.go(listed.kind().group() + "/" + listed.kind().version() + ", Resource=" + listed.kind().plural());
        return refusal.with(listed.labels().isEmpty() && listed.fields().isEmpty() ? "Unable to list " + resource + ": " + refusal.message()
                : "Unable to find " + resource + " that match label selector " + Quote.go(listed.labels()) + ", field selector " + Quote.go(listed.fields()) + ": "
                        + refusal.message());
    }

    /** The items of a list; each gets the kind that a list's items leave out. */
    public static List<Item> items(Kind kind, Tree list) {
        return list.get("items").mappings().stream().map(object -> {
            Mapping whole = object.has("kind") ? object : object.with("apiVersion", kind.apiVersion()).with("kind", kind.kind());
            return Item.of(kind, whole, "");
        }).toList();
    }

    /** The query of a list. */
    public static Map<String, String> query(Entry.Listed listed) {
        Map<String, String> query = new TreeMap<>();
        if (!listed.labels().isEmpty()) {
            query.put("labelSelector", listed.labels());
        }
        if (!listed.fields().isEmpty()) {
            query.put("fieldSelector", listed.fields());
        }
        return query;
    }

    // ---- the line ---------------------------------------------------------------------------------------------------------------

    private Task<List<Entry>> named() {
        return words.isEmpty() ? (labels.isEmpty() && fields.isEmpty() && !all ? Task.fail(NOTHING)
                : Task.fail("at least one resource must be specified to use a selector")) : named(spread(words));
    }

    /** {@code a,b c} means {@code a/c b/c}. */
    private static List<String> spread(List<String> words) {
        List<String> types = types(words.get(0));
        if (words.size() < 2 || types.size() < 2) {
            return words;
        }
        List<String> tuples = new ArrayList<>();
        types.forEach(type -> words.subList(1, words.size()).forEach(name -> tuples.add(type + "/" + name)));
        return tuples;
    }

    private static List<String> types(String word) {
        return List.copyOf(new LinkedHashSet<>(List.of(word.split(",", -1)).stream().filter(type -> !type.isEmpty()).toList()));
    }

    private Task<List<Entry>> named(List<String> line) {
        long slashes = line.stream().filter(word -> word.contains("/")).count();
        if (slashes > 0 && slashes < line.size()) {
            return Task.fail("there is no need to specify a resource type as a separate argument when passing arguments in resource/name form "
                    + "(e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'");
        }
        if (slashes > 0) {
            return tuples(line);
        }
        List<String> names = line.subList(1, line.size());
        boolean selecting = !labels.isEmpty() || !fields.isEmpty() || all;
        if (selecting && !names.isEmpty()) {
            return Task.fail("name cannot be provided when a selector is specified");
        }
        return expanded(line.get(0)).then(types -> {
            if (!names.isEmpty()) {
                return types.size() > 1 ? Task.fail("you must specify only one resource") : Task.all(types, this::kind).then(kinds -> one(kinds.get(0), names));
            }
            return Task.all(types, this::kind).then(kinds -> selecting || bare
                    ? Task.of(listed(kinds))
                    : Task.fail("resource(s) were provided, but no name was specified"));
        });
    }

    private Task<Kind> kind(String word) {
        return Discovery.kind(cluster, word);
    }

    private List<Entry> listed(List<Kind> kinds) {
        List<Entry> entries = new ArrayList<>();
        new LinkedHashSet<>(kinds).forEach(kind -> entries.add(new Entry.Listed(kind, kind.namespaced() ? namespace : "", labels, fields)));
        return List.copyOf(entries);
    }

    /** The types of a word, words like {@code all} replaced by what they stand for. */
    private Task<List<String>> expanded(String word) {
        return Discovery.kinds(cluster).map(kinds -> {
            List<String> types = new ArrayList<>();
            types(word).forEach(type -> {
                List<String> meant = kinds.category(type);
                types.addAll(meant.isEmpty() ? List.of(type) : meant);
            });
            return List.copyOf(new LinkedHashSet<>(types));
        });
    }

    private Task<List<Entry>> one(Kind kind, List<String> names) {
        if (kind.namespaced() && namespace.isEmpty()) {
            return Task.fail(allNamespaces ? "a resource cannot be retrieved by name across all namespaces"
                    : "namespace may not be empty when retrieving a resource by name");
        }
        return Task.of(names.stream().map(name -> entry(kind, name)).toList());
    }

    private Entry entry(Kind kind, String name) {
        return new Entry.Named(new Item(kind, kind.namespaced() ? namespace : "", name, "", Mapping.EMPTY));
    }

    private Task<List<Entry>> tuples(List<String> line) {
        for (String word : line) {
            String[] parts = word.split("/", -1);
            if (parts.length != 2) {
                return Task.fail("arguments in resource/name form may not have more than one slash");
            }
            if (parts[0].isEmpty() || parts[1].isEmpty() || types(parts[0]).size() != 1) {
                return Task.fail("arguments in resource/name form must have a single resource and name");
            }
        }
        if (!labels.isEmpty() || !fields.isEmpty() || all) {
            return Task.fail("selectors and the all flag cannot be used when passing resource/name arguments");
        }
        return Task.all(line, word -> kind(word.split("/")[0]).then(kind -> one(kind, List.of(word.split("/")[1])))).map(lists ->
                lists.stream().flatMap(List::stream).toList());
    }

    // ---- files ------------------------------------------------------------------------------------------------------------------

    private Task<List<Entry>> written() {
        return manifests().then(files -> Discovery.kinds(cluster).then(kinds -> {
            List<Entry> entries = new ArrayList<>();
            for (ManifestFiles.File file : files) {
                Documents documents = Documents.read(file, validate);
                documents.documents().forEach(document -> entries.addAll(entries(kinds, document, file.name())));
                documents.end().ifPresent(why -> entries.add(new Entry.Broken(why)));
            }
            return anew(kinds, entries, files);
        }));
    }

    private Task<List<ManifestFiles.File>> manifests() {
        return kustomize.isEmpty() ? ManifestFiles.read(files, recursive) : Kustomizations.build(kustomize).map(text -> List.of(new ManifestFiles.File("", text)));
    }

    /** A kind that is not remembered may be new: the server is asked once more. */
    private Task<List<Entry>> anew(Kinds kinds, List<Entry> entries, List<ManifestFiles.File> files) {
        boolean unknown = entries.stream().anyMatch(entry -> entry instanceof Entry.Broken broken && broken.why().bare().startsWith("resource mapping not found"));
        if (!unknown) {
            return nothing(entries);
        }
        return Discovery.fresh(cluster).then(fresh -> {
            List<Entry> again = new ArrayList<>();
            for (ManifestFiles.File file : files) {
                Documents documents = Documents.read(file, validate);
                documents.documents().forEach(document -> again.addAll(entries(fresh, document, file.name())));
                documents.end().ifPresent(why -> again.add(new Entry.Broken(why)));
            }
            return nothing(again);
        });
    }

    private static Task<List<Entry>> nothing(List<Entry> entries) {
        return Task.of(List.copyOf(entries));
    }

    private List<Entry> entries(Kinds kinds, Mapping document, String source) {
        if (document.get("kind").text().endsWith("List") && document.has("items")) {
            return document.get("items").mappings().stream().flatMap(item -> entries(kinds, item, source).stream()).toList();
        }
        String apiVersion = document.get("apiVersion").text();
        String name = document.get("kind").text();
        return List.of(kinds.of(apiVersion, name).or(() -> kinds.all().stream()
                .filter(kind -> kind.apiVersion().equals(apiVersion) && kind.kind().toLowerCase(java.util.Locale.ROOT).equals(name)).findFirst())
                .map(kind -> entry(kind, document, source)).orElseGet(() -> new Entry.Broken(new Failure.Plain("resource mapping not found for name: "
                        + Quote.go(document.at("metadata", "name").text()) + " namespace: " + Quote.go(document.at("metadata", "namespace").text()) + " from "
                        + Quote.go(source) + ": no matches for kind " + Quote.go(name) + " in version " + Quote.go(apiVersion) + "\nensure CRDs are installed first"))));
    }

    private Entry entry(Kind kind, Mapping document, String source) {
        String own = document.at("metadata", "namespace").text();
        if (kind.namespaced() && explicit && !own.isEmpty() && !own.equals(namespace)) {
            return new Entry.Broken(new Failure.Plain("the namespace from the provided object " + Quote.go(own) + " does not match the namespace "
                    + Quote.go(namespace) + ". You must pass '--namespace=" + own + "' to perform this operation."));
        }
        Mapping placed = kind.namespaced() && own.isEmpty() ? document.withAt(namespace, "metadata", "namespace")
                : !kind.namespaced() && !own.isEmpty() ? document.withoutAt("metadata", "namespace") : document;
        return new Entry.Written(Item.of(kind, placed, source));
    }
}
