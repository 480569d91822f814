package dev.drydock.sandbox.docker.builder;

import dev.drydock.sandbox.build.Ignore;
import dev.drydock.sandbox.docker.client.Daemon;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Lines;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Tar;
import dev.drydock.sandbox.image.ParsedReference;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.Units;
import java.util.Locale;
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

    /** Whether words after {@code docker} mean to build. */
    public static boolean meant(java.util.List<String> words) {
        java.util.List<String> plain = words.stream().filter(word -> !word.startsWith("-")).limit(2).toList();
        return !plain.isEmpty() && (plain.get(0).equals("build") || plain.equals(java.util.List.of("image", "build")) || plain.equals(java.util.List.of("builder", "build")));
    }

    /** What was heard: the failure and the image's ID. */
    private record Heard(Tree failure, String image) {}

    static Step start(Sys sys, Job job) {
        for (String tag : job.flags().all("tag")) {
            if (Reference.parse(tag) instanceof ParsedReference.Malformed malformed) {
                return Job.fail(sys, "invalid argument \"" + tag + "\" for \"-t, --tag\" flag: " + malformed.message()
                        + "\n\nUsage:  " + job.command().usage() + "\n\nRun '" + job.command().path() + " --help' for more information", 125);
            }
        }
        return Sending.gather(sys, job, "", (s, sending) -> send(s, job, sending));
    }

    /** What is counted: the files that travel. */
    private static Directory counted(Sending sending) {
        if (sending.place().equals("-")) {
            return sending.files().without(Sending.HIDDEN_IGNORES);
        }
        Directory plain = sending.plain();
        String list = plain.child(".dockerignore").filter(RegularFile.class::isInstance).map(node -> ((RegularFile) node).content().bytes().text()).orElse("");
        Directory kept = new Ignore(list).kept(plain);
        for (String needed : new String[] {".dockerignore", sending.fileName()}) {
            kept = plain.child(needed).isPresent() ? kept.with(needed, plain.child(needed).get()) : kept;
        }
        return kept;
    }

    private static Step send(Sys sys, Job job, Sending sending) {
        TreeMap<String, String> query = sending.query();
        query.put("version", "1");
        query.put("rm", job.flags().on("rm") || !job.flags().has("rm") ? "1" : "0");
        query.put("forcerm", job.flags().on("force-rm") ? "1" : "");
        query.put("buildargs", Json.compact(Build.arguments(sys, job.flags().all("build-arg"))));
        query.put("labels", Json.compact(Build.labels(job.flags().all("label"))));
        query.put("t", String.join("\n", job.flags().all("tag")));
        query.put("target", job.flags().text("target"));
        query.put("nocache", job.flags().on("no-cache") ? "1" : "");
        query.put("pull", job.flags().on("pull") ? "1" : "");
        boolean quiet = job.flags().on("quiet");
        String progress = quiet ? "" : "Sending build context to Docker daemon  " + Units.size(Tar.write(counted(sending)).length(), 4) + "\r\r\n";
        Daemon daemon = job.daemon();
        return sys.print(progress, start -> daemon.open(start,
                Request.of("POST", daemon.versioned("/build"), query, sending.archive()).withHeader("content-type", "application/x-tar"),
                (s, call, head) -> Lines.read(s, call, new Heard(Nothing.NOTHING, ""), (t, heard, message, next) -> {
                    if (!message.get("errorDetail").isNothing()) {
                        return next.run(t, new Heard(message.get("errorDetail"), heard.image()));
                    }
                    String image = message.at("aux", "ID").text(heard.image());
                    String id = message.get("id").text();
                    String text = !message.get("stream").text().isEmpty() ? message.get("stream").text()
                            : message.has("status") ? (id.isEmpty() ? "" : id + ": ") + message.get("status").text() + "\n" : "";
                    return t.print(quiet ? "" : text, u -> next.run(u, new Heard(heard.failure(), image)));
                }, (t, heard) -> finish(t, job, quiet, heard)),
                (s, answer) -> Job.fail(s, answer.complaint())));
    }

    private static Step finish(Sys sys, Job job, boolean quiet, Heard heard) {
        if (!heard.failure().isNothing()) {
            int code = heard.failure().get("code").wholeInt();
            return Job.fail(sys, heard.failure().get("message").text(), code == 0 ? 1 : code);
        }
        String file = job.flags().text("iidfile");
        if (!file.isEmpty()) {
            Outcome<Boolean> written = sys.files().write(file, Bytes.of(heard.image()));
            if (!written.ok()) {
                return Job.fail(sys, "open " + file + ": " + written.errno().text().toLowerCase(Locale.ROOT));
            }
        }
        return sys.print(quiet ? heard.image() + "\n" : "", 0);
    }
}
