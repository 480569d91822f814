package dev.drydock.sandbox.tool.text;

import dev.drydock.sandbox.tool.regex.Letters;
import java.util.ArrayList;
import java.util.List;

/** The sets of {@code tr}: ranges, classes, escapes, {@code [x*n]}. */
final class LetterSets {
    private LetterSets() {}

    /** What is wrong with a set. */
    static final class BadSet extends Exception {
        private static final long serialVersionUID = 1L;

        BadSet(String message) {
            super(message, null, false, false);
        }
    }

    /** The letters in order; {@code fill} tells how long the other set is, for {@code [x*]}. */
    static List<Integer> parse(String text, int fill) throws BadSet {
        List<Integer> letters = new ArrayList<>();
        int[] c = text.codePoints().toArray();
        int i = 0;
        while (i < c.length) {
            int named = namedClass(c, i, letters);
            if (named > 0) {
                i = named;
                continue;
            }
            int repeated = repeat(c, i, letters, fill);
            if (repeated > 0) {
                i = repeated;
                continue;
            }
            int[] one = letter(c, i);
            i = one[1];
            if (i + 1 < c.length && c[i] == '-') {
                int[] last = letter(c, i + 1);
                if (last[0] < one[0]) {
                    throw new BadSet("range-endpoints of '" + new String(c, i - 1, last[1] - i + 1) + "' are in reverse collating sequence order");
                }
                for (int x = one[0]; x <= last[0]; x++) {
                    letters.add(x);
                }
                i = last[1];
            } else {
                letters.add(one[0]);
            }
        }
        return letters;
    }

    private static int namedClass(int[] c, int at, List<Integer> letters) throws BadSet {
        boolean colon = at + 1 < c.length && c[at] == '[' && (c[at + 1] == ':' || c[at + 1] == '=');
        if (!colon) {
            return 0;
        }
        for (int i = at + 2; i + 1 < c.length; i++) {
            if (c[i] == c[at + 1] && c[i + 1] == ']') {
                String name = new String(c, at + 2, i - at - 2);
                if (c[at + 1] == '=') {
                    letters.add(name.codePointAt(0));
                    return i + 2;
                }
                if (!Letters.exists(name)) {
                    throw new BadSet("invalid character class '" + name + "'");
                }
                for (int x = 0; x < 256; x++) {
                    if (x < 128 && Letters.belongs(x, name)) {
                        letters.add(x);
                    }
                }
                return i + 2;
            }
        }
        return 0;
    }

    private static int repeat(int[] c, int at, List<Integer> letters, int fill) {
        if (c[at] != '[' || at + 3 >= c.length) {
            return 0;
        }
        int[] one = letter(c, at + 1);
        int star = one[1];
        if (star >= c.length || c[star] != '*') {
            return 0;
        }
        int end = star + 1;
        while (end < c.length && c[end] >= '0' && c[end] <= '9') {
            end++;
        }
        if (end >= c.length || c[end] != ']') {
            return 0;
        }
        String digits = new String(c, star + 1, end - star - 1);
        int count = digits.isEmpty() ? Math.max(0, fill - letters.size()) : Integer.parseInt(digits, digits.startsWith("0") ? 8 : 10);
        for (int n = 0; n < Math.min(count, 100_000); n++) {
            letters.add(one[0]);
        }
        return end + 1;
    }

    /** The letter at a place, escapes resolved, and where to go on. */
    private static int[] letter(int[] c, int at) {
        if (c[at] != '\\' || at + 1 >= c.length) {
            return new int[] {c[at], at + 1};
        }
        int simple = "abfnrtv\\".indexOf(c[at + 1]);
        if (simple >= 0) {
            return new int[] {"\u0007\b\f\n\r\t\u000b\\".charAt(simple), at + 2};
        }
        int value = 0;
        int i = at + 1;
        while (i < c.length && i < at + 4 && c[i] >= '0' && c[i] <= '7') {
            value = value * 8 + c[i++] - '0';
        }
        return i > at + 1 ? new int[] {value & 0xff, i} : new int[] {c[at + 1], at + 2};
    }
}
