package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.docker.client.Daemon;
import dev.drydock.sandbox.docker.client.Confirmation;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.compose.Containers.OneOff;
import dev.drydock.sandbox.docker.compose.file.Outcome;
import dev.drydock.sandbox.docker.compose.file.Project;
import dev.drydock.sandbox.docker.compose.file.Service;
import dev.drydock.sandbox.docker.compose.progress.Crew;
import dev.drydock.sandbox.docker.compose.progress.Event;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The commands that change the state of containers that are there: {@code start stop restart kill pause unpause rm}. */
record Lifecycle(Workshop shop, String name, Optional<Project> read) {

    private interface Deed {
        Step run(Sys sys, Lifecycle project);
    }

    private static Step open(Sys sys, Job job, List<String> services, Deed deed) {
        return Opening.named(sys, job, services, (s, name, project) -> deed.run(s, new Lifecycle(new Workshop(job), name, project)));
    }

    static Step start(Sys sys, Job job) {
        return open(sys, job, job.arguments(), (s, it) -> it.shop.run(s, "Running", it::starting));
    }

    static Step stop(Sys sys, Job job) {
        return open(sys, job, job.arguments(), (s, it) -> it.shop.run(s, "Stopping", t -> it.stopping(t, u -> Crew.done())));
    }

    static Step restart(Sys sys, Job job) {
        return open(sys, job, List.of(), (s, it) -> it.shop.run(s, "Restarting", it::restarting));
    }

    static Step kill(Sys sys, Job job) {
        return open(sys, job, job.arguments(), (s, it) -> it.shop.run(s, "Killing", it::killing));
    }

    static Step pause(Sys sys, Job job) {
        return open(sys, job, job.arguments(), (s, it) -> it.shop.run(s, "Pausing", t -> it.each(t, "pause", "Paused")));
    }

    static Step unpause(Sys sys, Job job) {
        return open(sys, job, job.arguments(), (s, it) -> it.shop.run(s, "Running", t -> it.each(t, "unpause", "Unpaused")));
    }

    static Step remove(Sys sys, Job job) {
        return open(sys, job, job.arguments(), (s, it) -> job.flags().on("stop")
                ? it.shop.run(s, "Stopping", t -> it.stopping(t, u -> Crew.done()), it::removing)
                : it.removing(s));
    }

    private List<String> services() {
        return shop.job().arguments();
    }

    private GivenFlags flags() {
        return shop.job().flags();
    }

    private Daemon daemon() {
        return shop.daemon();
    }

    private String patience() {
        return flags().has("timeout") ? flags().text("timeout") : "";
    }

    private interface Known {
        Step run(Sys sys, Project project, List<Mapping> containers);
    }

    private Step known(Sys sys, OneOff oneOff, boolean all, List<String> services, Known then) {
        return Containers.list(sys, daemon(), name, oneOff, all, services, (s, containers) ->
                Traces.project(s, daemon(), name, read, containers, (t, project) -> then.run(t, project, containers)));
    }

    private Step starting(Sys sys) {
        return known(sys, OneOff.EXCLUDED, true, List.of(), (s, project, containers) -> {
            if (read.isEmpty() && containers.isEmpty()) {
                return Crew.fail("no container found for project \"" + name + "\": not found");
            }
            Outcome chosen = read.isPresent() ? new Outcome.Loaded(project, List.of()) : project.select(services(), true);
            return chosen instanceof Outcome.Refused refused ? Crew.fail(refused.complaint())
                    : new Starting(shop, ((Outcome.Loaded) chosen).project()).start(s, t -> Crew.done());
        });
    }

    private Step stopping(Sys sys, Code then) {
        return known(sys, OneOff.EXCLUDED, true, List.of(), (s, project, containers) -> {
            List<String> wanted = services().isEmpty() ? List.copyOf(project.services().keySet()) : services();
            return new Stopping(shop, project).stop(containers, wanted, patience(), then);
        });
    }

    private Step restarting(Sys sys) {
        return known(sys, OneOff.EXCLUDED, true, List.of(), (s, given, containers) -> {
            Project project = given;
            for (Service service : given.services().values()) {
                project = project.with(service.with("depends_on", passed(service)));
            }
            Outcome chosen = services().isEmpty() ? new Outcome.Loaded(project, List.of())
                    : project.select(flags().on("no-deps") ? services() : withDependents(project), false);
            if (chosen instanceof Outcome.Refused refused) {
                return Crew.fail(refused.complaint());
            }
            Project wanted = ((Outcome.Loaded) chosen).project();
            return Workshop.inOrder(wanted, service -> (t, none) -> new Starting(shop, wanted).await(t, service.name(), service.dependencies(), containers,
                    u -> Workshop.each(Containers.of(containers, List.of(service.name())), container -> (v, no) -> restart(v, container),
                            v -> Crew.done())), (t, results) -> Crew.done());
        });
    }

    /** Dependencies by which a service is restarted, too. */
    private static Mapping passed(Service service) {
        Mapping.Builder passed = Mapping.builder();
        service.dependencies().forEach((key, dependency) -> {
            if (dependency.get("restart").truth()) {
                passed.put(key, dependency);
            }
        });
        return passed.build();
    }

    private List<String> withDependents(Project project) {
        List<String> all = new ArrayList<>(services());
        for (int i = 0; i < all.size(); i++) {
            project.dependents(all.get(i)).stream().map(Service::name).filter(each -> !all.contains(each)).forEach(all::add);
        }
        return List.copyOf(all);
    }

    private Step restart(Sys sys, Mapping container) {
        String shown = Containers.shown(container);
        return Crew.tell(Event.working(shown, "Restarting"), s -> shop.post(s, "/containers/" + Containers.id(container) + "/restart",
                patience().isEmpty() ? Map.of() : Map.of("t", patience()), t -> Crew.tell(Event.done(shown, "Started"), u -> Crew.done())));
    }

    private Step killing(Sys sys) {
        return known(sys, OneOff.INCLUDED, false, services(), (s, project, containers) -> {
            List<Mapping> wanted = flags().on("remove-orphans") ? containers : Containers.of(containers, List.copyOf(project.services().keySet()));
            if (wanted.isEmpty()) {
                return s.complain("no container to kill", t -> Crew.done());
            }
            return Workshop.each(wanted, container -> (t, none) -> kill(t, container), t -> Crew.done());
        });
    }

    private Step kill(Sys sys, Mapping container) {
        String shown = Containers.shown(container);
        return Crew.tell(Event.working(shown, "Killing"), s -> daemon().post(s, "/containers/" + Containers.id(container) + "/kill",
                Map.of("signal", flags().text("signal")), (t, answer) -> answer.ok() ? Crew.tell(Event.done(shown, "Killed"), u -> Crew.done())
                        : Crew.tell(Event.error(shown, "Error while Killing"), u -> Crew.fail(answer.complaint()))));
    }

    private Step each(Sys sys, String verb, String done) {
        return Containers.list(sys, daemon(), name, OneOff.EXCLUDED, false, services(), (s, containers) -> Workshop.each(mine(containers),
                container -> (t, none) -> shop.post(t, "/containers/" + Containers.id(container) + "/" + verb, Map.of(), u ->
                        Crew.tell(Event.done(Containers.shown(container), done), v -> Crew.done())), t -> Crew.done()));
    }

    private List<Mapping> mine(List<Mapping> containers) {
        return read.isEmpty() ? containers : Containers.of(containers, List.copyOf(read.get().services().keySet()));
    }

    private Step removing(Sys sys) {
        var query = Containers.query(name, OneOff.EXCLUDED, true, services());
        return daemon().get(sys, "/containers/json", query, (s, answer) -> {
            if (!answer.ok()) {
                return Job.fail(s, answer.complaint());
            }
            List<Mapping> stopped = mine(answer.json().mappings()).stream().filter(container -> services().isEmpty()
                    || services().contains(Containers.service(container)))
                    .filter(container -> !List.of("running", "paused", "restarting").contains(container.get("State").text())).toList();
            if (stopped.isEmpty()) {
                return s.fail("No stopped containers\n", 0);
            }
            String going = "Going to remove " + String.join(", ", stopped.stream().map(Containers::name).toList());
            Code work = t -> Workshop.each(stopped, container -> (u, none) -> remove(u, container), u -> Crew.done());
            return flags().on("force") ? s.print(going + "\n", t -> shop.run(t, "Removing", work))
                    : s.isTerminal(0) ? Confirmation.ask(s, "? " + going, t -> shop.run(t, "Removing", work))
                    : s.print(going, 0);
        });
    }

    private Step remove(Sys sys, Mapping container) {
        String shown = Containers.shown(container);
        Map<String, String> query = new TreeMap<>();
        if (flags().on("volumes")) {
            query.put("v", "1");
        }
        if (flags().on("force")) {
            query.put("force", "1");
        }
        return Crew.tell(Event.working(shown, "Removing"), s -> daemon().delete(s, "/containers/" + Containers.id(container), query,
                (t, answer) -> answer.ok() ? Crew.tell(Event.done(shown, "Removed"), u -> Crew.done()) : Crew.fail(answer.complaint())));
    }
}
