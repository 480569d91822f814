package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Symlink;
import java.util.Optional;

/**
 * Whose files are after a copy.
 *
 * @param uid -1: as it was
 * @param mode octal or by letters, empty: as it was
 */
record Owner(int uid, int gid, String mode) {
    static final Owner KEPT = new Owner(-1, -1, "");
    static final Owner ROOT = new Owner(0, 0, "");

    Owner withoutMode() {
        return new Owner(uid, gid, "");
    }

    Node of(Node node) {
        Attributes attributes = node.attributes();
        attributes = uid < 0 ? attributes : attributes.withOwner(uid, gid);
        return node.with(mode.isEmpty() || node instanceof Symlink ? attributes : attributes.withMode(changed(attributes.mode(), node instanceof Directory)));
    }

    private int changed(int before, boolean folder) {
        if (mode.matches("[0-7]{1,4}")) {
            return Integer.parseInt(mode, 8);
        }
        int now = before;
        for (String clause : mode.split(",")) {
            now = clause(now, clause, folder);
        }
        return now;
    }

    private static int clause(int before, String clause, boolean folder) {
        String who = clause.replaceFirst("[-+=].*", "");
        char how = clause.charAt(who.length());
        String what = clause.substring(who.length() + 1);
        int shifts = who.isEmpty() || who.contains("a") ? 0111 : (who.contains("u") ? 0100 : 0) | (who.contains("g") ? 010 : 0) | (who.contains("o") ? 1 : 0);
        boolean runs = what.contains("x") || what.contains("X") && (folder || (before & 0111) != 0);
        int bits = (what.contains("r") ? 4 : 0) | (what.contains("w") ? 2 : 0) | (runs ? 1 : 0);
        return how == '+' ? before | shifts * bits : how == '-' ? before & ~(shifts * bits) : before & ~(shifts * 7) | shifts * bits;
    }

    /** The owner that {@code --chown} names among an image's users; nothing if there is none of that name. */
    static Optional<Owner> named(Directory root, String chown, String mode) {
        if (chown.isEmpty()) {
            return Optional.of(new Owner(0, 0, mode));
        }
        String[] parts = chown.split(":", 2);
        Optional<int[]> user = parts[0].isEmpty() ? Optional.of(new int[] {0, 0}) : number(root, "etc/passwd", parts[0]);
        Optional<int[]> group = parts.length > 1 && !parts[1].isEmpty() ? number(root, "etc/group", parts[1]) : user;
        boolean own = parts.length > 1 && !parts[1].isEmpty();
        return user.isEmpty() || group.isEmpty() ? Optional.empty()
                : Optional.of(new Owner(user.get()[0], own ? group.get()[0] : user.get()[1], mode));
    }

    private static Optional<int[]> number(Directory root, String file, String name) {
        if (name.matches("\\d{1,9}")) {
            return Optional.of(new int[] {Integer.parseInt(name), Integer.parseInt(name)});
        }
        String text = Copying.resolve(root, Directory.path(file), 0).filter(RegularFile.class::isInstance)
                .map(node -> ((RegularFile) node).content().bytes().text()).orElse("");
        for (String line : text.split("\n")) {
            String[] fields = line.split(":");
            if (fields.length > 2 && fields[0].equals(name) && fields[2].matches("\\d{1,9}")) {
                int group = fields.length > 3 && fields[3].matches("\\d{1,9}") ? Integer.parseInt(fields[3]) : 0;
                return Optional.of(new int[] {Integer.parseInt(fields[2]), group});
            }
        }
        return Optional.empty();
    }
}
