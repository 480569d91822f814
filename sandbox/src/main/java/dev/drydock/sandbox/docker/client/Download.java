package dev.drydock.sandbox.docker.client;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Locale;
import java.util.Optional;

/** An archive from the engine, into a file or to standard output unless that is a terminal. */
public final class Download {
    private Download() {}

    /**
     * Fetches it.
     *
     * @param file where to write it, empty for standard output
     * @param deed what it is for, in complaints: {@code save image}
     */
    public static Step start(Sys sys, Daemon daemon, Request request, String file, String deed) {
        if (file.isEmpty() && sys.isTerminal(1)) {
            return Job.fail(sys, "cowardly refusing to save to a terminal. Use the -o flag or redirect");
        }
        Optional<String> unusable = unusable(sys, file);
        if (unusable.isPresent()) {
            return Job.fail(sys, "failed to " + deed + ": " + unusable.get());
        }
        return daemon.send(sys, request, (s, answer) -> {
            if (!answer.ok()) {
                return Job.fail(s, answer.complaint());
            }
            if (file.isEmpty()) {
                return s.write(1, answer.body(), t -> Step.exit(0));
            }
            Outcome<Boolean> written = s.files().write(file, answer.body());
            return written.ok() ? Step.exit(0) : Job.fail(s, "open " + file + ": " + written.errno().text().toLowerCase(Locale.ROOT));
        });
    }

    private static Optional<String> unusable(Sys sys, String file) {
        String bare = file.replaceFirst("(?<=.)/+$", "");
        String folder = bare.contains("/") ? bare.substring(0, Math.max(1, bare.lastIndexOf('/'))) : ".";
        if (file.isEmpty()) {
            return Optional.empty();
        }
        if (!sys.files().isDirectory(folder)) {
            return Optional.of("invalid output path: stat " + folder + ": no such file or directory");
        }
        return sys.files().isDirectory(file) ? Optional.of("cannot write to a directory") : Optional.empty();
    }

    /** Reads a file wholly, or standard input. */
    @FunctionalInterface
    public interface Read {
        Step run(Sys sys, Bytes content);
    }

    /** All of standard input. */
    public static Step input(Sys sys, Bytes before, Read then) {
        return sys.read(0, 65_536, (s, read) -> read.ok() && !read.value().isEmpty()
                ? input(s, before.plus(read.value()), then)
                : then.run(s, before));
    }
}
