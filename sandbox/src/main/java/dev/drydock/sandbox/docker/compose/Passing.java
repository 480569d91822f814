package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Verb;
import dev.drydock.sandbox.docker.compose.progress.Crew;
import dev.drydock.sandbox.docker.compose.progress.Event;
import dev.drydock.sandbox.docker.compose.progress.Event.Status;
import dev.drydock.sandbox.docker.container.Attach;
import dev.drydock.sandbox.docker.container.Commit;
import dev.drydock.sandbox.docker.container.Cp;
import dev.drydock.sandbox.docker.container.Exec;
import dev.drydock.sandbox.docker.container.Export;
import dev.drydock.sandbox.docker.container.Stats;
import dev.drydock.sandbox.docker.line.Command;
import dev.drydock.sandbox.docker.line.CommandTree;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The commands that do for a service's container what {@code docker} does for any: {@code exec attach commit export cp stats port}. */
final class Passing {
    private Passing() {}

    /** A job for another command of the client. @param flags values by name */
    static Job job(Job job, String path, Map<String, List<String>> flags, List<String> arguments) {
        Command command = CommandTree.load().find(path).orElseThrow();
        return new Job(command, job.group(), new GivenFlags(command.flags(), flags), arguments, job.daemon());
    }

    private static Step pass(Sys sys, Job job, boolean stopped, String path, Map<String, List<String>> flags, Verb verb) {
        return Opening.named(sys, job, List.of(), (s, project, read) ->
                Target.find(s, new Workshop(job), project, job.argument(), (int) job.flags().number("index"), stopped, (t, container) -> {
                    List<String> arguments = new ArrayList<>(List.of(Containers.id(container)));
                    arguments.addAll(job.arguments().subList(1, job.arguments().size()));
                    return verb.start(t, job(job, path, flags, arguments));
                }, Job::fail));
    }

    private static Map<String, List<String>> same(Job job, String... names) {
        Map<String, List<String>> flags = new LinkedHashMap<>();
        for (String name : names) {
            if (job.flags().has(name)) {
                flags.put(name, job.flags().all(name));
            }
        }
        return flags;
    }

    static Step exec(Sys sys, Job job) {
        Map<String, List<String>> flags = same(job, "detach", "privileged", "user", "workdir");
        boolean terminal = job.flags().has("no-tty") ? !job.flags().on("no-tty") : sys.isTerminal(1);
        flags.put("tty", List.of(Boolean.toString(terminal)));
        flags.put("interactive", List.of(Boolean.toString(job.flags().on("interactive"))));
        flags.put("env", job.flags().all("env").stream().map(each -> each.contains("=") || sys.variable(each).isEmpty() ? each
                : each + "=" + sys.variable(each).get()).toList());
        return pass(sys, job, false, "docker exec", flags, Exec::start);
    }

    static Step attach(Sys sys, Job job) {
        return pass(sys, job, false, "docker attach", same(job, "detach-keys", "no-stdin", "sig-proxy"), Attach::start);
    }

    static Step commit(Sys sys, Job job) {
        return chosen(sys, job, "Committing", container -> {
            String name = Containers.name(container);
            return s -> Crew.tell(told(name, Status.WORKING, "Commit " + name, "Committing"), t ->
                    Commit.ask(t, job, Containers.id(container), (u, id) ->
                            Crew.tell(told(name, Status.DONE, "Commit " + name, "Committed as " + id), v -> Crew.done()), (u, complaint) -> Crew.fail(complaint)));
        });
    }

    static Step export(Sys sys, Job job) {
        String output = job.flags().text("output");
        return chosen(sys, job, "Exporting", container -> {
            String name = Containers.name(container);
            return s -> output.isEmpty() && s.isTerminal(1) ? Crew.fail("output option is required when exporting to terminal")
                    : Crew.tell(told(name, Status.WORKING, "export " + name + " to " + output, "Exporting"), t ->
                            Crew.all(List.of(Crew.Task.of("", (u, none) -> Export.start(u, job(job, "docker export", same(job, "output"),
                                    List.of(Containers.id(container)))))), (u, none) -> Crew.done()));
        });
    }

    /** Work on the container of the service that the job names. */
    private static Step chosen(Sys sys, Job job, String title, Function<Mapping, Code> work) {
        Workshop shop = new Workshop(job);
        return Opening.named(sys, job, List.of(), (s, project, read) -> shop.run(s, title, t ->
                Target.find(t, shop, project, job.argument(), (int) job.flags().number("index"), false, (u, container) -> work.apply(container).run(u))));
    }

    private static Event told(String name, Status status, String text, String word) {
        return new Event(name, "", status, text, word, 0, 0, 0);
    }

    static Step stats(Sys sys, Job job) {
        Map<String, List<String>> flags = same(job, "all", "no-stream", "no-trunc");
        String format = job.flags().text("format");
        if (!format.isEmpty() && !format.equals("table")) {
            flags.put("format", List.of(format));
        }
        return Opening.named(sys, job, List.of(), (s, project, read) -> Stats.start(s, job(job, "docker stats", flags, List.of()),
                Containers.query(project, Containers.OneOff.INCLUDED, job.flags().on("all"), job.arguments())));
    }

    static Step port(Sys sys, Job job) {
        String port = job.arguments().get(1);
        if (!port.matches("[0-9]{1,9}")) {
            return Job.fail(sys, "strconv.ParseUint: parsing \"" + port + "\": invalid syntax");
        }
        String protocol = job.flags().text("protocol");
        return Opening.named(sys, job, List.of(), (s, project, read) ->
                Target.find(s, new Workshop(job), project, job.argument(), (int) job.flags().number("index"), false, (t, container) -> {
                    for (Mapping each : container.get("Ports").mappings()) {
                        if (each.get("PrivatePort").whole() == Long.parseLong(port) && each.get("Type").text().equals(protocol)) {
                            return t.print(each.get("IP").text() + ":" + each.get("PublicPort").whole() + "\n", 0);
                        }
                    }
                    List<String> known = container.get("Ports").mappings().stream()
                            .map(each -> each.get("PublicPort").whole() + "/" + each.get("Type").text()).toList();
                    return Job.fail(t, "no port " + port + "/" + protocol + " for container " + Containers.name(container) + ": " + String.join(", ", known));
                }, Job::fail));
    }

    static Step copy(Sys sys, Job job) {
        String source = job.argument();
        String target = job.arguments().get(1);
        if (source.isEmpty() || target.isEmpty()) {
            return Job.fail(sys, (source.isEmpty() ? "source" : "destination") + " can not be empty");
        }
        String from = service(source);
        String to = service(target);
        if (from.isEmpty() == to.isEmpty()) {
            return Job.fail(sys, from.isEmpty() ? "unknown copy direction" : "copying between services is not supported");
        }
        String service = from.isEmpty() ? to : from;
        Map<String, List<String>> flags = same(job, "archive", "follow-link");
        return Opening.named(sys, job, List.of(), (s, project, read) ->
                Target.find(s, new Workshop(job), project, service, (int) job.flags().number("index"), true, (t, container) -> {
                    String name = Containers.name(container);
                    List<String> places = places(source, from, target, to, Containers.id(container));
                    String text = "copy " + String.join(" to ", places(source, from, target, to, name));
                    Map<String, List<String>> quietly = new LinkedHashMap<>(flags);
                    quietly.put("quiet", List.of("true"));
                    return new Workshop(job).run(t, "Copying", u -> Crew.tell(told(name, Status.WORKING, text, "Copying"), v ->
                            Crew.all(List.of(Crew.Task.of("", (w, none) -> Cp.start(w, job(job, "docker cp", quietly, places)))), (w, none) ->
                                    Crew.tell(told(name, Status.DONE, text, "Copied"), x -> Crew.done()))));
                }, (t, complaint) -> Job.fail(t, complaint.contains("is not running") ? "no container found for service \"" + service + "\"" : complaint)));
    }

    /** Both places, with the container instead of its service. */
    private static List<String> places(String source, String from, String target, String to, String container) {
        return List.of(from.isEmpty() ? source : container + source.substring(from.length()), to.isEmpty() ? target : container + target.substring(to.length()));
    }

    /** The service that a place names before its colon; empty for a place of this machine. */
    private static String service(String place) {
        int colon = place.indexOf(':');
        return place.startsWith("/") || place.startsWith(".") || colon < 0 ? "" : place.substring(0, colon);
    }
}
