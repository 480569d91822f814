package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.docker.client.Answer;
import dev.drydock.sandbox.docker.compose.file.Project;
import dev.drydock.sandbox.docker.compose.progress.Crew;
import dev.drydock.sandbox.docker.compose.progress.Event;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.Map;

/** Stopping and removing containers. @param project whose dependencies say what is stopped first */
record Stopping(Workshop shop, Project project) {

    /** Stops the containers of services, those that need others first. @param seconds patience, empty for the container's own */
    Step stop(Sys sys, List<String> services, String seconds, Code then) {
        return Containers.list(sys, shop.daemon(), project.name(), Containers.OneOff.EXCLUDED, true, List.of(), (s, containers) ->
                stop(containers, services, seconds, then));
    }

    Step stop(List<Mapping> containers, List<String> services, String seconds, Code then) {
        return Workshop.inReverse(project, service -> (s, results) -> services.contains(service.name())
                ? Workshop.each(Containers.of(containers, List.of(service.name())), container -> (t, none) ->
                        stop(t, container, seconds, u -> Crew.done()), t -> Crew.done())
                : Crew.done(), then);
    }

    private interface Missing {
        Step run(Sys sys);
    }

    private Step stop(Sys sys, Mapping container, String seconds, Code then) {
        return stop(container, seconds, then, s -> Crew.fail("Error response from daemon: No such container: " + Containers.id(container)));
    }

    private Step stop(Mapping container, String seconds, Code then, Missing missing) {
        String shown = Containers.shown(container);
        return Crew.tell(Event.working(shown, "Stopping"), s ->
                shop.daemon().post(s, "/containers/" + Containers.id(container) + "/stop", seconds.isEmpty() ? Map.of() : Map.of("t", seconds),
                        (t, answer) -> answer.ok() ? Crew.tell(Event.done(shown, "Stopped"), then)
                                : Crew.tell(Event.error(shown, "Error while Stopping"), u ->
                                        answer.notFound() ? missing.run(u) : Crew.fail(answer.complaint()))));
    }

    /** Stops and removes containers at once. @param volumes whether their anonymous volumes go, too */
    Step remove(List<Mapping> containers, String seconds, boolean volumes, Code then) {
        return Workshop.each(containers, container -> (s, results) -> remove(container, seconds, volumes), then);
    }

    Step remove(Mapping container, String seconds, boolean volumes) {
        String shown = Containers.shown(container);
        return stop(container, seconds, s -> Crew.tell(Event.working(shown, "Removing"), t -> shop.daemon().delete(t,
                        "/containers/" + Containers.id(container), volumes ? Map.of("force", "1", "v", "1") : Map.of("force", "1"),
                        (u, answer) -> removed(shown, answer))),
                s -> Crew.tell(Event.done(shown, "Removed"), t -> Crew.done()));
    }

    private static Step removed(String shown, Answer answer) {
        boolean gone = answer.ok() || answer.notFound() || answer.head().status() == 409;
        return gone ? Crew.tell(Event.done(shown, "Removed"), s -> Crew.done())
                : Crew.tell(Event.error(shown, "Error while Removing"), s -> Crew.fail(answer.complaint()));
    }
}
