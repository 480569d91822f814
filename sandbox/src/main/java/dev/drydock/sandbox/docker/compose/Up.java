package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.compose.Convergence.Recreate;
import dev.drydock.sandbox.docker.compose.Convergence.Wish;
import dev.drydock.sandbox.docker.compose.file.Outcome;
import dev.drydock.sandbox.docker.compose.file.Project;
import dev.drydock.sandbox.docker.compose.file.Service;
import dev.drydock.sandbox.docker.compose.progress.Crew;
import dev.drydock.sandbox.docker.compose.progress.Event;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.Optional;

/** {@code docker compose up} and {@code create}. */
record Up(Workshop shop, Project project) {
    private static final List<String> POLICIES = List.of("always", "never", "build", "missing", "if_not_present");

    static Step start(Sys sys, Job job) {
        Optional<String> conflict = conflict(job.flags());
        return conflict.isPresent() ? Job.fail(sys, conflict.get()) : Opening.project(sys, job, job.arguments(), (s, project) ->
                apply(s, job, project, (t, ready) -> job.flags().on("no-start") ? create(t, job, ready) : new Up(new Workshop(job), ready).up(t)));
    }

    static Step create(Sys sys, Job job) {
        return job.flags().on("build") && job.flags().on("no-build") ? Job.fail(sys, "--build and --no-build are incompatible")
                : job.flags().on("force-recreate") && job.flags().on("no-recreate")
                ? Job.fail(sys, "--force-recreate and --no-recreate are incompatible")
                : Opening.project(sys, job, job.arguments(), (s, project) -> apply(s, job, project, (t, ready) -> create(t, job, ready)));
    }

    private static Step create(Sys sys, Job job, Project project) {
        Up up = new Up(new Workshop(job), project);
        return up.supplied(sys, (s, images, told) -> up.shop.run(s, "Creating", t -> Crew.tell(told, u -> up.converge(u, images, v -> Crew.done()))));
    }

    private static Optional<String> conflict(GivenFlags flags) {
        boolean attaches = flags.has("attach") || flags.on("attach-dependencies") || flags.on("abort-on-container-exit");
        if (flags.on("build") && flags.on("no-build")) {
            return Optional.of("--build and --no-build are incompatible");
        }
        if (flags.on("detach") && attaches) {
            return Optional.of("--detach cannot be combined with --abort-on-container-exit, --abort-on-container-failure, --attach, --attach-dependencies or --watch");
        }
        if (flags.on("force-recreate") && flags.on("no-recreate")) {
            return Optional.of("--force-recreate and --no-recreate are incompatible");
        }
        if (flags.on("always-recreate-deps") && flags.on("no-recreate")) {
            return Optional.of("--always-recreate-deps and --no-recreate are incompatible");
        }
        if (flags.on("renew-anon-volumes") && flags.on("no-recreate")) {
            return Optional.of("--renew-anon-volumes and --no-recreate are incompatible");
        }
        return flags.on("wait") && attaches
                ? Optional.of("--wait cannot be combined with --abort-on-container-exit, --abort-on-container-failure, --attach or --attach-dependencies")
                : Optional.empty();
    }

    /** What the flags change about the project. */
    private static Step apply(Sys sys, Job job, Project given, Opening.Then then) {
        Project project = given;
        String pull = job.flags().text("pull");
        if (job.flags().has("pull") && !POLICIES.contains(pull)) {
            return Job.fail(sys, "invalid --pull option " + Quote.go(pull));
        }
        for (Service service : given.services().values()) {
            Service changed = job.flags().has("pull") ? service.with("pull_policy", pull) : service;
            project = project.with(job.flags().on("build") && service.built() ? changed.with("pull_policy", "build") : changed);
        }
        for (String scale : job.flags().all("scale")) {
            String[] parts = scale.split("=", -1);
            if (parts.length != 2) {
                return Job.fail(sys, "invalid --scale option " + Quote.go(scale) + ". Should be SERVICE=NUM");
            }
            if (!parts[1].matches("[+-]?[0-9]{1,9}")) {
                return Job.fail(sys, "strconv.Atoi: parsing " + Quote.go(parts[1]) + ": invalid syntax");
            }
            Optional<Service> service = project.service(parts[0]);
            if (service.isEmpty()) {
                return Job.fail(sys, "no such service: " + parts[0] + (project.disabled().containsKey(parts[0]) ? ": disabled" : ": not found"));
            }
            project = project.with(service.get().scaled(Integer.parseInt(parts[1])));
        }
        Outcome chosen = project.select(job.flags().on("no-deps") ? job.arguments() : List.of(), false);
        return Opening.take(sys, chosen, then);
    }

    private GivenFlags flags() {
        return shop.job().flags();
    }

    private Wish wish(Sys sys) {
        Recreate standard = flags().on("no-recreate") ? Recreate.NEVER : Recreate.DIVERGED;
        Recreate named = flags().on("force-recreate") || flags().on("renew-anon-volumes") ? Recreate.FORCE : standard;
        return new Wish(shop.job().arguments(), named, flags().on("always-recreate-deps") ? Recreate.FORCE : standard,
                !flags().on("renew-anon-volumes"), flags().has("timeout") ? flags().text("timeout") : "", Opening.variableFiles(sys, shop.job()));
    }

    /** What to do when the images are here. @param told what is to be shown of their making */
    interface Supplied {
        Step run(Sys sys, Mapping images, List<Event> told);
    }

    /** Fetches and builds what the project's services lack. */
    Step supplied(Sys sys, Supplied then) {
        boolean quiet = flags().on("quiet-pull");
        Supply supply = new Supply(shop, project, quiet);
        return supply.known(sys, (s, images) -> {
            List<Service> wanting = supply.wanting(images);
            Code afterwards = t -> new Building(shop, project).needed(t, images, List.of(), (u, told) ->
                    supply.known(u, (v, all) -> then.run(v, all, told)));
            return wanting.isEmpty() ? afterwards.run(s) : shop.run(s, "Running", supply.fetch(wanting), afterwards);
        });
    }

    /** Networks, volumes and containers, as a part of work. */
    Step converge(Sys sys, Mapping images, Code then) {
        return new Resources(shop, project).ensure(sys, (s, networks, volumes) ->
                Containers.list(s, shop.daemon(), project.name(), Containers.OneOff.INCLUDED, true, List.of(), (t, observed) ->
                        orphans(t, observed, u -> Crew.all(List.of(Crew.Task.of("", (v, none) ->
                                new Convergence(shop, project, wish(v), observed, networks, volumes, images).apply())), (v, none) -> then.run(v)))));
    }

    /** What is done about containers that no service accounts for. */
    Step orphans(Sys sys, List<Mapping> observed, Code then) {
        List<Mapping> orphans = Containers.orphans(project, observed);
        boolean ignored = List.of("1", "true").contains(project.environment().getOrDefault("COMPOSE_IGNORE_ORPHANS", ""));
        if (orphans.isEmpty() || ignored) {
            return then.run(sys);
        }
        boolean remove = flags().on("remove-orphans") || List.of("1", "true").contains(sys.variable("COMPOSE_REMOVE_ORPHANS").orElse(""));
        return remove ? new Stopping(shop, project).remove(orphans, "", false, then)
                : Opening.warn(sys, List.of("Found orphan containers ([" + String.join(" ", orphans.stream().map(Containers::name).toList())
                        + "]) for this project. If you removed or renamed this service in your compose file, you can run this command with the "
                        + "--remove-orphans flag to clean it up."), then);
    }

    private Step up(Sys sys) {
        List<String> unknown = flags().all("attach").stream().filter(name -> project.service(name).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            return Job.fail(sys, "cannot attach to services not included in up: " + String.join(", ", unknown));
        }
        String from = flags().text("exit-code-from");
        if (!from.isEmpty() && project.service(from).isEmpty()) {
            return Job.fail(sys, "no such service: " + from + (project.disabled().containsKey(from) ? ": disabled" : ": not found"));
        }
        boolean detached = flags().on("detach") || flags().on("wait");
        return supplied(sys, (s, images, told) -> detached
                ? shop.run(s, "Running", t -> Crew.tell(told, u -> converge(u, images, this::begin)))
                : shop.run(s, "Running", t -> Crew.tell(told, u -> converge(u, images, v -> Crew.done())),
                        t -> new Attached(shop, project).start(t)));
    }

    private Step begin(Sys sys) {
        Starting starting = new Starting(shop, project);
        return flags().on("wait") ? starting.startAndWait(sys, flags().number("wait-timeout"), s -> Crew.done()) : starting.start(sys, s -> Crew.done());
    }
}
