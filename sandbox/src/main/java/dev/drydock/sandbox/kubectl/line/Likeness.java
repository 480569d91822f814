package dev.drydock.sandbox.kubectl.line;

import java.util.Locale;

/** Whether a mistyped word may have meant a command, as cobra judges it. */
final class Likeness {
    private static final int FARTHEST = 2;

    private Likeness() {}

    static boolean meant(Command command, String word) {
        String name = command.name().toLowerCase(Locale.ROOT);
        String typed = word.toLowerCase(Locale.ROOT);
        return distance(typed, name) <= FARTHEST || name.startsWith(typed) || command.suggestedFor().stream().anyMatch(typed::equals);
    }

    /** Levenshtein's distance: letters changed, added or left out. */
    static int distance(String from, String to) {
        int[] before = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] now = new int[to.length() + 1];
            now[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = before[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(changed, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[to.length()];
    }
}
