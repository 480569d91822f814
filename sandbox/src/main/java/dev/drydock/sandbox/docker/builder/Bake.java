package dev.drydock.sandbox.docker.builder;

import dev.drydock.sandbox.docker.client.Daemon;
import dev.drydock.sandbox.docker.client.Lines;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Tar;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.Units;
import java.util.List;
import java.util.TreeMap;

/**
 * Several images built by one command, as {@code docker buildx bake} does for Compose. Progress goes to standard output.
 *
 * @param definition size of the text that asks for the builds, in bytes
 */
public record Bake(Daemon daemon, List<Target> targets, long definition, boolean quiet) {
    private static final String DEFINITIONS = "[internal] load local bake definitions";
    private static final String PROVENANCE = "resolving provenance for metadata file";

    /**
     * One image.
     *
     * @param context folder, absolute
     * @param dockerfile absolute, or empty when its text is {@code inline}
     * @param stage where to stop, empty for the end
     */
    public record Target(String name, String context, String dockerfile, String inline, Mapping arguments, Mapping labels, List<String> tags,
            String stage, boolean noCache, boolean pull) {}

    /** What to do with the images' IDs, by target. */
    @FunctionalInterface
    public interface Built {
        Step run(Sys sys, Mapping images);
    }

    /** What to do when one could not be built. */
    @FunctionalInterface
    public interface Failed {
        Step run(Sys sys, String complaint);
    }

    /** Builds all, one after the other. */
    public Step start(Sys sys, Built then, Failed failed) {
        for (Target target : targets) {
            boolean remote = target.context().matches("(https?://|git://|git@|ssh://|github\\.com/).*");
            if (remote || !sys.files().isDirectory(target.context())) {
                return show(sys, opening() + "\n", s -> failed.run(s, "unable to prepare context: path \"" + target.context() + "\" not found\n"));
            }
        }
        PlainTrace trace = new PlainTrace(quiet, "Dockerfile", List.of(DEFINITIONS), "", List.of(), List.of(), Nothing.NOTHING, "", List.of());
        return show(sys, opening(), s -> build(s, targets, trace, Mapping.EMPTY, then, failed));
    }

    private String opening() {
        return "#1 " + DEFINITIONS + "\n#1 reading from stdin " + Units.size(definition) + " done\n#1 DONE 0.0s\n";
    }

    private Step show(Sys sys, String text, dev.drydock.sandbox.process.Code then) {
        return sys.print(quiet ? "" : text, then);
    }

    private Step build(Sys sys, List<Target> left, PlainTrace trace, Mapping images, Built then, Failed failed) {
        if (left.isEmpty()) {
            return then.run(sys, images);
        }
        Target target = left.get(0);
        return daemon.open(sys, request(sys, target), (s, call, head) -> Lines.read(s, call, trace, (t, state, message, next) -> {
            PlainTrace.Heard heard = state.hear(named(target, message));
            return t.print(heard.text(), u -> next.run(u, heard.after()));
        }, (t, state) -> !state.failure().isNothing() ? fail(t, state, failed) : finish(t, target, state, (u, after) ->
                build(u, left.subList(1, left.size()), after, images.with(target.name(), state.image()), then, failed))),
                (s, answer) -> failed.run(s, answer.complaint()));
    }

    private Request request(Sys sys, Target target) {
        Directory files = Build.tree(sys, target.context());
        Outcome<Bytes> text = target.inline().isEmpty() ? sys.files().read(target.dockerfile()) : Outcome.of(Bytes.of(target.inline()));
        Directory sent = text.ok() ? files.with(Build.HIDDEN, RegularFile.of("").with(text.value())) : files;
        TreeMap<String, String> query = new TreeMap<>();
        query.put("version", "2");
        query.put("dockerfile", Build.HIDDEN);
        query.put("hidden", Build.HIDDEN);
        query.put("shown", target.dockerfile().substring(target.dockerfile().lastIndexOf('/') + 1));
        query.put("sharedkey", sys.files().realPath(target.context()).toOptional().orElse(target.context()));
        query.put("buildargs", Json.compact(target.arguments()));
        query.put("labels", Json.compact(target.labels()));
        query.put("t", String.join("\n", target.tags()));
        query.put("target", target.stage());
        query.put("nocache", target.noCache() ? "1" : "");
        query.put("pull", target.pull() ? "1" : "");
        return Request.of("POST", daemon.versioned("/build"), query, Tar.write(sent)).withHeader("content-type", "application/x-tar");
    }

    /** A message with the target's name at its vertex, when there are several. */
    private Tree named(Target target, Tree message) {
        Tree aux = message.get("aux");
        Tree result = message;
        for (String key : targets.size() < 2 ? List.<String>of() : List.of("begin", "vertex")) {
            if (aux.has(key)) {
                result = result.mapping().withAt(named(target, aux.get(key).text()), "aux", key);
            }
        }
        return result;
    }

    private String named(Target target, String vertex) {
        return targets.size() < 2 ? vertex : vertex.startsWith("[") ? "[" + target.name() + " " + vertex.substring(1) : "[" + target.name() + "] " + vertex;
    }

    private interface After {
        Step run(Sys sys, PlainTrace trace);
    }

    private Step finish(Sys sys, Target target, PlainTrace trace, After then) {
        String vertex = named(target, PROVENANCE);
        PlainTrace.Heard begun = trace.hear(Mapping.of("aux", Mapping.of("begin", vertex)));
        PlainTrace.Heard done = begun.after().hear(Mapping.of("aux", Mapping.of("vertex", vertex, "done", 0L)));
        return sys.print(begun.text() + done.text(), s -> then.run(s, done.after()));
    }

    private static Step fail(Sys sys, PlainTrace trace, Failed failed) {
        StringBuilder shown = new StringBuilder();
        for (String vertex : trace.failed()) {
            shown.append("------\n > ").append(vertex).append(":\n");
            trace.logs().forEach(line -> shown.append(line).append('\n'));
            shown.append("------\n");
        }
        Tree failure = trace.failure();
        long line = failure.get("line").whole();
        String source = line == 0 ? "" : PlainTrace.source(trace.fileName(), failure.get("lines").texts(), (int) line, (int) failure.get("lastLine").whole());
        String complaint = source + "failed to solve: " + failure.get("message").text() + "\n";
        return sys.print(shown.toString(), s -> failed.run(s, complaint.replace("\n", "\n\n").replaceFirst("\n$", "")));
    }
}
