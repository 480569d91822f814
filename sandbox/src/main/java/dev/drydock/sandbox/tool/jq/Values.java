package dev.drydock.sandbox.tool.jq;

import dev.drydock.sandbox.tree.Decimal;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.Truth;
import dev.drydock.sandbox.tree.Whole;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What jq's operators do with values, and how it orders and names them. */
final class Values {
    private static final int SHOWN = 15;

    private Values() {}

    // ---- numbers -------------------------------------------------------------------------------------------------------------------------

    /** A number as it was written. */
    static Tree number(String literal) {
        return literal.matches("-?(0|[1-9]\\d{0,16})") && !literal.equals("-0") ? new Whole(Long.parseLong(literal)) : new Decimal(literal);
    }

    static Tree number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e17 && (value != 0 || 1 / value > 0) ? new Whole((long) value) : new Decimal(Double.toString(value));
    }

    static boolean isNumber(Tree value) {
        return value instanceof Whole || value instanceof Decimal;
    }

    /** The characters of a number, as short as they can be. */
    static String digits(Tree number) {
        if (number instanceof Whole whole) {
            return Math.abs(whole.value()) < 10_000_000_000_000_000L ? Long.toString(whole.value()) : digits(whole.value() * 1.0);
        }
        String literal = ((Decimal) number).literal();
        return literal.matches("-?\\d{1,17}\\.\\d{1,17}") && literal.length() < 18 ? literal : digits(number.number());
    }

    private static String digits(double number) {
        if (Double.isNaN(number)) {
            return "null";
        }
        double value = Double.isInfinite(number) ? Math.copySign(Double.MAX_VALUE, number) : number;
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        String scientific = dev.drydock.sandbox.tree.GoFloat.format(Math.abs(value), 'e', -1);
        int e = scientific.indexOf('e');
        String significant = scientific.substring(0, e).replace(".", "");
        int point = Integer.parseInt(scientific.substring(e + 1)) + 1;
        String sign = value < 0 ? "-" : "";
        if (point <= -4 || point > significant.length() + 15) {
            String mantissa = significant.length() == 1 ? significant : significant.charAt(0) + "." + significant.substring(1);
            int exponent = point - 1;
            return sign + mantissa + "e" + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        }
        if (point <= 0) {
            return sign + "0." + "0".repeat(-point) + significant;
        }
        return point >= significant.length() ? sign + significant + "0".repeat(point - significant.length())
                : sign + significant.substring(0, point) + "." + significant.substring(point);
    }

    // ---- names and order -----------------------------------------------------------------------------------------------------------------

    static String kind(Tree value) {
        return value instanceof Nothing ? "null" : value instanceof Truth ? "boolean" : value instanceof Text ? "string"
                : value instanceof Sequence ? "array" : value instanceof Mapping ? "object" : "number";
    }

    /** A value in a message: its kind and its beginning. */
    static String described(Tree value) {
        return kind(value) + " (" + shortened(value, SHOWN) + ")";
    }

    /** A value cut to a length, its last three characters dots. */
    static String shortened(Tree value, int room) {
        byte[] bytes = Printer.compact(value).getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= room - 1) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        int cut = room - 1 - 3;
        while (cut > 0 && (bytes[cut] & 0xc0) == 0x80) {
            cut--;
        }
        return new String(bytes, 0, cut, StandardCharsets.UTF_8) + "...";
    }

    static boolean truth(Tree value) {
        return !(value instanceof Nothing) && !value.equals(Truth.FALSE);
    }

    private static int rank(Tree value) {
        return value instanceof Nothing ? 0 : value.equals(Truth.FALSE) ? 1 : value.equals(Truth.TRUE) ? 2 : isNumber(value) ? 3
                : value instanceof Text ? 4 : value instanceof Sequence ? 5 : 6;
    }

    static int compare(Tree one, Tree other) {
        int ranks = Integer.compare(rank(one), rank(other));
        if (ranks != 0) {
            return ranks;
        }
        if (isNumber(one)) {
            return one.number() < other.number() ? -1 : one.number() == other.number() ? 0 : Double.isNaN(one.number()) ? -1 : 1;
        }
        if (one instanceof Text) {
            return Arrays.compareUnsigned(one.text().getBytes(StandardCharsets.UTF_8), other.text().getBytes(StandardCharsets.UTF_8));
        }
        if (one instanceof Sequence) {
            for (int i = 0; i < Math.min(one.items().size(), other.items().size()); i++) {
                int items = compare(one.items().get(i), other.items().get(i));
                if (items != 0) {
                    return items;
                }
            }
            return Integer.compare(one.items().size(), other.items().size());
        }
        return one instanceof Mapping ? compareMappings((Mapping) one, (Mapping) other) : 0;
    }

    private static int compareMappings(Mapping one, Mapping other) {
        int keys = compare(keys(one), keys(other));
        if (keys != 0) {
            return keys;
        }
        for (String key : keys(one).texts()) {
            int values = compare(one.get(key), other.get(key));
            if (values != 0) {
                return values;
            }
        }
        return 0;
    }

    /** The keys of a mapping, sorted. */
    static Sequence keys(Mapping mapping) {
        List<Tree> keys = new ArrayList<>();
        mapping.keys().forEach(key -> keys.add(new Text(key)));
        keys.sort(Values::compare);
        return new Sequence(keys);
    }

    // ---- operators -----------------------------------------------------------------------------------------------------------------------

    static Tree operate(String operator, Tree left, Tree right) {
        return switch (operator) {
            case "+" -> add(left, right);
            case "-" -> subtract(left, right);
            case "*" -> multiply(left, right);
            case "/" -> divide(left, right);
            case "%" -> remainder(left, right);
            case "==" -> Truth.of(compare(left, right) == 0);
            case "!=" -> Truth.of(compare(left, right) != 0);
            case "<" -> Truth.of(compare(left, right) < 0);
            case "<=" -> Truth.of(compare(left, right) <= 0);
            case ">" -> Truth.of(compare(left, right) > 0);
            case ">=" -> Truth.of(compare(left, right) >= 0);
            default -> throw new IllegalArgumentException(operator);
        };
    }

    private static Failure cannot(Tree left, Tree right, String what) {
        return new Failure(described(left) + " and " + described(right) + " cannot be " + what);
    }

    static Tree add(Tree left, Tree right) {
        if (left instanceof Nothing) {
            return right;
        }
        if (right instanceof Nothing) {
            return left;
        }
        if (isNumber(left) && isNumber(right)) {
            return number(left.number() + right.number());
        }
        if (left instanceof Text && right instanceof Text) {
            return new Text(left.text() + right.text());
        }
        if (left instanceof Sequence && right instanceof Sequence) {
            List<Tree> items = new ArrayList<>(left.items());
            items.addAll(right.items());
            return new Sequence(items);
        }
        if (left instanceof Mapping one && right instanceof Mapping other) {
            return Mapping.builder().putAll(one).putAll(other).build();
        }
        throw cannot(left, right, "added");
    }

    private static Tree subtract(Tree left, Tree right) {
        if (isNumber(left) && isNumber(right)) {
            return number(left.number() - right.number());
        }
        if (left instanceof Sequence && right instanceof Sequence) {
            return new Sequence(left.items().stream().filter(item -> right.items().stream().noneMatch(other -> compare(item, other) == 0)).toList());
        }
        throw cannot(left, right, "subtracted");
    }

    private static Tree multiply(Tree left, Tree right) {
        if (isNumber(left) && isNumber(right)) {
            return number(left.number() * right.number());
        }
        if (left instanceof Text && isNumber(right) || isNumber(left) && right instanceof Text) {
            String text = left.text() + right.text();
            double times = left.number() + right.number();
            if (text.length() * times > 50_000_000) {
                throw new Failure("Repeat string result too long");
            }
            return times > 0 ? new Text(text.repeat(Math.max(1, (int) times))) : Nothing.NOTHING;
        }
        if (left instanceof Mapping one && right instanceof Mapping other) {
            return merged(one, other);
        }
        throw cannot(left, right, "multiplied");
    }

    private static Mapping merged(Mapping one, Mapping other) {
        Mapping.Builder merged = Mapping.builder().putAll(one);
        other.forEach((key, value) -> merged.put(key, one.get(key) instanceof Mapping before && value instanceof Mapping more ? merged(before, more) : value));
        return merged.build();
    }

    private static Tree divide(Tree left, Tree right) {
        if (isNumber(left) && isNumber(right)) {
            if (right.number() == 0) {
                throw cannot(left, right, "divided because the divisor is zero");
            }
            return number(left.number() / right.number());
        }
        if (left instanceof Text && right instanceof Text) {
            return split(left.text(), right.text());
        }
        throw cannot(left, right, "divided");
    }

    private static Tree remainder(Tree left, Tree right) {
        if (!isNumber(left) || !isNumber(right)) {
            throw cannot(left, right, "divided");
        }
        long divisor = Math.abs((long) right.number());
        if (divisor == 0) {
            throw cannot(left, right, "divided because the divisor is zero");
        }
        return new Whole((long) left.number() % divisor);
    }

    static Tree split(String text, String separator) {
        if (text.isEmpty()) {
            return Sequence.EMPTY;
        }
        List<Tree> parts = new ArrayList<>();
        if (separator.isEmpty()) {
            text.codePoints().forEach(point -> parts.add(new Text(new String(Character.toChars(point)))));
            return new Sequence(parts);
        }
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            parts.add(new Text(text.substring(from, at)));
            from = at + separator.length();
        }
        parts.add(new Text(text.substring(from)));
        return new Sequence(parts);
    }

    static boolean contains(Tree whole, Tree part) {
        if (whole instanceof Mapping one && part instanceof Mapping other) {
            return other.keys().stream().allMatch(key -> one.has(key) && contains(one.get(key), other.get(key)));
        }
        if (whole instanceof Sequence && part instanceof Sequence) {
            return part.items().stream().allMatch(item -> whole.items().stream().anyMatch(each -> kind(each).equals(kind(item)) && contains(each, item)));
        }
        if (whole instanceof Text && part instanceof Text) {
            return whole.text().contains(part.text());
        }
        if (kind(whole).equals(kind(part))) {
            return compare(whole, part) == 0;
        }
        throw new Failure(described(whole) + " and " + described(part) + " cannot have their containment checked");
    }
}
