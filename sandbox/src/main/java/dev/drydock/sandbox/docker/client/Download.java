package dev.drydock.sandbox.docker.client;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Locale;

/** An archive from the engine, into a file or to standard output unless that is a terminal. */
public final class Download {
    private Download() {}

    /** @param file where to write it, empty for standard output */
    public static Step start(Sys sys, Daemon daemon, Request request, String file) {
        if (file.isEmpty() && sys.isTerminal(1)) {
            return Job.fail(sys, "cowardly refusing to save to a terminal. Use the -o flag or redirect");
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
