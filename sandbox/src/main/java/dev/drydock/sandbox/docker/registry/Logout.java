package dev.drydock.sandbox.docker.registry;

import dev.drydock.sandbox.docker.client.Credentials;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;

/** {@code docker logout}: forgets a login; the engine is not asked. */
public final class Logout {
    private Logout() {}

    public static Step start(Sys sys, Job job) {
        String given = job.arguments().isEmpty() ? "" : job.argument();
        String host = given.isEmpty() ? Credentials.HUB : given.replaceFirst("^https?://", "").replaceFirst("/.*", "");
        for (String server : new String[] {given.isEmpty() ? Credentials.HUB : given, host, "http://" + host, "https://" + host}) {
            Credentials.forget(sys, server);
        }
        return sys.print("Removing login credentials for " + host + "\n", 0);
    }
}
