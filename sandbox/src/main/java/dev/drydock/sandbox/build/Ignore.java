package dev.drydock.sandbox.build;

import dev.drydock.sandbox.fs.Directory;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Which files of a context stay at home: the patterns of a {@code .dockerignore}, of which the last that matches decides. */
public final class Ignore {
    private final List<Rule> rules = new ArrayList<>();

    private record Rule(boolean keeps, Pattern pattern) {}

    public Ignore(String text) {
        for (String line : text.split("\n")) {
            String clean = line.strip();
            if (!clean.isEmpty() && !clean.startsWith("#")) {
                boolean keeps = clean.startsWith("!");
                String path = (keeps ? clean.substring(1).strip() : clean).replaceFirst("^(\\./|/)+", "").replaceFirst("/+$", "");
                if (!path.isEmpty()) {
                    rules.add(new Rule(keeps, path.equals(".") ? Pattern.compile(".*") : Pattern.compile(regex(path) + "(/.*)?")));
                }
            }
        }
    }

    /** @param path without a slash at its beginning */
    public boolean leavesOut(String path) {
        boolean out = false;
        for (Rule rule : rules) {
            if (out == rule.keeps() && rule.pattern().matcher(path).matches()) {
                out = !rule.keeps();
            }
        }
        return out;
    }

    /** A tree without what is left out; a folder stays if something in it does. */
    public Directory kept(Directory all) {
        return rules.isEmpty() ? all : kept(all, "");
    }

    private Directory kept(Directory directory, String prefix) {
        Directory kept = directory;
        for (var each : directory.children().entrySet()) {
            String path = prefix + each.getKey();
            if (each.getValue() instanceof Directory inner) {
                Directory left = kept(inner, path + "/");
                kept = leavesOut(path) && left.children().isEmpty() ? kept.without(each.getKey()) : kept.with(each.getKey(), left);
            } else if (leavesOut(path)) {
                kept = kept.without(each.getKey());
            }
        }
        return kept;
    }

    /** The regular expression of a pattern with {@code *}, {@code ?}, {@code [a-z]} and {@code **}. */
    public static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (glob.startsWith("**/", i)) {
                regex.append("(.*/)?");
                i += 2;
            } else if (glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else if (c == '[' && glob.indexOf(']', i) > i + 1) {
                int end = glob.indexOf(']', i);
                regex.append('[').append(glob, i + 1, end).append(']');
                i = end;
            } else if (c == '\\' && i + 1 < glob.length()) {
                regex.append(Pattern.quote(String.valueOf(glob.charAt(++i))));
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }
}
