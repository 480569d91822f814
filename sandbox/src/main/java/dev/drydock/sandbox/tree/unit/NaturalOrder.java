package dev.drydock.sandbox.tree.unit;

import java.util.Comparator;

/** Names with numbers in them in the order of the numbers, as fvbommel/sortorder's NaturalLess: net2 before net10. */
public final class NaturalOrder {
    public static final Comparator<String> ORDER = NaturalOrder::compare;

    private NaturalOrder() {}

    private static int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            if (!isDigit(a.charAt(i)) || !isDigit(b.charAt(j))) {
                if (a.charAt(i) != b.charAt(j)) return a.charAt(i) - b.charAt(j);
                i++;
                j++;
                continue;
            }
            int zerosA = i;
            int zerosB = j;
            while (i < a.length() && a.charAt(i) == '0') i++;
            while (j < b.length() && b.charAt(j) == '0') j++;
            int startA = i;
            int startB = j;
            while (i < a.length() && isDigit(a.charAt(i))) i++;
            while (j < b.length() && isDigit(b.charAt(j))) j++;
            if (i - startA != j - startB) return i - startA - (j - startB);
            int digits = a.substring(startA, i).compareTo(b.substring(startB, j));
            if (digits != 0) return digits;
            if (startA - zerosA != startB - zerosB) return startA - zerosA - (startB - zerosB);
        }
        return a.length() - i - (b.length() - j);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
