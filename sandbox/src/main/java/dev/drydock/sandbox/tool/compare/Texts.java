package dev.drydock.sandbox.tool.compare;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.tool.print.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Two texts with the changes between them.
 *
 * @param ends whether each text's last line has an end
 */
record Texts(List<String> first, List<String> second, boolean firstEnds, boolean secondEnds, List<Comparison.Change> changes) {
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\r\\f\\x0b]+");
    private static final Pattern LAST_BLANKS = Pattern.compile("[ \\t\\r\\f\\x0b]+$");

    /** @param context lines shown around changes: so much of what the texts have in common at their ends is looked at, too */
    static Texts of(Bytes first, Bytes second, Set<String> options, int context) {
        List<String> a = lines(first);
        List<String> b = lines(second);
        boolean aEnds = first.isEmpty() || first.at(first.length() - 1) == '\n';
        boolean bEnds = second.isEmpty() || second.at(second.length() - 1) == '\n';
        boolean exact = !options.contains("w") && !options.contains("b") && !options.contains("Z");
        List<String> seenA = seen(a, aEnds || !exact, options);
        List<String> seenB = seen(b, bEnds || !exact, options);
        int least = Math.min(a.size(), b.size());
        int before = 0;
        while (before < least && a.get(before).equals(b.get(before)) && seenA.get(before).equals(seenB.get(before))) {
            before++;
        }
        int from = Math.max(0, before - context);
        int after = 0;
        while (after < least - from && aEnds == bEnds && a.get(a.size() - 1 - after).equals(b.get(b.size() - 1 - after))) {
            after++;
        }
        int without = Math.max(0, after - context);
        List<Comparison.Change> changes = Comparison.between(seenA.subList(from, a.size() - without), seenB.subList(from, b.size() - without), from);
        return new Texts(a, b, aEnds, bEnds, options.contains("B") ? withoutBlank(changes, a, b) : changes);
    }

    /** Whether what begins so is no text: GNU looks for a null byte in the first block. */
    static boolean binary(Bytes content) {
        int null0 = content.indexOf((byte) 0, 0);
        return null0 >= 0 && null0 < 32768;
    }

    private static List<String> lines(Bytes content) {
        if (content.isEmpty()) {
            return List.of();
        }
        String text = Text.decode(content.toArray());
        return List.of((text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).split("\n", -1));
    }

    /** The lines as the options let them be compared. A last line without its end differs from the same line with it. */
    private static List<String> seen(List<String> lines, boolean ends, Set<String> options) {
        List<String> seen = new ArrayList<>(lines.size());
        for (String line : lines) {
            seen.add(seen(line, options));
        }
        if (!ends && !seen.isEmpty()) {
            seen.set(seen.size() - 1, seen.get(seen.size() - 1) + "\n");
        }
        return seen;
    }

    private static String seen(String line, Set<String> options) {
        String seen = options.contains("i") ? line.toLowerCase(Locale.ROOT) : line;
        seen = options.contains("strip-trailing-cr") && seen.endsWith("\r") ? seen.substring(0, seen.length() - 1) : seen;
        if (options.contains("w")) {
            return BLANKS.matcher(seen).replaceAll("");
        }
        if (options.contains("b")) {
            return LAST_BLANKS.matcher(BLANKS.matcher(seen).replaceAll(" ")).replaceAll("");
        }
        return options.contains("Z") ? LAST_BLANKS.matcher(seen).replaceAll("") : seen;
    }

    private static List<Comparison.Change> withoutBlank(List<Comparison.Change> changes, List<String> a, List<String> b) {
        return changes.stream().filter(c -> !(a.subList(c.first(), c.first() + c.deleted()).stream().allMatch(String::isEmpty)
                && b.subList(c.second(), c.second() + c.inserted()).stream().allMatch(String::isEmpty))).toList();
    }

    /** The first text's line, and the remark that it has no end where that is so. */
    String first(int line) {
        return first.get(line) + (line == first.size() - 1 && !firstEnds ? "\n\\ No newline at end of file" : "");
    }

    /** The second text's line, and the remark that it has no end where that is so. */
    String second(int line) {
        return second.get(line) + (line == second.size() - 1 && !secondEnds ? "\n\\ No newline at end of file" : "");
    }
}
