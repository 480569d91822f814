package dev.drydock.sandbox.docker.container;

import dev.drydock.sandbox.docker.client.Daemon;
import dev.drydock.sandbox.docker.client.Download;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Map;

/** {@code docker export}: all files of a container as an archive. */
public final class Export {
    private Export() {}

    public static Step start(Sys sys, Job job) {
        Daemon daemon = job.daemon();
        return Download.start(sys, daemon, Request.of("GET", daemon.versioned("/containers/" + job.argument() + "/export"), Map.of(), Bytes.EMPTY),
                job.flags().text("output"), "export container");
    }
}
