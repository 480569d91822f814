package dev.drydock.sandbox.engine.run;

import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.Optional;

/**
 * A command to be executed in a running container.
 *
 * @param config as the request gave it
 * @param pid machine number; 0 before it runs
 * @param exitCode empty until it has ended
 */
public record Exec(String id, String container, Mapping config, boolean running, int pid, Optional<Integer> exitCode) {
    private static final Family<Exec> EXECS = Family.lasting("exec");

    public static Optional<Exec> find(Kernel kernel, String id) {
        return kernel.transaction().find(EXECS.key(id));
    }

    public void put(Kernel kernel) {
        kernel.transaction().put(EXECS.key(id), this);
    }

    void remove(Kernel kernel) {
        kernel.transaction().remove(EXECS.key(id));
    }

    public List<String> command() {
        return config.get("Cmd").texts();
    }

    public boolean tty() {
        return config.get("Tty").truth();
    }

    Exec withPid(int changed) {
        return new Exec(id, container, config, running, changed, exitCode);
    }

    public Exec started() {
        return new Exec(id, container, config, true, pid, exitCode);
    }

    public Exec ended(int code) {
        return new Exec(id, container, config, false, pid, Optional.of(code));
    }

    /** The engine's inspect of a command. */
    public Mapping json() {
        List<String> words = command();
        return Mapping.of(
                "ID", id,
                "Running", running,
                "ExitCode", exitCode.orElse(null),
                "ProcessConfig", Mapping.builder()
                        .put("tty", tty())
                        .put("entrypoint", words.isEmpty() ? "" : words.get(0))
                        .put("arguments", words.size() < 2 ? List.of() : words.subList(1, words.size()))
                        .put("privileged", config.get("Privileged").truth())
                        .putUnlessEmpty("user", config.get("User").text())
                        .build(),
                "OpenStdin", config.get("AttachStdin").truth(),
                "OpenStderr", config.get("AttachStderr").truth(),
                "OpenStdout", config.get("AttachStdout").truth(),
                "CanRemove", false,
                "ContainerID", container,
                "DetachKeys", config.get("DetachKeys").text(),
                "Pid", pid);
    }
}
