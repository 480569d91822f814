package dev.drydock.sandbox.engine.run;

import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.process.Credentials;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Files;
import dev.drydock.sandbox.process.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What runc does before a process runs: finds the program along the container's search path and looks up users. */
final class Runtime {
    private static final String DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private Runtime() {}

    /** The program file that a command's first word means, or runc's words why there is none. */
    static Answer<String> program(Files files, String word, Map<String, String> environment, String directory) {
        if (word.contains("/")) {
            String path = word.startsWith("/") ? word : directory + "/" + word;
            String refusal = refusal(files, path, word);
            return refusal.isEmpty() ? Answer.of(path) : refused("exec: \"" + word + "\": " + refusal);
        }
        for (String folder : environment.getOrDefault("PATH", DEFAULT_PATH).split(":")) {
            String path = (folder.isEmpty() ? directory : folder) + "/" + word;
            if (refusal(files, path, word).isEmpty()) {
                return Answer.of(path);
            }
        }
        return refused("exec: \"" + word + "\": executable file not found in $PATH");
    }

    private static String refusal(Files files, String path, String word) {
        Outcome<Node> node = files.node(path);
        if (!node.ok()) {
            return node.is(Errno.EACCES) ? "permission denied" : "stat " + word + ": " + lower(node.errno());
        }
        if (node.value() instanceof Directory) {
            return "is a directory";
        }
        return (node.value().attributes().mode() & 0111) == 0 ? "permission denied" : "";
    }

    private static String lower(Errno errno) {
        String text = errno.text();
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private static Answer<String> refused(String why) {
        return Answer.refused(Reply.bad(why));
    }

    /** A user with its home directory. */
    record User(Credentials credentials, String home) {}

    /** What {@code USER} or {@code --user} means: {@code name}, {@code uid}, {@code name:group}, {@code uid:gid}; empty is root. */
    static Answer<User> user(Files files, String wanted, List<String> extraGroups) {
        String[] parts = wanted.split(":", 2);
        String name = parts[0].isEmpty() ? "0" : parts[0];
        List<String[]> users = lines(files, "/etc/passwd", 7);
        List<String[]> groups = lines(files, "/etc/group", 4);
        String[] entry = users.stream().filter(u -> u[0].equals(name) || u[2].equals(name)).findFirst().orElse(null);
        if (entry == null && !isNumber(name)) {
            return Answer.refused(new Reply.Refusal(500, "unable to find user " + name + ": no matching entries in passwd file"));
        }
        int uid = Integer.parseInt(entry == null ? name : entry[2]);
        int gid = entry == null ? 0 : Integer.parseInt(entry[3]);
        if (parts.length > 1 && !parts[1].isEmpty()) {
            String[] group = groups.stream().filter(g -> g[0].equals(parts[1]) || g[2].equals(parts[1])).findFirst().orElse(null);
            if (group == null && !isNumber(parts[1])) {
                return Answer.refused(new Reply.Refusal(500, "unable to find group " + parts[1] + ": no matching entries in group file"));
            }
            gid = Integer.parseInt(group == null ? parts[1] : group[2]);
        }
        for (String extra : extraGroups) {
            if (!isNumber(extra) && groups.stream().noneMatch(group -> group[0].equals(extra))) {
                return Answer.refused(new Reply.Refusal(500, "unable to find group " + extra + ": no matching entries in group file"));
            }
        }
        List<Integer> all = new ArrayList<>(List.of(gid));
        for (String[] group : groups) {
            boolean member = parts.length == 1 && entry != null && List.of(group[3].split(",")).contains(entry[0]);
            if ((member || extraGroups.contains(group[0]) || extraGroups.contains(group[2])) && !all.contains(Integer.parseInt(group[2]))) {
                all.add(Integer.parseInt(group[2]));
            }
        }
        extraGroups.stream().filter(Runtime::isNumber).map(Integer::parseInt).filter(id -> !all.contains(id)).forEach(all::add);
        return Answer.of(new User(new Credentials(uid, gid, all), entry == null ? "/" : entry[5]));
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d{1,9}");
    }

    private static List<String[]> lines(Files files, String path, int fields) {
        List<String[]> lines = new ArrayList<>();
        files.read(path).toOptional().map(bytes -> bytes.text()).orElse("").lines()
                .map(line -> line.split(":", -1))
                .filter(parts -> parts.length >= fields && isNumber(parts[2]) && (fields < 7 || isNumber(parts[3])))
                .forEach(lines::add);
        return lines;
    }
}
