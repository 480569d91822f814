package dev.drydock.sandbox.docker.network;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.docker.client.Filters;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Listing;
import dev.drydock.sandbox.docker.format.NetworkRows;
import dev.drydock.sandbox.docker.value.Csv;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Map;

/** {@code docker network ls}, {@code connect}, {@code disconnect}, {@code rm}. */
public final class Networks {
    private Networks() {}

    public static Step list(Sys sys, Job job) {
        GivenFlags flags = job.flags();
        String format = NetworkRows.format(flags.text("format"), flags.on("quiet"));
        return job.daemon().get(sys, "/networks", Filters.query(flags.all("filter")), (s, answer) -> answer.ok()
                ? Listing.print(s, format, NetworkRows.TYPE, NetworkRows.rows(answer.json(), !flags.on("no-trunc")))
                : Job.fail(s, answer.complaint()));
    }

    public static Step connect(Sys sys, Job job) {
        GivenFlags flags = job.flags();
        Mapping.Builder options = Mapping.builder();
        for (String option : listed(flags, "driver-opt")) {
            int equals = option.indexOf('=');
            if (equals < 0 || option.substring(0, equals).isBlank()) {
                return Job.fail(sys, "invalid key/value pair format in driver options");
            }
            options.put(option.substring(0, equals).strip(), option.substring(equals + 1).strip());
        }
        Mapping address = Mapping.builder().putUnlessEmpty("IPv4Address", flags.text("ip")).putUnlessEmpty("IPv6Address", flags.text("ip6"))
                .putUnlessEmpty("LinkLocalIPs", listed(flags, "link-local-ip")).build();
        Tree links = flags.all("link").isEmpty() ? Nothing.NOTHING : Tree.of(flags.all("link"));
        Mapping endpoint = Mapping.builder().put("IPAMConfig", address).put("Links", links).put("Aliases", listed(flags, "alias"))
                .put("MacAddress", "").put("DriverOpts", options.build()).put("GwPriority", flags.number("gw-priority"))
                .put("NetworkID", "").put("EndpointID", "").put("Gateway", "").put("IPAddress", "").put("IPPrefixLen", 0)
                .put("IPv6Gateway", "").put("GlobalIPv6Address", "").put("GlobalIPv6PrefixLen", 0).put("DNSNames", Nothing.NOTHING).build();
        Mapping body = Mapping.of("Container", job.arguments().get(1), "EndpointConfig", endpoint);
        return job.daemon().post(sys, "/networks/" + job.argument() + "/connect", Map.of(), body,
                (s, answer) -> answer.ok() ? Step.exit(0) : Job.fail(s, answer.complaint()));
    }

    private static List<String> listed(GivenFlags flags, String flag) {
        return flags.all(flag).stream().flatMap(line -> Csv.fields(line).stream()).toList();
    }

    public static Step disconnect(Sys sys, Job job) {
        Mapping body = Mapping.of("Container", job.arguments().get(1), "Force", job.flags().on("force"));
        return job.daemon().post(sys, "/networks/" + job.argument() + "/disconnect", Map.of(), body,
                (s, answer) -> answer.ok() ? Step.exit(0) : Job.fail(s, answer.complaint()));
    }

    public static Step remove(Sys sys, Job job) {
        return remove(sys, job, 0, false);
    }

    /** Each network is looked at before it is removed, since the one of a swarm's mesh would need a confirmation. */
    private static Step remove(Sys sys, Job job, int done, boolean failed) {
        if (done == job.arguments().size()) {
            return failed ? Job.fail(sys, "exit status 1") : Step.exit(0);
        }
        String name = job.arguments().get(done);
        return job.daemon().get(sys, "/networks/" + name, Map.of(), (s, looked) -> job.daemon().delete(s, "/networks/" + name, Map.of(), (t, answer) -> {
            if (answer.ok()) {
                return t.print(name + "\n", u -> remove(u, job, done + 1, failed));
            }
            return job.flags().on("force") && answer.notFound()
                    ? remove(t, job, done + 1, failed)
                    : t.complain(answer.complaint() + "\n", u -> remove(u, job, done + 1, true));
        }));
    }
}
