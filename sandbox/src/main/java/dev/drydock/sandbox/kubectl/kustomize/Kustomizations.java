package dev.drydock.sandbox.kubectl.kustomize;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The objects that a kustomization gives, for {@code -k} and {@code kubectl kustomize}. */
public final class Kustomizations {
    private static final List<String> NAMES = List.of("kustomization.yaml", "kustomization.yml", "Kustomization");
    private static final Set<String> FIELDS = Set.of("apiVersion", "kind", "metadata", "openapi", "namePrefix", "nameSuffix", "namespace", "commonLabels", "labels",
            "commonAnnotations", "patchesStrategicMerge", "patchesJson6902", "patches", "images", "imageTags", "replacements", "replicas", "vars", "sortOptions",
            "resources", "components", "crds", "bases", "configMapGenerator", "secretGenerator", "helmGlobals", "helmCharts", "helmChartInflationGenerator",
            "generatorOptions", "configurations", "generators", "transformers", "validators", "buildMetadata");
    private static final List<String> DEPRECATED = List.of("commonLabels", "bases", "patchesJson6902", "patchesStrategicMerge", "vars", "imageTags");

    private Kustomizations() {}

    /** {@code kubectl kustomize}. */
    public static Task<Done> start(Job job) {
        if (job.arguments().size() > 1) {
            return Task.fail("specify one path to kustomization.yaml");
        }
        String folder = job.arguments().isEmpty() ? "." : job.arguments().get(0);
        return build(folder).then(text -> job.text("output").isEmpty() ? Task.print(text) : written(job.text("output"), text));
    }

    private static Task<Done> written(String path, String text) {
        return Task.with(sys -> {
            var outcome = sys.files().write(path, dev.drydock.sandbox.fs.Bytes.of(text));
            return outcome.ok() ? Task.done() : Task.fail("open " + path + ": " + outcome.errno().text().toLowerCase(java.util.Locale.ROOT));
        });
    }

    /** The text of all objects that a folder's kustomization gives. */
    public static Task<String> build(String name) {
        return Task.with(sys -> {
            List<String> warnings = new ArrayList<>();
            Task<String> result;
            try {
                result = Task.of(text(sys, name, warnings));
            } catch (Misbuilt why) {
                result = Task.fail(new Failure.Plain(why.getMessage()));
            }
            Task<String> last = result;
            return Task.each(List.copyOf(warnings), warning -> Task.complain("# Warning: " + warning + "\n")).then(done -> last);
        });
    }

    private static String text(Sys sys, String name, List<String> warnings) {
        String path = Folder.tidy(name.startsWith("/") ? name : sys.directory() + "/" + name);
        Folder folder = new Folder(sys, path);
        if (!sys.files().exists(path)) {
            throw new Misbuilt("must build at directory: not a valid directory: " + folder.missing(name, path));
        }
        if (!sys.files().isDirectory(path)) {
            throw new Misbuilt("must build at directory: not a valid directory: '" + name + "' is not a directory");
        }
        List<Resource> built = new Layer(folder, List.of(), warnings).built();
        List<Resource> hashed = built.stream().map(Kustomizations::hashed).toList();
        List<String> texts = Order.of(new References(hashed).followed()).stream().map(each -> Yaml.write(each.object())).toList();
        return String.join("---\n", texts);
    }

    private static Resource hashed(Resource resource) {
        if (!resource.hashed()) {
            return resource;
        }
        Mapping data = resource.object().get("data").mapping().sorted();
        String hash = resource.kind().equals("Secret") ? NameHash.ofSecret(resource.name(), resource.object().get("type").text(), data)
                : NameHash.ofConfigMap(resource.name(), data, resource.object().get("binaryData").mapping().sorted());
        return resource.named(resource.name() + "-" + hash);
    }

    /**
     * One folder's kustomization.
     *
     * @param above the folders that led here
     */
    private record Layer(Folder folder, List<String> above, List<String> warnings) {

        List<Resource> built() {
            Mapping source = source();
            List<Resource> resources = accumulated(source, List.of());
            resources = new Generators(folder, source).in(resources);
            for (String component : source.get("components").texts()) {
                resources = inner(component).onto(resources);
            }
            return transformed(source, resources);
        }

        /** As a component: changes what is there already. */
        List<Resource> onto(List<Resource> before) {
            Mapping source = source();
            return transformed(source, new Generators(folder, source).in(accumulated(source, before)));
        }

        private List<Resource> transformed(Mapping source, List<Resource> resources) {
            Patches patches = new Patches(folder);
            Transformers transformers = new Transformers(source);
            return transformers.after(patches.second(source, transformers.before(patches.first(source, resources))));
        }

        private Layer inner(String name) {
            List<String> longer = new ArrayList<>(above);
            longer.add(folder.path());
            return new Layer(new Folder(folder.sys(), folder.place(name)), List.copyOf(longer), warnings);
        }

        private List<Resource> accumulated(Mapping source, List<Resource> before) {
            List<String> names = new ArrayList<>(source.get("resources").texts());
            names.addAll(source.get("bases").texts());
            List<Resource> all = new ArrayList<>(before);
            for (String name : names) {
                String place = folder.place(name);
                boolean directory = folder.sys().files().isDirectory(place);
                String wrong = "accumulating resources: accumulation err='accumulating resources from '" + name + "': ";
                if (!directory && !folder.sys().files().exists(place)) {
                    String missing = folder.missing(place);
                    String reason = name.startsWith("http") ? "Get " + Quote.go(name) + ": dial tcp: lookup " + name.replaceAll("^https?://", "").replaceAll("/.*", "")
                            + ": no such host" : missing;
                    throw new Misbuilt(wrong + reason + "': must build at directory: not a valid directory: " + missing);
                }
                if (!directory) {
                    file(name).forEach(each -> add(all, each, "accumulating resources: accumulation err='merging resources from '" + name + "': ", "'"));
                    continue;
                }
                String inside = wrong + "'" + place + "' must resolve to a file': ";
                if (place.equals(folder.path()) || above.contains(place)) {
                    throw new Misbuilt(inside + "cycle detected: candidate root '" + place + "' contains visited root '" + place + "'");
                }
                List<Resource> below;
                try {
                    below = inner(name).built();
                } catch (Misbuilt why) {
                    throw new Misbuilt(inside + "recursed accumulation of path '" + place + "': " + why.getMessage());
                }
                below.forEach(each -> add(all, each, inside + "recursed merging from path '" + place + "': ", ""));
            }
            return List.copyOf(all);
        }

        private static void add(List<Resource> all, Resource resource, String context, String after) {
            if (all.stream().anyMatch(each -> each.same(resource))) {
                throw new Misbuilt(context + "may not add resource with an already registered id: " + resource.id() + after);
            }
            all.add(resource);
        }

        private List<Resource> file(String name) {
            var reading = Yaml.readAll(folder.read(name, ""));
            if (reading.refusal().isPresent()) {
                throw new Misbuilt("accumulating resources: accumulation err='accumulating resources from '" + name + "': MalformedYAMLError: "
                        + reading.refusal().get().message() + " in File: " + name + "'");
            }
            List<Resource> found = new ArrayList<>();
            for (Tree document : reading.value().orElse(List.of())) {
                if (document.get("kind").text().endsWith("List") && document.has("items")) {
                    document.get("items").mappings().forEach(item -> found.add(Resource.of(item)));
                } else if (!document.isNothing()) {
                    found.add(checked(name, document));
                }
            }
            return found;
        }

        private static Resource checked(String name, Tree document) {
            String missing = document.get("kind").text().isEmpty() ? "kind" : document.at("metadata", "name").text().isEmpty() ? "metadata.name" : "";
            if (!missing.isEmpty()) {
                throw new Misbuilt("accumulating resources: accumulation err='accumulating resources from '" + name + "': missing " + missing + " in object "
                        + "{" + document.get("apiVersion").text() + " " + document.get("kind").text() + " " + "}'");
            }
            return Resource.of(document.mapping());
        }

        private Mapping source() {
            List<String> there = NAMES.stream().filter(name -> folder.sys().files().exists(folder.place(name))).toList();
            if (there.isEmpty()) {
                throw new Misbuilt("unable to find one of 'kustomization.yaml', 'kustomization.yml' or 'Kustomization' in directory '" + folder.path() + "'");
            }
            if (there.size() > 1) {
                throw new Misbuilt("Found multiple kustomization files: " + folder.path());
            }
            String text = folder.read(there.get(0), "");
            if (text.isBlank()) {
                throw new Misbuilt("kustomization.yaml is empty");
            }
            var reading = Yaml.read(text);
            if (reading.refusal().isPresent()) {
                throw new Misbuilt("invalid Kustomization: " + reading.refusal().get().message());
            }
            Mapping source = reading.value().orElse(Nothing.NOTHING).mapping();
            source.keys().stream().sorted().filter(key -> !FIELDS.contains(key)).findFirst().ifPresent(key -> {
                throw new Misbuilt("invalid Kustomization: json: unknown field " + Quote.go(key));
            });
            DEPRECATED.stream().filter(source::has).forEach(old -> warnings.add("'" + old + "' is deprecated. Please use '" + instead(old)
                    + "' instead." + (old.equals("vars") ? " [EXPERIMENTAL]" : "") + " Run 'kustomize edit fix' to update your Kustomization automatically."));
            return source;
        }

        private static String instead(String old) {
            return switch (old) {
                case "commonLabels" -> "labels";
                case "bases" -> "resources";
                case "vars" -> "replacements";
                case "imageTags" -> "images";
                default -> "patches";
            };
        }
    }
}
