package dev.drydock.tutor.command;

import java.util.Optional;

/** The known name that a mistyped one most likely meant. */
public final class Nearest {
    private Nearest() {}

    /**
     * The nearest of the names by edits (a letter more, less, another, two swapped); none when the best one is further away than
     * a slip of the fingers. Of equally near ones the first.
     */
    public static Optional<String> to(String typed, Iterable<String> names) {
        int allowed = typed.length() < 2 ? 0 : typed.length() <= 5 ? 1 : 2;
        String best = null;
        int bestEdits = allowed + 1;
        for (String name : names) {
            if (name.equals(typed) || Math.abs(name.length() - typed.length()) >= bestEdits) continue;
            int edits = edits(typed, name);
            if (edits < bestEdits) {
                best = name;
                bestEdits = edits;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The optimal string alignment distance. */
    private static int edits(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) d[i][0] = i;
        for (int j = 0; j <= b.length(); j++) d[0][j] = j;
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + change);
                boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
            }
        }
        return d[a.length()][b.length()];
    }
}
