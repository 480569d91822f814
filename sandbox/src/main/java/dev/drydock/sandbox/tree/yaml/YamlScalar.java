package dev.drydock.sandbox.tree.yaml;

import dev.drydock.sandbox.tree.Decimal;
import dev.drydock.sandbox.tree.GoFloat;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.Truth;
import dev.drydock.sandbox.tree.Whole;
import java.math.BigInteger;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a plain scalar means: go-yaml v2's resolve.go. */
final class YamlScalar {
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern POINT_FIRST = Pattern.compile("\\.[0-9_]+([eE][-+]?[0-9]+)?");
    private static final Pattern BASE_60 = Pattern.compile("[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-([0-9]{1,2})-([0-9]{1,2})"
            + "([Tt][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}([.,][0-9]+)?(Z|[-+][0-9]{2}:[0-9]{2})| +[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}([.,][0-9]+)?)?");

    private YamlScalar() {}

    /** The value of a scalar without quotes; dates stay text, as Kubernetes wants them. */
    static Tree resolve(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> Nothing.NOTHING;
            case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON" -> Truth.TRUE;
            case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF" -> Truth.FALSE;
            default -> number(text).orElseGet(() -> new Text(text));
        };
    }

    /** True for a text that may stand without quotes and still be read as text, also by readers of YAML 1.1 that know numbers to the base of 60. */
    static boolean isPlainText(String text) {
        return resolve(text) instanceof Text && !BASE_60.matcher(text).matches() && !isDate(text) && !isSpecial(text);
    }

    private static boolean isDate(String text) {
        Matcher date = DATE.matcher(text);
        if (!date.matches()) return false;
        int month = Integer.parseInt(date.group(1));
        int day = Integer.parseInt(date.group(2));
        return month >= 1 && month <= 12 && day >= 1 && day <= YearMonth.of(Integer.parseInt(text.substring(0, 4)), month).lengthOfMonth();
    }

    /** Infinities and no-number, which JSON cannot hold. */
    static boolean isSpecial(String text) {
        return switch (text) {
            case ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF" -> true;
            default -> false;
        };
    }

    private static Optional<Tree> number(String text) {
        char first = text.charAt(0);
        boolean digitFirst = first >= '0' && first <= '9' || first == '-' || first == '+';
        if (first == '.') return POINT_FIRST.matcher(text).matches() && !text.contains("_") ? Optional.of(real(text)) : Optional.empty();
        if (!digitFirst) return Optional.empty();
        String plain = text.replace("_", "");
        Optional<BigInteger> integer = integer(plain);
        if (integer.isPresent()) return Optional.of(whole(integer.get()));
        return FLOAT.matcher(plain).matches() ? Optional.of(real(plain)) : Optional.empty();
    }

    /** Numbers beyond 64 bits lose digits, as float64. */
    private static Tree whole(BigInteger value) {
        return value.bitLength() < 64 ? new Whole(value.longValue()) : new Decimal(GoFloat.json(value.doubleValue()));
    }

    /** A float64; one without a fraction becomes a whole number, as on its way through JSON. */
    private static Tree real(String text) {
        String literal = GoFloat.json(Double.parseDouble(text));
        return literal.matches("-?[0-9]{1,18}") ? new Whole(Long.parseLong(literal)) : new Decimal(literal);
    }

    private static Optional<BigInteger> integer(String text) {
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        int radix = digits.startsWith("0x") || digits.startsWith("0X") ? 16 : digits.startsWith("0b") || digits.startsWith("0B") ? 2
                : digits.startsWith("0o") || digits.startsWith("0O") ? 8 : digits.startsWith("0") && digits.length() > 1 ? 8 : 10;
        String body = radix == 10 ? digits : radix == 8 && digits.charAt(1) != 'o' && digits.charAt(1) != 'O' ? digits.substring(1) : digits.substring(2);
        if (body.isEmpty() || body.length() > 70 || Character.digit(body.charAt(0), 36) < 0) return Optional.empty();
        try {
            BigInteger value = new BigInteger(body, radix);
            boolean fits = negative ? value.bitLength() < 64 : value.bitLength() <= 64;
            return fits ? Optional.of(negative ? value.negate() : value) : Optional.empty();
        } catch (NumberFormatException otherwise) {
            return Optional.empty();
        }
    }
}
