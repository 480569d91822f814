package dev.drydock.sandbox.tool.whole;

import dev.drydock.sandbox.tool.print.Numbers;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How {@code sort} compares lines. */
record SortOrder(List<SortKey> keys, String separator, String global, boolean stable) implements Comparator<String> {
    private static final List<String> MONTHS = List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final String SIZES = "KMGTPEZY";

    @Override
    public int compare(String a, String b) {
        int difference = byKeys(a, b);
        if (difference != 0 || stable) {
            return difference;
        }
        int last = codePoints(a, b);
        return global.contains("r") ? -last : last;
    }

    /** Whether two lines are equal as far as {@code -u} cares. */
    int byKeys(String a, String b) {
        if (keys.isEmpty()) {
            int difference = compare(global.contains("b") ? a.stripLeading() : a, global.contains("b") ? b.stripLeading() : b, global);
            return global.contains("r") ? -difference : difference;
        }
        for (SortKey key : keys) {
            String order = key.order().isEmpty() ? global : key.order();
            boolean skip = key.order().isEmpty() && global.contains("b");
            int difference = compare(key.of(a, separator, skip), key.of(b, separator, skip), order);
            if (difference != 0) {
                return order.contains("r") ? -difference : difference;
            }
        }
        return 0;
    }

    private static int compare(String a, String b, String order) {
        if (order.contains("n")) {
            return number(a).compareTo(number(b));
        }
        if (order.contains("h")) {
            return human(a).compareTo(human(b));
        }
        if (order.contains("g")) {
            return Double.compare(Numbers.leading(a, true).value(), Numbers.leading(b, true).value());
        }
        if (order.contains("M")) {
            return month(a) - month(b);
        }
        if (order.contains("V")) {
            return new VersionOrder().compare(a, b);
        }
        return codePoints(plain(a, order), plain(b, order));
    }

    private static String plain(String text, String order) {
        String plain = order.contains("d") ? text.replaceAll("[^\\p{L}\\p{N} \\t]", "") : text;
        plain = order.contains("i") ? plain.replaceAll("[^ -~]", "") : plain;
        return order.contains("f") ? plain.toUpperCase(Locale.ROOT) : plain;
    }

    /** By code point, as UTF-8's bytes are ordered. */
    private static int codePoints(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        if (i == a.length() || i == b.length()) {
            return a.length() - b.length();
        }
        return a.codePointAt(i) - b.codePointAt(i);
    }

    private static BigDecimal number(String text) {
        int i = 0;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        int start = i;
        i += i < text.length() && text.charAt(i) == '-' ? 1 : 0;
        int digits = i;
        boolean point = false;
        while (i < text.length() && (Character.digit(text.charAt(i), 10) >= 0 || (text.charAt(i) == '.' && !point)) && i - start < 400) {
            point |= text.charAt(i) == '.';
            i++;
        }
        String number = text.substring(start, i);
        return i == digits || number.matches("-?\\.?") ? BigDecimal.ZERO : new BigDecimal(number.endsWith(".") ? number + "0" : number);
    }

    private static BigDecimal human(String text) {
        Numbers.Leading leading = Numbers.leading(text, false);
        int power = leading.length() < text.length() ? SIZES.indexOf(Character.toUpperCase(text.charAt(leading.length()))) + 1 : 0;
        BigDecimal value = BigDecimal.valueOf(leading.value());
        // The suffix decides first, as in GNU sort: 1000K comes before 1M.
        return value.signum() == 0 ? value : value.add(BigDecimal.valueOf(value.signum()).movePointRight(12 + 3 * power)).movePointRight(20 * power);
    }

    private static int month(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        return name.length() < 3 ? -1 : MONTHS.indexOf(name.substring(0, 3));
    }
}
