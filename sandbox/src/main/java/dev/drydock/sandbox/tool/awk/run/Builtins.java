package dev.drydock.sandbox.tool.awk.run;

import dev.drydock.sandbox.tool.awk.code.Function;
import dev.drydock.sandbox.tool.awk.value.Formatting;
import dev.drydock.sandbox.tool.awk.value.Value;
import java.util.List;

/** Functions of the language. */
final class Builtins {
    private Builtins() {}

    /** Pushes what the function gives; or says what must be done outside, whose result is pushed then. */
    static Effect call(Machine m, Function function, List<Value> v) {
        switch (function) {
            case SYSTEM -> {
                return new Effect.Run(m.text(v.get(0)));
            }
            case CLOSE -> {
                return new Effect.Close(m.text(v.get(0)));
            }
            case FFLUSH -> {
                return new Effect.Flush();
            }
            default -> m.push(value(m, function, v));
        }
        return null;
    }

    private static Value value(Machine m, Function function, List<Value> v) {
        return switch (function) {
            case LENGTH -> length(m, v);
            case SUBSTR -> substring(m, v);
            case INDEX -> index(m.text(v.get(0)), m.text(v.get(1)));
            case SPRINTF -> Value.of(formatted(m, "sprintf", v));
            case TOLOWER -> Value.of(m.encoding().lower(m.text(v.get(0))));
            case TOUPPER -> Value.of(m.encoding().upper(m.text(v.get(0))));
            case SPLIT -> Texts.split(m, v);
            case PATSPLIT -> Texts.patsplit(m, v);
            case MATCH -> Texts.match(m, v);
            case GENSUB -> Texts.gensub(m, v);
            case ASORT, ASORTI -> Texts.sort(m, v, function == Function.ASORTI);
            case STRFTIME -> Times.strftime(m, v);
            case MKTIME -> Times.mktime(m, v);
            case SYSTIME -> Value.of(Math.floorDiv(m.nowMicros(), 1_000_000L));
            case STRTONUM -> Value.of(Texts.strtonum(m.text(v.get(0))));
            default -> Value.of(number(m, function, v));
        };
    }

    private static Value length(Machine m, List<Value> v) {
        if (!v.isEmpty() && v.get(0) instanceof Value.Array array) {
            return Value.of(m.array(array.id()).size());
        }
        String text = v.isEmpty() ? m.record().text() : m.text(v.get(0));
        return Value.of(text.codePointCount(0, text.length()));
    }

    private static Value index(String text, String wanted) {
        int at = text.indexOf(wanted);
        return Value.of(at < 0 ? 0 : text.codePointCount(0, at) + 1);
    }

    /** From a start, so many characters; what lies outside is cut. */
    private static Value substring(Machine m, List<Value> v) {
        String text = m.text(v.get(0));
        int length = text.codePointCount(0, text.length());
        double start = cut(v.get(1).number());
        double count = v.size() > 2 ? cut(v.get(2).number()) : Double.POSITIVE_INFINITY;
        if (start < 1) {
            count = m.flavour() == Flavour.MAWK ? count - start : count;
            start = 1;
        }
        if (Double.isNaN(start) || Double.isNaN(count)) {
            return Value.EMPTY;
        }
        int from = (int) Math.min(length, start - 1);
        int to = (int) Math.max(from, Math.min(length, start - 1 + count));
        return Value.of(text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to)));
    }

    private static double cut(double x) {
        return x < 0 ? Math.ceil(x) : Math.floor(x);
    }

    static String formatted(Machine m, String function, List<Value> v) {
        String format = m.text(v.get(0));
        try {
            return Formatting.format(m.flavour().notation(), m.encoding(), format, v.subList(1, v.size()));
        } catch (Formatting.TooFewValues few) {
            throw new Trouble(m.flavour().words(
                    "fatal: not enough arguments to satisfy format string\n\t`" + format + "'\n\t" + " ".repeat(few.at() - 1) + "^ ran out for this one",
                    "run time error: not enough arguments passed to " + function + "(\"" + format + "\")", ""));
        }
    }

    private static double number(Machine m, Function function, List<Value> v) {
        double x = v.isEmpty() ? 0 : v.get(0).number();
        return switch (function) {
            case SIN -> StrictMath.sin(x);
            case COS -> StrictMath.cos(x);
            case ATAN2 -> StrictMath.atan2(x, v.get(1).number());
            case EXP -> StrictMath.exp(x);
            case LOG -> StrictMath.log(notNegative(m, "log", x));
            case SQRT -> Math.sqrt(notNegative(m, "sqrt", x));
            case INT -> cut(x);
            case RAND -> random(m);
            case SRAND -> seed(m, v);
            case AND -> v.stream().mapToLong(value -> (long) value.number()).reduce((a, b) -> a & b).orElse(0);
            case OR -> v.stream().mapToLong(value -> (long) value.number()).reduce((a, b) -> a | b).orElse(0);
            case XOR -> v.stream().mapToLong(value -> (long) value.number()).reduce((a, b) -> a ^ b).orElse(0);
            case LSHIFT -> (long) x << (long) v.get(1).number();
            case RSHIFT -> (long) x >>> (long) v.get(1).number();
            case COMPL -> ~(long) x & 0x1fffffffffffffL;
            default -> throw new IllegalStateException(function.name());
        };
    }

    private static double notNegative(Machine m, String function, double x) {
        if (x < 0 && m.flavour() == Flavour.GAWK) {
            m.warn("warning: " + function + ": received negative argument " + m.text(Value.of(x)));
        }
        return x;
    }

    private static double seed(Machine m, List<Value> v) {
        long seed = v.isEmpty() ? Math.floorDiv(m.nowMicros(), 1_000_000L) : (long) v.get(0).number();
        long before = m.chance().seed();
        m.chance(Chance.seeded(seed, before));
        return before;
    }

    private static double random(Machine m) {
        Chance.Drawn first = m.chance().draw();
        if (m.flavour() == Flavour.MAWK) {
            m.chance(first.next());
            return first.number() / 2147483648.0;
        }
        Chance.Drawn second = first.next().draw();
        Chance.Drawn third = second.next().draw();
        m.chance(third.next());
        long low = (((long) first.number() << 16) ^ second.number()) & 0xffffffffL;
        return ((((long) third.number() << 32) | low) & Long.MAX_VALUE) / 0x1p63;
    }
}
