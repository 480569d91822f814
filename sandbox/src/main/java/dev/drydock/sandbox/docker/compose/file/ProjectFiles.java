package dev.drydock.sandbox.docker.compose.file;

import dev.drydock.sandbox.process.Files;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.yaml.ComposeYaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds a project's files and reads them. */
public final class ProjectFiles {
    private static final List<String> NAMES = List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
    private static final List<String> OVERRIDES = List.of("compose.override.yml", "compose.override.yaml", "docker-compose.override.yml",
            "docker-compose.override.yaml");

    private final Files files;
    private final String directory;
    private final SortedMap<String, String> outside;
    private final String input;

    /**
     * @param directory the current one
     * @param environment variables of the process
     * @param input what the file {@code -} holds
     */
    public ProjectFiles(Files files, String directory, SortedMap<String, String> environment, String input) {
        this.input = input;
        this.files = files;
        this.directory = directory;
        this.outside = environment;
    }

    /**
     * What a command line says about the project.
     *
     * @param paths files that were named
     * @param folder of the project, empty for that of its first file
     * @param interpolate whether variables are filled in
     * @param normalize whether what is implied is added
     * @param resolvePaths whether paths are made absolute
     * @param consistent whether contradictions are refused
     * @param resolveEnvironment whether files of variables are read
     * @param unused whether resources are kept that no service uses
     */
    public record Choice(List<String> paths, String projectName, List<String> profiles, String folder, List<String> variableFiles,
            boolean interpolate, boolean normalize, boolean resolvePaths, boolean consistent, boolean resolveEnvironment, boolean unused) {
        /** As most commands read a project. */
        public static Choice usual(List<String> paths, String projectName, List<String> profiles, String folder, List<String> variableFiles) {
            return new Choice(paths, projectName, profiles, folder, variableFiles, true, true, true, true, true, false);
        }

        private Choice found(List<String> found, String project) {
            return new Choice(found, projectName, profiles, project, variableFiles, interpolate, normalize, resolvePaths, consistent,
                    resolveEnvironment, unused);
        }
    }

    /** What the files hold before they become a project. @param model merged, normal, in canonical syntax */
    private record Read(Choice choice, String name, Map<String, String> environment, Mapping model) {}

    /** The project, of which only these services and those they need; all when none is named. */
    public Outcome project(Choice choice, List<String> services) {
        Loading loading = new Loading(files, home(), input);
        try {
            Project project = project(read(choice, loading), loading);
            Project chosen = project.naming(services).selecting(services, true);
            return new Outcome.Loaded(choice.unused() ? chosen : chosen.withoutUnused(), loading.warnings());
        } catch (Unfit unfit) {
            return new Outcome.Refused(unfit.getMessage(), loading.warnings());
        }
    }

    /** The merged files with variables not filled in, in canonical syntax. */
    public Outcome model(Choice choice) {
        Loading loading = new Loading(files, home(), input);
        try {
            Read read = read(choice, loading);
            Mapping sorted = (Mapping) Typing.sorted(read.model());
            return new Outcome.Loaded(new Project(read.name(), read.choice().folder(), new TreeMap<>(), new TreeMap<>(), Mapping.EMPTY,
                    sorted, read.choice().paths(), new TreeMap<>(read.environment()), List.of()), loading.warnings());
        } catch (Unfit unfit) {
            return new Outcome.Refused(unfit.getMessage(), loading.warnings());
        }
    }

    private String home() {
        return outside.getOrDefault("HOME", "/root");
    }

    private Read read(Choice given, Loading asked) {
        Map<String, String> environment = new LinkedHashMap<>(outside);
        environment.putIfAbsent("PWD", directory);
        merge(environment, variables(given, workingFolder(given), environment, asked));
        Choice found = given.paths().isEmpty() ? given.found(find(given, environment, asked), given.folder()) : given;
        String folder = workingFolder(found);
        merge(environment, variables(given, folder, environment, asked));
        String named = given.projectName();
        if (!named.equals(normalized(named))) {
            throw new Unfit(wrongName(named));
        }
        if (found.paths().isEmpty()) {
            throw new Unfit("no configuration file provided: not found");
        }
        List<String> paths = found.paths().stream().map(path -> path.equals("-") ? path : Places.join(directory, path)).toList();
        Choice choice = found.found(paths, folder);
        paths.forEach(asked::text);
        String name = name(choice, environment, asked);
        environment.put("COMPOSE_PROJECT_NAME", name);
        Mapping model = asked.load(choice, paths, folder, environment);
        if (name.isEmpty()) {
            throw new Unfit("project name must not be empty");
        }
        Mapping normal = choice.normalize() ? new Normal(name, environment).of(model.with("name", name)) : model;
        return new Read(choice, name, environment, normal);
    }

    private static void merge(Map<String, String> environment, Map<String, String> more) {
        more.forEach(environment::putIfAbsent);
    }

    private String workingFolder(Choice choice) {
        return !choice.folder().isEmpty() ? Places.join(directory, choice.folder())
                : choice.paths().isEmpty() || choice.paths().get(0).equals("-") ? directory
                : Places.parent(Places.join(directory, choice.paths().get(0)));
    }

    private Map<String, String> variables(Choice choice, String folder, Map<String, String> environment, Loading loading) {
        List<String> named = choice.variableFiles().stream().map(path -> Places.join(directory, path)).toList();
        String usual = Places.join(folder, ".env");
        List<String> paths = !named.isEmpty() ? named : files.exists(usual) && !files.isDirectory(usual) ? List.of(usual) : List.of();
        return loading.variables(environment, paths);
    }

    private List<String> find(Choice choice, Map<String, String> environment, Loading loading) {
        String listed = environment.getOrDefault("COMPOSE_FILE", "");
        if (!listed.isEmpty()) {
            List<String> paths = List.of(listed.split(java.util.regex.Pattern.quote(environment.getOrDefault("COMPOSE_PATH_SEPARATOR", ":"))));
            for (String path : paths) {
                if (!files.exists(Places.join(directory, path))) {
                    throw new Unfit("stat " + Places.join(directory, path) + ": no such file or directory");
                }
            }
            return paths;
        }
        String folder = workingFolder(choice);
        while (true) {
            List<String> found = there(NAMES, folder);
            if (!found.isEmpty()) {
                List<String> paths = new ArrayList<>(List.of(winner(found, "config", loading)));
                List<String> overrides = there(OVERRIDES, folder);
                if (!overrides.isEmpty()) {
                    paths.add(winner(overrides, "override", loading));
                }
                return paths;
            }
            if (folder.equals("/")) {
                return List.of();
            }
            folder = Places.parent(folder);
        }
    }

    private List<String> there(List<String> names, String folder) {
        return names.stream().map(name -> Places.join(folder, name)).filter(files::exists).toList();
    }

    private static String winner(List<String> found, String what, Loading loading) {
        if (found.size() > 1) {
            loading.warn("Found multiple " + what + " files with supported names: " + String.join(", ", found));
            loading.warn("Using " + found.get(0));
        }
        return found.get(0);
    }

    private String name(Choice choice, Map<String, String> environment, Loading loading) {
        String said = choice.projectName().isEmpty() ? environment.getOrDefault("COMPOSE_PROJECT_NAME", "") : choice.projectName();
        if (!said.isEmpty()) {
            if (!said.equals(normalized(said))) {
                throw new Unfit(wrongName(said));
            }
            return said;
        }
        String written = "";
        for (String path : choice.paths()) {
            Optional<List<ComposeYaml.Document>> documents = ComposeYaml.read(loading.text(path)).value();
            for (ComposeYaml.Document document : documents.orElse(List.of())) {
                if (!(document.tree() instanceof Mapping)) {
                    throw new Unfit("yaml: unmarshal errors:\n  line 1: cannot unmarshal " + (document.tree() instanceof dev.drydock.sandbox.tree.Sequence
                            ? "!!seq" : "!!str `" + shortened(Typing.text(document.tree()).value()) + "`") + " into cli.named");
                }
                written = document.tree().get("name").text(written);
            }
        }
        if (choice.interpolate()) {
            written = new Interpolation(new Substitution(variable -> Optional.ofNullable(environment.get(variable)), loading::unset), loading::warn)
                    .fill(Mapping.of("name", written)).get("name").text();
        }
        String folder = choice.folder();
        return written.isEmpty() ? normalized(folder.substring(folder.lastIndexOf('/') + 1)) : normalized(written);
    }

    private static String shortened(String text) {
        return text.length() > 10 ? text.substring(0, 7) + "..." : text;
    }

    private static String normalized(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "").replaceFirst("^[_-]+", "");
    }

    private static String wrongName(String name) {
        return "invalid project name " + dev.drydock.sandbox.command.Quote.go(name)
                + ": must consist only of lowercase alphanumeric characters, hyphens, and underscores as well as start with a letter or number";
    }

    private Project project(Read read, Loading loading) {
        Mapping model = read.model();
        TreeMap<String, Service> services = new TreeMap<>();
        model.get("services").mapping().forEach((name, service) ->
                services.put(name, new Service(name, Typing.section("service", service.mapping(), "services[" + name + "]"))));
        Mapping.Builder resources = Mapping.builder();
        for (String kind : List.of("networks", "volumes", "secrets", "configs", "models")) {
            Mapping.Builder all = Mapping.builder();
            model.get(kind).mapping().forEach((key, each) -> all.put(key,
                    Typing.section(kind.substring(0, kind.length() - 1), each.mapping(), kind + "[" + key + "]")));
            resources.putUnlessEmpty(kind, all.build());
        }
        Mapping.Builder extensions = Mapping.builder();
        model.forEach((key, value) -> {
            if (key.startsWith("x-")) {
                extensions.put(key, Typing.sorted(value));
            }
        });
        List<String> profiles = read.choice().profiles().isEmpty()
                ? List.of(read.environment().getOrDefault("COMPOSE_PROFILES", "").split("\\s*,\\s*")) : read.choice().profiles();
        Project all = new Project(read.name(), read.choice().folder(), services, new TreeMap<>(), resources.build(),
                ComposeYaml.sorted(extensions.build()), read.choice().paths(), new TreeMap<>(read.environment()), profiles).withProfiles(profiles);
        if (read.choice().consistent()) {
            new Consistency(all).check();
        }
        for (Service service : all.services().values()) {
            Service labelled = labelled(service, model.at("services", service.name(), "label_file").texts(), loading);
            all = all.with(read.choice().resolveEnvironment() ? filled(labelled, all, loading) : labelled);
        }
        return all;
    }

    private Service labelled(Service service, List<String> paths, Loading loading) {
        if (paths.isEmpty()) {
            return service;
        }
        Map<String, String> labels = new LinkedHashMap<>();
        for (String path : paths) {
            if (!files.exists(path)) {
                throw new Unfit("label file " + path + " not found: stat " + path + ": no such file or directory");
            }
            new DotEnv(labels, name -> Optional.ofNullable(labels.get(name)), loading::unset).read(loading.text(path));
        }
        service.fields().get("labels").mapping().forEach((name, value) -> labels.put(name, value.text()));
        return reordered(service, "labels", ComposeYaml.sorted(Mapping.copyOf(labels)));
    }

    private static Service reordered(Service service, String field, Tree value) {
        Mapping typed = service.fields().with(field, value);
        return new Service(service.name(), Typing.inOrder("service", typed));
    }

    /** With the variables of the service's files, which are then no longer named. */
    private Service filled(Service service, Project project, Loading loading) {
        Mapping own = service.fields().get("environment").mapping();
        Map<String, String> all = new LinkedHashMap<>();
        own.forEach((name, value) -> {
            if (!value.isNothing()) {
                all.put(name, value.text());
            }
        });
        for (Tree file : service.fields().get("env_file").items()) {
            String path = file instanceof Mapping ? file.get("path").text() : file.text();
            if (!files.exists(path)) {
                if (file instanceof Mapping && !file.get("required").truth()) {
                    continue;
                }
                throw new Unfit("env file " + path + " not found: stat " + path + ": no such file or directory");
            }
            Map<String, String> read = new LinkedHashMap<>(all);
            if (file.get("format").text().equals("raw")) {
                loading.text(path).lines().filter(line -> line.contains("=") && !line.startsWith("#"))
                        .forEach(line -> read.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
            } else {
                try {
                    new DotEnv(read, name -> Optional.ofNullable(project.environment().getOrDefault(name, own.get(name).isNothing() ? null
                            : own.get(name).text())), loading::unset).read(loading.text(path));
                } catch (Unfit wrong) {
                    throw new Unfit("failed to read " + path + ": " + wrong.getMessage());
                }
            }
            all.putAll(read);
        }
        Mapping.Builder result = Mapping.builder();
        all.forEach(result::put);
        own.forEach((name, value) -> result.put(name, value.isNothing() && project.environment().containsKey(name)
                ? new dev.drydock.sandbox.tree.Text(project.environment().get(name)) : value.isNothing() ? Nothing.NOTHING : value));
        Mapping variables = ComposeYaml.sorted(result.build());
        Service without = service.without("env_file");
        return variables.isEmpty() ? without : reordered(without, "environment", variables);
    }
}
