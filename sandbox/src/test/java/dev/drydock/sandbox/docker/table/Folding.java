package dev.drydock.sandbox.docker.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Folds away what no two runs share, as {@code .ci/transcripts.py} does: times and sizes; ids, digests, names and addresses become tokens. */
final class Folding {
    private record Fold(Pattern pattern, String token) {}

    private static final List<Fold> FOLDS = List.of(
            fold("\u001b\\[[0-9;?]*[A-Za-z]", ""),
            fold("^(#\\d+) \\d+\\.\\d+ ", "$1 <t> "),
            fold("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?( ?(Z|[+-]\\d\\d:?\\d\\d)( UTC)?)?", "<time>"),
            fold("\\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun),? .{10,25}\\d\\d:\\d\\d:\\d\\d [+-]?\\w+( \\d{4})?", "<time>"),
            fold("\\b\\d\\d/\\w{3}/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+-]\\d{4}", "<time>"),
            fold("\\b(Less than a second|About an? (minute|hour)|\\d+ (second|minute|hour|day|week|month|year)s?)( ago)?\\b", "<age>"),
            fold("(?<![=\\w.])(?<!for )(\\d+d)?(\\d+h)?(\\d+m)?\\d+(\\.\\d+)?(ms|s)\\b", "<age>"),
            fold("(?<![=\\w.])(?<!for )(\\d+d(\\d+h)?|\\d+h(\\d+m)?|[1-9]?\\dm)\\b", "<age>"),
            fold("\\b\\d+(\\.\\d+)?\\s?([kMGT]i?B|B)\\b", "<size>"),
            fold("\\b\\d+\\.\\d+%", "<pct>"),
            fold("(?<=\\S)[ \\t]+", " "));

    private static final List<String> KINDS = List.of("digest", "id", "mac", "ip", "name");
    private static final Pattern TOKENS = Pattern.compile("(?<digest>sha256:[0-9a-f]{7,64})"
            + "|(?<id>\\b(?:[0-9a-f]{64}|(?=[0-9a-f]*[0-9])[0-9a-f]{12})\\b)"
            + "|(?<mac>\\b[0-9a-f]{2}(?::[0-9a-f]{2}){5}\\b)"
            + "|(?<ip>\\b(?!127\\.0\\.0\\.1\\b|0\\.0\\.0\\.0\\b|192\\.168\\.56\\.)\\d+\\.\\d+\\.\\d+\\.\\d+\\b)"
            + "|(?<name>\\b[a-z]+_[a-z]+\\b)");

    private Folding() {}

    private static Fold fold(String pattern, String token) {
        return new Fold(Pattern.compile(pattern), token);
    }

    /** The lines with what varies folded away; blank lines at the end dropped. */
    static List<String> fold(List<String> lines) {
        Map<String, Map<String, Integer>> seen = new LinkedHashMap<>();
        List<String> folded = new ArrayList<>();
        for (String line : lines) {
            String text = TOKENS.matcher(line).replaceAll(match -> numbered(match, seen));
            for (Fold fold : FOLDS) text = fold.pattern().matcher(text).replaceAll(fold.token());
            folded.add(text.stripTrailing());
        }
        while (!folded.isEmpty() && folded.get(folded.size() - 1).isEmpty()) folded.remove(folded.size() - 1);
        return folded;
    }

    private static String numbered(java.util.regex.MatchResult match, Map<String, Map<String, Integer>> seen) {
        // The groups of a match result have no names before Java 20: the alternatives stand in this order, none has groups of its own.
        int kind = 0;
        while (match.group(kind + 1) == null) kind++;
        String text = match.group();
        if (kind < 2) text = text.replace("sha256:", "").substring(0, Math.min(12, text.replace("sha256:", "").length()));
        Map<String, Integer> known = seen.computeIfAbsent(KINDS.get(kind), none -> new LinkedHashMap<>());
        known.putIfAbsent(text, known.size() + 1);
        return Matcher.quoteReplacement("<" + KINDS.get(kind) + known.get(text) + ">");
    }

    /** A recorded line without the recorder's marks. */
    static String unmarked(String line) {
        String text = line.replaceFirst(" ?\\(no-eol\\)$", "");
        if (text.endsWith(" (esc)")) {
            text = Pattern.compile("\\\\x([0-9a-f]{2})").matcher(text.substring(0, text.length() - 6))
                    .replaceAll(match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16)))).replace("\\\\", "\\");
        }
        return text.replace("\r", "");
    }
}
