package dev.drydock.sandbox.build;

import java.util.Collection;
import java.util.Locale;

/** The word that was perhaps meant: the first that differs least, if two changes lead to it. */
public final class Suggestion {
    private static final int FAR = 3;

    private Suggestion() {}

    /** The nearest of some words, or empty; a word that is among them needs none. */
    public static String nearest(String word, Collection<String> known) {
        String nearest = "";
        int least = FAR;
        for (String each : known) {
            if (each.equals(word)) {
                return "";
            }
            int distance = distance(word, each);
            if (distance < least) {
                least = distance;
                nearest = each;
            }
        }
        return nearest;
    }

    /** {@code (did you mean ...?)} with a blank before it, or nothing. */
    public static String of(String word, Collection<String> known) {
        String nearest = nearest(word, known);
        return nearest.isEmpty() ? "" : " (did you mean " + nearest + "?)";
    }

    /** The same where capitals make no difference and the answer has those of the word. */
    public static String anyCase(String word, Collection<String> known) {
        String nearest = nearest(word.toLowerCase(Locale.ROOT), known.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList());
        String shown = word.equals(word.toUpperCase(Locale.ROOT)) ? nearest.toUpperCase(Locale.ROOT) : nearest;
        return nearest.isEmpty() ? "" : " (did you mean " + shown + "?)";
    }

    /** How many letters must change, come or go. */
    static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int above = row[j];
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[to.length()];
    }
}
