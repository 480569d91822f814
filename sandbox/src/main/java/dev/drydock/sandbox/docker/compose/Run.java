package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.compose.Convergence.Recreate;
import dev.drydock.sandbox.docker.compose.Convergence.Wish;
import dev.drydock.sandbox.docker.compose.file.Outcome;
import dev.drydock.sandbox.docker.compose.file.Overrides;
import dev.drydock.sandbox.docker.compose.file.Project;
import dev.drydock.sandbox.docker.compose.file.Service;
import dev.drydock.sandbox.docker.compose.progress.Crew;
import dev.drydock.sandbox.docker.compose.progress.Display;
import dev.drydock.sandbox.docker.container.Start;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code docker compose run}: a container of its own for one command of a service. */
record Run(Workshop shop, Project project, String name) {

    static Step start(Sys sys, Job job) {
        GivenFlags flags = job.flags();
        if (!flags.all("publish").isEmpty() && flags.on("service-ports")) {
            return Job.fail(sys, "--service-ports and --publish are incompatible");
        }
        String service = job.argument();
        return Opening.project(sys, job, List.of(service), (s, project) -> {
            Outcome chosen = flags.on("no-deps") ? project.select(List.of(service), false) : new Outcome.Loaded(project, List.of());
            return Opening.take(s, chosen, (t, wanted) -> {
                Overrides overrides = new Overrides(t.files(), flags, job.arguments().subList(1, job.arguments().size()),
                        terminal(t, flags), wanted.environment());
                Overrides.Applied applied = overrides.apply(wanted.service(service).orElseThrow());
                return applied.complaint().isPresent() ? Job.fail(t, applied.complaint().get())
                        : new Run(new Workshop(job), wanted.with(applied.service()), service).run(t);
            });
        });
    }

    private static boolean terminal(Sys sys, GivenFlags flags) {
        boolean byDefault = !flags.has("no-TTY") && !flags.has("interactive") && !sys.isTerminal(0);
        return flags.has("no-TTY") ? !flags.on("no-TTY") : !byDefault && sys.isTerminal(1);
    }

    private GivenFlags flags() {
        return shop.job().flags();
    }

    private Service service() {
        return project.service(name).orElseThrow();
    }

    private Project dependencies() {
        return project.without(name);
    }

    private Step run(Sys sys) {
        Supply supply = new Supply(shop, project, flags().on("quiet-pull") || flags().on("quiet"));
        boolean quiet = flags().on("quiet");
        Code prepared = s -> supply.known(s, (t, images) -> prepare(t, images));
        return supply.known(sys, (s, images) -> {
            List<Service> wanting = supply.wanting(images);
            Code built = t -> new Building(shop, project).needed(t, images, List.of(), (u, told) ->
                    told.isEmpty() ? prepared.run(u) : show(u, quiet, v -> Crew.tell(told, w -> Crew.done()), prepared));
            return wanting.isEmpty() ? built.run(s) : show(s, quiet, supply.fetch(wanting), built);
        });
    }

    private Step show(Sys sys, boolean quiet, Code work, Code then) {
        Display display = shop.display(sys, "Running");
        return Crew.run(sys, quiet ? display.silent() : display, work, (s, shown, value) -> shown.end(s, then), Workshop::give);
    }

    /** Networks, volumes and the services that it needs, then the container. */
    private Step prepare(Sys sys, Mapping images) {
        Wish wish = new Wish(List.of(), Recreate.DIVERGED, Recreate.DIVERGED, true, "", Opening.variableFiles(sys, shop.job()));
        boolean quiet = flags().on("quiet");
        Code dependencies = s -> new Resources(shop, project).ensure(s, (t, networks, volumes) -> Containers.list(t, shop.daemon(), project.name(),
                Containers.OneOff.INCLUDED, true, List.of(), (u, observed) -> new Up(shop, project).orphans(u, observed, x -> Crew.all(List.of(Crew.Task.of("", (v, none) ->
                        new Convergence(shop, dependencies(), wish, observed, networks, volumes, images).apply())), (v, none) ->
                        new Starting(shop, dependencies()).start(v, w -> Crew.done())))));
        return show(sys, quiet, dependencies, s -> Crew.run(s, shop.display(s, "").silent(), t -> container(t, wish, images),
                (t, display, value) -> begin(t, value.text()), Workshop::give));
    }

    private Step container(Sys sys, Wish wish, Mapping images) {
        StringBuilder slug = new StringBuilder();
        while (slug.length() < 64) {
            slug.append(String.format(Locale.ROOT, "%016x", sys.random("compose run")));
        }
        String id = slug.toString();
        String called = flags().text("name").isEmpty() ? project.name() + "-" + name + "-run-" + id.substring(0, 12) : flags().text("name");
        Mapping labels = Labels.of(project, service(), wish.variableFiles()).with(Labels.ONEOFF, "True").with(Labels.SLUG, id)
                .with(Labels.IMAGE, images.get(service().image(project.name())).text());
        return Containers.list(sys, shop.daemon(), project.name(), Containers.OneOff.INCLUDED, true, List.of(), (s, observed) -> {
            Mapping awaited = flags().on("no-deps") ? Mapping.EMPTY : service().dependencies();
            return new Starting(shop, project).await(s, name, awaited, observed, t -> {
                ContainerBody body = new ContainerBody(project, service(), called, 0, labels, Mapping.EMPTY, flags().on("use-aliases"),
                        flags().on("interactive"), flags().on("rm"));
                return new Making(shop, project, wish).make(t, body, "", (u, made) ->
                        new Injection(shop, project, service(), Containers.id(made)).inject(u, v -> Crew.done(made.get("Id"))));
            });
        });
    }

    private Step begin(Sys sys, String id) {
        Map<String, List<String>> flags = new LinkedHashMap<>();
        if (!flags().on("detach")) {
            flags.put("attach", List.of("true"));
            flags.put("interactive", List.of(Boolean.toString(flags().on("interactive"))));
        }
        return Start.start(sys, Passing.job(shop.job(), "docker start", flags, List.of(id)),
                (s, status) -> status == 0 ? Step.exit(0) : s.fail("\n", status));
    }
}
