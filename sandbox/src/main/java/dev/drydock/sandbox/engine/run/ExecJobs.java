package dev.drydock.sandbox.engine.run;

import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.EventLog;
import dev.drydock.sandbox.engine.shim.Job;
import dev.drydock.sandbox.process.Credentials;
import dev.drydock.sandbox.process.Files;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Terminal;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Map;

/** From a command to be executed to the job that its container's shim gets. */
public final class ExecJobs {
    /** What goes before runc's words when a command cannot be started. */
    public static final String FAILED = "OCI runtime exec failed: exec failed: unable to start container process: ";

    private ExecJobs() {}

    /** Notes that a command was made or started in a container. */
    public static void tell(Kernel kernel, Container container, String action, Exec exec) {
        String words = exec.command().get(0) + " " + String.join(" ", exec.command().subList(1, exec.command().size()));
        new EventLog(kernel, container.machine()).container(action + ": " + words, container, "execID", exec.id());
    }

    /** Who a command runs as. */
    public record User(Credentials credentials, String home) {}

    public static Answer<User> user(Kernel kernel, Container container, Exec exec) {
        String asked = exec.config().get("User").text(container.config().get("User").text());
        return Runtime.user(kernel.files(container.space()), asked, container.hostConfig().get("GroupAdd").texts())
                .then(user -> Answer.of(new User(user.credentials(), user.home())));
    }

    public static Answer<Job> job(Kernel kernel, Container container, Exec exec) {
        Files files = kernel.files(container.space());
        String directory = exec.config().get("WorkingDir").text(container.config().get("WorkingDir").text("/"));
        return user(kernel, container, exec).then(user -> {
            Map<String, String> environment = Launch.environment(container, user.home());
            if (exec.tty()) {
                environment.put("TERM", "xterm");
            }
            for (String assignment : exec.config().get("Env").texts()) {
                int equals = assignment.indexOf('=');
                if (equals > 0) {
                    environment.put(assignment.substring(0, equals), assignment.substring(equals + 1));
                }
            }
            if (!files.isDirectory(directory)) {
                return Answer.refused(Reply.bad("chdir to cwd (\"" + directory + "\") set in config.json failed: no such file or directory"));
            }
            return Runtime.program(files, exec.command().get(0), environment, directory).then(path -> Answer.of(new Job(exec.id(),
                    new Job.Command(path, exec.command(), environment, directory, user.credentials()), wiring(exec),
                    new Job.Traits(false, false, Launch.foreign(kernel, container)))));
        });
    }

    private static Job.Wiring wiring(Exec exec) {
        List<Tree> size = exec.config().get("ConsoleSize").items();
        int rows = size.size() == 2 ? size.get(0).wholeInt() : 0;
        int columns = size.size() == 2 ? size.get(1).wholeInt() : 0;
        boolean stdin = exec.config().get("AttachStdin").truth();
        return new Job.Wiring(exec.tty(), stdin, stdin, new Terminal.Size(columns > 0 ? columns : 80, rows > 0 ? rows : 24));
    }

    /** Gives a job to a running container's shim. */
    public static void queue(Kernel kernel, Container container, Job job) {
        var key = Job.Queue.key(container.id());
        kernel.transaction().find(key).ifPresent(queue -> kernel.transaction().put(key, queue.plus(job)));
    }
}
