package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.command.Reading;
import dev.drydock.sandbox.docker.client.Interrupts;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Timestamps;
import dev.drydock.sandbox.docker.compose.file.Project;
import dev.drydock.sandbox.docker.compose.progress.Crew;
import dev.drydock.sandbox.docker.compose.progress.Display;
import dev.drydock.sandbox.docker.compose.progress.Logbook;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code docker compose logs}. */
record Logs(Workshop shop, String project, List<String> services, Map<String, String> query) {

    static Step start(Sys sys, Job job) {
        GivenFlags flags = job.flags();
        if (flags.number("index") > 0 && job.arguments().size() != 1) {
            return Job.fail(sys, "--index requires one service to be selected");
        }
        TreeMap<String, String> query = new TreeMap<>(Map.of("stdout", "1", "stderr", "1", "tail", flags.text("tail")));
        for (String flag : List.of("since", "until")) {
            Reading time = flags.text(flag).isEmpty() ? Reading.accepted("") : Timestamps.read(flags.text(flag), sys.now());
            if (time instanceof Reading.Refused refused) {
                return Job.fail(sys, "invalid value for \"" + flag + "\": " + refused.why());
            }
            query.put(flag, ((Reading.Accepted) time).value());
        }
        query.values().removeIf(String::isEmpty);
        for (String flag : List.of("timestamps", "follow")) {
            if (flags.on(flag)) {
                query.put(flag, "1");
            }
        }
        Interrupts.handle(sys, (s, signal, interrupted) -> Step.exit(130));
        return Opening.named(sys, job, job.arguments(), (s, name, project) ->
                new Logs(new Workshop(job), name, services(job.arguments(), project), query).show(s));
    }

    private static List<String> services(List<String> named, Optional<Project> project) {
        return !named.isEmpty() || project.isEmpty() ? named : project.get().services().values().stream()
                .filter(service -> service.fields().get("attach").isNothing() || service.fields().get("attach").truth())
                .map(service -> service.name()).toList();
    }

    private Step show(Sys sys) {
        GivenFlags flags = shop.job().flags();
        Logbook logbook = Logbook.begin(!flags.on("no-color") && shop.colours(sys), !flags.on("no-log-prefix"), false);
        Display display = shop.display(sys, "").silent().with(logbook);
        return Crew.run(sys, display, this::containers, (s, shown, value) -> Step.exit(0), Workshop::give);
    }

    private Step containers(Sys sys) {
        long index = shop.job().flags().number("index");
        return index > 0
                ? Target.find(sys, shop, project, services.get(0), (int) index, true, (s, container) -> logs(List.of(container)))
                : Containers.list(sys, shop.daemon(), project, Containers.OneOff.EXCLUDED, true, services, (s, containers) -> logs(containers));
    }

    private Step logs(List<Mapping> containers) {
        boolean follow = shop.job().flags().on("follow");
        if (!follow) {
            return oneByOne(Crew.asBegun(containers), s -> Crew.done());
        }
        List<Crew.Task> tasks = new ArrayList<>();
        Crew.asBegun(containers).forEach(container -> tasks.add(Crew.Task.of(Containers.id(container), (s, none) ->
                log(s, container, t -> Crew.done()))));
        tasks.add(Crew.Task.of("monitor", (s, none) -> new Monitor(shop, project, services, new Following(shop, query)).start(s)));
        return Crew.all(tasks, (s, results) -> Crew.done());
    }

    private Step oneByOne(List<Mapping> left, Code then) {
        return left.isEmpty() ? Step.next(then) : Step.next(s -> log(s, left.get(0), t -> oneByOne(left.subList(1, left.size()), then)));
    }

    private Step log(Sys sys, Mapping container, Code then) {
        return new Following(shop, query).log(sys, Containers.id(container), Containers.logged(container), then);
    }

    /** What is done when containers start and end while their logs are followed. @param query of the request for a log */
    record Following(Workshop shop, Map<String, String> query) implements Monitor.Listener {

        /** Shows a container's log. */
        Step log(Sys sys, String id, String name, Code then) {
            return shop.daemon().get(sys, "/containers/" + id + "/json", Map.of(), (s, answer) ->
                    answer.ok() ? open(s, answer.json(), name, query, then) : Crew.fail(answer.complaint()));
        }

        private Step open(Sys sys, Tree container, String name, Map<String, String> asked, Code then) {
            Request request = Request.of("GET", shop.daemon().versioned("/containers/" + container.get("Id").text() + "/logs"), asked, Bytes.EMPTY);
            return shop.daemon().open(sys, request, (s, call, head) ->
                            new LogStream(call, name, container.at("Config", "Tty").truth(), false).read(s, then),
                    (s, answer) -> answer.notFound() ? then.run(s) : Crew.fail(answer.complaint()));
        }

        @Override
        public Step started(Sys sys, Monitor.Seen seen, Code then) {
            return Crew.aside(s -> shop.daemon().get(s, "/containers/" + seen.id() + "/json", Map.of(), (t, answer) -> {
                TreeMap<String, String> since = new TreeMap<>(query);
                since.put("follow", "1");
                since.put("since", answer.json().at("State", "StartedAt").text());
                since.remove("tail");
                return answer.ok() ? open(t, answer.json(), seen.name(), since, u -> Crew.done()) : Crew.done();
            }), then);
        }

        @Override
        public Step exited(Sys sys, Monitor.Seen seen, Code then) {
            return Crew.status(seen.name(), "exited with code " + seen.exitCode() + (seen.restarting() ? " (restarting)" : ""), then);
        }
    }
}
