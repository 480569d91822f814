package dev.drydock.sandbox.tool.print;

/** Numbers at the beginning of texts, as {@code strtod} finds them. */
public final class Numbers {
    private Numbers() {}

    /**
     * A number at the beginning of a text.
     *
     * @param length how many characters it takes with the blanks in front; 0 when there is none
     */
    public record Leading(double value, int length) {}

    /** The decimal number (with {@code extended} also hexadecimal, infinity and NaN) a text begins with. */
    public static Leading leading(String text, boolean extended) {
        int i = 0;
        while (i < text.length() && (text.charAt(i) == ' ' || (text.charAt(i) >= '\t' && text.charAt(i) <= '\r'))) {
            i++;
        }
        int start = i;
        boolean negative = i < text.length() && text.charAt(i) == '-';
        if (i < text.length() && (negative || text.charAt(i) == '+')) {
            i++;
        }
        if (extended) {
            Leading special = special(text, i, negative);
            if (special.length > 0) {
                return special;
            }
        }
        int digitsFrom = i;
        i = digits(text, i);
        int count = i - digitsFrom;
        if (i < text.length() && text.charAt(i) == '.') {
            int fraction = digits(text, i + 1);
            count += fraction - i - 1;
            i = count > 0 ? fraction : i;
        }
        if (count == 0) {
            return new Leading(0, 0);
        }
        i = exponent(text, i);
        return new Leading(Double.parseDouble(text.substring(start, i)), i);
    }

    private static Leading special(String text, int at, boolean negative) {
        String rest = text.substring(at).toLowerCase(java.util.Locale.ROOT);
        if (rest.startsWith("0x") && rest.length() > 2 && Character.digit(rest.charAt(2), 16) >= 0) {
            int i = 2;
            double value = 0;
            while (i < rest.length() && Character.digit(rest.charAt(i), 16) >= 0) {
                value = value * 16 + Character.digit(rest.charAt(i++), 16);
            }
            return new Leading(negative ? -value : value, at + i);
        }
        if (rest.startsWith("inf")) {
            int length = rest.startsWith("infinity") ? 8 : 3;
            return new Leading(negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY, at + length);
        }
        return rest.startsWith("nan") ? new Leading(Double.NaN, at + 3) : new Leading(0, 0);
    }

    private static int exponent(String text, int at) {
        if (at >= text.length() || (text.charAt(at) != 'e' && text.charAt(at) != 'E')) {
            return at;
        }
        int i = at + 1;
        if (i < text.length() && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
            i++;
        }
        int end = digits(text, i);
        return end > i ? end : at;
    }

    private static int digits(String text, int at) {
        int i = at;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }
}
