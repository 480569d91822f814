package dev.drydock.sandbox.tool.search;

import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.regex.Glob;
import dev.drydock.sandbox.tool.shape.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The files below folders, for {@code grep -r}, sorted by name. */
final class FileWalk {
    private static final int MOST_FILES = 100_000;

    private FileWalk() {}

    static List<String> files(Sys sys, Arguments arguments, List<String> operands) {
        List<String> files = new ArrayList<>();
        if (operands.isEmpty()) {
            below(sys, arguments, ".", "", files);
        }
        for (String operand : operands) {
            if (sys.files().isDirectory(operand)) {
                below(sys, arguments, operand, operand.endsWith("/") ? operand : operand + "/", files);
            } else {
                files.add(operand);
            }
        }
        return List.copyOf(files);
    }

    private static void below(Sys sys, Arguments arguments, String folder, String prefix, List<String> files) {
        SortedMap<String, Node> children = sys.files().list(folder).toOptional().orElse(new java.util.TreeMap<>());
        for (Map.Entry<String, Node> child : children.entrySet()) {
            String path = prefix + child.getKey();
            if (files.size() > MOST_FILES) {
                return;
            }
            if (child.getValue() instanceof Directory) {
                if (arguments.values("exclude-dir").stream().noneMatch(glob -> Glob.matches(glob, child.getKey()))) {
                    below(sys, arguments, path, path + "/", files);
                }
            } else if (child.getValue() instanceof RegularFile || arguments.has("R")) {
                boolean included = !arguments.has("include") || arguments.values("include").stream().anyMatch(g -> Glob.matches(g, child.getKey()));
                boolean excluded = arguments.values("exclude").stream().anyMatch(g -> Glob.matches(g, child.getKey()));
                if (included && !excluded) {
                    files.add(path);
                }
            }
        }
    }
}
