package dev.drydock.sandbox.docker.compose;

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
import java.util.TreeMap;

/** Makes a container of a service, or one in the place of another. The work's value is the container as lists show it. */
record Making(Workshop shop, Project project, Convergence.Wish wish) {

    /** The name of a service's container. */
    static String name(Project project, Service service, int number) {
        return service.fields().get("container_name").text(project.name() + "-" + service.name() + "-" + number);
    }

    Step create(Sys sys, Service service, Mapping labels, int number) {
        String name = name(project, service, number);
        String shown = "Container " + name;
        return Crew.tell(Event.working(shown, "Creating"), s ->
                make(s, new ContainerBody(project, service, name, number, labels, Mapping.EMPTY, true, false, false), shown, (t, made) ->
                        Crew.tell(Event.done(shown, "Created"), u -> Crew.done(made))));
    }

    /** What to do with a new container. */
    interface Made {
        Step run(Sys sys, Mapping container);
    }

    /** Makes a container. @param shown how a failure is shown */
    Step make(Sys sys, ContainerBody body, String shown, Made then) {
        return make(sys, body, body.name(), shown, then);
    }

    private Step make(Sys sys, ContainerBody body, String name, String shown, Made then) {
        Map<String, String> query = new TreeMap<>(Map.of("name", name));
        String platform = body.service().fields().get("platform").text();
        if (!platform.isEmpty()) {
            query.put("platform", platform);
        }
        Mapping tree = body.tree();
        return shop.daemon().post(sys, "/containers/create", query, tree, (s, answer) -> {
            if (!answer.ok()) {
                return Crew.tell(Event.error(shown, answer.complaint()), t -> Crew.fail(answer.complaint()));
            }
            List<Event> warnings = new ArrayList<>();
            answer.json().get("Warnings").texts().forEach(warning ->
                    warnings.add(Event.text(body.service().name(), Event.Status.WARNING, warning)));
            Mapping made = Mapping.of("Id", answer.json().get("Id").text(), "Names", List.of("/" + body.name()), "Labels", tree.get("Labels"),
                    "State", "created");
            return Crew.tell(warnings, t -> then.run(t, made));
        });
    }

    /** Makes a container under another name, ends the old one and gives its name to the new one. */
    Step replace(Sys sys, Service service, Mapping labels, Mapping old) {
        String shown = Containers.shown(old);
        String name = name(project, service, Containers.number(old));
        String replaced = service.fields().get("container_name").text(service.name() + "-" + Containers.number(old));
        ContainerBody body = new ContainerBody(project, service, name, Containers.number(old), labels.with(Labels.REPLACES, replaced),
                wish.inherit() ? old : Mapping.EMPTY, true, false, false);
        String id = Containers.id(old);
        Map<String, String> patience = wish.seconds().isEmpty() ? Map.of() : Map.of("t", wish.seconds());
        return Crew.tell(Event.working(shown, "Recreate"), s -> make(s, body, id.substring(0, Math.min(12, id.length())) + "_" + name, shown,
                (t, made) -> shop.post(t, "/containers/" + id + "/stop", patience, u ->
                        shop.daemon().delete(u, "/containers/" + id, Map.of(), (v, gone) -> !gone.ok() ? Crew.fail(gone.complaint())
                                : shop.post(v, "/containers/" + Containers.id(made) + "/rename", Map.of("name", name), w ->
                                        Crew.tell(Event.done(shown, "Recreated"), x -> Crew.done(made)))))));
    }
}
