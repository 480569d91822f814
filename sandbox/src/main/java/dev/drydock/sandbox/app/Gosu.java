package dev.drydock.sandbox.app;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Credentials;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** {@code gosu} and {@code su-exec}: become another user for good, then run a command in the same process. */
final class Gosu {
    private Gosu() {}

    static Step start(Sys sys) {
        List<String> words = sys.arguments();
        if (words.size() < 3) {
            return sys.fail("Usage: " + sys.name() + " user-spec command [args]\n   eg: " + sys.name() + " tianon bash\n       " + sys.name()
                    + " nobody:root bash -c 'whoami && id'\n       " + sys.name() + " 1000:1 id\n", 1);
        }
        String user = words.get(1).replaceFirst(":.*", "");
        Optional<String[]> account = field(sys, "/etc/passwd", user);
        if (account.isEmpty() && !user.matches("\\d{1,9}")) {
            return sys.fail("error: failed switching to \"" + words.get(1) + "\": unable to find user " + user + ": no matching entries in passwd file\n", 1);
        }
        if (!sys.credentials().root()) {
            return sys.fail("error: failed switching to \"" + words.get(1) + "\": operation not permitted\n", 1);
        }
        int uid = account.map(fields -> Integer.parseInt(fields[2])).orElseGet(() -> Integer.parseInt(user));
        int gid = account.map(fields -> Integer.parseInt(fields[3])).orElse(0);
        sys.become(new Credentials(uid, gid, List.of(gid)));
        TreeMap<String, String> environment = new TreeMap<>(sys.environment());
        environment.put("HOME", account.filter(fields -> fields.length > 5).map(fields -> fields[5]).orElse("/"));
        List<String> command = List.copyOf(words.subList(2, words.size()));
        String path = sys.variable("PATH").orElse("/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        Outcome<Step> running = (command.get(0).contains("/") ? Outcome.of(command.get(0)) : sys.which(command.get(0), path))
                .then(file -> sys.exec(file, command, environment));
        return running.ok() ? running.value() : sys.fail("error: exec: \"" + command.get(0) + "\": executable file not found in $PATH\n", 127);
    }

    private static Optional<String[]> field(Sys sys, String file, String name) {
        String text = sys.files().read(file).toOptional().map(Bytes::text).orElse("");
        return text.lines().map(line -> line.split(":")).filter(fields -> fields.length > 3 && (fields[0].equals(name) || fields[2].equals(name))).findFirst();
    }
}
