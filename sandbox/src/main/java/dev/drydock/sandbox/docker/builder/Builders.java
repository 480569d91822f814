package dev.drydock.sandbox.docker.builder;

import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Listing;
import dev.drydock.sandbox.docker.format.RowFormat;
import dev.drydock.sandbox.docker.format.RowType;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Map;

/** {@code docker buildx ls}, {@code inspect}, {@code use} and their like: there is one builder, the engine's own. */
public final class Builders {
    private static final String NAME = "default";
    private static final RowType TYPE = RowType.named("commands.lsContext").field("Name", "NAME/NODE").field("DriverEndpoint", "DRIVER/ENDPOINT")
            .field("LastActivity", "LAST ACTIVITY").field("Status", "STATUS").field("Buildkit", "BUILDKIT").field("Platforms", "PLATFORMS").field("Error", "ERROR");
    private static final String TABLE = "table {{.Name}}\t{{.DriverEndpoint}}\t{{.Status}}\t{{.Buildkit}}\t{{.Platforms}}";
    private static final List<String> AMD = List.of("linux/amd64", "linux/amd64/v2", "linux/amd64/v3", "linux/amd64/v4", "linux/386");
    private static final List<String> ARM = List.of("linux/arm64", "linux/arm/v7", "linux/arm/v6");

    private Builders() {}

    private static String version(Tree engine) {
        return engine.at("Platform", "Name").text().isEmpty() ? "v0.0.0+unknown" : "v0.25.1";
    }

    private static List<String> platforms(Tree engine) {
        return engine.get("Arch").text().equals("arm64") ? ARM : AMD;
    }

    private static String brief(List<String> platforms) {
        return platforms.equals(AMD) ? "linux/amd64 (+4), linux/386" : "linux/arm64, linux/arm (+2)";
    }

    public static Step list(Sys sys, Job job) {
        String format = job.flags().text("format").isEmpty() || job.flags().text("format").equals("table") ? TABLE : job.flags().text("format");
        return job.daemon().get(sys, "/version", Map.of(), (s, answer) -> {
            if (!answer.ok()) {
                return Job.fail(s, "ERROR: " + answer.complaint());
            }
            Tree engine = answer.json();
            if (format.equals(RowFormat.JSON)) {
                return s.print(dev.drydock.sandbox.tree.Json.compact(Mapping.of("Current", true, "Driver", "docker", "Dynamic", false, "LastActivity", "0001-01-01T00:00:00Z",
                        "Name", NAME, "Nodes", List.of(Mapping.of("Endpoint", NAME, "Name", NAME, "Platforms", platforms(engine), "Status", "running",
                                "Version", version(engine))))) + "\n", 0);
            }
            boolean table = RowFormat.isTable(format);
            String indent = table ? " \\_ " : "";
            List<Mapping> rows = List.of(
                    Mapping.of("Name", NAME + (table ? "*" : ""), "DriverEndpoint", "docker", "LastActivity", "", "Status", "", "Buildkit", "", "Platforms", "", "Error", ""),
                    Mapping.of("Name", indent + NAME, "DriverEndpoint", indent + NAME, "LastActivity", "", "Status", "running", "Buildkit", version(engine),
                            "Platforms", job.flags().on("no-trunc") || !table ? String.join(", ", platforms(engine)) : brief(platforms(engine)), "Error", ""));
            return Listing.print(s, format, TYPE, rows);
        });
    }

    public static Step inspect(Sys sys, Job job) {
        String name = job.arguments().isEmpty() ? NAME : job.argument();
        if (!name.equals(NAME)) {
            return missing(sys, name);
        }
        return job.daemon().get(sys, "/version", Map.of(), (s, answer) -> answer.ok() ? s.print(described(answer.json()), 0)
                : Job.fail(s, "ERROR: " + answer.complaint()));
    }

    private static String described(Tree engine) {
        return "Name:   default\nDriver: docker\n\nNodes:\nName:             default\nEndpoint:         default\nStatus:           running\nBuildKit version: " + version(engine)
                + "\nPlatforms:        " + String.join(", ", platforms(engine))
                + "\nLabels:\n org.mobyproject.buildkit.worker.moby.host-gateway-ip: 172.17.0.1\n" + """
                GC Policy rule#0:
                 All:            false
                 Filters:        type==source.local,type==exec.cachemount,type==source.git.checkout
                 Keep Duration:  48h0m0s
                 Max Used Space: 488.3MiB
                GC Policy rule#1:
                 All:            false
                 Keep Duration:  1440h0m0s
                 Reserved Space: 4.657GiB
                 Max Used Space: 37.25GiB
                 Min Free Space: 9.313GiB
                GC Policy rule#2:
                 All:            false
                 Reserved Space: 4.657GiB
                 Max Used Space: 37.25GiB
                 Min Free Space: 9.313GiB
                GC Policy rule#3:
                 All:            true
                 Reserved Space: 4.657GiB
                 Max Used Space: 37.25GiB
                 Min Free Space: 9.313GiB
                """;
    }

    private static Step missing(Sys sys, String name) {
        return Job.fail(sys, "ERROR: no builder \"" + name + "\" found");
    }

    public static Step use(Sys sys, Job job) {
        return job.argument().equals(NAME) ? Step.exit(0) : Job.fail(sys, "ERROR: failed to find instance \"" + job.argument() + "\": no builder \"" + job.argument() + "\" found");
    }

    public static Step stop(Sys sys, Job job) {
        String name = job.arguments().isEmpty() ? NAME : job.argument();
        return name.equals(NAME) ? Step.exit(0) : missing(sys, name);
    }

    public static Step remove(Sys sys, Job job) {
        for (String name : job.arguments().isEmpty() ? List.of(NAME) : job.arguments()) {
            if (!name.equals(NAME)) {
                return Job.fail(sys, "ERROR: failed to remove: no builder \"" + name + "\" found");
            }
        }
        return Job.fail(sys, "ERROR: context builder cannot be removed, run `docker context rm` to remove this context");
    }
}
