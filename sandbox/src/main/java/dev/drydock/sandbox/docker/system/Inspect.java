package dev.drydock.sandbox.docker.system;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.docker.client.Answer;
import dev.drydock.sandbox.docker.client.Inspection;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.format.InspectFormat.Inspected;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.List;
import java.util.Map;

/** {@code docker inspect} and the {@code inspect} of each kind of object. */
public final class Inspect {
    /** Kinds in the order in which a name without a kind is tried; those of a swarm only when the engine leads one. */
    private static final List<String> KINDS = List.of("container", "image", "network", "volume", "service", "task", "node", "plugin", "secret", "config");
    private static final List<String> OF_A_SWARM = List.of("service", "task", "node", "secret", "config");

    private Inspect() {}

    /** Objects of any kind, or of the kind of {@code --type}. */
    public static Step any(Sys sys, Job job) {
        String type = job.flags().text("type");
        String allowed = "must be one of \"" + String.join("\", \"", KINDS.stream().sorted().toList()) + "\"";
        if (job.flags().has("type") && type.isEmpty()) {
            return Job.fail(sys, "type is empty: " + allowed);
        }
        if (!type.isEmpty() && !KINDS.contains(type)) {
            return Job.fail(sys, "unknown type: " + Quote.go(type) + ": " + allowed);
        }
        return new Inspection(job.arguments(), job.flags().text("format"), type.isEmpty()
                ? (s, name, found, missing) -> search(s, job, name, 0, found, missing)
                : look(job, type)).start(sys);
    }

    public static Step container(Sys sys, Job job) {
        return new Inspection(job.arguments(), job.flags().text("format"), look(job, "container")).start(sys);
    }

    public static Step image(Sys sys, Job job) {
        return new Inspection(job.arguments(), job.flags().text("format"), look(job, "image")).start(sys);
    }

    public static Step network(Sys sys, Job job) {
        return new Inspection(job.arguments(), job.flags().text("format"), look(job, "network")).start(sys);
    }

    public static Step volume(Sys sys, Job job) {
        return new Inspection(job.arguments(), job.flags().text("format"), (s, name, found, missing) -> ask(s, job, "volume", name,
                (t, answer) -> answer.ok() ? found.run(t, new Inspected("volume", answer.json(), false)) : missing.run(t, answer.complaint()))).start(sys);
    }

    private static Inspection.Look look(Job job, String kind) {
        return (sys, name, found, missing) -> ask(sys, job, kind, name, (s, answer) -> answer.ok()
                ? found.run(s, new Inspected(kind, answer.json()))
                : missing.run(s, answer.complaint()));
    }

    private static Step ask(Sys sys, Job job, String kind, String name, dev.drydock.sandbox.docker.client.Daemon.Then then) {
        String path = switch (kind) {
            case "container" -> "/containers/" + name + "/json";
            case "image" -> "/images/" + name + "/json";
            case "plugin" -> "/plugins/" + name + "/json";
            default -> "/" + kind + "s/" + name;
        };
        boolean sized = kind.equals("container") && job.flags().on("size");
        boolean verbose = kind.equals("network") && job.flags().on("verbose");
        return job.daemon().get(sys, path, sized ? Map.of("size", "1") : verbose ? Map.of("verbose", "true") : Map.of(), then);
    }

    private static Step search(Sys sys, Job job, String name, int tried, Inspection.Found found, Inspection.Missing missing) {
        if (tried == KINDS.size()) {
            return missing.run(sys, "Error: No such object: " + name);
        }
        String kind = KINDS.get(tried);
        if (OF_A_SWARM.contains(kind)) {
            // The real client asks once whether the engine leads a swarm.
            return kind.equals("service")
                    ? job.daemon().get(sys, "/info", Map.of(), (s, info) -> search(s, job, name, tried + 1, found, missing))
                    : search(sys, job, name, tried + 1, found, missing);
        }
        return ask(sys, job, kind, name, (s, answer) -> {
            if (answer.ok()) {
                String warning = job.flags().on("size") && !kind.equals("container") ? "WARNING: --size ignored for " + kind + "\n" : "";
                return s.complain(warning, t -> found.run(t, new Inspected(kind, answer.json())));
            }
            return skippable(answer) ? search(s, job, name, tried + 1, found, missing) : missing.run(s, answer.complaint());
        });
    }

    private static boolean skippable(Answer answer) {
        return answer.notFound() || answer.complaint().contains("not supported") || answer.complaint().contains("invalid reference format");
    }
}
