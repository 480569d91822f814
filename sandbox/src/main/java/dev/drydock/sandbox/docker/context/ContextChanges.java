package dev.drydock.sandbox.docker.context;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.docker.client.ContextFiles;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Optional;

/** {@code docker context create update}. */
public final class ContextChanges {
    private static final String NAME = "^[a-zA-Z0-9][a-zA-Z0-9_.+-]+$";

    private ContextChanges() {}

    /** Why a context cannot be made under a name, if it cannot. */
    static Optional<String> complaint(Sys sys, String name) {
        Optional<String> wrong = misnamed(name);
        return wrong.isPresent() || ContextFiles.find(sys, name).isEmpty() ? wrong : Optional.of("context \"" + name + "\" already exists");
    }

    private static Optional<String> misnamed(String name) {
        if (name.isEmpty()) {
            return Optional.of("context name cannot be empty");
        }
        if (name.equals(ContextFiles.STANDARD)) {
            return Optional.of("\"default\" is a reserved context name");
        }
        return name.matches(NAME) ? Optional.empty()
                : Optional.of("context name \"" + name + "\" is invalid, names are validated against regexp \"" + NAME + "\"");
    }

    public static Step create(Sys sys, Job job) {
        String name = job.argument();
        GivenFlags flags = job.flags();
        Optional<String> complaint = complaint(sys, name);
        if (complaint.isPresent()) {
            return Job.fail(sys, complaint.get());
        }
        if (!flags.text("from").isEmpty() && flags.has("docker")) {
            return Job.fail(sys, "cannot use --docker flag when --from is set");
        }
        if (flags.has("docker")) {
            Optional<String> refused = ContextEndpoint.keep(sys, flags.all("docker"),
                    new ContextFiles.Kept(name, flags.text("description"), "", false));
            return refused.isPresent() ? Job.fail(sys, refused.get()) : done(sys, name, "created");
        }
        String source = flags.text("from").isEmpty() ? job.daemon().context() : flags.text("from");
        Optional<ContextFiles.Kept> found = ContextFiles.find(sys, source);
        if (found.isEmpty()) {
            return Job.fail(sys, ContextFiles.missing(sys, source));
        }
        ContextFiles.Kept copied = source.equals(ContextFiles.STANDARD) ? ContextFiles.standard(found.get().host()) : found.get();
        ContextFiles.keep(sys, copied.named(name).described(flags.text("description").isEmpty() ? copied.description() : flags.text("description")));
        return done(sys, name, "created");
    }

    public static Step update(Sys sys, Job job) {
        String name = job.argument();
        Optional<String> wrong = misnamed(name);
        if (wrong.isPresent()) {
            return Job.fail(sys, wrong.get());
        }
        Optional<ContextFiles.Kept> found = ContextFiles.find(sys, name);
        if (found.isEmpty()) {
            return Job.fail(sys, ContextFiles.missing(sys, name));
        }
        String description = job.flags().text("description");
        ContextFiles.Kept changed = description.isEmpty() ? found.get() : found.get().described(description);
        if (!job.flags().has("docker")) {
            ContextFiles.keep(sys, changed);
            return done(sys, name, "updated");
        }
        Optional<String> refused = ContextEndpoint.keep(sys, job.flags().all("docker"), changed);
        return refused.isPresent() ? Job.fail(sys, refused.get()) : done(sys, name, "updated");
    }

    static Step done(Sys sys, String name, String deed) {
        return sys.print(name + "\n", s -> s.fail("Successfully " + deed + " context \"" + name + "\"\n", 0));
    }
}
