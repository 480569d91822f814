package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.process.Credentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code id}: who one is. */
final class Id implements Tool {
    @Override
    public Spec options() {
        return Spec.of("u,user g,group G,groups n,name r,real z,zero");
    }

    @Override
    public String usage() {
        return "[OPTION]... [USER]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        Accounts accounts = Accounts.of(sys.files());
        int uid = sys.credentials().uid();
        List<Integer> groups = groups(sys.credentials());
        if (!arguments.operands().isEmpty()) {
            String name = arguments.operand(0);
            Optional<Accounts.User> user = accounts.user(name).or(() -> name.matches("\\d{1,9}") ? accounts.user(Integer.parseInt(name)) : Optional.empty());
            if (user.isEmpty()) {
                return sys.fail(arguments.words("id: " + arguments.quote(name) + ": no such user\n", "id: unknown user " + name + "\n"), 1);
            }
            uid = user.get().uid();
            groups = accounts.groupsOf(user.get());
        }
        boolean names = arguments.has("n");
        if (List.of("u", "g", "G").stream().filter(arguments::has).count() > 1) {
            return sys.fail(arguments.name() + ": cannot print \"only\" of more than one choice\n", 1);
        }
        if (names && !arguments.has("u") && !arguments.has("g") && !arguments.has("G")) {
            return sys.fail("id: cannot print only names or real IDs in default format\n", 1);
        }
        String text = arguments.has("u") ? (names ? accounts.userName(uid) : Integer.toString(uid))
                : arguments.has("g") ? group(accounts, groups.get(0), names)
                : arguments.has("G") ? groups.stream().map(gid -> group(accounts, gid, names)).collect(Collectors.joining(" "))
                : whole(accounts, uid, groups);
        return sys.print(text + "\n", 0);
    }

    /** The process's groups, its own first. */
    static List<Integer> groups(Credentials credentials) {
        List<Integer> all = new ArrayList<>(List.of(credentials.gid()));
        credentials.groups().stream().filter(gid -> gid != credentials.gid()).forEach(all::add);
        return all;
    }

    private static String group(Accounts accounts, int gid, boolean name) {
        return name ? accounts.group(gid).map(Accounts.Group::name).orElse(Integer.toString(gid)) : Integer.toString(gid);
    }

    private static String whole(Accounts accounts, int uid, List<Integer> groups) {
        String user = uid + accounts.user(uid).map(u -> "(" + u.name() + ")").orElse("");
        return "uid=" + user + " gid=" + named(accounts, groups.get(0)) + " groups="
                + groups.stream().map(gid -> named(accounts, gid)).collect(Collectors.joining(","));
    }

    private static String named(Accounts accounts, int gid) {
        return gid + accounts.group(gid).map(g -> "(" + g.name() + ")").orElse("");
    }
}
