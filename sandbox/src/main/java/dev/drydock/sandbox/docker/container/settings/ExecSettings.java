package dev.drydock.sandbox.docker.container.settings;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.process.Terminal;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;

/** What the flags of {@code docker exec} ask for: the body of the request, or why not. */
public sealed interface ExecSettings {
    record Usable(Mapping body) implements ExecSettings {}

    record Refused(String complaint) implements ExecSettings {}

    /** Reads them. */
    static ExecSettings read(GivenFlags flags, List<String> command, Sys sys) {
        try {
            return usable(flags, command, new Surroundings(sys));
        } catch (Unusable unusable) {
            return new Refused(unusable.getMessage());
        }
    }

    private static Usable usable(GivenFlags flags, List<String> command, Surroundings around) {
        List<String> environment = Pairs.environment(flags.all("env-file"), flags.all("env"), around);
        boolean attached = !flags.on("detach");
        Mapping.Builder body = Mapping.builder()
                .put("User", flags.text("user")).put("Privileged", flags.on("privileged")).put("Tty", flags.on("tty"));
        if (flags.on("tty")) {
            Terminal.Size size = around.size();
            body.put("ConsoleSize", List.of(size.rows(), size.columns()));
        }
        return new Usable(body
                .put("AttachStdin", attached && flags.on("interactive")).put("AttachStderr", attached).put("AttachStdout", attached)
                .put("Detach", flags.on("detach"))
                .put("DetachKeys", flags.text("detach-keys"))
                .put("Env", environment.isEmpty() ? Nothing.NOTHING : Tree.of(environment))
                .put("WorkingDir", flags.text("workdir")).put("Cmd", command).build());
    }
}
