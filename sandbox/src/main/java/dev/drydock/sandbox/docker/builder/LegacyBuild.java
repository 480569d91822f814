package dev.drydock.sandbox.docker.builder;

import dev.drydock.sandbox.docker.client.Daemon;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Lines;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Tar;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.Units;
import java.util.TreeMap;

/** {@code docker build} with the older builder, which {@code DOCKER_BUILDKIT=0} asks for. */
public final class LegacyBuild {
    /** What is said before anything else. */
    public static final String NOTICE = "DEPRECATED: The legacy builder is deprecated and will be removed in a future release.\n"
            + "            BuildKit is currently disabled; enable it by removing the DOCKER_BUILDKIT=0\n"
            + "            environment-variable.\n\n";

    private LegacyBuild() {}

    /** Whether the older builder is asked for. */
    public static boolean wanted(Sys sys) {
        return sys.variable("DOCKER_BUILDKIT").filter(value -> value.equals("0") || value.equals("false")).isPresent();
    }

    /** What was heard: the failure and the image's ID. */
    private record Heard(Tree failure, String image) {}

    static Step send(Sys sys, Job job, Directory files, Directory shown, TreeMap<String, String> query) {
        query.put("version", "1");
        query.put("rm", job.flags().on("rm") || !job.flags().has("rm") ? "1" : "0");
        boolean quiet = job.flags().on("quiet");
        String sending = quiet ? "" : "Sending build context to Docker daemon  " + Units.size(Tar.write(shown).length(), 4) + "\r\r\n";
        Daemon daemon = job.daemon();
        return sys.print(sending, start -> daemon.open(start,
                Request.of("POST", daemon.versioned("/build"), query, Tar.write(files)).withHeader("content-type", "application/x-tar"),
                (s, call, head) -> Lines.read(s, call, new Heard(Nothing.NOTHING, ""), (t, heard, message, next) -> {
                    if (!message.get("errorDetail").isNothing()) {
                        return next.run(t, new Heard(message.get("errorDetail"), heard.image()));
                    }
                    String image = message.at("aux", "ID").text(heard.image());
                    String id = message.get("id").text();
                    String text = !message.get("stream").text().isEmpty() ? message.get("stream").text()
                            : message.has("status") ? (id.isEmpty() ? "" : id + ": ") + message.get("status").text() + "\n" : "";
                    return t.print(quiet ? "" : text, u -> next.run(u, new Heard(heard.failure(), image)));
                }, (t, heard) -> {
                    if (!heard.failure().isNothing()) {
                        int code = heard.failure().get("code").wholeInt();
                        return Job.fail(t, heard.failure().get("message").text(), code == 0 ? 1 : code);
                    }
                    return t.print(quiet ? heard.image() + "\n" : "", 0);
                }),
                (s, answer) -> Job.fail(s, answer.complaint())));
    }
}
