package dev.drydock.sandbox.tool.machine;

import dev.drydock.sandbox.process.Capability;
import dev.drydock.sandbox.process.Credentials;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code setpriv}: runs a program as somebody else. Who may not change his user may do so if the tool's file has the set-user-ID bit. */
public final class Setpriv implements Tool {
    @Override
    public Spec options() {
        return Spec.of("reuid= regid= ruid= euid= rgid= egid= clear-groups keep-groups init-groups groups= no-new-privs inh-caps= ambient-caps= "
                + "bounding-set= reset-env d,dump").operandsEndOptions();
    }

    @Override
    public String usage() {
        return "[options] <program> [<argument>...]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        List<String> command = arguments.operands();
        if (command.isEmpty()) {
            return sys.fail("setpriv: No program specified\n", 1);
        }
        Credentials before = sys.credentials();
        Optional<Integer> uid = number(arguments.value("reuid").or(() -> arguments.value("euid")));
        Optional<Integer> gid = number(arguments.value("regid").or(() -> arguments.value("egid")));
        boolean changes = uid.isPresent() || gid.isPresent() || arguments.has("clear-groups") || arguments.value("groups").isPresent();
        boolean raised = sys.files().node("/usr/bin/setpriv").toOptional().map(file -> (file.attributes().mode() & 04000) != 0).orElse(false);
        if (changes && !raised && !sys.capable(Capability.SETUID)) {
            return sys.fail("setpriv: " + (uid.isPresent() ? "setresuid" : gid.isPresent() ? "setresgid" : "setgroups") + " failed: Operation not permitted\n", 127);
        }
        List<Integer> groups = new ArrayList<>(arguments.has("clear-groups") ? List.of() : before.groups());
        arguments.value("groups").ifPresent(list -> {
            groups.clear();
            for (String each : list.split(",")) {
                number(Optional.of(each)).ifPresent(groups::add);
            }
        });
        if (changes) {
            sys.become(new Credentials(uid.orElse(before.uid()), gid.orElse(raised && uid.isPresent() ? uid.get() : before.gid()), groups));
        }
        String program = command.get(0);
        return sys.which(program, sys.variable("PATH").orElse("/usr/bin:/bin")).then(path -> sys.exec(path, command, sys.environment())).toOptional()
                .orElseGet(() -> sys.fail("setpriv: failed to execute " + program + ": No such file or directory\n", 127));
    }

    private static Optional<Integer> number(Optional<String> text) {
        return text.filter(each -> each.matches("\\d{1,9}")).map(Integer::parseInt);
    }
}
