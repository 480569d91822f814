package dev.drydock.sandbox.docker.container;

import dev.drydock.sandbox.docker.client.Credentials;
import dev.drydock.sandbox.docker.client.Daemon;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Progress;
import dev.drydock.sandbox.docker.container.settings.ContainerSettings;
import dev.drydock.sandbox.docker.trust.ContentTrust;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.image.ParsedReference;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Creating a container, with the image pulled first if it is missing: what {@code run} and {@code create} share. */
record Creation(Job job, ContainerSettings.Usable settings, Created created, Failed failed) {

    /** What to do with the new container's ID. */
    @FunctionalInterface
    interface Created {
        Step run(Sys sys, String id);
    }

    /** What to do when there is no container. */
    @FunctionalInterface
    interface Failed {
        Step run(Sys sys, String complaint);
    }

    /** Why {@code --pull} cannot be understood, if it cannot. */
    static Optional<String> pullComplaint(String pull) {
        return List.of("always", "missing", "never", "").contains(pull) ? Optional.empty()
                : Optional.of("invalid pull option: '" + pull + "': must be one of \"always\", \"missing\" or \"never\"");
    }

    Step start(Sys sys) {
        String file = job.flags().text("cidfile");
        if (!file.isEmpty() && sys.files().exists(file)) {
            return failed.run(sys, "container ID file found, make sure the other container isn't running or delete " + file);
        }
        ParsedReference reference = image();
        if (reference instanceof ParsedReference.Malformed malformed && !isIdentifier(job.argument())) {
            return failed.run(sys, malformed.message());
        }
        ContentTrust trust = reference instanceof Reference named ? ContentTrust.of(sys, job.flags(), named.orLatest()) : new ContentTrust.NotAsked();
        if (trust instanceof ContentTrust.Refused refused) {
            return failed.run(sys, refused.message());
        }
        if (trust instanceof ContentTrust.Signed signed && reference instanceof Reference named) {
            return pull(sys, signed.image(), s -> job.daemon().post(s, "/images/" + signed.image().familiar() + "/tag",
                    Map.of("repo", named.familiarName(), "tag", named.orLatest().tag().orElse("")), (t, answer) -> create(t, false)));
        }
        return job.flags().text("pull").equals("always") && reference instanceof Reference named
                ? pull(sys, named, s -> create(s, false))
                : create(sys, true);
    }

    private ParsedReference image() {
        return Reference.parse(job.argument());
    }

    private static boolean isIdentifier(String image) {
        return image.matches("(sha256:)?[a-f0-9]{64}");
    }

    private Step create(Sys sys, boolean mayPull) {
        Map<String, String> query = new LinkedHashMap<>();
        put(query, "name", job.flags().text("name"));
        put(query, "platform", job.flags().text("platform"));
        return job.daemon().post(sys, "/containers/create", query, settings.body(), (s, answer) -> {
            if (answer.ok()) {
                return warn(s, answer.json().get("Warnings").texts(), answer.json().get("Id").text());
            }
            boolean pulls = mayPull && answer.notFound() && job.flags().text("pull").equals("missing");
            return pulls && image() instanceof Reference named ? pullMissing(s, named.orLatest()) : failed.run(s, answer.complaint());
        });
    }

    private static void put(Map<String, String> query, String name, String value) {
        if (!value.isEmpty()) {
            query.put(name, value);
        }
    }

    private Step pullMissing(Sys sys, Reference image) {
        String told = job.flags().on("quiet") ? "" : "Unable to find image '" + image.familiar() + "' locally\n";
        return sys.complain(told, s -> pull(s, image, t -> create(t, false)));
    }

    private Step pull(Sys sys, Reference image, dev.drydock.sandbox.process.Code then) {
        Reference wanted = image.orLatest();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("fromImage", wanted.name());
        query.put("tag", wanted.digest().orElse(wanted.tag().orElse("")));
        put(query, "platform", job.flags().text("platform"));
        Daemon daemon = job.daemon();
        return daemon.open(sys,
                Credentials.signed(sys, Request.of("POST", daemon.versioned("/images/create"), query, Bytes.EMPTY), wanted.domain()),
                (s, call, head) -> Progress.show(s, call, job.flags().on("quiet") ? -1 : 2,
                        (t, failure) -> failure.isPresent() ? failed.run(t, failure.get()) : then.run(t)),
                (s, answer) -> failed.run(s, answer.complaint()));
    }

    private Step warn(Sys sys, List<String> warnings, String id) {
        StringBuilder text = new StringBuilder();
        warnings.forEach(warning -> text.append("WARNING: ").append(warning).append('\n'));
        job.flags().all("dns").stream().filter(address -> address.startsWith("127.") || address.equals("::1"))
                .findFirst().ifPresent(address -> text.append("WARNING: Localhost DNS (").append(address).append(") may fail in containers.\n"));
        String file = job.flags().text("cidfile");
        if (!file.isEmpty()) {
            sys.files().write(file, Bytes.of(id));
        }
        return sys.complain(text.toString(), s -> created.run(s, id));
    }

    /** For the verbs' own use: a refusal as the run and create verbs show those of the engine. */
    static String withHelp(String complaint, String verb) {
        return "docker: " + complaint + "\n\nRun 'docker " + verb + " --help' for more information";
    }

    /** The status by which {@code run} tells why a container did not start, taken from the words of the refusal. */
    static int status(String complaint) {
        if (complaint.contains("executable file not found") || complaint.contains("no such file or directory")
                || complaint.contains("system cannot find the file specified")) {
            return 127;
        }
        return complaint.contains("permission denied") || complaint.contains("is a directory") ? 126 : 125;
    }
}
