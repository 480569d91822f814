package dev.drydock.sandbox.docker.container;

import dev.drydock.sandbox.docker.client.Daemon;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.Symlink;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Tar;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Map;
import java.util.Optional;

/** A copy from a container to this machine. */
final class CopyOut {
    private CopyOut() {}

    static Step start(Sys sys, Job job, Cp.Place source, String target) {
        String path = target.equals("-") ? target : Cp.absolute(sys, target);
        if (!target.equals("-") && !sys.files().isDirectory(Cp.folder(path))) {
            return Job.fail(sys, "invalid output path: directory \"" + Cp.folder(path) + "\" does not exist");
        }
        String bare = path.replaceFirst("/$", "");
        if (path.endsWith("/") && sys.files().exists(bare) && !sys.files().isDirectory(bare)) {
            return Job.fail(sys, "stat " + path + ": not a directory");
        }
        if (!job.flags().on("follow-link")) {
            return fetch(sys, job, source, target, path);
        }
        Daemon daemon = job.daemon();
        return daemon.send(sys, Request.of("HEAD", daemon.versioned("/containers/" + source.container() + "/archive"), Map.of("path", source.path()),
                Bytes.EMPTY), (s, stat) -> {
                    String link = stat.ok() ? Cp.stat(stat).get("linkTarget").text() : "";
                    return fetch(s, job, link.isEmpty() ? source : new Cp.Place(source.container(), link), target, path);
                });
    }

    private static Step fetch(Sys sys, Job job, Cp.Place source, String target, String path) {
        return job.daemon().get(sys, "/containers/" + source.container() + "/archive", Map.of("path", source.path()), (s, answer) -> {
            if (!answer.ok()) {
                return Job.fail(s, answer.complaint());
            }
            if (target.equals("-")) {
                return s.write(1, answer.body(), t -> Step.exit(0));
            }
            Optional<String> complaint = unpack(s, answer.body(), source.path(), path);
            return complaint.isPresent() ? Job.fail(s, complaint.get()) : Cp.finish(s, job, answer.body().length(), bare(path));
        });
    }

    private static String bare(String path) {
        return path.endsWith("/.") ? path.substring(0, path.length() - 1) : path;
    }

    /** Puts what the archive holds in its place; or says why that cannot be done. */
    private static Optional<String> unpack(Sys sys, Bytes archive, String source, String path) {
        Directory root = Tar.read(archive).orElse(Directory.EMPTY);
        if (root.children().isEmpty()) {
            return Optional.of("no such file or directory");
        }
        boolean content = source.matches("(.*/)?\\.?");
        Node node = owned(sys, content ? root : root.children().get(root.children().firstKey()));
        boolean exists = sys.files().exists(path);
        boolean folder = sys.files().isDirectory(path);
        if (node instanceof Directory directory) {
            if (exists && !folder) {
                return Optional.of("cannot copy directory");
            }
            if (!exists) {
                return refusal(sys.files().put(path, directory), path);
            }
            return merge(sys, directory, source.endsWith("/.") ? path : path + "/" + Cp.base(source));
        }
        if (!exists && path.endsWith("/")) {
            return Optional.of("no such directory");
        }
        String place = folder ? path + "/" + Cp.base(source) : path;
        return refusal(sys.files().put(place, node), place);
    }

    private static Optional<String> merge(Sys sys, Directory directory, String path) {
        if (!sys.files().isDirectory(path)) {
            return refusal(sys.files().put(path, directory), path);
        }
        for (Map.Entry<String, Node> child : directory.children().entrySet()) {
            String place = path + "/" + child.getKey();
            Optional<String> complaint = child.getValue() instanceof Directory below
                    ? merge(sys, below, place)
                    : refusal(sys.files().put(place, child.getValue()), place);
            if (complaint.isPresent()) {
                return complaint;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> refusal(Outcome<Boolean> outcome, String path) {
        return outcome.ok() ? Optional.empty()
                : Optional.of("open " + path + ": " + outcome.errno().text().toLowerCase(java.util.Locale.ROOT));
    }

    /** What is copied out belongs to whoever copied it. */
    private static Node owned(Sys sys, Node node) {
        int user = sys.credentials().uid();
        int group = sys.credentials().gid();
        Attributes attributes = node.attributes().withOwner(user, group);
        if (node instanceof Directory directory) {
            Directory mine = directory.with(attributes);
            for (Map.Entry<String, Node> child : directory.children().entrySet()) {
                mine = mine.with(child.getKey(), owned(sys, child.getValue()));
            }
            return mine;
        }
        return node instanceof RegularFile file ? file.with(attributes) : node instanceof Symlink link ? link.with(attributes) : node;
    }
}
