package dev.drydock.sandbox.docker.container;

import dev.drydock.sandbox.docker.client.Batch;
import dev.drydock.sandbox.docker.client.Daemon;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Map;
import java.util.TreeMap;

/** The verbs that ask one thing for each named container: {@code stop restart kill pause unpause rm}. */
public final class Lifecycle {
    private Lifecycle() {}

    public static Step stop(Sys sys, Job job) {
        return bothTimes(job) ? conflict(sys) : each(job, "stop", patience(job)).together(sys);
    }

    public static Step restart(Sys sys, Job job) {
        return bothTimes(job) ? conflict(sys) : each(job, "restart", patience(job)).inTurn(sys);
    }

    public static Step kill(Sys sys, Job job) {
        String signal = job.flags().text("signal");
        return each(job, "kill", signal.isEmpty() ? Map.of() : Map.of("signal", signal)).together(sys);
    }

    public static Step pause(Sys sys, Job job) {
        return each(job, "pause", Map.of()).together(sys);
    }

    public static Step unpause(Sys sys, Job job) {
        return each(job, "unpause", Map.of()).together(sys);
    }

    public static Step remove(Sys sys, Job job) {
        TreeMap<String, String> query = new TreeMap<>();
        Map.of("volumes", "v", "link", "link", "force", "force").forEach((flag, parameter) -> {
            if (job.flags().on(flag)) {
                query.put(parameter, "1");
            }
        });
        if (job.arguments().stream().anyMatch(name -> bare(name).isEmpty())) {
            return Job.fail(sys, "container name cannot be empty");
        }
        Daemon daemon = job.daemon();
        return new Batch(daemon, job.arguments(),
                name -> Request.of("DELETE", daemon.versioned("/containers/" + bare(name)), query, Bytes.EMPTY), job.flags().on("force")).together(sys);
    }

    private static String bare(String name) {
        return name.replaceAll("^/+|/+$", "");
    }

    private static Batch each(Job job, String verb, Map<String, String> query) {
        Daemon daemon = job.daemon();
        return new Batch(daemon, job.arguments(),
                name -> Request.of("POST", daemon.versioned("/containers/" + name + "/" + verb), query, Bytes.EMPTY), false);
    }

    private static boolean bothTimes(Job job) {
        return job.flags().has("time") && job.flags().has("timeout");
    }

    private static Step conflict(Sys sys) {
        return Job.fail(sys, "conflicting options: cannot specify both --timeout and --time");
    }

    private static Map<String, String> patience(Job job) {
        TreeMap<String, String> query = new TreeMap<>();
        if (!job.flags().text("signal").isEmpty()) {
            query.put("signal", job.flags().text("signal"));
        }
        for (String flag : new String[] {"time", "timeout"}) {
            if (job.flags().has(flag)) {
                query.put("t", job.flags().text(flag));
            }
        }
        return query;
    }
}
