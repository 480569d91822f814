package dev.drydock.sandbox.tool.whole;

import java.util.Comparator;

/** The order of {@code sort -V} and {@code ls -v}: runs of digits count as numbers. */
public final class VersionOrder implements Comparator<String> {
    @Override
    public int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            if (digit(a, i) && digit(b, j)) {
                int endA = digits(a, i);
                int endB = digits(b, j);
                String numberA = a.substring(i, endA).replaceFirst("^0+", "");
                String numberB = b.substring(j, endB).replaceFirst("^0+", "");
                int difference = numberA.length() != numberB.length() ? numberA.length() - numberB.length() : numberA.compareTo(numberB);
                if (difference != 0) {
                    return difference;
                }
                i = endA;
                j = endB;
            } else if (a.charAt(i) != b.charAt(j)) {
                return rank(a, i) - rank(b, j);
            } else {
                i++;
                j++;
            }
        }
        return (a.length() - i) - (b.length() - j);
    }

    private static boolean digit(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static int digits(String text, int from) {
        int i = from;
        while (i < text.length() && digit(text, i)) {
            i++;
        }
        return i;
    }

    /** A tilde comes before everything, then digits, letters, the rest. */
    private static int rank(String text, int at) {
        char c = text.charAt(at);
        return c == '~' ? -1 : digit(text, at) ? 0 : Character.isLetter(c) ? c : c + 0x10000;
    }
}
