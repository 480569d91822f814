package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** {@code sudo}: as another user, root if none is named. Members of the group sudo need no password in this world. */
final class Sudo implements Tool {
    @Override
    public Spec options() {
        return Spec.of("u,user= i,login s,shell E,preserve-env n,non-interactive k S v l").operandsEndOptions();
    }

    @Override
    public String usage() {
        return "-h | -K | -k | -V\nusage: sudo [-AbEHnPS] [-u user] [VAR=value] [-i | -s] [command [arg ...]]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        Accounts accounts = Accounts.of(sys.files());
        String name = arguments.value("u").orElse("root");
        Optional<Accounts.User> user = accounts.user(name);
        if (user.isEmpty()) {
            return sys.fail("sudo: unknown user " + name + "\nsudo: error initializing audit plugin sudoers_audit\n", 1);
        }
        boolean allowed = sys.credentials().root() || accounts.group("sudo").map(group -> sys.credentials().groups().contains(group.gid())).orElse(false);
        if (!allowed) {
            return sys.fail(accounts.userName(sys.credentials().uid()) + " is not in the sudoers file.\n", 1);
        }
        boolean shell = arguments.has("i") || arguments.has("s");
        if (arguments.operands().isEmpty() && !shell) {
            return arguments.given().isEmpty() ? sys.fail("usage: sudo " + usage() + "\n", 1) : Step.exit(0);
        }
        List<String> command = new ArrayList<>(arguments.operands());
        if (shell) {
            String joined = String.join(" ", command);
            command = joined.isEmpty() ? List.of(user.get().shell()) : List.of(user.get().shell(), "-c", joined);
        }
        TreeMap<String, String> environment = arguments.has("E") ? new TreeMap<>(sys.environment()) : Su.environment(sys, user.get());
        Su.become(sys, accounts, user.get());
        if (arguments.has("i")) {
            sys.changeDirectory(user.get().home());
        }
        if (!sys.which(command.get(0), environment.getOrDefault("PATH", "")).ok()) {
            return sys.fail("sudo: " + command.get(0) + ": command not found\n", 1);
        }
        return Launch.exec(sys, arguments, command, environment);
    }
}
