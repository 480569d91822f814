package dev.drydock.sandbox.tool.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * How changes are written down.
 *
 * @param context lines shown around changes, where the form has them
 */
record Forms(Texts texts, int context, boolean coloured) {
    private static final String RESET = "\u001b[0m";

    // ---- the normal form -----------------------------------------------------------------------------------------------------------------

    String normal() {
        StringBuilder out = new StringBuilder();
        for (Comparison.Change change : texts.changes()) {
            String letter = change.deleted() == 0 ? "a" : change.inserted() == 0 ? "d" : "c";
            String place = range(change.first(), change.deleted()) + letter + range(change.second(), change.inserted());
            out.append(coloured(place, 36)).append('\n');
            for (int i = 0; i < change.deleted(); i++) {
                out.append(coloured("< " + texts.first(change.first() + i), 31)).append('\n');
            }
            out.append(letter.equals("c") ? "---\n" : "");
            for (int i = 0; i < change.inserted(); i++) {
                out.append(coloured("> " + texts.second(change.second() + i), 32)).append('\n');
            }
        }
        return out.toString();
    }

    private static String range(int from, int length) {
        return length <= 1 ? Integer.toString(from + length) : from + 1 + "," + (from + length);
    }

    private String coloured(String line, int colour) {
        if (!coloured) {
            return line;
        }
        int end = line.indexOf('\n');
        String shown = end < 0 ? line : line.substring(0, end);
        return "\u001b[" + colour + "m" + shown + RESET + line.substring(shown.length());
    }

    // ---- the unified form ----------------------------------------------------------------------------------------------------------------

    /** With a head that names both files. */
    String unified(String firstLabel, String secondLabel) {
        StringBuilder out = new StringBuilder();
        out.append(coloured("--- " + firstLabel, 1)).append('\n').append(coloured("+++ " + secondLabel, 1)).append('\n');
        for (List<Comparison.Change> hunk : hunks()) {
            Span span = span(hunk);
            out.append(coloured("@@ -" + unifiedRange(span.first, span.firstEnd) + " +" + unifiedRange(span.second, span.secondEnd) + " @@", 36)).append('\n');
            int at = span.first;
            for (Comparison.Change change : hunk) {
                for (; at < change.first(); at++) {
                    out.append(' ').append(texts.first(at)).append('\n');
                }
                for (; at < change.first() + change.deleted(); at++) {
                    out.append(coloured("-" + texts.first(at), 31)).append('\n');
                }
                for (int i = change.second(); i < change.second() + change.inserted(); i++) {
                    out.append(coloured("+" + texts.second(i), 32)).append('\n');
                }
            }
            for (; at < span.firstEnd; at++) {
                out.append(' ').append(texts.first(at)).append('\n');
            }
        }
        return out.toString();
    }

    private static String unifiedRange(int from, int end) {
        int length = end - from;
        return length == 1 ? Integer.toString(from + 1) : (length == 0 ? from : from + 1) + "," + length;
    }

    /** What a hunk covers of both texts, the lines around it too. */
    private record Span(int first, int firstEnd, int second, int secondEnd) {}

    private Span span(List<Comparison.Change> hunk) {
        Comparison.Change begin = hunk.get(0);
        Comparison.Change last = hunk.get(hunk.size() - 1);
        int before = Math.min(context, Math.min(begin.first(), begin.second()));
        int firstEnd = Math.min(texts.first().size(), last.first() + last.deleted() + context);
        int secondEnd = Math.min(texts.second().size(), last.second() + last.inserted() + context);
        int after = Math.min(firstEnd - last.first() - last.deleted(), secondEnd - last.second() - last.inserted());
        return new Span(begin.first() - before, last.first() + last.deleted() + after, begin.second() - before, last.second() + last.inserted() + after);
    }

    /** Changes that lie so close that the lines around them touch stand in one hunk. */
    private List<List<Comparison.Change>> hunks() {
        List<List<Comparison.Change>> hunks = new ArrayList<>();
        int end = 0;
        for (Comparison.Change change : texts.changes()) {
            if (hunks.isEmpty() || change.first() - end > 2 * context) {
                hunks.add(new ArrayList<>());
            }
            hunks.get(hunks.size() - 1).add(change);
            end = change.first() + change.deleted();
        }
        return hunks;
    }

    // ---- the context form ----------------------------------------------------------------------------------------------------------------

    String withContext(String firstLabel, String secondLabel) {
        StringBuilder out = new StringBuilder();
        out.append(coloured("*** " + firstLabel, 1)).append('\n').append(coloured("--- " + secondLabel, 1)).append('\n');
        for (List<Comparison.Change> hunk : hunks()) {
            Span span = span(hunk);
            out.append("***************\n").append(coloured("*** " + contextRange(span.first, span.firstEnd) + " ****", 36)).append('\n');
            if (hunk.stream().anyMatch(change -> change.deleted() > 0)) {
                int at = span.first;
                for (Comparison.Change change : hunk) {
                    for (; at < change.first(); at++) {
                        out.append("  ").append(texts.first(at)).append('\n');
                    }
                    for (; at < change.first() + change.deleted(); at++) {
                        out.append(coloured((change.inserted() > 0 ? "! " : "- ") + texts.first(at), 31)).append('\n');
                    }
                }
                for (; at < span.firstEnd; at++) {
                    out.append("  ").append(texts.first(at)).append('\n');
                }
            }
            out.append(coloured("--- " + contextRange(span.second, span.secondEnd) + " ----", 36)).append('\n');
            if (hunk.stream().anyMatch(change -> change.inserted() > 0)) {
                int at = span.second;
                for (Comparison.Change change : hunk) {
                    for (; at < change.second(); at++) {
                        out.append("  ").append(texts.second(at)).append('\n');
                    }
                    for (; at < change.second() + change.inserted(); at++) {
                        out.append(coloured((change.deleted() > 0 ? "! " : "+ ") + texts.second(at), 32)).append('\n');
                    }
                }
                for (; at < span.secondEnd; at++) {
                    out.append("  ").append(texts.second(at)).append('\n');
                }
            }
        }
        return out.toString();
    }

    private static String contextRange(int from, int end) {
        return end - from <= 1 ? Integer.toString(end) : from + 1 + "," + end;
    }
}
