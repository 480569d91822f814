package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /etc/passwd} and {@code /etc/group} as a process finds them. */
public record Accounts(List<User> users, List<Group> groups) {
    public record User(String name, int uid, int gid, String home, String shell) {}

    public record Group(String name, int gid, List<String> members) {}

    public static Accounts of(Files files) {
        List<User> users = new ArrayList<>();
        for (String[] f : lines(files, "/etc/passwd")) {
            if (f.length >= 7 && f[2].matches("\\d{1,9}") && f[3].matches("\\d{1,9}")) {
                users.add(new User(f[0], Integer.parseInt(f[2]), Integer.parseInt(f[3]), f[5], f[6]));
            }
        }
        List<Group> groups = new ArrayList<>();
        for (String[] f : lines(files, "/etc/group")) {
            if (f.length >= 3 && f[2].matches("\\d{1,9}")) {
                groups.add(new Group(f[0], Integer.parseInt(f[2]), f.length > 3 ? List.of(f[3].split(",")) : List.of()));
            }
        }
        return new Accounts(users, groups);
    }

    private static List<String[]> lines(Files files, String path) {
        String text = files.read(path).toOptional().map(Bytes::text).orElse("");
        return text.lines().map(line -> line.split(":", -1)).toList();
    }

    public Optional<User> user(String name) {
        return users.stream().filter(user -> user.name().equals(name)).findFirst();
    }

    public Optional<User> user(int uid) {
        return users.stream().filter(user -> user.uid() == uid).findFirst();
    }

    public Optional<Group> group(int gid) {
        return groups.stream().filter(group -> group.gid() == gid).findFirst();
    }

    public Optional<Group> group(String name) {
        return groups.stream().filter(group -> group.name().equals(name)).findFirst();
    }

    /** The user's name, or its number when it has none. */
    public String userName(int uid) {
        return user(uid).map(User::name).orElse(Integer.toString(uid));
    }

    /** The numbers of the groups a user is in, its own first. */
    public List<Integer> groupsOf(User user) {
        List<Integer> numbers = new ArrayList<>(List.of(user.gid()));
        groups.stream().filter(group -> group.members().contains(user.name()) && group.gid() != user.gid()).forEach(g -> numbers.add(g.gid()));
        return numbers;
    }
}
