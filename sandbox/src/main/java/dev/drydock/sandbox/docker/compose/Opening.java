package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.docker.client.Download;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Listing;
import dev.drydock.sandbox.docker.compose.file.Outcome;
import dev.drydock.sandbox.docker.compose.file.Project;
import dev.drydock.sandbox.docker.compose.file.ProjectFiles;
import dev.drydock.sandbox.docker.compose.file.ProjectFiles.Choice;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.GoText;
import dev.drydock.sandbox.tree.unit.GoTime;
import java.util.List;
import java.util.Optional;

/** How a command gets its project: from files, or by name alone. */
final class Opening {
    private Opening() {}

    /** What to do with a project. */
    @FunctionalInterface
    interface Then {
        Step run(Sys sys, Project project);
    }

    /** What to do with the name of a project, and with the project itself if its files were read. */
    @FunctionalInterface
    interface Named {
        Step run(Sys sys, String name, Optional<Project> project);
    }

    /** What the flags between {@code compose} and the command say. */
    static Choice choice(Sys sys, Job job) {
        GivenFlags flags = job.group();
        List<String> variables = flags.all("env-file");
        String listed = sys.variable("COMPOSE_ENV_FILES").orElse("");
        return Choice.usual(flags.all("file"), flags.text("project-name"), flags.all("profile"), flags.text("project-directory"),
                variables.isEmpty() && !listed.isEmpty() ? List.of(listed.split(",")) : variables);
    }

    /** Files that {@code --env-file} names, absolute. */
    static List<String> variableFiles(Sys sys, Job job) {
        return job.group().all("env-file").stream().map(path -> path.startsWith("/") ? path : sys.directory() + "/" + path).toList();
    }

    /** The project with these services and those they need; the end of the command if it cannot be read. */
    static Step project(Sys sys, Job job, List<String> services, Then then) {
        return project(sys, choice(sys, job), services, then);
    }

    static Step project(Sys sys, Choice choice, List<String> services, Then then) {
        return files(sys, choice, (s, files) -> take(s, files.project(choice, services), then));
    }

    /** What to do with the reader of files. */
    @FunctionalInterface
    interface Ready {
        Step run(Sys sys, ProjectFiles files);
    }

    /** The reader of files, when standard input was read if that is one of them. */
    static Step files(Sys sys, Choice choice, Ready then) {
        return choice.paths().contains("-")
                ? Download.input(sys, Bytes.EMPTY, (s, input) -> then.run(s, files(s, input.text())))
                : then.run(sys, files(sys, ""));
    }

    private static ProjectFiles files(Sys sys, String input) {
        return new ProjectFiles(sys.files(), sys.directory(), sys.environment(), input);
    }

    /** Goes on with what was read. */
    static Step take(Sys sys, Outcome outcome, Then then) {
        return warn(sys, outcome.warnings(), s -> outcome instanceof Outcome.Loaded loaded
                ? then.run(s, loaded.project())
                : Job.fail(s, ((Outcome.Refused) outcome).complaint()));
    }

    /** For commands that need no more than the project's name, which {@code -p} gives without files. */
    static Step named(Sys sys, Job job, List<String> services, Named then) {
        Choice choice = choice(sys, job);
        if (choice.paths().isEmpty() && !choice.projectName().isEmpty()) {
            return then.run(sys, choice.projectName(), Optional.empty());
        }
        return files(sys, choice, (s, files) -> {
            Outcome outcome = files.project(choice, services);
            Optional<String> said = s.variable("COMPOSE_PROJECT_NAME").filter(name -> !name.isEmpty());
            return outcome instanceof Outcome.Refused && said.isPresent()
                    ? then.run(s, said.get(), Optional.empty())
                    : take(s, outcome, (t, project) -> then.run(t, project.name(), Optional.of(project)));
        });
    }

    /** Prints warnings as the original's log does. */
    static Step warn(Sys sys, List<String> warnings, Code then) {
        StringBuilder text = new StringBuilder();
        warnings.forEach(warning -> text.append(sys.isTerminal(2)
                ? "\u001b[33mWARN\u001b[0m[0000] " + warning + " ".repeat(Math.max(0, 44 - warning.length())) + " \n"
                : "time=\"" + GoTime.rfc3339(Listing.now(sys)) + "\" level=warning msg=" + GoText.quote(warning) + "\n"));
        return sys.complain(text.toString(), then);
    }
}
