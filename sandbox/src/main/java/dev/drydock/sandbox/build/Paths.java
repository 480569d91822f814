package dev.drydock.sandbox.build;

import java.util.ArrayList;
import java.util.List;

/** Paths without dots. */
public final class Paths {
    private Paths() {}

    /** A path from the top, without a slash at its beginning; steps upward end at the top. */
    public static String clean(String path) {
        List<String> names = new ArrayList<>();
        for (String name : path.split("/")) {
            if (name.equals("..") && !names.isEmpty()) {
                names.remove(names.size() - 1);
            } else if (!name.isEmpty() && !name.equals(".") && !name.equals("..")) {
                names.add(name);
            }
        }
        return String.join("/", names);
    }

    /** An absolute path, seen from a folder. */
    public static String absolute(String folder, String path) {
        return "/" + clean(path.startsWith("/") ? path : folder + "/" + path);
    }

    /** Whether a path is a pattern. */
    public static boolean pattern(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '\\') {
                i++;
            } else if ("*?[".indexOf(path.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
