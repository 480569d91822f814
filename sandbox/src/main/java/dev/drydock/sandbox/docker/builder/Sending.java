package dev.drydock.sandbox.docker.builder;

import dev.drydock.sandbox.build.Ignore;
import dev.drydock.sandbox.docker.client.Download;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Gzip;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Tar;
import dev.drydock.sandbox.fs.TarEntry;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is sent to be built: the files, and where they came from.
 *
 * @param files of the context, with the Dockerfile under a name of its own
 * @param fileName the Dockerfile's, as messages name it
 * @param shownFile the Dockerfile's path as the learner would name it
 * @param place names the context
 * @param remote whether the context came as an archive of its own
 * @param contexts further ones: their files go another way
 */
record Sending(Directory files, String fileName, String shownFile, String place, boolean remote, Mapping contexts) {
    static final String HIDDEN = ".dockerfile.sent";
    static final String HIDDEN_IGNORES = ".dockerignore.sent";

    /** What follows when all is gathered. */
    @FunctionalInterface
    interface Then {
        Step run(Sys sys, Sending sending);
    }

    /**
     * Gathers what a command line names.
     *
     * @param before what complaints begin with
     */
    static Step gather(Sys sys, Job job, String before, Then then) {
        return new Gathering(sys, job, before, then).start();
    }

    TreeMap<String, String> query() {
        TreeMap<String, String> query = new TreeMap<>();
        query.put("dockerfile", HIDDEN);
        query.put("hidden", HIDDEN);
        query.put("shown", fileName);
        query.put("sharedkey", place);
        query.put("remote", remote ? "1" : "");
        return query;
    }

    /** The context as it is, without what only goes along. */
    Directory plain() {
        return files.without(HIDDEN).without(HIDDEN_IGNORES);
    }

    Bytes archive() {
        return Tar.write(files);
    }

    /** A folder with what is mounted in it. */
    static Directory tree(Sys sys, String path) {
        Directory here = Directory.EMPTY.with(sys.files().node(path).value().attributes());
        for (var each : sys.files().list(path).toOptional().orElse(Collections.emptySortedMap()).entrySet()) {
            here = here.with(each.getKey(), each.getValue() instanceof Directory ? tree(sys, path + "/" + each.getKey()) : each.getValue());
        }
        return here;
    }

    /** Gathers once; lives for one step. */
    private static final class Gathering {
        private final Sys sys;
        private final Job job;
        private final String before;
        private final Then then;
        private final boolean legacy;

        Gathering(Sys sys, Job job, String before, Then then) {
            this.sys = sys;
            this.job = job;
            this.before = before;
            this.then = then;
            this.legacy = before.isEmpty();
        }

        private Step refuse(String message) {
            return Job.fail(sys, before + message);
        }

        Step start() {
            String place = job.argument();
            String file = job.flags().text("file");
            if (place.equals("-")) {
                if (file.equals("-")) {
                    return refuse("invalid argument: can't use stdin for both build context and dockerfile");
                }
                Job asked = job;
                String begins = before;
                Then after = then;
                return Download.input(sys, Bytes.EMPTY, (s, input) -> new Gathering(s, asked, begins, after).fromInput(input));
            }
            if (place.matches("(https?://|git://|git@|github\\.com/|ssh://).*")) {
                return sys.fail(sys.phrases().textOr("docker build URL: not simulated here", "not-simulated.command", "docker build URL") + "\n", 96);
            }
            Outcome<Node> node = sys.files().node(place);
            if (!node.ok() || !(node.value() instanceof Directory)) {
                return refuse("unable to prepare context: path \"" + place + "\" not found");
            }
            return fromFolder(place, file);
        }

        private Step fromFolder(String place, String file) {
            Directory files = tree(sys, place);
            String key = sys.files().realPath(place).toOptional().orElse(place);
            Optional<String> unreadable = unreadable(files);
            if (unreadable.isPresent()) {
                return refuse(legacy ? "error checking context: no permission to read from '" + key + "/" + unreadable.get() + "'"
                        : "failed to solve: error from sender: open " + key + "/" + unreadable.get() + ": permission denied");
            }
            if (file.equals("-")) {
                Then after = then;
                return Download.input(sys, Bytes.EMPTY, (s, input) -> after.run(s,
                        new Sending(files.with(HIDDEN, RegularFile.of("").with(input)), "Dockerfile", "stdin", key, false, Mapping.EMPTY)));
            }
            String usual = sys.files().exists(place + "/Dockerfile") || !sys.files().exists(place + "/dockerfile") ? "Dockerfile" : "dockerfile";
            String path = file.isEmpty() ? place + "/" + usual : file;
            String folder = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : ".";
            if (!legacy && !folder.isEmpty() && !sys.files().isDirectory(folder)) {
                return refuse("resolve : lstat " + folder + ": no such file or directory");
            }
            Outcome<Bytes> text = sys.files().read(path);
            if (!text.ok() && legacy) {
                String full = path.startsWith("/") ? path : key + "/" + (file.isEmpty() ? "Dockerfile" : file);
                return refuse("unable to prepare context: unable to evaluate symlinks in Dockerfile path: lstat " + full + ": no such file or directory");
            }
            Directory sent = text.ok() ? files.with(HIDDEN, RegularFile.of("").with(text.value())) : files;
            Outcome<Bytes> own = sys.files().read(path + ".dockerignore");
            sent = own.ok() ? sent.with(HIDDEN_IGNORES, RegularFile.of("").with(own.value())) : sent;
            String name = path.substring(path.lastIndexOf('/') + 1);
            String shown = file.isEmpty() ? (place.equals(".") ? "" : place.replaceFirst("^\\./", "").replaceFirst("/+$", "") + "/") + usual : file;
            return then.run(sys, new Sending(sent, name, shown, key, false, Mapping.EMPTY));
        }

        /** The first file that may not be read and is not left out. */
        private Optional<String> unreadable(Directory files) {
            String list = files.child(".dockerignore").filter(RegularFile.class::isInstance).map(node -> ((RegularFile) node).content().bytes().text()).orElse("");
            return sys.credentials().root() ? Optional.empty() : unreadable(new Ignore(list).kept(files), "");
        }

        private Optional<String> unreadable(Directory files, String prefix) {
            for (var each : files.children().entrySet()) {
                boolean checked = each.getValue() instanceof RegularFile || each.getValue() instanceof Directory;
                if (checked && !sys.files().permits(each.getValue().attributes(), 4)) {
                    return Optional.of(prefix + each.getKey());
                }
                Optional<String> inner = each.getValue() instanceof Directory folder ? unreadable(folder, prefix + each.getKey() + "/") : Optional.empty();
                if (inner.isPresent()) {
                    return inner;
                }
            }
            return Optional.empty();
        }

        Step fromInput(Bytes input) {
            Bytes plain = Gzip.compressed(input) ? Gzip.expand(input).orElse(Bytes.EMPTY) : input;
            if (input.isEmpty()) {
                return refuse(legacy ? "unable to prepare context: failed to peek context header from STDIN: EOF" : "failed to solve: the Dockerfile cannot be empty");
            }
            String file = job.flags().text("file");
            if (!TarEntry.archive(plain)) {
                if (!file.isEmpty()) {
                    return refuse("ambiguous Dockerfile source: both stdin and flag correspond to Dockerfiles");
                }
                return then.run(sys, new Sending(Directory.EMPTY.with(HIDDEN, RegularFile.of("").with(input)), "Dockerfile", "Dockerfile", "-", false, Mapping.EMPTY));
            }
            String name = file.isEmpty() ? "Dockerfile" : file;
            Directory files = Tar.read(plain).orElse(Directory.EMPTY);
            Optional<Node> found = files.find(Directory.path(name));
            return then.run(sys, new Sending(found.isPresent() ? files.with(HIDDEN, found.get()) : files, name, name.toLowerCase(Locale.ROOT).isEmpty() ? "" : name, "-", true,
                    Mapping.EMPTY));
        }
    }
}
