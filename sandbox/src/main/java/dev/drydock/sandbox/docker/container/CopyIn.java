package dev.drydock.sandbox.docker.container;

import dev.drydock.sandbox.docker.client.Answer;
import dev.drydock.sandbox.docker.client.Daemon;
import dev.drydock.sandbox.docker.client.Download;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.Tar;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Map;
import java.util.TreeMap;

/** A copy from this machine into a container. */
final class CopyIn {
    /** The bit of Go's file modes that says folder. */
    private static final long FOLDER = 1L << 31;
    /** The bit that says device. */
    private static final long DEVICE = 1L << 26;

    private CopyIn() {}

    static Step start(Sys sys, Job job, String source, Cp.Place target) {
        Daemon daemon = job.daemon();
        return daemon.send(sys, Request.of("HEAD", daemon.versioned("/containers/" + target.container() + "/archive"),
                Map.of("path", target.path()), Bytes.EMPTY), (s, stat) -> {
                    if (!stat.reached()) {
                        return Job.fail(s, stat.complaint());
                    }
                    boolean folder = stat.ok() && isFolder(stat);
                    if (stat.ok() && isDevice(stat)) {
                        return Job.fail(s, "destination \"" + target.container() + ":" + target.path() + "\" must be a directory or a regular file: got a device");
                    }
                    if (!source.equals("-")) {
                        return pack(s, job, Cp.absolute(s, source), target, stat.ok(), folder);
                    }
                    return folder
                            ? Download.input(s, Bytes.EMPTY, (t, archive) -> send(t, job, target.container(), target.path(), archive, target))
                            : Job.fail(s, "destination \"" + target.container() + ":" + target.path() + "\" must be a directory");
                });
    }

    private static boolean isFolder(Answer stat) {
        return (Cp.stat(stat).get("mode").whole() & FOLDER) != 0;
    }

    private static boolean isDevice(Answer stat) {
        return (Cp.stat(stat).get("mode").whole() & DEVICE) != 0;
    }

    private static Step pack(Sys sys, Job job, String source, Cp.Place target, boolean exists, boolean folder) {
        String bare = source.replaceFirst("/\\.$", "").replaceFirst("(?<=.)/$", "");
        Outcome<Node> node = job.flags().on("follow-link") ? sys.files().node(bare.isEmpty() ? "/" : bare) : sys.files().linkNode(bare.isEmpty() ? "/" : bare);
        if (!node.ok()) {
            return Job.fail(sys, "lstat " + bare + ": " + node.errno().text().toLowerCase(java.util.Locale.ROOT));
        }
        boolean directory = node.value() instanceof Directory;
        if (exists && !folder && directory) {
            return Job.fail(sys, "cannot copy directory");
        }
        if (folder) {
            Bytes archive = directory && source.endsWith("/.") ? Tar.write((Directory) node.value()) : Tar.write(Cp.base(bare), node.value());
            return send(sys, job, target.container(), target.path(), archive, target);
        }
        if (!exists && !directory && (target.path().endsWith("/") || target.path().isEmpty())) {
            return Job.fail(sys, "no such directory");
        }
        return send(sys, job, target.container(), Cp.folder(target.path()), Tar.write(Cp.base(target.path()), node.value()), target);
    }

    private static Step send(Sys sys, Job job, String container, String folder, Bytes archive, Cp.Place target) {
        TreeMap<String, String> query = new TreeMap<>(Map.of("path", folder, "noOverwriteDirNonDir", "true"));
        if (job.flags().on("archive")) {
            query.put("copyUIDGID", "true");
        }
        Daemon daemon = job.daemon();
        return daemon.send(sys, Request.of("PUT", daemon.versioned("/containers/" + container + "/archive"), query, archive), (s, answer) -> answer.ok()
                ? Cp.finish(s, job, archive.length(), target.container() + ":" + target.path())
                : Job.fail(s, answer.complaint()));
    }
}
