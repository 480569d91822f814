package dev.drydock.sandbox.docker.builder;

import dev.drydock.sandbox.docker.builder.progress.Display;
import dev.drydock.sandbox.docker.builder.progress.Picture;
import dev.drydock.sandbox.docker.builder.progress.Plain;
import dev.drydock.sandbox.docker.client.Daemon;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Tar;
import dev.drydock.sandbox.image.Timestamp;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
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
                return sys.print(quiet ? "" : "#1 " + DEFINITIONS + "\n#1 reading from stdin " + Units.size(definition) + " done\n#1 DONE 0.0s\n\n", s -> failed.run(s, "unable to prepare context: path \"" + target.context() + "\" not found\n"));
            }
        }
        Display display = quiet ? new Display.Nothing() : sys.terminal(1).<Display>map(terminal -> Picture.begin("docker:default", terminal.size().columns(),
                terminal.size().rows(), true)).orElseGet(() -> Plain.begin(""));
        return Watch.begin(display, 1).tell(sys, vertex(sys, DEFINITIONS).with("statuses", List.of(Mapping.of("id", "reading from stdin",
                "vertex", digest(DEFINITIONS), "current", definition, "timestamp", time(sys), "started", time(sys), "completed", time(sys)))),
                (s, watch) -> build(s, targets, watch, Mapping.EMPTY, then, failed));
    }

    private static String time(Sys sys) {
        return Timestamp.seconds(sys.now()).substring(0, 19) + "." + Timestamp.padded(Math.floorMod(sys.now(), 1_000_000L), 6) + "Z";
    }

    private static String digest(String name) {
        return "sha256:client-" + name;
    }

    /** A step of the client's own, done at once. */
    private static Mapping vertex(Sys sys, String name) {
        return Mapping.of("vertexes", List.of(Mapping.of("digest", digest(name), "name", name, "started", time(sys), "completed", time(sys))));
    }

    private Step build(Sys sys, List<Target> left, Watch watch, Mapping images, Built then, Failed failed) {
        if (left.isEmpty()) {
            return watch.end(sys, (s, over) -> then.run(s, images));
        }
        Target target = left.get(0);
        Watch turned = watch.turnTo(targets.size() < 2 ? "" : target.name());
        return daemon.open(sys, request(sys, target), (s, call, head) -> turned.follow(s, call, (t, watched) -> watched.failure().isNothing()
                ? finish(t, target, watched, left, images, then, failed) : watched.end(t, (u, over) -> failed.run(u, complaint(over.failure())))),
                (s, answer) -> failed.run(s, answer.complaint()));
    }

    private Step finish(Sys sys, Target target, Watch watched, List<Target> left, Mapping images, Built then, Failed failed) {
        String name = watched.named(PROVENANCE);
        Mapping more = images.with(target.name(), watched.result().get("ID"));
        Watch plain = watched.turnTo("");
        return plain.tell(sys, vertex(sys, name), (s, told) -> build(s, left.subList(1, left.size()), told, more, then, failed));
    }

    /** What failed, as Compose passes it on. */
    private static String complaint(Tree failure) {
        return Findings.failure(failure, "").replaceFirst("(?m)^ERROR: ", "").replace("\n", "\n\n").replaceFirst("\n$", "");
    }

    private Request request(Sys sys, Target target) {
        Directory files = Sending.tree(sys, target.context());
        Outcome<Bytes> text = target.inline().isEmpty() ? sys.files().read(target.dockerfile()) : Outcome.of(Bytes.of(target.inline()));
        Directory sent = text.ok() ? files.with(Sending.HIDDEN, RegularFile.of("").with(text.value())) : files;
        TreeMap<String, String> query = new TreeMap<>();
        query.put("version", "2");
        query.put("dockerfile", Sending.HIDDEN);
        query.put("hidden", Sending.HIDDEN);
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
}
