package dev.drydock.sandbox.docker.plugin;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.docker.client.ClientBuild;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;

/** {@code docker buildx version} and {@code docker compose version}. */
public final class Versions {
    private Versions() {}

    public static Step buildx(Sys sys, Job job) {
        return sys.print("github.com/docker/buildx " + ClientBuild.BUILDX + " " + ClientBuild.BUILDX + "-4\n", 0);
    }

    public static Step compose(Sys sys, Job job) {
        if (!job.arguments().isEmpty()) {
            return Job.fail(sys, "unknown command \"" + job.argument() + "\" for \"docker compose version\"");
        }
        GivenFlags flags = job.flags();
        return sys.print(flags.on("short") ? ClientBuild.COMPOSE + "\n"
                : flags.text("format").equals("json") ? "{\"version\":\"" + ClientBuild.COMPOSE + "\"}\n"
                : "Docker Compose version " + ClientBuild.COMPOSE + "\n", 0);
    }
}
