package dev.drydock.sandbox.tool.shape;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names of users and groups, from {@code /etc/passwd} and {@code /etc/group} as the process sees them. */
public final class Names {
    private final List<String[]> users;
    private final List<String[]> groups;

    private Names(List<String[]> users, List<String[]> groups) {
        this.users = users;
        this.groups = groups;
    }

    /** Reads the files; what is not there names nobody. */
    public static Names of(Sys sys) {
        return new Names(lines(sys, "/etc/passwd"), lines(sys, "/etc/group"));
    }

    private static List<String[]> lines(Sys sys, String file) {
        String text = sys.files().read(file).toOptional().map(Bytes::text).orElse("");
        return text.lines().map(line -> line.split(":", -1)).filter(words -> words.length > 2 && words[2].matches("\\d{1,9}")).toList();
    }

    /** A user's name, or the number. */
    public String user(int uid) {
        return findUser(uid).orElse(Integer.toString(uid));
    }

    /** A group's name, or the number. */
    public String group(int gid) {
        return findGroup(gid).orElse(Integer.toString(gid));
    }

    /** A user's name, if there is such a user. */
    public Optional<String> findUser(int uid) {
        return users.stream().filter(words -> words[2].equals(Integer.toString(uid))).map(words -> words[0]).findFirst();
    }

    /** A group's name, if there is such a group. */
    public Optional<String> findGroup(int gid) {
        return groups.stream().filter(words -> words[2].equals(Integer.toString(gid))).map(words -> words[0]).findFirst();
    }

    /** The number of a user given by name or number. */
    public Optional<Integer> uid(String user) {
        return number(users, user);
    }

    /** The number of a group given by name or number. */
    public Optional<Integer> gid(String group) {
        return number(groups, group);
    }

    private static Optional<Integer> number(List<String[]> lines, String name) {
        Optional<Integer> found = lines.stream().filter(words -> words[0].equals(name)).map(words -> Integer.parseInt(words[2])).findFirst();
        return found.isPresent() || !name.matches("\\d{1,9}") ? found : Optional.of(Integer.parseInt(name));
    }

    /** A user as the passwd file has it. */
    public record User(String name, int uid, int gid, String home, String shell) {}

    /** The entry of a name. */
    public Optional<User> entry(String name) {
        return users.stream().filter(words -> words[0].equals(name) && words.length > 6 && words[3].matches("\\d{1,9}"))
                .map(words -> new User(words[0], Integer.parseInt(words[2]), Integer.parseInt(words[3]), words[5], words[6])).findFirst();
    }

    /** Groups a user belongs to: the first one, then those that list the user. */
    public List<Integer> groupsOf(User user) {
        List<Integer> gids = new ArrayList<>(List.of(user.gid()));
        for (String[] words : groups) {
            int gid = Integer.parseInt(words[2]);
            if (words.length > 3 && List.of(words[3].split(",")).contains(user.name()) && !gids.contains(gid)) {
                gids.add(gid);
            }
        }
        return List.copyOf(gids);
    }
}
