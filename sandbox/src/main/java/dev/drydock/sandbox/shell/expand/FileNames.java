package dev.drydock.sandbox.shell.expand;

import dev.drydock.sandbox.shell.pattern.Pattern;
import java.util.ArrayList;
import java.util.List;

/** Looks up the file names that a pattern matches. */
final class FileNames {
    /** More matches than this are not collected. */
    private static final int MOST = 100_000;

    private final Surroundings around;
    private final boolean extended;
    private final boolean hidden;
    private final boolean recursive;

    FileNames(Surroundings around, boolean extended, boolean hidden, boolean recursive) {
        this.around = around;
        this.extended = extended;
        this.hidden = hidden;
        this.recursive = recursive;
    }

    /** The paths that match, sorted; none when nothing does. */
    List<String> matching(String pattern) {
        List<String> bases = List.of("");
        int at = 0;
        while (at < pattern.length() && pattern.charAt(at) == '/') {
            at++;
        }
        String root = pattern.substring(0, at);
        bases = List.of(root);
        String[] parts = pattern.substring(at).split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            if (parts[i].isEmpty()) {
                bases = last ? bases.stream().filter(around::isDirectory).toList() : slash(bases);
            } else if (!Pattern.isSpecial(parts[i], extended)) {
                String plain = Pattern.plain(parts[i]);
                bases = bases.stream().map(base -> base + plain).filter(around::exists).toList();
                bases = last ? bases : slash(bases);
            } else {
                bases = recursive && parts[i].equals("**") ? everywhere(bases, last) : level(bases, parts[i]);
                bases = last || recursive && parts[i].equals("**") ? bases
                        : slash(bases.stream().filter(around::isDirectory).toList());
            }
        }
        return bases.stream().sorted().toList();
    }

    private static List<String> slash(List<String> bases) {
        return bases.stream().map(base -> base + "/").toList();
    }

    private List<String> level(List<String> bases, String part) {
        Pattern pattern = Pattern.of(part, extended);
        List<String> found = new ArrayList<>();
        for (String base : bases) {
            for (String name : around.names(base.isEmpty() ? "." : base)) {
                if (shown(name, pattern) && pattern.matches(name) && found.size() < MOST) {
                    found.add(base + name);
                }
            }
            for (String dots : List.of(".", "..")) {
                if (pattern.beginsWithDot() && pattern.matches(dots)) {
                    found.add(base + dots);
                }
            }
        }
        return found;
    }

    private boolean shown(String name, Pattern pattern) {
        return !name.startsWith(".") || hidden || pattern.beginsWithDot();
    }

    /** {@code **}: everything below, the directories themselves when more of the pattern follows. */
    private List<String> everywhere(List<String> bases, boolean last) {
        List<String> found = new ArrayList<>(last ? List.of() : bases);
        List<String> open = new ArrayList<>(bases);
        while (!open.isEmpty() && found.size() < MOST) {
            String base = open.remove(0);
            for (String name : around.names(base.isEmpty() ? "." : base)) {
                if (name.startsWith(".") && !hidden) {
                    continue;
                }
                boolean directory = around.isDirectory(base + name);
                if (last) {
                    found.add(base + name);
                } else if (directory) {
                    found.add(base + name + "/");
                }
                if (directory) {
                    open.add(base + name + "/");
                }
            }
        }
        return found;
    }
}
