package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.docker.compose.file.Project;
import dev.drydock.sandbox.docker.compose.file.Service;
import dev.drydock.sandbox.docker.compose.progress.Crew;
import dev.drydock.sandbox.docker.compose.progress.Event;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes a project's containers what its services say: missing ones are made, superfluous ones removed, outdated ones replaced.
 *
 * @param wish how
 * @param observed containers of the project
 * @param networks IDs by key, as they are now
 * @param volumes names by key
 * @param images IDs of the images that services run, by name
 */
record Convergence(Workshop shop, Project project, Wish wish, List<Mapping> observed, Mapping networks, Mapping volumes, Mapping images) {

    /** When an existing container is replaced. */
    enum Recreate {
        DIVERGED, FORCE, NEVER
    }

    /**
     * What the command line says about containers.
     *
     * @param services those that were named, all when empty
     * @param recreate for them
     * @param recreateDependencies for those that they need
     * @param inherit whether anonymous volumes are taken over
     * @param seconds patience when stopping, empty for the container's own
     * @param variableFiles for the label
     */
    record Wish(List<String> services, Recreate recreate, Recreate recreateDependencies, boolean inherit, String seconds,
            List<String> variableFiles) {}

    Step apply() {
        return Workshop.inOrder(project, service -> (s, results) -> ensure(s, service, results), (s, results) -> Crew.done());
    }

    private Recreate strategy(Service service) {
        return wish.services().isEmpty() || wish.services().contains(service.name()) ? wish.recreate() : wish.recreateDependencies();
    }

    private Mapping labels(Service service) {
        Mapping labels = Labels.of(project, service, wish.variableFiles());
        String image = images.get(service.image(project.name())).text();
        return image.isEmpty() ? labels : labels.with(Labels.IMAGE, image);
    }

    /** One service. Its value is the list of its containers. @param results containers of the services that it needs, by service */
    private Step ensure(Sys sys, Service given, Mapping results) {
        Shared shared = new Shared(results);
        if (shared.missing(given).isPresent()) {
            return Crew.fail(shared.missing(given).get());
        }
        Service service = shared.resolve(given);
        if (service.scale() > 1 && !service.fields().get("container_name").isEmpty()) {
            return Crew.fail("WARNING: The \"" + service.name() + "\" service is using the custom container name \"" + service.fields().get("container_name").text()
                    + "\". Docker requires each container to have a unique name. Remove the custom name to scale the service");
        }
        List<Mapping> existing = ordered(service);
        List<Crew.Task> tasks = new ArrayList<>();
        List<Event> running = new ArrayList<>();
        List<Tree> kept = new ArrayList<>();
        for (int i = 0; i < existing.size(); i++) {
            Mapping container = existing.get(i);
            if (i >= service.scale()) {
                tasks.add(Crew.Task.of("-" + i, (s, none) -> new Stopping(shop, project).remove(container, wish.seconds(), false)));
            } else if (outdated(service, container)) {
                tasks.add(Crew.Task.of("*" + i, (s, none) -> new Making(shop, project, wish).replace(s, service, labels(service), container)));
            } else {
                kept.add(container);
                switch (container.get("State").text()) {
                    case "running" -> running.add(Event.done(Containers.shown(container), "Running"));
                    case "created", "restarting", "exited" -> { }
                    default -> tasks.add(Crew.Task.of("!" + i, (s, none) -> restart(s, container)));
                }
            }
        }
        int number = existing.stream().mapToInt(Containers::number).max().orElse(0) + 1;
        for (int i = existing.size(); i < service.scale(); i++) {
            int next = number + i - existing.size();
            tasks.add(Crew.Task.of("+" + i, (s, none) -> new Making(shop, project, wish).create(s, service, labels(service), next)));
        }
        return Crew.tell(running, s -> Crew.all(Crew.asBegun(tasks), (t, made) -> {
            made.forEach((name, value) -> {
                if (name.startsWith("+") || name.startsWith("*")) {
                    kept.add(value);
                }
            });
            return Crew.done(new Sequence(kept));
        }));
    }

    /** Containers of a service: those that stay first, by number. */
    private List<Mapping> ordered(Service service) {
        return Containers.of(observed, List.of(service.name())).stream().filter(container -> !Containers.oneOff(container))
                .sorted(Comparator.comparing((Mapping container) -> outdated(service, container)).thenComparingInt(Containers::number)).toList();
    }

    private boolean outdated(Service service, Mapping container) {
        if (strategy(service) != Recreate.DIVERGED) {
            return strategy(service) == Recreate.FORCE;
        }
        boolean changed = !Containers.label(container, Labels.HASH).equals(service.hash())
                || !Containers.label(container, Labels.IMAGE).equals(images.get(service.image(project.name())).text());
        return changed || Containers.running(container) && elsewhere(service, container) || otherVolumes(service, container);
    }

    private boolean elsewhere(Service service, Mapping container) {
        List<String> joined = container.at("NetworkSettings", "Networks").mapping().values().stream().map(each -> each.get("NetworkID").text()).toList();
        return service.fields().get("networks").mapping().keys().stream().anyMatch(key -> !joined.contains(networks.get(key).text()));
    }

    private boolean otherVolumes(Service service, Mapping container) {
        List<String> mounted = container.get("Mounts").mappings().stream().map(mount -> mount.get("Name").text()).toList();
        return service.fields().get("volumes").mappings().stream().anyMatch(volume -> volume.get("type").text().equals("volume")
                && volume.has("source") && !mounted.contains(volumes.get(volume.get("source").text()).text()));
    }

    private Step restart(Sys sys, Mapping container) {
        String shown = Containers.shown(container);
        return Crew.tell(Event.working(shown, "Restart"), s -> shop.post(s, "/containers/" + Containers.id(container) + "/start", Map.of(),
                t -> Crew.tell(Event.done(shown, "Restarted"), u -> Crew.done(container))));
    }

    /** References of one service to containers of another. */
    private record Shared(Mapping containers) {
        private static final Map<String, String> NAMESPACES = new TreeMap<>(Map.of("network_mode", "network", "ipc", "IPC", "pid", "PID"));

        private String first(String service) {
            return containers.get(service).mappings().stream().map(Containers::id).findFirst().orElse("");
        }

        java.util.Optional<String> missing(Service service) {
            for (String field : NAMESPACES.keySet()) {
                String reference = service.fields().get(field).text();
                if (reference.startsWith("service:") && first(reference.substring(8)).isEmpty()) {
                    return java.util.Optional.of("cannot share " + NAMESPACES.get(field) + " namespace with service " + reference.substring(8) + ": container missing");
                }
            }
            return java.util.Optional.empty();
        }

        Service resolve(Service service) {
            Service resolved = service;
            for (String field : NAMESPACES.keySet()) {
                String reference = service.fields().get(field).text();
                resolved = reference.startsWith("service:") ? resolved.with(field, "container:" + first(reference.substring(8))) : resolved;
            }
            List<String> sources = service.fields().get("volumes_from").texts().stream().map(source -> source.startsWith("container:")
                    ? source.substring(10) : first(source.split(":", -1)[0])).toList();
            return sources.isEmpty() ? resolved : resolved.with("volumes_from", sources);
        }
    }
}
