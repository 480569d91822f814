package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.compose.file.Outcome;
import dev.drydock.sandbox.docker.compose.file.Project;
import dev.drydock.sandbox.docker.compose.file.ProjectFiles.Choice;
import dev.drydock.sandbox.docker.compose.file.Service;
import dev.drydock.sandbox.docker.compose.file.Variables;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.JsonStyle;
import dev.drydock.sandbox.tree.unit.TabWriter;
import dev.drydock.sandbox.tree.yaml.ComposeYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** {@code docker compose config}: the project in its canonical form, or only the names in it. */
final class Config {
    private Config() {}

    static Step start(Sys sys, Job job) {
        GivenFlags flags = job.flags();
        for (String list : List.of("services", "volumes", "networks", "models", "profiles", "images")) {
            if (flags.on(list)) {
                return Opening.project(sys, choice(sys, job, false), list.equals("profiles") || list.equals("images") ? job.arguments() : List.of(),
                        (s, project) -> s.print(lines(names(project, list)), 0));
            }
        }
        if (!flags.text("hash").isEmpty()) {
            return Opening.project(sys, choice(sys, job, false), List.of(), (s, project) -> hashes(s, project, flags.text("hash")));
        }
        if (flags.on("variables")) {
            Choice raw = uninterpolated(choice(sys, job, false));
            return Opening.files(sys, raw, (t, files) -> Opening.take(t, files.model(raw),
                    (s, model) -> s.print(TabWriter.DOCKER_TOP.layOut(Variables.table(model.extensions())), 0)));
        }
        Choice choice = choice(sys, job, !flags.on("no-env-resolution"));
        if (flags.on("environment")) {
            return Opening.project(sys, choice, List.of(), (s, project) ->
                    s.print(lines(project.environment().entrySet().stream().map(e -> e.getKey() + "=" + e.getValue())), 0));
        }
        return flags.on("no-interpolate")
                ? Opening.files(sys, choice, (t, files) ->
                        Opening.take(t, files.model(choice), (s, model) -> show(s, job, modelText(model, flags.text("format")))))
                : Opening.project(sys, choice, job.arguments(), (s, project) -> uniqueNames(project)
                        .map(complaint -> Job.fail(s, complaint))
                        .orElseGet(() -> show(s, job, text(project, flags.text("format")).map(text -> text.replace("$", "$$")))));
    }

    private static Choice choice(Sys sys, Job job, boolean resolveEnvironment) {
        Choice usual = Opening.choice(sys, job);
        GivenFlags flags = job.flags();
        return new Choice(usual.paths(), usual.projectName(), usual.profiles(), usual.folder(), usual.variableFiles(),
                !flags.on("no-interpolate"), !flags.on("no-normalize"), !flags.on("no-path-resolution"), !flags.on("no-consistency"),
                resolveEnvironment, job.group().on("all-resources"));
    }

    private static Choice uninterpolated(Choice choice) {
        return new Choice(choice.paths(), choice.projectName(), choice.profiles(), choice.folder(), choice.variableFiles(), false,
                choice.normalize(), choice.resolvePaths(), choice.consistent(), choice.resolveEnvironment(), choice.unused());
    }

    private static Optional<String> uniqueNames(Project project) {
        List<String> seen = new ArrayList<>();
        for (Service service : project.services().values()) {
            String name = service.fields().get("container_name").text();
            if (!name.isEmpty() && seen.contains(name)) {
                String other = project.services().values().stream().filter(each -> each.fields().get("container_name").text().equals(name))
                        .findFirst().orElseThrow().name();
                return Optional.of("services." + service.name() + ": container name \"" + name + "\" is already in use by service " + other + "\"");
            }
            seen.add(name);
        }
        return Optional.empty();
    }

    private static Optional<String> text(Project project, String format) {
        return switch (format) {
            case "", "yaml" -> Optional.of(project.yaml());
            case "json" -> Optional.of(project.json());
            default -> Optional.empty();
        };
    }

    private static Optional<String> modelText(Project model, String format) {
        return switch (format) {
            case "", "yaml" -> Optional.of(ComposeYaml.write(model.extensions()));
            case "json" -> Optional.of(Json.write(model.extensions(), JsonStyle.COMPACT.withIndent("  ").withSortKeys(true)));
            default -> Optional.empty();
        };
    }

    private static Step show(Sys sys, Job job, Optional<String> text) {
        if (text.isEmpty()) {
            return Job.fail(sys, "unsupported format \"" + job.flags().text("format") + "\"");
        }
        String output = job.flags().text("output");
        if (job.flags().on("quiet")) {
            return Step.exit(0);
        }
        if (!output.isEmpty()) {
            return sys.files().write(output, Bytes.of(text.get())).ok() ? Step.exit(0)
                    : Job.fail(sys, "open " + output + ": no such file or directory");
        }
        return sys.print(text.get(), 0);
    }

    private static String lines(Stream<String> lines) {
        return String.join("", lines.map(line -> line + "\n").toList());
    }

    private static Stream<String> names(Project project, String list) {
        return switch (list) {
            case "services" -> byDependency(project).stream();
            case "volumes" -> project.volumes().keys().stream().sorted();
            case "networks" -> project.networks().keys().stream().sorted();
            case "models" -> project.resources().get("models").mapping().values().stream().map(model -> model.get("model").text());
            case "images" -> project.services().values().stream().map(service -> service.image(project.name()));
            default -> Stream.concat(project.services().values().stream(), project.disabled().values().stream())
                    .flatMap(service -> service.fields().get("profiles").texts().stream()).distinct().sorted();
        };
    }

    /** Services after those that they need. */
    private static List<String> byDependency(Project project) {
        List<String> ordered = new ArrayList<>();
        project.services().keySet().forEach(name -> visit(project, name, ordered, new TreeSet<>()));
        return ordered;
    }

    private static void visit(Project project, String name, List<String> ordered, TreeSet<String> way) {
        if (ordered.contains(name) || !way.add(name) || project.service(name).isEmpty()) {
            return;
        }
        project.service(name).get().dependencies().keys().stream().sorted().forEach(each -> visit(project, each, ordered, way));
        ordered.add(name);
    }

    private static Step hashes(Sys sys, Project project, String asked) {
        List<String> names = asked.equals("*") ? List.copyOf(project.services().keySet()) : List.of(asked.split(",")).stream().sorted().toList();
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            if (project.service(name).isEmpty()) {
                return Job.fail(sys, "no such service: " + name + (project.disabled().containsKey(name) ? ": disabled" : ": not found"));
            }
            text.append(name).append(' ').append(project.service(name).get().hash()).append('\n');
        }
        return sys.print(text.toString(), 0);
    }
}
