package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.docker.builder.Bake;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.compose.file.Outcome;
import dev.drydock.sandbox.docker.compose.file.Project;
import dev.drydock.sandbox.docker.compose.file.Service;
import dev.drydock.sandbox.docker.compose.progress.Crew;
import dev.drydock.sandbox.docker.compose.progress.Event;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.JsonStyle;
import dev.drydock.sandbox.tree.Mapping;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Images that services are built from: {@code docker compose build}, and what {@code up} and {@code run} build first. */
record Building(Workshop shop, Project project) {

    /** What to do when the images are built. @param told what is to be shown of it */
    interface Built {
        Step run(Sys sys, List<Event> told);
    }

    static Step start(Sys sys, Job job) {
        return Opening.project(sys, job, List.of(), (s, project) -> {
            Building building = new Building(new Workshop(job), project);
            Outcome chosen = project.select(job.arguments(), job.flags().on("with-dependencies"));
            return Opening.take(s, chosen, (t, wanted) -> {
                List<Service> services = building.withContexts(wanted.services().values().stream().filter(Service::built).toList());
                return job.flags().on("print") ? t.print(building.text(services) + "\n", 0)
                        : building.build(t, services, (u, told) -> building.finish(u, told));
            });
        });
    }

    private Step finish(Sys sys, List<Event> told) {
        return flags().on("quiet") || told.isEmpty() ? Step.exit(0) : shop.run(sys, "Building", s -> Crew.tell(told, t -> Crew.done()));
    }

    private GivenFlags flags() {
        return shop.job().flags();
    }

    /** Builds what services lack. @param images those that are here, by name */
    Step needed(Sys sys, Mapping images, List<String> named, Built then) {
        if (flags().on("no-build")) {
            return then.run(sys, List.of());
        }
        List<Service> services = project.services().values().stream().filter(Service::built)
                .filter(service -> named.isEmpty() || named.contains(service.name()))
                .filter(service -> !images.has(service.image(project.name())) || service.fields().get("pull_policy").text().equals("build")).toList();
        return build(sys, withContexts(services), then);
    }

    /** Services that others take as a further context are built, too. */
    private List<Service> withContexts(List<Service> services) {
        TreeSet<String> names = new TreeSet<>();
        services.forEach(service -> collect(service, names));
        return names.stream().map(name -> Optional.ofNullable(project.services().get(name)).orElse(project.disabled().get(name))).toList();
    }

    private void collect(Service service, TreeSet<String> names) {
        if (names.add(service.name())) {
            service.fields().at("build", "additional_contexts").mapping().forEach((key, context) -> {
                if (context.text().startsWith("service:")) {
                    project.service(context.text().substring(8)).ifPresent(other -> collect(other, names));
                }
            });
        }
    }

    private Step build(Sys sys, List<Service> services, Built then) {
        if (services.isEmpty()) {
            return then.run(sys, List.of());
        }
        boolean quiet = flags().on("quiet") || flags().on("quiet-build");
        long size = text(services).getBytes(StandardCharsets.UTF_8).length;
        List<Event> told = services.stream().map(service -> Event.done(service.image(project.name()), "Built")).toList();
        return new Bake(shop.daemon(), Crew.asBegun(services).stream().map(this::target).toList(), size, quiet)
                .start(sys, (s, images) -> then.run(s, told), Job::fail);
    }

    private Mapping arguments(Service service) {
        Mapping.Builder arguments = Mapping.builder();
        service.fields().at("build", "args").mapping().forEach((name, value) -> {
            if (!value.isNothing()) {
                arguments.put(name, value);
            }
        });
        for (String argument : flags().all("build-arg")) {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (equals >= 0 || project.environment().containsKey(name)) {
                arguments.put(name, equals < 0 ? project.environment().get(name) : argument.substring(equals + 1));
            }
        }
        return arguments.build();
    }

    private Mapping labels(Service service) {
        return service.fields().at("build", "labels").mapping().with(Labels.PROJECT, project.name()).with(Labels.SERVICE, service.name())
                .with(Labels.VERSION, Labels.VERSION_TEXT);
    }

    private List<String> tags(Service service) {
        List<String> tags = new ArrayList<>(service.fields().at("build", "tags").texts());
        tags.add(service.image(project.name()));
        return tags;
    }

    private static String dockerfile(Service service) {
        String file = service.fields().at("build", "dockerfile").text();
        String context = service.fields().at("build", "context").text();
        return file.isEmpty() || file.startsWith("/") || context.contains("://") ? file : context + "/" + file;
    }

    private boolean on(Service service, String what) {
        return service.fields().at("build", what.replace('-', '_')).truth() || flags().on(what);
    }

    private Bake.Target target(Service service) {
        return new Bake.Target(service.name().replace('.', '_'), service.fields().at("build", "context").text(), dockerfile(service),
                service.fields().at("build", "dockerfile_inline").text(), arguments(service), labels(service), tags(service),
                service.fields().at("build", "target").text(), on(service, "no-cache"), on(service, "pull"));
    }

    /** The builds as Compose asks for them. */
    private String text(List<Service> services) {
        Mapping.Builder targets = Mapping.builder();
        for (Service service : project.services().values()) {
            if (service.built()) {
                Bake.Target target = target(service);
                targets.put(target.name(), Mapping.builder().put("context", target.context())
                        .putUnlessEmpty("contexts", service.fields().at("build", "additional_contexts")).putUnlessEmpty("dockerfile", target.dockerfile())
                        .putUnlessEmpty("dockerfile-inline", target.inline()).putUnlessEmpty("args", target.arguments().sorted())
                        .put("labels", target.labels().sorted()).put("tags", target.tags())
                        .putUnlessEmpty("cache-from", service.fields().at("build", "cache_from")).putUnlessEmpty("target", target.stage())
                        .putUnlessEmpty("platforms", service.fields().at("build", "platforms")).putUnlessEmpty("pull", target.pull())
                        .putUnlessEmpty("no-cache", target.noCache()).putUnlessEmpty("network", service.fields().at("build", "network"))
                        .put("output", List.of("type=docker")).build());
            }
        }
        List<String> names = services.stream().map(service -> service.name().replace('.', '_')).toList();
        return Json.write(Mapping.of("group", Mapping.of("default", Mapping.of("targets", names)), "target", targets.build()),
                JsonStyle.COMPACT.withIndent("  "));
    }
}
