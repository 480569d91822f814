package dev.drydock.sandbox.tool.compare;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Quoting;
import dev.drydock.sandbox.tool.regex.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares two folders, name by name. */
record Folders(Differing differing) {
    private static final int DEEPEST = 200;

    /** A pair of names still to be compared. */
    private record Pair(String folder, String otherFolder, String name, Optional<Node> one, Optional<Node> other, int depth) {
        String first() {
            return joined(folder, name);
        }

        String second() {
            return joined(otherFolder, name);
        }
    }

    private static String joined(String folder, String name) {
        return folder + (folder.endsWith("/") ? "" : "/") + name;
    }

    Step compare(Sys sys, String first, String second) {
        return next(sys, pairs(sys, first, second, 0), 0);
    }

    private List<Pair> pairs(Sys sys, String first, String second, int depth) {
        SortedMap<String, Node> a = sys.files().list(first).toOptional().orElse(new TreeMap<>());
        SortedMap<String, Node> b = sys.files().list(second).toOptional().orElse(new TreeMap<>());
        TreeSet<String> names = new TreeSet<>(a.keySet());
        names.addAll(b.keySet());
        List<Pair> pairs = new ArrayList<>();
        for (String name : names) {
            if (differing.arguments().values("x").stream().noneMatch(glob -> Glob.matches(glob, name))) {
                pairs.add(new Pair(first, second, name, Optional.ofNullable(a.get(name)), Optional.ofNullable(b.get(name)), depth));
            }
        }
        return List.copyOf(pairs);
    }

    private Step next(Sys sys, List<Pair> pairs, int status) {
        if (pairs.isEmpty()) {
            return Step.exit(status);
        }
        Pair pair = pairs.get(0);
        List<Pair> rest = pairs.subList(1, pairs.size());
        boolean fills = differing.arguments().has("N");
        if (!fills && (pair.one.isEmpty() || pair.other.isEmpty())) {
            String folder = pair.one.isPresent() ? pair.folder : pair.otherFolder;
            String shown = folder.length() > 1 && folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
            return sys.print("Only in " + shown + ": " + pair.name + "\n", s -> next(s, rest, Math.max(1, status)));
        }
        boolean folder = pair.one.or(pair::other).orElseThrow() instanceof Directory;
        boolean otherFolder = pair.other.or(pair::one).orElseThrow() instanceof Directory;
        if (folder && otherFolder) {
            return enter(sys, pair, rest, status);
        }
        if (folder || otherFolder) {
            return sys.print("File " + pair.first() + " is a " + kind(pair.one) + " while file " + pair.second() + " is a " + kind(pair.other) + "\n",
                    s -> next(s, rest, Math.max(1, status)));
        }
        return files(sys, pair, rest, status);
    }

    private Step enter(Sys sys, Pair pair, List<Pair> rest, int status) {
        if (!differing.arguments().has("r")) {
            return sys.print("Common subdirectories: " + pair.first() + " and " + pair.second() + "\n", s -> next(s, rest, status));
        }
        List<Pair> deeper = new ArrayList<>(pair.depth < DEEPEST ? pairs(sys, pair.first(), pair.second(), pair.depth + 1) : List.of());
        deeper.addAll(rest);
        return Step.next(s -> next(s, List.copyOf(deeper), status));
    }

    private static String kind(Optional<Node> node) {
        Node there = node.orElseThrow();
        return there instanceof Directory ? "directory" : there instanceof RegularFile file && file.size() == 0 ? "regular empty file"
                : there instanceof RegularFile ? "regular file" : "symbolic link";
    }

    private Step files(Sys sys, Pair pair, List<Pair> rest, int status) {
        Outcome<Bytes> first = content(sys, pair.first(), pair.one);
        Outcome<Bytes> second = content(sys, pair.second(), pair.other);
        if (!first.ok() || !second.ok()) {
            String complaint = (first.ok() ? "" : "diff: " + pair.first() + ": " + first.errno().text() + "\n")
                    + (second.ok() ? "" : "diff: " + pair.second() + ": " + second.errno().text() + "\n");
            return sys.complain(complaint, s -> next(s, rest, 2));
        }
        StringBuilder heading = new StringBuilder();
        if (!differing.arguments().busybox()) {
            heading.append("diff");
            differing.options().forEach(option -> heading.append(' ').append(Quoting.shellEscape(option)));
            heading.append(' ').append(Quoting.shellEscape(pair.first())).append(' ').append(Quoting.shellEscape(pair.second())).append('\n');
        }
        return differing.report(sys, heading.toString(), pair.first(), pair.second(), first.value(), second.value(),
                (s, found) -> next(s, rest, Math.max(found, status)));
    }

    private static Outcome<Bytes> content(Sys sys, String path, Optional<Node> node) {
        return node.isEmpty() ? Outcome.of(Bytes.EMPTY) : sys.files().read(path);
    }
}
