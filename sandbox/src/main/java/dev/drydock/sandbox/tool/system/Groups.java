package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code groups}: the names of the groups one is in. */
final class Groups implements Tool {
    @Override
    public Spec options() {
        return Spec.of("");
    }

    @Override
    public String usage() {
        return "[USER]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        Accounts accounts = Accounts.of(sys.files());
        if (arguments.operands().isEmpty()) {
            return sys.print(names(accounts, Id.groups(sys.credentials())) + "\n", 0);
        }
        String name = arguments.operand(0);
        Optional<Accounts.User> user = accounts.user(name);
        return user.isEmpty()
                ? sys.fail(arguments.name() + ": " + arguments.quote(name) + ": no such user\n", 1)
                : sys.print(name + " : " + names(accounts, accounts.groupsOf(user.get())) + "\n", 0);
    }

    private static String names(Accounts accounts, List<Integer> groups) {
        return groups.stream().map(gid -> accounts.group(gid).map(Accounts.Group::name).orElse(Integer.toString(gid))).collect(Collectors.joining(" "));
    }
}
