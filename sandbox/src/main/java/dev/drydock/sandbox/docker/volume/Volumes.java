package dev.drydock.sandbox.docker.volume;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.docker.client.Batch;
import dev.drydock.sandbox.docker.client.Filters;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Listing;
import dev.drydock.sandbox.docker.format.VolumeRows;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code docker volume create}, {@code ls}, {@code update}, {@code rm}. */
public final class Volumes {
    /** Flags that only volumes of a swarm have. */
    private static final List<String> CLUSTER = List.of("group", "scope", "sharing", "availability", "secret", "limit-bytes", "required-bytes",
            "topology-preferred", "topology-required");

    private Volumes() {}

    public static Step create(Sys sys, Job job) {
        GivenFlags flags = job.flags();
        String named = flags.text("name");
        if (!named.isEmpty() && !job.arguments().isEmpty()) {
            return Job.fail(sys, "conflicting options: cannot specify a volume-name through both --name and as a positional arg");
        }
        String name = job.arguments().isEmpty() ? named : job.argument();
        List<String> swarming = CLUSTER.stream().filter(flags::has).toList();
        Mapping.Builder asked = Mapping.builder().put("Driver", flags.text("driver")).putUnlessEmpty("DriverOpts", pairs(flags.all("opt")))
                .putUnlessEmpty("Labels", pairs(flags.all("label"))).putUnlessEmpty("Name", name);
        Mapping body = swarming.isEmpty() ? asked.build() : asked.put("ClusterVolumeSpec", Mapping.of("Group", flags.text("group"))).build();
        return job.daemon().post(sys, "/volumes/create", Map.of(), body, (s, answer) -> answer.ok()
                ? s.print(answer.json().get("Name").text() + "\n", 0)
                : Job.fail(s, answer.complaint()));
    }

    private static Mapping pairs(List<String> pairs) {
        TreeMap<String, String> sorted = new TreeMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            sorted.put(equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1));
        }
        return Mapping.copyOf(sorted);
    }

    public static Step list(Sys sys, Job job) {
        GivenFlags flags = job.flags();
        String format = VolumeRows.format(flags.text("format"), flags.on("quiet"));
        return job.daemon().get(sys, "/volumes", Filters.query(flags.all("filter")), (s, answer) -> answer.ok()
                ? Listing.print(s, format, VolumeRows.TYPE, VolumeRows.rows(answer.json().get("Volumes")))
                : Job.fail(s, answer.complaint()));
    }

    /** Only volumes of a swarm can be changed, and there is no swarm. */
    public static Step update(Sys sys, Job job) {
        return job.daemon().get(sys, "/volumes/" + job.argument(), Map.of(),
                (s, answer) -> Job.fail(s, answer.ok() ? "can only update cluster volumes" : answer.complaint()));
    }

    public static Step remove(Sys sys, Job job) {
        Map<String, String> query = job.flags().on("force") ? Map.of("force", "1") : Map.of();
        return new Batch(job.daemon(), job.arguments(),
                name -> Request.of("DELETE", job.daemon().versioned("/volumes/" + name), query, Bytes.EMPTY), false).inTurn(sys);
    }
}
