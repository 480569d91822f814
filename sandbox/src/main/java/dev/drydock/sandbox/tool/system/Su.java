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
import java.util.TreeMap;

/** {@code su}: a shell as another user; only root may, as no password is kept in this world. */
final class Su implements Tool {
    @Override
    public Spec options() {
        return Spec.of("c,command= l,login s,shell= m,p,preserve-environment");
    }

    @Override
    public String usage() {
        return "[options] [-] [<user> [<argument>...]]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        List<String> operands = new ArrayList<>(arguments.operands());
        boolean login = operands.remove("-") || arguments.has("l");
        String name = operands.isEmpty() ? "root" : operands.get(0);
        Accounts accounts = Accounts.of(sys.files());
        Optional<Accounts.User> user = accounts.user(name);
        if (user.isEmpty()) {
            return sys.fail("su: user " + name + " does not exist or the user entry does not contain all the required fields\n", 1);
        }
        if (!sys.credentials().root()) {
            return sys.fail("su: Authentication failure\n", 1);
        }
        String shell = arguments.value("s").orElse(user.get().shell());
        String title = shell.substring(shell.lastIndexOf('/') + 1);
        List<String> command = arguments.value("c").map(text -> List.of(title, "-c", text)).orElse(List.of(login ? "-" + title : title));
        TreeMap<String, String> environment = environment(sys, user.get());
        become(sys, accounts, user.get());
        if (login) {
            sys.changeDirectory(user.get().home());
        }
        return sys.exec(shell, command, environment).toOptional()
                .orElseGet(() -> sys.fail("su: failed to execute " + shell + ": No such file or directory\n", 127));
    }

    /** Takes a user's identity. */
    static void become(Sys sys, Accounts accounts, Accounts.User user) {
        sys.become(new Credentials(user.uid(), user.gid(), accounts.groupsOf(user)));
    }

    /** The environment of a fresh login, with the terminal's kind kept. */
    static TreeMap<String, String> environment(Sys sys, Accounts.User user) {
        TreeMap<String, String> environment = new TreeMap<>(sys.environment());
        environment.put("HOME", user.home());
        environment.put("USER", user.name());
        environment.put("LOGNAME", user.name());
        environment.put("SHELL", user.shell());
        environment.put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        return environment;
    }
}
