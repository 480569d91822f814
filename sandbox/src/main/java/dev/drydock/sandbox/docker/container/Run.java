package dev.drydock.sandbox.docker.container;

import dev.drydock.sandbox.docker.client.Attachment;
import dev.drydock.sandbox.docker.client.Daemon;
import dev.drydock.sandbox.docker.client.DetachKeys;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.SignalProxy;
import dev.drydock.sandbox.docker.client.WindowSize;
import dev.drydock.sandbox.docker.container.settings.ContainerSettings;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code docker run}: create, attach, start, wait. The attachment and the wait are under way before the start. */
public record Run(Job job, ContainerSettings.Usable settings) {
    private static final int REFUSED = 125;

    public static Step start(Sys sys, Job job) {
        Optional<String> pull = Creation.pullComplaint(job.flags().text("pull"));
        if (pull.isPresent()) {
            return Job.fail(sys, Creation.withHelp(pull.get(), "run"), REFUSED);
        }
        ContainerSettings read = ContainerSettings.read(job.flags(), job.arguments(), sys);
        if (read instanceof ContainerSettings.Refused refused) {
            return Job.fail(sys, Creation.withHelp(refused.complaint(), "run"), REFUSED);
        }
        ContainerSettings.Usable settings = (ContainerSettings.Usable) read;
        if (!job.flags().on("detach")) {
            return settings.attaches("Stdin") && settings.tty() && !sys.isTerminal(0)
                    ? Job.fail(sys, "the input device is not a TTY")
                    : new Run(job, settings).create(sys);
        }
        return job.flags().has("attach")
                ? Job.fail(sys, "conflicting options: cannot specify both --attach and --detach")
                : new Run(job, settings.detached()).create(sys);
    }

    private Step create(Sys sys) {
        return new Creation(job, settings, this::created, Run::refuse).start(sys);
    }

    private static Step refuse(Sys sys, String complaint) {
        return Job.fail(sys, Creation.withHelp(complaint, "run"), Creation.status(complaint));
    }

    private Daemon daemon() {
        return job.daemon();
    }

    private Step created(Sys sys, String id) {
        if (job.flags().on("sig-proxy")) {
            SignalProxy.install(sys, daemon(), id);
        }
        boolean attached = settings.attaches("Stdin") || settings.attaches("Stdout") || settings.attaches("Stderr");
        if (!attached) {
            return sys.print(id + "\n", s -> begin(s, id, Optional.empty()));
        }
        return daemon().upgrade(sys, attach(id), (s, call, head) -> begin(s, id, Optional.of(call)));
    }

    private Request attach(String id) {
        return attachment(job, id, Stream.of("Stdin", "Stdout", "Stderr").filter(settings::attaches).toList());
    }

    /** A request to attach streams of a container. */
    static Request attachment(Job job, String container, List<String> streams) {
        TreeMap<String, String> query = new TreeMap<>(Map.of("stream", "1"));
        streams.forEach(stream -> query.put(stream.toLowerCase(Locale.ROOT), "1"));
        String keys = job.flags().text("detach-keys");
        if (!keys.isEmpty()) {
            query.put("detachKeys", keys);
        }
        return Request.of("POST", job.daemon().versioned("/containers/" + container + "/attach"), query, Bytes.EMPTY);
    }

    private Step begin(Sys sys, String id, Optional<Sys.Call> attached) {
        Waiting waiting = Waiting.begin(sys, daemon(), id, job.flags().on("rm") ? "removed" : "next-exit");
        return daemon().post(sys, "/containers/" + id + "/start", Map.of(), (s, answer) -> {
            if (!answer.ok()) {
                String complaint = answer.complaint();
                return job.flags().on("rm") ? waiting.end(s, (t, status) -> refuse(t, complaint)) : refuse(s, complaint);
            }
            if (attached.isEmpty()) {
                return Step.exit(0);
            }
            if (settings.tty()) {
                WindowSize.follow(s, daemon(), "/containers/" + id);
            }
            return stream(s, attached.get(), waiting);
        });
    }

    private Step stream(Sys sys, Sys.Call call, Waiting waiting) {
        boolean output = settings.attaches("Stdout") || settings.attaches("Stderr");
        if (!output && !settings.attaches("Stdin")) {
            return waiting.end(sys, (s, status) -> Step.exit(status));
        }
        Attachment attachment = new Attachment(call, settings.tty(), settings.attaches("Stdin"), DetachKeys.of(job.flags().text("detach-keys")));
        return attachment.stream(sys, (s, end) -> switch (end) {
            case DETACHED -> Step.exit(0);
            case OUTPUT_BROKEN -> Job.fail(s, "write /dev/stdout: broken pipe");
            case OUTPUT_OVER -> waiting.end(s, (t, status) -> Step.exit(status));
        });
    }
}
