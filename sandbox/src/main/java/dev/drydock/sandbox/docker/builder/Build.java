package dev.drydock.sandbox.docker.builder;

import dev.drydock.sandbox.docker.builder.progress.Display;
import dev.drydock.sandbox.docker.builder.progress.Picture;
import dev.drydock.sandbox.docker.builder.progress.Plain;
import dev.drydock.sandbox.docker.client.Daemon;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.image.ParsedReference;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.process.Terminal;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** {@code docker build}: an image from a Dockerfile and a folder. */
public final class Build {
    private static final String ABOUT = "building with \"default\" instance using docker driver";
    private static final List<String> MODES = List.of("", "auto", "plain", "tty", "rawjson", "quiet");

    private Build() {}

    public static Step start(Sys sys, Job job) {
        if (LegacyBuild.wanted(sys)) {
            return LegacyBuild.start(sys, job);
        }
        Optional<String> wrong = wrong(sys, job);
        if (wrong.isPresent()) {
            return Job.fail(sys, "ERROR: " + wrong.get());
        }
        Export export = Export.of(job.flags());
        if (!export.complaint().isEmpty()) {
            return Job.fail(sys, "ERROR: " + export.complaint());
        }
        return Sending.gather(sys, job, "ERROR: failed to build: ", (s, sending) -> send(s, job, sending, export));
    }

    private static String mode(Sys sys, Job job) {
        String asked = job.flags().has("progress") ? job.flags().text("progress") : sys.variable("BUILDKIT_PROGRESS").orElse("auto");
        return job.flags().on("quiet") ? "quiet" : asked;
    }

    private static Optional<String> wrong(Sys sys, Job job) {
        String progress = job.flags().text("progress");
        if (job.flags().on("quiet") && job.flags().has("progress") && !progress.equals("auto") && !progress.equals("quiet")) {
            return Optional.of("progress=" + progress + " and quiet cannot be used together");
        }
        if (!MODES.contains(mode(sys, job))) {
            return Optional.of("invalid progress mode " + mode(sys, job));
        }
        if (mode(sys, job).equals("tty") && !sys.isTerminal(2)) {
            return Optional.of("failed to get console: provided file is not a console");
        }
        if (!job.flags().all("cache-to").isEmpty() && job.flags().all("cache-to").stream().noneMatch(each -> each.contains("inline"))) {
            return Optional.of("failed to build: " + Export.unsupported("Cache export", "build-cache-backends"));
        }
        if (!job.flags().all("attest").isEmpty() || !job.flags().text("sbom").isEmpty() && !job.flags().text("sbom").equals("false")
                || job.flags().has("provenance") && !job.flags().text("provenance").equals("false")) {
            return Optional.of("failed to build: " + Export.unsupported("Attestation", "attestations"));
        }
        if (job.flags().all("platform").stream().flatMap(each -> List.of(each.split(",")).stream()).count() > 1) {
            return Optional.of("failed to build: " + Export.unsupported("Multi-platform build", "build-multi-platform"));
        }
        String network = job.flags().text("network");
        if (!List.of("", "default", "host", "none").contains(network)) {
            return Optional.of("failed to build: network mode \"" + network + "\" not supported by buildkit - you can define a custom network for your builder "
                    + "using the network driver-opt in buildx create");
        }
        for (String tag : job.flags().all("tag")) {
            if (Reference.parse(tag) instanceof ParsedReference.Malformed malformed) {
                return Optional.of("failed to build: invalid tag \"" + tag + "\": " + malformed.message());
            }
        }
        return Optional.empty();
    }

    /** Build arguments by name; those without a value are taken from the environment, if they are there. */
    static Mapping arguments(Sys sys, List<String> words) {
        Mapping arguments = Mapping.EMPTY;
        for (String argument : words) {
            int equals = argument.indexOf('=');
            Optional<String> value = equals >= 0 ? Optional.of(argument.substring(equals + 1)) : sys.variable(argument);
            if (value.isPresent()) {
                arguments = arguments.with(equals < 0 ? argument : argument.substring(0, equals), value.get());
            }
        }
        return arguments;
    }

    /** {@code name=value} words as a mapping. */
    static Mapping labels(List<String> words) {
        Mapping labels = Mapping.EMPTY;
        for (String word : words) {
            int equals = word.indexOf('=');
            labels = labels.with(equals < 0 ? word : word.substring(0, equals), equals < 0 ? "" : word.substring(equals + 1));
        }
        return labels;
    }

    private static boolean checks(Job job) {
        return job.flags().on("check") || List.of("check", "lint").contains(job.flags().text("call"));
    }

    private static TreeMap<String, String> query(Sys sys, Job job, Sending sending, Export export) {
        TreeMap<String, String> query = sending.query();
        query.put("version", "2");
        query.put("buildargs", Json.compact(arguments(sys, job.flags().all("build-arg"))));
        query.put("labels", Json.compact(labels(job.flags().all("label"))));
        query.put("t", String.join("\n", job.flags().all("tag")));
        query.put("target", job.flags().text("target"));
        query.put("nocache", job.flags().on("no-cache") ? "1" : "");
        query.put("nocachefilter", String.join("\n", job.flags().all("no-cache-filter")));
        query.put("pull", job.flags().on("pull") ? "1" : "");
        query.put("platform", String.join("", job.flags().all("platform")));
        query.put("networkmode", job.flags().text("network").equals("default") ? "" : job.flags().text("network"));
        query.put("extrahosts", String.join("\n", job.flags().all("add-host")));
        query.put("check", checks(job) ? "1" : "");
        query.put("export", export.kind());
        query.put("contexts", Json.compact(sending.contexts()));
        return query;
    }

    private static Step send(Sys sys, Job job, Sending sending, Export export) {
        ClientSide client = ClientSide.of(sys, job, sending);
        if (!client.complaint().isEmpty()) {
            return Job.fail(sys, "ERROR: failed to build: " + client.complaint());
        }
        String call = job.flags().text("call");
        if (!List.of("", "build", "check", "lint").contains(call)) {
            return sys.fail(sys.phrases().textOr("docker build --call: not simulated here", "not-simulated.command", "docker build --call=" + call) + "\n", 96);
        }
        Daemon daemon = job.daemon();
        Request request = Request.of("POST", daemon.versioned("/build"), query(sys, job, sending, export), sending.archive())
                .withHeader("content-type", "application/x-tar").withHeader("x-build-client", Json.compact(client.json()));
        return daemon.open(sys, request, (s, exchange, head) -> Watch.begin(display(s, mode(s, job)), 2).follow(s, exchange, (t, watched) -> watched.end(t, (u, over) -> finish(u, job, sending, export, over))),
                (s, answer) -> Job.fail(s, answer.reached() ? "ERROR: failed to build: failed to solve: " + answer.json().get("message").text()
                        : "ERROR: " + answer.complaint()));
    }

    private static Display display(Sys sys, String mode) {
        Optional<Terminal> terminal = sys.terminal(2);
        return switch (mode) {
            case "quiet" -> new Display.Nothing();
            case "rawjson" -> new Display.Raw();
            case "plain" -> Plain.begin(ABOUT);
            default -> terminal.isEmpty() ? Plain.begin(ABOUT) : Picture.begin("docker:default", terminal.get().size().columns(), terminal.get().size().rows(),
                    sys.variable("NO_COLOR").filter(value -> !value.isEmpty()).isEmpty());
        };
    }

    private static Step finish(Sys sys, Job job, Sending sending, Export export, Watch watched) {
        String mode = mode(sys, job);
        boolean silent = mode.equals("quiet") || mode.equals("rawjson");
        String warnings = silent || checks(job) ? "" : Findings.warned(watched.warnings(), sending.fileName(), job.flags().on("debug"), watched.lines());
        if (!watched.failure().isNothing()) {
            return checks(job) ? Findings.refused(sys, watched.failure(), sending.shownFile()) : sys.fail(warnings + Findings.failure(watched.failure(), "failed to build: "), 1);
        }
        if (checks(job)) {
            return Findings.shown(sys, watched.result(), sending.shownFile());
        }
        String image = watched.result().get("ID").text();
        Optional<String> unwritten = write(sys, job.flags().text("iidfile"), image)
                .or(() -> write(sys, job.flags().text("metadata-file"), metadata(job, image)));
        if (unwritten.isPresent()) {
            return sys.fail(warnings + "ERROR: " + unwritten.get() + "\n", 1);
        }
        if (!export.kind().equals("image")) {
            return sys.complain(warnings, s -> export.write(s, watched.result()));
        }
        if (export.pushes()) {
            return Pushing.push(sys, job, watched, warnings, mode.equals("quiet") ? image + "\n" : "");
        }
        return sys.complain(warnings, s -> s.print(mode.equals("quiet") && job.flags().on("quiet") ? image + "\n" : "", 0));
    }

    private static String metadata(Job job, String image) {
        Mapping.Builder json = Mapping.builder().put("buildx.build.ref", "default/default/" + image.replaceFirst("sha256:", "").substring(0, Math.min(25, Math.max(0, image.length() - 7))));
        if (!image.isEmpty()) {
            json.put("containerimage.config.digest", image).put("containerimage.digest", image);
        }
        String names = String.join(",", job.flags().all("tag").stream().map(tag -> ((Reference) Reference.parse(tag)).orLatest().canonical()).toList());
        return Json.write(json.putUnlessEmpty("image.name", names).build(), new dev.drydock.sandbox.tree.JsonStyle("  ", true, false));
    }

    /** Writes a file that was asked for; why it could not be. */
    private static Optional<String> write(Sys sys, String file, String text) {
        if (file.isEmpty() || text.isEmpty()) {
            return Optional.empty();
        }
        Outcome<Boolean> written = sys.files().write(file, Bytes.of(text));
        return written.ok() ? Optional.empty() : Optional.of("open " + file + ": " + written.errno().text().toLowerCase(Locale.ROOT));
    }
}
