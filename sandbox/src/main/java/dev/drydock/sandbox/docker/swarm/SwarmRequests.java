package dev.drydock.sandbox.docker.swarm;

import dev.drydock.sandbox.command.Numbers;
import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.command.Reading;
import dev.drydock.sandbox.docker.client.Download;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Commands that only the manager of a swarm can serve: the engine is asked for what they are about, and refuses. */
public final class SwarmRequests {
    private static final Set<String> GROUPS = Set.of("config", "node", "secret", "service", "stack");
    private static final Set<String> SWARM = Set.of("docker swarm ca", "docker swarm join-token", "docker swarm leave", "docker swarm unlock",
            "docker swarm unlock-key", "docker swarm update");
    /** What the client itself says where it looks before it asks. */
    private static final String NOT_MANAGER = "this node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" to connect this node to"
            + " swarm and try again";
    /** Whether the several names of these are asked for one by one, so that there are as many complaints. */
    private static final Set<String> ONE_BY_ONE = Set.of("inspect", "rm", "ps");

    private SwarmRequests() {}

    /** Whether {@link #start} stands for a command. */
    public static boolean serves(String path) {
        String[] words = path.split(" ");
        return words.length > 2 && (GROUPS.contains(words[1]) || SWARM.contains(path));
    }

    public static Step start(Sys sys, Job job) {
        String[] words = job.command().path().split(" ");
        return switch (words[1] + " " + words[2]) {
            case "swarm leave" -> job.daemon().post(sys, "/swarm/leave", Map.of(), Mapping.EMPTY, (s, answer) -> Job.fail(s, answer.complaint()));
            case "swarm unlock" -> Job.fail(sys, "Error: This node is not part of a swarm");
            case "swarm unlock-key" -> ask(sys, job, "/swarm", "could not fetch unlock key: ");
            case "swarm join-token" -> Set.of("worker", "manager").contains(job.argument())
                    ? ask(sys, job, "/swarm", "") : Job.fail(sys, "unknown role " + job.argument());
            case "swarm ca" -> ask(sys, job, "/swarm", "");
            case "swarm update" -> ask(sys, job, "/swarm", "");
            case "service create" -> creating(sys, job);
            case "service scale" -> scaling(sys, job, 0);
            case "stack deploy", "stack config" -> stack(sys, job, words[2]);
            case "config create" -> creating(sys, job, "/configs", "Error reading content from " + Quote.go(job.arguments().get(1)) + ": ");
            case "secret create" -> job.arguments().size() > 1 || !job.flags().text("driver").isEmpty() ? creating(sys, job, "/secrets", "")
                    : Job.fail(sys, "secret file is required");
            default -> asking(sys, job, words);
        };
    }

    private static Step asking(Sys sys, Job job, String[] words) {
        String about = words[1].equals("stack") ? "/services" : "/" + words[1] + "s";
        boolean inspects = words[2].equals("inspect");
        int times = ONE_BY_ONE.contains(words[2]) && !words[1].equals("stack") && !job.arguments().isEmpty() && !(words[1].equals("service") && words[2].equals("ps"))
                && !(inspects && job.flags().on("pretty")) ? job.arguments().size() : 1;
        if (inspects && job.flags().on("pretty") && job.flags().has("format")) {
            return ask(sys, job, about, "");
        }
        Code ask = s -> job.daemon().get(s, about, Map.of(), (t, answer) -> Job.fail(t, (answer.complaint() + "\n").repeat(times).stripTrailing()));
        boolean pretty = inspects && job.flags().on("pretty");
        return inspects && !pretty ? sys.print(job.flags().text("format").isEmpty() ? "[]\n" : "\n", ask) : ask.run(sys);
    }

    private static Step ask(Sys sys, Job job, String about, String before) {
        return job.daemon().get(sys, about, Map.of(), (s, answer) -> Job.fail(s, before + answer.complaint()));
    }

    private static Step creating(Sys sys, Job job) {
        String mode = job.flags().text("mode");
        if (!Set.of("replicated", "global", "replicated-job", "global-job").contains(mode)) {
            return Job.fail(sys, "Unknown mode: " + mode + ", only replicated and global supported");
        }
        if (job.flags().has("replicas") && mode.startsWith("global")) {
            return Job.fail(sys, "replicas can only be used with replicated or replicated-job mode");
        }
        return ask(sys, job, "/services", "");
    }

    private static Step scaling(Sys sys, Job job, int done) {
        if (done == job.arguments().size()) {
            return Job.fail(sys, "");
        }
        String pair = job.arguments().get(done);
        int equals = pair.indexOf('=');
        if (equals <= 0 || equals == pair.length() - 1) {
            return Job.fail(sys, "invalid scale specifier '" + pair + "'.\nSee 'docker service scale --help'.\n\nUsage:  " + job.command().usage() + "\n\n"
                    + sys.phrases().textOr("", job.command().path()));
        }
        String name = pair.substring(0, equals);
        Reading number = Numbers.unsigned(64).read(pair.substring(equals + 1));
        if (number instanceof Reading.Refused refused) {
            return sys.complain(name + ": invalid replicas value " + pair.substring(equals + 1) + ": " + refused.why() + "\n", s -> scaling(s, job, done + 1));
        }
        return job.daemon().get(sys, "/services", Map.of(),
                (s, answer) -> s.complain(name + ": " + answer.complaint() + "\n", t -> scaling(t, job, done + 1)));
    }

    private static Step stack(Sys sys, Job job, String verb) {
        List<String> files = job.flags().all("compose-file");
        if (files.isEmpty()) {
            return Job.fail(sys, "Specify a Compose file (with --compose-file)");
        }
        for (String file : files) {
            Outcome<Bytes> read = sys.files().read(file);
            if (!file.equals("-") && !read.ok()) {
                return Job.fail(sys, "open " + file + ": " + read.errno().text().toLowerCase(Locale.ROOT));
            }
        }
        if (verb.equals("config")) {
            return sys.fail(sys.phrases().textOr("docker stack config: not simulated here", "not-simulated.command", "docker stack config") + "\n", 96);
        }
        return sys.complain("Since --detach=false was not specified, tasks will be created in the background.\n"
                + "In a future release, --detach=false will become the default.\n", s -> Job.fail(s, NOT_MANAGER));
    }

    /** A configuration or secret is read from a file before the engine could refuse it. */
    private static Step creating(Sys sys, Job job, String about, String before) {
        if (job.arguments().size() < 2) {
            return ask(sys, job, about, "");
        }
        String file = job.arguments().get(1);
        if (!job.flags().text("driver").isEmpty() && about.equals("/secrets")) {
            return Job.fail(sys, "When using secret driver secret data must be empty");
        }
        if (file.equals("-")) {
            return Download.input(sys, Bytes.EMPTY, (s, content) -> content.isEmpty()
                    ? Job.fail(s, before + "error reading from STDIN: data is empty") : ask(s, job, about, ""));
        }
        Outcome<Bytes> read = sys.files().read(file);
        Optional<String> trouble = !read.ok() ? Optional.of("open " + file + ": " + read.errno().text().toLowerCase(Locale.ROOT))
                : read.value().isEmpty() ? Optional.of("data is empty") : Optional.empty();
        return trouble.isPresent() ? Job.fail(sys, before + "error reading from " + file + ": " + trouble.get()) : ask(sys, job, about, "");
    }
}
