package dev.drydock.sandbox.docker.builder;

import dev.drydock.sandbox.docker.client.Daemon;
import dev.drydock.sandbox.docker.client.Download;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Lines;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Tar;
import dev.drydock.sandbox.image.ParsedReference;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** {@code docker build}: an image from a Dockerfile and a folder. */
public final class Build {
    static final String HIDDEN = ".dockerfile.sent";

    private Build() {}

    /** What is sent: the files, and where they came from. */
    private record Sending(Directory files, String fileName, String place, boolean remote) {}

    public static Step start(Sys sys, Job job) {
        return LegacyBuild.wanted(sys) ? sys.complain(LegacyBuild.NOTICE, s -> begin(s, job)) : begin(sys, job);
    }

    /** A failure before anything was sent. */
    private static Step refuse(Sys sys, String message) {
        return Job.fail(sys, (LegacyBuild.wanted(sys) ? "" : "ERROR: failed to build: ") + message);
    }

    private static Step begin(Sys sys, Job job) {
        for (String tag : job.flags().all("tag")) {
            if (Reference.parse(tag) instanceof ParsedReference.Malformed malformed) {
                return LegacyBuild.wanted(sys)
                        ? Job.fail(sys, "invalid argument \"" + tag + "\" for \"-t, --tag\" flag: " + malformed.message()
                                + "\n\nUsage:  docker build [OPTIONS] PATH | URL | -\n\nRun 'docker build --help' for more information", 125)
                        : Job.fail(sys, "ERROR: failed to build: invalid tag \"" + tag + "\": " + malformed.message());
            }
        }
        String place = job.argument();
        if (place.equals("-")) {
            return Download.input(sys, Bytes.EMPTY, (s, input) -> fromInput(s, job, input));
        }
        if (place.matches("(https?://|git://|git@|github\\.com/).*")) {
            return sys.fail(sys.phrases().textOr("docker build URL: not simulated here", "not-simulated.command", "docker build URL") + "\n", 96);
        }
        Outcome<Node> node = sys.files().node(place);
        if (!node.ok() || !(node.value() instanceof Directory)) {
            return refuse(sys, "unable to prepare context: path \"" + place + "\" not found");
        }
        return fromFolder(sys, job, place, tree(sys, place));
    }

    /** A folder with what is mounted in it. */
    static Directory tree(Sys sys, String path) {
        Directory here = Directory.EMPTY.with(sys.files().node(path).value().attributes());
        for (var each : sys.files().list(path).toOptional().orElse(java.util.Collections.emptySortedMap()).entrySet()) {
            here = here.with(each.getKey(), each.getValue() instanceof Directory ? tree(sys, path + "/" + each.getKey()) : each.getValue());
        }
        return here;
    }

    private static Step fromFolder(Sys sys, Job job, String place, Directory files) {
        String file = job.flags().text("file");
        String path = file.isEmpty() ? place + "/Dockerfile" : file;
        String name = path.substring(path.lastIndexOf('/') + 1);
        String key = sys.files().realPath(place).toOptional().orElse(place);
        if (file.equals("-")) {
            return Download.input(sys, Bytes.EMPTY, (s, input) -> send(s, job,
                    new Sending(files.with(HIDDEN, RegularFile.of("").with(input)), "Dockerfile", key, false)));
        }
        Outcome<Bytes> text = sys.files().read(path);
        if (!text.ok() && LegacyBuild.wanted(sys)) {
            String full = path.startsWith("/") ? path : key + "/" + (file.isEmpty() ? "Dockerfile" : file);
            return refuse(sys, "unable to prepare context: unable to evaluate symlinks in Dockerfile path: lstat " + full + ": no such file or directory");
        }
        Directory sent = text.ok() ? files.with(HIDDEN, RegularFile.of("").with(text.value())) : files;
        return send(sys, job, new Sending(sent, name, key, false));
    }

    private static Step fromInput(Sys sys, Job job, Bytes input) {
        Optional<Directory> archive = input.length() > 262 && input.slice(257, 262).latin1().equals("ustar") ? Tar.read(input) : Optional.empty();
        if (input.isEmpty()) {
            return refuse(sys, "unable to prepare context: failed to peek context header from STDIN: EOF");
        }
        if (archive.isEmpty()) {
            return send(sys, job, new Sending(Directory.EMPTY.with(HIDDEN, RegularFile.of("").with(input)), "Dockerfile", "-", false));
        }
        String name = job.flags().text("file").isEmpty() ? "Dockerfile" : job.flags().text("file");
        Directory files = archive.get();
        Optional<Node> file = files.find(Directory.path(name));
        return send(sys, job, new Sending(file.isPresent() ? files.with(HIDDEN, file.get()) : files, name, "-", true));
    }

    /** Build arguments by name; those without a value are taken from the environment, if they are there. */
    static Mapping arguments(Sys sys, Job job) {
        Mapping arguments = Mapping.EMPTY;
        for (String argument : job.flags().all("build-arg")) {
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

    private static Step send(Sys sys, Job job, Sending sending) {
        TreeMap<String, String> query = new TreeMap<>();
        query.put("version", "2");
        query.put("dockerfile", HIDDEN);
        query.put("hidden", HIDDEN);
        query.put("shown", sending.fileName());
        query.put("sharedkey", sending.place());
        query.put("buildargs", Json.compact(arguments(sys, job)));
        query.put("labels", Json.compact(labels(job.flags().all("label"))));
        query.put("t", String.join("\n", job.flags().all("tag")));
        query.put("target", job.flags().text("target"));
        query.put("nocache", job.flags().on("no-cache") ? "1" : "");
        query.put("pull", job.flags().on("pull") ? "1" : "");
        query.put("remote", sending.remote() ? "1" : "");
        query.put("check", job.flags().on("check") || job.flags().text("call").equals("check") ? "1" : "");
        if (LegacyBuild.wanted(sys)) {
            Directory shown = sending.place().equals("-") ? sending.files() : sending.files().without(HIDDEN);
            return LegacyBuild.send(sys, job, sending.files(), shown, query);
        }
        Daemon daemon = job.daemon();
        boolean quiet = job.flags().on("quiet");
        PlainTrace trace = PlainTrace.begin(quiet, sending.fileName());
        return daemon.open(sys, Request.of("POST", daemon.versioned("/build"), query, Tar.write(sending.files())).withHeader("content-type", "application/x-tar"),
                (s, call, head) -> s.complain(quiet ? "" : "#0 building with \"default\" instance using docker driver\n", t ->
                        Lines.read(t, call, trace, (u, state, message, next) -> {
                            PlainTrace.Heard heard = state.hear(message);
                            return u.complain(heard.text(), v -> next.run(v, heard.after()));
                        }, (u, state) -> finish(u, job, state))),
                (s, answer) -> Job.fail(s, answer.reached() ? "ERROR: failed to build: failed to solve: " + answer.json().get("message").text()
                        : "ERROR: " + answer.complaint()));
    }

    private static Step finish(Sys sys, Job job, PlainTrace trace) {
        if (!trace.failure().isNothing()) {
            return sys.fail(trace.failureText(), 1);
        }
        String file = job.flags().text("iidfile");
        if (!file.isEmpty() && !trace.image().isEmpty()) {
            Outcome<Boolean> written = sys.files().write(file, Bytes.of(trace.image()));
            if (!written.ok()) {
                return Job.fail(sys, "ERROR: open " + file + ": " + written.errno().text().toLowerCase(Locale.ROOT));
            }
        }
        if (job.flags().on("quiet")) {
            return sys.print(trace.image() + "\n", 0);
        }
        if (job.flags().on("check") || job.flags().text("call").equals("check")) {
            return sys.print(trace.checkText(), trace.warnings().isEmpty() ? 0 : 1);
        }
        return sys.fail(trace.warningText(), 0);
    }
}
