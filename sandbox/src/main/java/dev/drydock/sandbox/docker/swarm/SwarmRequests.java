package dev.drydock.sandbox.docker.swarm;

import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import java.util.Map;
import java.util.Set;

/** Commands that only the manager of a swarm can serve: the engine is asked for what they are about, and refuses. */
public final class SwarmRequests {
    private static final Set<String> GROUPS = Set.of("config", "node", "secret", "service", "stack");
    private static final Set<String> SWARM = Set.of("docker swarm join-token", "docker swarm leave", "docker swarm unlock", "docker swarm unlock-key",
            "docker swarm update");
    /** These read files before an engine could refuse. */
    private static final Set<String> OTHERWISE = Set.of("docker stack deploy", "docker stack config", "docker config create", "docker secret create");

    private SwarmRequests() {}

    /** Whether {@link #start} stands for a command. */
    public static boolean serves(String path) {
        String[] words = path.split(" ");
        return words.length > 2 && (GROUPS.contains(words[1]) || SWARM.contains(path)) && !OTHERWISE.contains(path);
    }

    public static Step start(Sys sys, Job job) {
        String[] words = job.command().path().split(" ");
        if (words[1].equals("swarm") && words[2].equals("leave")) {
            return job.daemon().post(sys, "/swarm/leave", Map.of(), Mapping.EMPTY,
                    (s, answer) -> Job.fail(s, answer.complaint()));
        }
        String about = switch (words[1]) {
            case "stack" -> "/services";
            case "swarm" -> "/swarm";
            default -> "/" + words[1] + "s";
        };
        return job.daemon().get(sys, about, Map.of(), (s, answer) -> Job.fail(s, answer.complaint()));
    }
}
