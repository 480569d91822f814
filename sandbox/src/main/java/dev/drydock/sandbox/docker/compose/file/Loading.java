package dev.drydock.sandbox.docker.compose.file;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Files;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Misreading;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.yaml.ComposeYaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads files into one merged mapping: for each file the variables, services that extend others, files that are included, then what was
 * read before, the check of its form and the long forms. Used for one reading and then thrown away.
 */
final class Loading {
    private final Files files;
    private final String home;
    private final String input;
    private final Set<String> warnings = new LinkedHashSet<>();
    private ProjectFiles.Choice choice;

    /** @param input what the file {@code -} holds */
    Loading(Files files, String home, String input) {
        this.input = input;
        this.files = files;
        this.home = home;
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    void warn(String warning) {
        warnings.add(warning);
    }

    /** From where and with which variables files are read. @param included files on the way to here */
    private record Around(String base, Map<String, String> environment, List<String> included) {
        Around {
            included = List.copyOf(included);
        }
    }

    private record Named(String file, String service) {}

    String text(String path) {
        if (path.equals("-")) {
            return input;
        }
        Outcome<Bytes> read = files.read(path);
        if (!read.ok()) {
            String reason = read.errno() == Errno.EISDIR ? "read " + path : "open " + path;
            throw new Unfit(reason + ": " + read.errno().text().toLowerCase(Locale.ROOT));
        }
        return read.value().text();
    }

    /** The merged, canonical mapping of a project's files. */
    Mapping load(ProjectFiles.Choice made, List<String> paths, String folder, Map<String, String> environment) {
        choice = made;
        Mapping merged = merged(paths, new Around(folder, environment, List.of()), folder);
        if (merged.isEmpty()) {
            throw new Unfit("empty compose file");
        }
        return merged;
    }

    private Mapping merged(List<String> paths, Around around, String pathsFrom) {
        Mapping merged = Mapping.EMPTY;
        for (String path : paths) {
            for (ComposeYaml.Document document : documents(path)) {
                merged = over(merged, document, path, around);
            }
        }
        merged = Canon.standards(merged);
        Canon.check(merged);
        Mapping placed = choice.resolvePaths() ? new Places(pathsFrom, home).resolve(merged) : merged;
        return withVariables(placed, around.environment());
    }

    private List<ComposeYaml.Document> documents(String path) {
        Reading<List<ComposeYaml.Document>> read = ComposeYaml.read(text(path));
        Optional<Misreading> refusal = read.refusal();
        if (refusal.isPresent()) {
            String message = refusal.get().message();
            boolean early = message.startsWith("yaml: ") && choice.projectName().isEmpty() || message.startsWith("non-string key");
            throw new Unfit(early ? message : "failed to parse " + path + ": " + message);
        }
        return read.value().get();
    }

    private Mapping top(Tree tree) {
        if (tree instanceof Mapping mapping) {
            return mapping;
        }
        throw new Unfit("top-level object must be a mapping");
    }

    private Mapping filled(Tree tree, Map<String, String> environment) {
        Mapping top = top(tree);
        return !choice.interpolate() ? top : new Interpolation(new Substitution(
                name -> Optional.ofNullable(environment.get(name)), this::unset), this::warn).fill(top);
    }

    void unset(String variable) {
        warn("The \"" + variable + "\" variable is not set. Defaulting to a blank string.");
    }

    private Mapping over(Mapping before, ComposeYaml.Document document, String path, Around around) {
        Mapping file = filled(document.tree(), around.environment());
        file = extended(file, path, around, document.cleared());
        Mapping base = (Mapping) Merge.without(before, document.cleared(), Trail.TOP);
        file = including(file, path, around);
        Mapping merged = Unique.enforce(Merge.files(base, file));
        Check.complaint(merged).ifPresent(complaint -> {
            throw new Unfit("validating " + path + ": " + complaint);
        });
        if (merged.has("version")) {
            warn(path + ": the attribute `version` is obsolete, it will be ignored, please remove it to avoid potential confusion");
            merged = merged.without("version");
        }
        return Unique.enforce(withoutBlanks(new Canon(!choice.interpolate(), this::warn).longForms(merged)));
    }

    private static Mapping withoutBlanks(Mapping file) {
        Mapping result = file;
        for (var service : file.get("services").mapping().entries().entrySet()) {
            if (service.getValue().has("dns")) {
                List<Tree> servers = service.getValue().get("dns").items().stream().filter(server -> !server.text().isEmpty()).toList();
                result = result.withAt(servers, "services", service.getKey(), "dns");
            }
        }
        return result;
    }

    // ---- extends -----------------------------------------------------------------------------------------------------------------

    private Mapping extended(Mapping file, String path, Around around, List<String> cleared) {
        if (!file.has("services")) {
            return file;
        }
        if (!(file.get("services") instanceof Mapping services)) {
            throw new Unfit("services must be a mapping");
        }
        Map<String, Tree> all = new LinkedHashMap<>(services.entries());
        for (String name : services.keys()) {
            all.put(name, extended(name, all, path, around, cleared, List.of()));
        }
        return file.with("services", Mapping.copyOf(all));
    }

    private Tree extended(String name, Map<String, Tree> services, String path, Around around, List<String> cleared, List<Named> way) {
        Tree given = services.get(name);
        if (given.isNothing()) {
            return given;
        }
        if (!(given instanceof Mapping service)) {
            throw new Unfit("services." + name + " must be a mapping");
        }
        if (!service.has("extends")) {
            return service;
        }
        Tree extend = service.get("extends");
        String base = extend instanceof Text text ? text.value() : extend.get("service").text();
        if (base.isEmpty()) {
            throw new Unfit("extends." + name + ".service is required");
        }
        String file = extend.get("file").text();
        Map<String, Tree> others = services;
        if (!file.isEmpty()) {
            others = servicesOf(file, name, base, path, around);
        } else if (!services.containsKey(base)) {
            throw new Unfit("cannot extend service \"" + name + "\" in " + path + ": service \"" + base + "\" not found");
        }
        List<Named> longer = step(way, new Named(file.isEmpty() ? path : file, name));
        String there = file.isEmpty() ? path : Places.join(around.base(), file);
        Tree source = extended(base, others, there, around, List.of(), longer);
        if (source.isNothing()) {
            return service;
        }
        Mapping kept = (Mapping) Merge.without(source, cleared, Trail.of("services").next(name));
        return Merge.service(kept, service).without("extends");
    }

    private static List<Named> step(List<Named> way, Named next) {
        List<Named> longer = new ArrayList<>(way);
        longer.add(next);
        if (way.contains(next)) {
            StringBuilder text = new StringBuilder("Circular reference:\n  " + longer.get(0).service() + " in " + longer.get(0).file());
            longer.subList(1, longer.size()).forEach(each -> text.append("\n  extends ").append(each.service()).append(" in ").append(each.file()));
            throw new Unfit(text.toString());
        }
        return longer;
    }

    private Map<String, Tree> servicesOf(String file, String name, String base, String path, Around around) {
        String local = Places.join(around.base().startsWith("/") ? around.base() : choice.folder(), file);
        Mapping source = Mapping.EMPTY;
        for (ComposeYaml.Document document : documents(local)) {
            Mapping filled = filled(document.tree(), around.environment());
            source = Merge.files(source, new Canon(true, this::warn).longForms(filled));
        }
        if (!source.has("services")) {
            throw new Unfit("cannot extend service \"" + name + "\" in " + local + ": no services section");
        }
        if (!(source.get("services") instanceof Mapping services)) {
            throw new Unfit("cannot extend service \"" + name + "\" in " + local + ": services must be a mapping");
        }
        if (!services.has(base)) {
            throw new Unfit("cannot extend service \"" + name + "\" in " + path + ": service \"" + base + "\" not found in " + file);
        }
        Mapping placed = new Places(Places.parent(file), home).resolve(Mapping.of("services", services));
        return new LinkedHashMap<>(placed.get("services").mapping().entries());
    }

    // ---- include -----------------------------------------------------------------------------------------------------------------

    private Mapping including(Mapping file, String path, Around around) {
        if (!file.has("include")) {
            return file;
        }
        Mapping result = file.without("include");
        List<String> way = new ArrayList<>(around.included());
        way.add(path);
        for (Tree include : file.get("include").items()) {
            result = imported(included(include instanceof Text ? Mapping.of("path", include) : include.mapping(), way, around), result);
        }
        return result;
    }

    private Mapping included(Mapping include, List<String> way, Around around) {
        List<String> named = include.get("path") instanceof Text text ? List.of(text.value()) : include.get("path").texts();
        List<String> paths = named.stream().map(each -> Places.join(choice.folder(), Places.join(around.base(), each))).toList();
        if (!paths.isEmpty() && way.contains(paths.get(0))) {
            throw new Unfit("include cycle detected:\n" + way.get(0) + "\n include "
                    + String.join("\n include ", step(way.subList(1, way.size()), paths.get(0))));
        }
        String own = include.get("project_directory").text();
        String folder = own.isEmpty() ? Places.parent(paths.get(0)) : Places.join(around.base(), own);
        List<String> variables = include.get("env_file") instanceof Text text ? List.of(text.value()) : include.get("env_file").texts();
        List<String> files = variables.isEmpty()
                ? List.of(Places.join(folder, ".env")).stream().filter(this.files::exists).toList()
                : variables.stream().map(each -> Places.join(around.base(), each)).toList();
        Map<String, String> environment = new LinkedHashMap<>(variables(around.environment(), files));
        environment.putAll(around.environment());
        return merged(paths, new Around(folder, environment, way), folder);
    }

    private static List<String> step(List<String> way, String next) {
        List<String> longer = new ArrayList<>(way);
        longer.add(next);
        return longer;
    }

    private static Mapping imported(Mapping source, Mapping target) {
        Mapping result = target;
        for (String kind : List.of("services", "volumes", "networks", "secrets", "configs", "models")) {
            for (var each : source.get(kind).mapping().entries().entrySet()) {
                Tree before = result.get(kind).get(each.getKey());
                if (result.get(kind).has(each.getKey()) && !before.equals(each.getValue())) {
                    throw new Unfit(kind + "." + each.getKey() + " conflicts with imported resource");
                }
                result = result.with(kind, result.get(kind).mapping().with(each.getKey(), each.getValue()));
            }
        }
        return result;
    }

    // ---- variables ---------------------------------------------------------------------------------------------------------------

    /** What files of variables say; those of the environment fill them, too. */
    Map<String, String> variables(Map<String, String> environment, List<String> paths) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String path : paths) {
            if (!files.exists(path)) {
                throw new Unfit("couldn't find env file: " + path);
            }
            if (files.isDirectory(path)) {
                throw new Unfit(path + " is a directory");
            }
            try {
                new DotEnv(found, name -> Optional.ofNullable(environment.getOrDefault(name, found.get(name))), this::unset).read(text(path));
            } catch (Unfit wrong) {
                throw new Unfit("failed to read " + path + ": " + wrong.getMessage());
            }
        }
        return found;
    }

    /** Variables named without a value, as a list, and the contents of configs and secrets that are variables. */
    private static Mapping withVariables(Mapping file, Map<String, String> environment) {
        Mapping result = file;
        for (var service : file.get("services").mapping().entries().entrySet()) {
            if (service.getValue().get("environment") instanceof dev.drydock.sandbox.tree.Sequence list) {
                List<Tree> all = new ArrayList<>();
                for (String text : list.texts()) {
                    all.add(new Text(environment.containsKey(text) ? text + "=" + environment.get(text) : text));
                }
                result = result.withAt(all, "services", service.getKey(), "environment");
            }
        }
        return result;
    }
}
