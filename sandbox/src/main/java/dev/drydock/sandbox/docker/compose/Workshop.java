package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.docker.client.Daemon;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.compose.file.Project;
import dev.drydock.sandbox.docker.compose.file.Service;
import dev.drydock.sandbox.docker.compose.progress.Crew;
import dev.drydock.sandbox.docker.compose.progress.Display;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the pieces of work of one command share. */
record Workshop(Job job) {

    Daemon daemon() {
        return job.daemon();
    }

    /** The display that the command's flags ask for. */
    Display display(Sys sys, String title) {
        String progress = job.group().text("progress");
        String ansi = job.group().has("ansi") ? job.group().text("ansi") : sys.variable("COMPOSE_ANSI").orElse("auto");
        return Display.of(sys, progress.isEmpty() ? sys.variable("COMPOSE_PROGRESS").orElse("") : progress, ansi, title);
    }

    /** Whether lines of containers are coloured. */
    boolean colours(Sys sys) {
        String ansi = job.group().has("ansi") ? job.group().text("ansi") : sys.variable("COMPOSE_ANSI").orElse("auto");
        return ansi.equals("always") || ansi.equals("auto") && sys.isTerminal(1) && sys.variable("NO_COLOR").orElse("").isEmpty();
    }

    /** Does a piece of work, shows it, and ends the command with its complaint or with 0. */
    Step run(Sys sys, String title, Code work) {
        return run(sys, title, work, s -> Step.exit(0));
    }

    Step run(Sys sys, String title, Code work, Code then) {
        return Crew.run(sys, display(sys, title), work, (s, display, value) -> display.end(s, then), Workshop::give);
    }

    /** The end of a command whose work failed. */
    static Step give(Sys sys, Display display, String complaint) {
        return display.end(sys, s -> Job.fail(s, complaint));
    }

    /** A request without a body whose refusal is the end of the work. */
    Step post(Sys sys, String path, Map<String, String> query, Code then) {
        return daemon().post(sys, path, query, (s, answer) -> answer.ok() ? then.run(s) : Crew.fail(answer.complaint()));
    }

    /** A piece of work for each container, begun as the original begins them. */
    static Step each(List<Mapping> containers, Function<Mapping, Crew.Work> work, Code then) {
        List<Crew.Task> tasks = new ArrayList<>();
        Crew.asBegun(containers).forEach(container -> tasks.add(Crew.Task.of(Containers.id(container), work.apply(container))));
        return Crew.all(tasks, (s, results) -> then.run(s));
    }

    /** A piece of work for each service, after those that it needs. */
    static Step inOrder(Project project, Function<Service, Crew.Work> work, Crew.After then) {
        List<Crew.Task> tasks = new ArrayList<>();
        project.services().values().forEach(service -> tasks.add(new Crew.Task(service.name(),
                service.dependencies().keys().stream().filter(project.services()::containsKey).toList(), work.apply(service))));
        return Crew.all(tasks, then);
    }

    /** A piece of work for each service, after those that need it. */
    static Step inReverse(Project project, Function<Service, Crew.Work> work, Code then) {
        List<Crew.Task> tasks = new ArrayList<>();
        project.services().values().forEach(service -> tasks.add(new Crew.Task(service.name(),
                project.dependents(service.name()).stream().map(Service::name).toList(), work.apply(service))));
        return Crew.all(tasks, (s, results) -> then.run(s));
    }
}
