package dev.drydock.sandbox.docker.image;

import dev.drydock.sandbox.docker.client.Daemon;
import dev.drydock.sandbox.docker.client.Download;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Progress;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.image.ParsedReference;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** {@code docker save}, {@code load} and {@code import}: images as archives. */
public final class Archives {
    private Archives() {}

    public static Step save(Sys sys, Job job) {
        Daemon daemon = job.daemon();
        return Download.start(sys, daemon, Request.of("GET", daemon.versioned("/images/get"),
                Map.of("names", String.join(",", job.arguments())), Bytes.EMPTY), job.flags().text("output"), "save image");
    }

    public static Step load(Sys sys, Job job) {
        String file = job.flags().text("input");
        if (file.isEmpty()) {
            return sys.isTerminal(0)
                    ? Job.fail(sys, "requested load from stdin, but stdin is empty")
                    : Download.input(sys, Bytes.EMPTY, (s, archive) -> load(s, job, archive));
        }
        Outcome<Bytes> read = sys.files().read(file);
        return read.ok() ? load(sys, job, read.value()) : Job.fail(sys, "open " + file + ": " + read.errno().text().toLowerCase(Locale.ROOT));
    }

    private static Step load(Sys sys, Job job, Bytes archive) {
        boolean quiet = job.flags().on("quiet") || !sys.isTerminal(1);
        Daemon daemon = job.daemon();
        return send(sys, daemon, Request.of("POST", daemon.versioned("/images/load"), Map.of("quiet", quiet ? "1" : "0"), archive));
    }

    public static Step importing(Sys sys, Job job) {
        String source = job.argument();
        if (job.arguments().size() > 1 && Reference.parse(job.arguments().get(1)) instanceof ParsedReference.Malformed malformed) {
            return Job.fail(sys, malformed.message());
        }
        TreeMap<String, String> query = new TreeMap<>();
        if (job.arguments().size() > 1) {
            query.put("repo", job.arguments().get(1));
        }
        Map.of("message", "message", "platform", "platform").forEach((flag, parameter) -> {
            if (!job.flags().text(flag).isEmpty()) {
                query.put(parameter, job.flags().text(flag));
            }
        });
        if (!job.flags().all("change").isEmpty()) {
            query.put("changes", String.join("\n", job.flags().all("change")));
        }
        boolean remote = source.startsWith("http://") || source.startsWith("https://");
        query.put("fromSrc", remote ? source : "-");
        Daemon daemon = job.daemon();
        if (remote) {
            return send(sys, daemon, Request.of("POST", daemon.versioned("/images/create"), query, Bytes.EMPTY));
        }
        if (source.equals("-")) {
            return Download.input(sys, Bytes.EMPTY,
                    (s, archive) -> send(s, daemon, Request.of("POST", daemon.versioned("/images/create"), query, archive)));
        }
        Outcome<Bytes> read = sys.files().read(source);
        return read.ok()
                ? send(sys, daemon, Request.of("POST", daemon.versioned("/images/create"), query, read.value()))
                : Job.fail(sys, "open " + source + ": " + read.errno().text().toLowerCase(Locale.ROOT));
    }

    private static Step send(Sys sys, Daemon daemon, Request request) {
        return daemon.open(sys, request.withHeader("content-type", "application/x-tar"),
                (s, call, head) -> Progress.show(s, call, 1, (t, failure) -> failure.isPresent() ? Job.fail(t, failure.get()) : Step.exit(0)),
                (s, answer) -> Job.fail(s, answer.complaint()));
    }
}
