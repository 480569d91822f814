package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.docker.client.Filters;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.compose.file.Project;
import dev.drydock.sandbox.docker.compose.file.Service;
import dev.drydock.sandbox.docker.compose.progress.Crew;
import dev.drydock.sandbox.docker.compose.progress.Event;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** {@code docker compose down}. */
record Down(Workshop shop, Project project, boolean fromFiles) {

    static Step start(Sys sys, Job job) {
        String images = job.flags().text("rmi");
        if (!images.isEmpty() && !images.equals("all") && !images.equals("local")) {
            return Job.fail(sys, "invalid value for --rmi: " + Quote.go(images));
        }
        Workshop shop = new Workshop(job);
        return Opening.named(sys, job, List.of(), (s, name, project) -> shop.run(s, "Running", t ->
                Containers.list(t, shop.daemon(), name, job.flags().on("remove-orphans") ? Containers.OneOff.INCLUDED : Containers.OneOff.EXCLUDED,
                        true, List.of(), (u, containers) -> Traces.project(u, shop.daemon(), name, project, containers, (v, known) ->
                                new Down(shop, known, project.isPresent()).take(v, containers)))));
    }

    private Step take(Sys sys, List<Mapping> containers) {
        List<String> named = shop.job().arguments();
        Optional<String> unknown = named.stream().filter(name -> project.service(name).isEmpty()).findFirst();
        if (unknown.isPresent() && fromFiles) {
            return Crew.fail("no such service: " + unknown.get() + (project.disabled().containsKey(unknown.get()) ? ": disabled" : ""));
        }
        List<String> services = named.stream().filter(name -> project.service(name).isPresent()).toList();
        if (!named.isEmpty() && services.isEmpty()) {
            return Crew.done();
        }
        String patience = shop.job().flags().has("timeout") ? shop.job().flags().text("timeout") : "";
        boolean volumes = shop.job().flags().on("volumes");
        Stopping stopping = new Stopping(shop, project);
        TreeSet<String> going = going(services);
        return Workshop.inReverse(project, service -> (s, results) -> !going.contains(service.name()) ? Crew.done()
                : stopping.remove(Containers.of(containers, List.of(service.name())), patience, volumes, t -> Crew.done()), s -> {
                    List<Mapping> orphans = shop.job().flags().on("remove-orphans") ? Containers.orphans(project, containers) : List.of();
                    return stopping.remove(orphans, patience, false, t -> resources(t, !containers.isEmpty()));
                });
    }

    /** The named services and all that need them. */
    private TreeSet<String> going(List<String> services) {
        TreeSet<String> going = new TreeSet<>(services.isEmpty() ? project.services().keySet() : services);
        int before;
        do {
            before = going.size();
            List.copyOf(going).forEach(name -> project.dependents(name).forEach(service -> going.add(service.name())));
        } while (going.size() > before);
        return going;
    }

    private Step resources(Sys sys, boolean found) {
        String which = shop.job().flags().text("rmi");
        return which.isEmpty() ? resources(sys, found, List.of())
                : shop.daemon().get(sys, "/images/json", Filters.query(List.of("label=" + Labels.PROJECT + "=" + project.name(), "dangling=false")),
                        (s, answer) -> existing(s, candidates(which, answer.json().mappings()), List.of(), (t, images) -> resources(t, found, images)));
    }

    /** Images that services built, by their labels or names, and with {@code all} those that they name. */
    private List<String> candidates(String which, List<Mapping> built) {
        TreeSet<String> images = new TreeSet<>();
        built.stream().filter(image -> project.service(image.get("Labels").get(Labels.SERVICE).text()).isPresent()
                || shop.job().flags().on("remove-orphans")).forEach(image -> image.get("RepoTags").texts().stream().findFirst().ifPresent(images::add));
        for (Service service : project.services().values()) {
            if (which.equals("all") || service.fields().get("image").isEmpty()) {
                images.add(tagged(service.image(project.name())));
            }
        }
        return List.copyOf(images);
    }

    private interface Images {
        Step run(Sys sys, List<String> images);
    }

    private Step existing(Sys sys, List<String> left, List<String> found, Images then) {
        return left.isEmpty() ? then.run(sys, found) : shop.daemon().get(sys, "/images/" + left.get(0) + "/json", Map.of(), (s, answer) -> {
            List<String> more = new ArrayList<>(found);
            if (!answer.notFound()) {
                more.add(left.get(0));
            }
            return existing(s, left.subList(1, left.size()), List.copyOf(more), then);
        });
    }

    private Step resources(Sys sys, boolean found, List<String> images) {
        List<Crew.Task> tasks = new ArrayList<>();
        project.networks().forEach((key, network) -> {
            if (!network.get("external").truth()) {
                tasks.add(Crew.Task.of("network " + key, (s, results) -> network(s, key, network.get("name").text())));
            }
        });
        images.forEach(image -> tasks.add(Crew.Task.of("image " + image, (s, results) -> removeThing(s, "Image " + image, "/images/" + image))));
        if (shop.job().flags().on("volumes")) {
            project.volumes().forEach((key, volume) -> {
                if (!volume.get("external").truth()) {
                    tasks.add(Crew.Task.of("volume " + key, (s, results) -> volume(s, volume.get("name").text())));
                }
            });
        }
        List<String> nothing = found || !tasks.isEmpty() ? List.of() : List.of("Warning: No resource found to remove for project " + Quote.go(project.name()) + ".");
        return Opening.warn(sys, nothing, s -> Crew.all(Crew.asBegun(tasks), (t, results) -> Crew.done()));
    }

    private static String tagged(String image) {
        return image.lastIndexOf(':') > image.lastIndexOf('/') || image.contains("@") ? image : image + ":latest";
    }

    private Step network(Sys sys, String key, String name) {
        return shop.daemon().get(sys, "/networks", Filters.query(List.of("label=" + Labels.PROJECT + "=" + project.name(),
                "label=" + Labels.NETWORK + "=" + key)), (s, answer) -> {
                    List<Mapping> networks = answer.json().mappings();
                    return networks.isEmpty() ? Crew.done()
                            : Crew.tell(Event.working("Network " + name, "Removing"), t -> removeNetwork(t, name,
                                    networks.stream().filter(each -> each.get("Name").text().equals(name)).map(Containers::id).findFirst().orElse(name)));
                });
    }

    private Step removeNetwork(Sys sys, String name, String id) {
        String shown = "Network " + name;
        return shop.daemon().get(sys, "/networks/" + id, Map.of(), (s, answer) -> {
            if (answer.notFound()) {
                return Crew.tell(Event.warning(shown, "No resource found to remove"), t -> Crew.done());
            }
            return !answer.json().get("Containers").isEmpty() ? Crew.tell(Event.warning(shown, "Resource is still in use"), t -> Crew.done())
                    : shop.daemon().delete(s, "/networks/" + id, Map.of(), (t, gone) -> gone.ok() || gone.notFound()
                            ? Crew.tell(Event.done(shown, "Removed"), u -> Crew.done())
                            : Crew.tell(Event.error(shown, "Error"), u -> Crew.fail("failed to remove network " + name + ": " + gone.complaint())));
        });
    }

    private Step volume(Sys sys, String volume) {
        return shop.daemon().get(sys, "/volumes/" + volume, Map.of(), (s, known) ->
                known.notFound() ? Crew.done() : removeThing(s, "Volume " + volume, "/volumes/" + volume));
    }

    private Step removeThing(Sys sys, String shown, String path) {
        Map<String, String> query = path.startsWith("/volumes") ? Map.of("force", "1") : Map.of();
        return Crew.tell(Event.working(shown, "Removing"), s -> shop.daemon().delete(s, path, query, (t, answer) -> {
            Optional<Event> event = answer.ok() ? Optional.of(Event.done(shown, "Removed"))
                    : answer.head().status() == 409 ? Optional.of(Event.warning(shown, "Resource is still in use"))
                    : answer.notFound() ? Optional.of(Event.done(shown, "Warning: No resource found to remove")) : Optional.empty();
            return event.isPresent() ? Crew.tell(event.get(), u -> Crew.done()) : Crew.fail(answer.complaint());
        }));
    }
}
