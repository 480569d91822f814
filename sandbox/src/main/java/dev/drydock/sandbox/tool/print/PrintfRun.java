package dev.drydock.sandbox.tool.print;

import dev.drydock.sandbox.tool.print.Printf.Dialect;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** One call of printf; used once, then thrown away. */
public final class PrintfRun {
    private static final int MOST_OUTPUT = 50_000_000;
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger SMALLEST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LARGEST_UNSIGNED = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private final Dialect dialect;
    private final String format;
    private final List<String> arguments;
    private final StringBuilder out = new StringBuilder();
    private final List<String> complaints = new ArrayList<>();
    private int used;
    private int exitCode;
    private boolean stopped;

    /** A call with these arguments. */
    public PrintfRun(Dialect dialect, String format, List<String> arguments) {
        this.dialect = dialect;
        this.format = format;
        this.arguments = List.copyOf(arguments);
    }

    /** Does it. */
    public Printf.Printed run() {
        int before;
        do {
            before = used;
            once();
        } while (!stopped && used > before && used < arguments.size() && out.length() < MOST_OUTPUT);
        if (!stopped && used < arguments.size() && dialect == Dialect.GNU) {
            complaints.add("warning: ignoring excess arguments, starting with '" + arguments.get(used) + "'");
        }
        return new Printf.Printed(out.toString(), List.copyOf(complaints), exitCode);
    }

    private void once() {
        int i = 0;
        while (i < format.length() && !stopped) {
            char c = format.charAt(i);
            if (c == '\\' && i + 1 < format.length()) {
                if (format.charAt(i + 1) == 'c') {
                    stopped = true;
                    return;
                }
                i = Escapes.one(format, i + 1, false, out);
            } else if (c == '%') {
                i = directive(i);
            } else {
                out.append(c);
                i++;
            }
        }
    }

    private int directive(int percent) {
        int i = percent + 1;
        if (i < format.length() && format.charAt(i) == '%') {
            out.append('%');
            return i + 1;
        }
        StringBuilder flags = new StringBuilder();
        while (i < format.length() && "-+ #0'".indexOf(format.charAt(i)) >= 0) {
            flags.append(format.charAt(i++));
        }
        int[] number = new int[1];
        i = number(i, number);
        int width = Math.max(0, Math.abs(number[0]));
        if (number[0] < 0) {
            flags.append('-');
        }
        int precision = -1;
        if (i < format.length() && format.charAt(i) == '.') {
            number[0] = 0;
            i = number(i + 1, number);
            precision = number[0];
        }
        while (i < format.length() && "hlLjzt".indexOf(format.charAt(i)) >= 0) {
            i++;
        }
        if (i >= format.length()) {
            refuse(percent, i, '\0');
            return i;
        }
        convert(new Conversion(flags.toString(), width, precision, format.charAt(i)), percent, i);
        return i + 1;
    }

    private int number(int from, int[] number) {
        int i = from;
        if (i < format.length() && format.charAt(i) == '*') {
            number[0] = (int) Math.max(-100_000, Math.min(100_000, integer(argument("0")).longValue()));
            return i + 1;
        }
        int value = 0;
        while (i < format.length() && Character.isDigit(format.charAt(i))) {
            value = Math.min(100_000, value * 10 + format.charAt(i++) - '0');
        }
        number[0] = value;
        return i;
    }

    private String argument(String missing) {
        return used < arguments.size() ? arguments.get(used++) : missing;
    }

    private void convert(Conversion conversion, int percent, int at) {
        switch (conversion.kind()) {
            case 'd', 'i', 'u', 'o', 'x', 'X' -> out.append(conversion.integer(clamped(argument("0"), conversion.kind())));
            case 'e', 'E', 'f', 'F', 'g', 'G' -> out.append(conversion.real(real(argument("0"))));
            case 's' -> out.append(conversion.text(argument("")));
            case 'c' -> {
                String value = argument("");
                out.append(conversion.text(value.isEmpty() ? "" : value.substring(0, value.offsetByCodePoints(0, 1))));
            }
            case 'b' -> {
                Escapes.Expanded expanded = Escapes.all(argument(""), true);
                out.append(conversion.text(expanded.text()));
                stopped = expanded.stopped();
            }
            case 'q' -> quoted(conversion, percent, at);
            default -> refuse(percent, at, conversion.kind());
        }
    }

    private void quoted(Conversion conversion, int percent, int at) {
        if (dialect == Dialect.BASH) {
            out.append(conversion.text(Quoting.bash(argument(""))));
        } else if (dialect == Dialect.GNU) {
            out.append(conversion.text(Quoting.shellEscape(argument(""))));
        } else {
            refuse(percent, at, 'q');
        }
    }

    private void refuse(int percent, int at, char kind) {
        String directive = format.substring(percent, Math.min(format.length(), at + 1));
        complaints.add(switch (dialect) {
            case BASH -> kind == '\0' ? "`" + directive + "': missing format character" : "`" + kind + "': invalid format character";
            case GNU -> directive + ": invalid conversion specification";
            case BUSYBOX -> format.substring(percent) + ": invalid format";
            case DASH -> kind == '\0' ? "missing format character" : directive + ": invalid directive";
        });
        exitCode = dialect == Dialect.DASH ? 2 : 1;
        stopped = true;
    }

    private BigInteger clamped(String text, char kind) {
        BigInteger value = integer(text);
        boolean signed = kind == 'd' || kind == 'i';
        BigInteger largest = signed ? LARGEST : LARGEST_UNSIGNED;
        if (value.compareTo(largest) <= 0 && value.compareTo(SMALLEST) >= 0) {
            return value;
        }
        if (dialect == Dialect.BASH) {
            complaints.add("warning: " + text + ": Numerical result out of range");
        } else {
            complaints.add((dialect == Dialect.GNU ? "'" + text + "'" : text) + ": Numerical result out of range");
            exitCode = 1;
        }
        return value.signum() < 0 ? SMALLEST : largest;
    }

    private BigInteger integer(String text) {
        if (text.startsWith("'") || text.startsWith("\"")) {
            return BigInteger.valueOf(text.length() > 1 ? text.codePointAt(1) : 0);
        }
        String trimmed = text.stripLeading();
        int i = trimmed.startsWith("-") || trimmed.startsWith("+") ? 1 : 0;
        boolean negative = trimmed.startsWith("-");
        int base = trimmed.startsWith("0x", i) || trimmed.startsWith("0X", i) ? 16 : trimmed.startsWith("0", i) ? 8 : 10;
        i += base == 16 ? 2 : 0;
        int start = i;
        while (i < trimmed.length() && trimmed.charAt(i) < 128 && Character.digit(trimmed.charAt(i), base) >= 0) {
            i++;
        }
        boolean nothing = i == start;
        if (nothing || i < trimmed.length()) {
            badNumber(text, nothing);
        }
        BigInteger value = nothing ? BigInteger.ZERO : new BigInteger(trimmed.substring(start, i), base);
        return negative ? value.negate() : value;
    }

    private double real(String text) {
        if (text.startsWith("'") || text.startsWith("\"")) {
            return text.length() > 1 ? text.codePointAt(1) : 0;
        }
        Numbers.Leading number = Numbers.leading(text, true);
        if (number.length() == 0 || number.length() < text.length()) {
            badNumber(text, number.length() == 0);
        }
        return number.value();
    }

    private void badNumber(String text, boolean nothing) {
        if (text.isEmpty() && dialect == Dialect.BASH) {
            return;
        }
        complaints.add(switch (dialect) {
            case BASH -> text + ": invalid number";
            case GNU -> "'" + text + "': " + (nothing ? "expected a numeric value" : "value not completely converted");
            case BUSYBOX -> "invalid number '" + text + "'";
            case DASH -> text + ": " + (nothing ? "expected numeric value" : "not completely converted");
        });
        exitCode = 1;
    }
}
