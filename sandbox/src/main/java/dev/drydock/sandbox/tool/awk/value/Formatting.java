package dev.drydock.sandbox.tool.awk.value;

import dev.drydock.sandbox.tool.print.Conversion;
import java.util.List;

/** {@code printf} and {@code sprintf}. */
public final class Formatting {
    private Formatting() {}

    /** There are fewer values than the format has places. */
    public static final class TooFewValues extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int at;

        TooFewValues(int at) {
            super("not enough values", null, false, false);
            this.at = at;
        }

        /** Index in the format behind the conversion that found none. */
        public int at() {
            return at;
        }
    }

    /** One number in a format like {@code %.6g}. */
    static String one(String format, double number) {
        return format(Notation.BUSYBOX, Encoding.BYTES, format, List.of(Value.of(number)));
    }

    /** Values in a format. @throws TooFewValues if a place finds no value, unless this awk overlooks that */
    public static String format(Notation notation, Encoding encoding, String format, List<Value> values) {
        StringBuilder out = new StringBuilder();
        int used = 0;
        int i = 0;
        while (i < format.length()) {
            char c = format.charAt(i);
            if (c != '%') {
                out.append(c);
                i++;
                continue;
            }
            if (format.startsWith("%%", i)) {
                out.append('%');
                i += 2;
                continue;
            }
            Spot spot = new Spot(notation, encoding, format, values, used, i);
            i = spot.read(out);
            used = spot.used;
        }
        return out.toString();
    }

    /** One conversion while it is read. */
    private static final class Spot {
        private final Notation notation;
        private final Encoding encoding;
        private final String format;
        private final List<Value> values;
        private final int start;
        private int used;
        private int at;

        Spot(Notation notation, Encoding encoding, String format, List<Value> values, int used, int start) {
            this.notation = notation;
            this.encoding = encoding;
            this.format = format;
            this.values = values;
            this.used = used;
            this.start = start;
            this.at = start + 1;
        }

        int read(StringBuilder out) {
            StringBuilder flags = new StringBuilder();
            while (at < format.length() && "-+ #0'".indexOf(format.charAt(at)) >= 0) {
                flags.append(format.charAt(at++));
            }
            int width = number(0);
            if (width < 0) {
                flags.append('-');
                width = -width;
            }
            int precision = -1;
            if (at < format.length() && format.charAt(at) == '.') {
                at++;
                precision = number(0);
            }
            while (at < format.length() && "hlLqjzt".indexOf(format.charAt(at)) >= 0) {
                at++;
            }
            if (at >= format.length() || "diouxXeEfFgGcsaA".indexOf(format.charAt(at)) < 0) {
                at = Math.min(format.length(), at + 1);
                out.append(format, start, at);
                return at;
            }
            char kind = format.charAt(at++);
            out.append(converted(new Conversion(flags.toString(), width, precision, kind), next()));
            return at;
        }

        private int number(int missing) {
            if (at < format.length() && format.charAt(at) == '*') {
                at++;
                return (int) Math.max(-100_000, Math.min(100_000, next().number()));
            }
            int value = missing;
            while (at < format.length() && Character.isDigit(format.charAt(at))) {
                value = Math.min(100_000, value * 10 + format.charAt(at++) - '0');
            }
            return value;
        }

        private Value next() {
            if (used < values.size()) {
                return values.get(used++);
            }
            if (notation == Notation.BUSYBOX) {
                return Value.NOTHING;
            }
            throw new TooFewValues(at);
        }

        private String converted(Conversion conversion, Value value) {
            return switch (conversion.kind()) {
                case 'd', 'i' -> notation.integer(conversion, value.number());
                case 'o', 'u', 'x', 'X' -> value.number() < 0 && notation == Notation.MAWK
                        ? conversion.integer(java.math.BigInteger.ZERO) : notation.integer(conversion, value.number());
                case 'c' -> conversion.text(character(value));
                case 's' -> conversion.text(value.text(notation, "%.6g"));
                default -> Double.isFinite(value.number()) || notation != Notation.GAWK ? conversion.real(value.number())
                        : notation.special(value.number());
            };
        }

        private String character(Value value) {
            if (value instanceof Value.Number number) {
                return encoding.character(number.number());
            }
            String text = value.text(Notation.GAWK, "%.6g");
            return text.isEmpty() ? "" : text.substring(0, text.offsetByCodePoints(0, 1));
        }
    }
}
