package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.docker.compose.file.Project;
import dev.drydock.sandbox.docker.compose.file.Service;
import dev.drydock.sandbox.docker.compose.progress.Crew;
import dev.drydock.sandbox.docker.compose.progress.Event;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Starts a project's containers, each service when those that it needs are as it wishes. */
record Starting(Workshop shop, Project project) {
    private static final long LOOK_AGAIN = 500_000;
    private static final String RUNNING_OR_HEALTHY = "running_or_healthy";

    /** Starts all. */
    Step start(Sys sys, Code then) {
        return listed(sys, (s, containers) -> start(containers, then));
    }

    /** Starts all and waits until they run or are healthy. @param seconds how long, 0 for ever */
    Step startAndWait(Sys sys, long seconds, Code then) {
        return listed(sys, (s, containers) -> start(containers, t -> {
            Mapping.Builder all = Mapping.builder();
            project.services().keySet().forEach(name -> all.put(name, Mapping.of("condition", condition(name), "required", true)));
            long until = seconds == 0 ? Long.MAX_VALUE : t.now() + seconds * 1_000_000L;
            return new Patience(project.name(), containers, until, "application not healthy after " + seconds + "s").await(t, all.build(), then);
        }));
    }

    private Step listed(Sys sys, Containers.Listed then) {
        return Containers.list(sys, shop.daemon(), project.name(), Containers.OneOff.EXCLUDED, true, List.of(), then);
    }

    private String condition(String service) {
        boolean completes = project.services().values().stream().anyMatch(each ->
                each.dependencies().get(service).get("condition").text().equals("service_completed_successfully"));
        return completes ? "service_completed_successfully" : RUNNING_OR_HEALTHY;
    }

    private Step start(List<Mapping> containers, Code then) {
        return Workshop.inOrder(project, service -> (s, results) -> start(s, service, containers), (s, results) -> then.run(s));
    }

    private Step start(Sys sys, Service service, List<Mapping> containers) {
        Tree replicas = service.fields().at("deploy", "replicas");
        if (!replicas.isNothing() && replicas.whole() == 0) {
            return Crew.done();
        }
        return await(sys, service.name(), service.dependencies(), containers, s -> {
            List<Mapping> own = Containers.of(containers, List.of(service.name()));
            return own.isEmpty() && service.scale() > 0
                    ? Crew.fail("service \"" + service.name() + "\" has no container to start")
                    : begin(s, service, own.stream().filter(container -> !Containers.running(container)).toList());
        });
    }

    private Step begin(Sys sys, Service service, List<Mapping> left) {
        if (left.isEmpty()) {
            return Crew.done();
        }
        Mapping container = left.get(0);
        String shown = Containers.shown(container);
        return new Injection(shop, project, service, Containers.id(container)).inject(sys, s -> Crew.tell(Event.working(shown, "Starting"), t ->
                shop.post(t, "/containers/" + Containers.id(container) + "/start", Map.of(), u ->
                        Crew.tell(Event.done(shown, "Started"), v -> begin(v, service, left.subList(1, left.size()))))));
    }

    /** Waits for what a service needs. @param dependencies by service, with their conditions */
    Step await(Sys sys, String dependant, Mapping dependencies, List<Mapping> containers, Code then) {
        return new Patience(dependant, containers, Long.MAX_VALUE, "").await(sys, dependencies, then);
    }

    /** Waiting for services. @param until when to give up */
    private final class Patience {
        private final String dependant;
        private final List<Mapping> containers;
        private final long until;
        private final String late;

        Patience(String dependant, List<Mapping> containers, long until, String late) {
            this.dependant = dependant;
            this.containers = containers;
            this.until = until;
            this.late = late;
        }

        Step await(Sys sys, Mapping dependencies, Code then) {
            List<Crew.Task> tasks = new ArrayList<>();
            List<Event> events = new ArrayList<>();
            List<String> warnings = new ArrayList<>();
            for (String name : dependencies.keys()) {
                Tree dependency = dependencies.get(name);
                boolean waits = !dependency.get("condition").text().equals("service_started") && project.service(name).isPresent()
                        && project.service(name).get().scale() > 0;
                if (!waits) {
                    continue;
                }
                List<Mapping> awaited = containers.stream().filter(each -> Containers.service(each).equals(name) && !Containers.oneOff(each)).toList();
                if (awaited.isEmpty() && dependency.get("required").truth()) {
                    return Crew.fail(dependant + " is missing dependency " + name);
                }
                if (awaited.isEmpty()) {
                    warnings.add(dependant + " is missing dependency " + name);
                    continue;
                }
                awaited.forEach(container -> events.add(Event.working(Containers.shown(container), "Waiting")));
                tasks.add(Crew.Task.of(name, (s, results) -> later(s, name, dependency, awaited)));
            }
            return Opening.warn(sys, warnings, s -> Crew.tell(events, t -> Crew.all(tasks, (u, results) -> then.run(u))));
        }

        private Step later(Sys sys, String service, Tree dependency, List<Mapping> awaited) {
            return sys.now() >= until ? Crew.fail(late) : sys.sleep(LOOK_AGAIN, s -> look(s, awaited, new ArrayList<>(), states -> judge(service, dependency, awaited, states)));
        }

        private interface Judge {
            Step of(List<Tree> states);
        }

        private Step look(Sys sys, List<Mapping> left, List<Tree> states, Judge judge) {
            if (left.isEmpty()) {
                return judge.of(states);
            }
            return shop.daemon().get(sys, "/containers/" + Containers.id(left.get(0)) + "/json", Map.of(), (s, answer) -> {
                if (!answer.ok()) {
                    return Crew.fail(answer.complaint());
                }
                List<Tree> more = new ArrayList<>(states);
                more.add(answer.json());
                return look(s, left.subList(1, left.size()), List.copyOf(more), judge);
            });
        }

        private Step judge(String service, Tree dependency, List<Mapping> awaited, List<Tree> states) {
            String condition = dependency.get("condition").text();
            boolean required = dependency.get("required").truth();
            if (condition.equals("service_completed_successfully")) {
                return completed(service, dependency, awaited, states);
            }
            boolean fallback = condition.equals(RUNNING_OR_HEALTHY);
            for (Tree state : states) {
                String trouble = trouble(state, fallback);
                if (!trouble.isEmpty()) {
                    String what = fallback ? "is not running or is unhealthy" : "failed to start";
                    return !required ? skip(service, awaited, "optional dependency \"" + service + "\" " + what, ": " + trouble)
                            : fallback ? Crew.fail(trouble)
                            : Crew.tell(each(awaited, shown -> Event.error(shown, "Error")), s -> Crew.fail("dependency failed to start: " + trouble));
                }
            }
            return states.stream().allMatch(state -> ready(state, fallback))
                    ? Crew.tell(each(awaited, shown -> Event.done(shown, "Healthy")), s -> Crew.done())
                    : Step.next(s -> later(s, service, dependency, awaited));
        }

        private Step completed(String service, Tree dependency, List<Mapping> awaited, List<Tree> states) {
            for (Tree state : states) {
                if (state.at("State", "Status").text().equals("exited")) {
                    long code = state.at("State", "ExitCode").whole();
                    String complaint = "\"" + service + "\" didn't complete successfully: exit " + code;
                    return code == 0 ? Crew.tell(each(awaited, shown -> Event.done(shown, "Exited")), s -> Crew.done())
                            : !dependency.get("required").truth() ? skip(service, awaited, "optional dependency " + complaint, "")
                            : Crew.tell(each(awaited, shown -> Event.error(shown, "service " + complaint)), s -> Crew.fail("service " + complaint));
                }
            }
            return Step.next(s -> later(s, service, dependency, awaited));
        }

        private Step skip(String service, List<Mapping> awaited, String reason, String more) {
            return Crew.tell(each(awaited, shown -> Event.warning(shown, "Skipped: " + reason)), s ->
                    Opening.warn(s, List.of(reason + more), t -> Crew.done()));
        }
    }

    private static List<Event> each(List<Mapping> containers, java.util.function.Function<String, Event> event) {
        return containers.stream().map(Containers::shown).map(event).toList();
    }

    /** What keeps a container from ever being healthy; empty for nothing. */
    private static String trouble(Tree container, boolean fallback) {
        String name = container.get("Name").text().replaceFirst("^/", "");
        String status = container.at("State", "Status").text();
        if (status.equals("exited")) {
            return "container " + name + " exited (" + container.at("State", "ExitCode").whole() + ")";
        }
        if (container.at("Config", "Healthcheck").isNothing() && fallback) {
            return "";
        }
        Tree health = container.at("State", "Health");
        UnaryOperator<String> that = what -> "container " + name + what;
        return health.isNothing() ? that.apply(" has no healthcheck configured")
                : health.get("Status").text().equals("unhealthy") ? that.apply(" is unhealthy") : "";
    }

    private static boolean ready(Tree container, boolean fallback) {
        return container.at("Config", "Healthcheck").isNothing() && fallback
                ? container.at("State", "Status").text().equals("running")
                : container.at("State", "Health", "Status").text().equals("healthy");
    }
}
