package dev.drydock.sandbox.kubectl.system;

import dev.drydock.sandbox.kubectl.client.ClientBuild;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.JsonStyle;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.yaml.Yaml;

/** {@code kubectl version}. */
public final class Version {
    private Version() {}

    public static Task<Done> start(Job job) {
        String output = job.text("output");
        if (!job.arguments().isEmpty()) {
            return Task.fail("extra arguments: [" + String.join(" ", job.arguments()) + "]");
        }
        if (!output.isEmpty() && !output.equals("yaml") && !output.equals("json")) {
            return Task.fail("--output must be 'yaml' or 'json'");
        }
        Mapping own = Mapping.of("clientVersion", ClientBuild.tree(), "kustomizeVersion", ClientBuild.KUSTOMIZE);
        if (job.on("client")) {
            return tell(output, own);
        }
        return job.cluster().then(cluster -> cluster.get("/version")).map(server -> own.with("serverVersion", server))
                .then(both -> tell(output, both))
                .rescue(why -> tell(output, own).and(Task.fail(why)));
    }

    private static Task<Done> tell(String output, Mapping versions) {
        if (output.equals("yaml")) {
            return Task.print(Yaml.write(versions) + "\n");
        }
        if (output.equals("json")) {
            return Task.print(Json.write(versions, new JsonStyle("  ", true, false)) + "\n");
        }
        String server = versions.at("serverVersion", "gitVersion").text();
        return Task.print("Client Version: " + ClientBuild.VERSION + "\nKustomize Version: " + ClientBuild.KUSTOMIZE + "\n"
                + (server.isEmpty() ? "" : "Server Version: " + server + "\n")).and(server.isEmpty() ? Task.done() : skew(server));
    }

    /** A server more than one minor version away from the client is warned of. */
    private static Task<Done> skew(String server) {
        String[] parts = server.replaceFirst("^v", "").split("\\.");
        int minor = parts.length > 1 && parts[1].matches("\\d{1,4}") ? Integer.parseInt(parts[1]) : 32;
        return Math.abs(minor - 32) <= 1 ? Task.done()
                : Task.complain("WARNING: version difference between client (1.32) and server (" + parts[0] + "." + parts[1] + ") exceeds the supported minor version skew of +/-1\n");
    }
}
