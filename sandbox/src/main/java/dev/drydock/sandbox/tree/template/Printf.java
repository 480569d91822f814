package dev.drydock.sandbox.tree.template;

import dev.drydock.sandbox.tree.Whole;
import java.util.List;

/** Go's {@code fmt.Sprintf}. */
final class Printf {
    private final String format;
    private final List<Value> values;
    private final GoType numbers;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int next;
    private boolean reordered;
    private boolean goodIndex;

    private Printf(String format, List<Value> values, GoType numbers) {
        this.format = format;
        this.values = values;
        this.numbers = numbers;
    }

    static String format(String format, List<Value> values, GoType numbers) {
        return new Printf(format, values, numbers).run();
    }

    private String run() {
        while (at < format.length()) {
            int percent = format.indexOf('%', at);
            out.append(format, at, percent < 0 ? format.length() : percent);
            if (percent < 0) break;
            at = percent + 1;
            directive();
        }
        if (!reordered && next < values.size()) extra();
        return out.toString();
    }

    private void extra() {
        out.append("%!(EXTRA ");
        for (int i = next; i < values.size(); i++) {
            Value value = values.get(i).concrete(numbers);
            out.append(i > next ? ", " : "");
            if (value.isNone()) out.append("<nil>");
            else out.append(value.type().name()).append('=').append(new Verbs(numbers).print(value, 'v'));
        }
        out.append(')');
    }

    private void directive() {
        Verbs verbs = new Verbs(numbers);
        goodIndex = true;
        flags(verbs);
        boolean indexed = index();
        if (peek() == '*') width(verbs);
        else {
            verbs.width = number();
            if (indexed && verbs.width >= 0) goodIndex = false;
        }
        if (peek() == '.') {
            at++;
            boolean precisionIndexed = index();
            if (peek() == '*') precision(verbs);
            else {
                verbs.precision = Math.max(0, number());
                if (precisionIndexed && !goodIndex) goodIndex = false;
            }
        }
        index();
        verb(verbs);
    }

    private char peek() {
        return at < format.length() ? format.charAt(at) : 0;
    }

    private void flags(Verbs verbs) {
        while (at < format.length()) {
            switch (format.charAt(at)) {
                case '#' -> verbs.sharp = true;
                case '0' -> verbs.zero = true;
                case '+' -> verbs.plus = true;
                case '-' -> verbs.minus = true;
                case ' ' -> verbs.space = true;
                default -> {
                    return;
                }
            }
            at++;
        }
    }

    private int number() {
        int start = at;
        int number = 0;
        while (Character.isDigit(peek()) && number < 1_000_000) number = number * 10 + format.charAt(at++) - '0';
        return at == start ? -1 : number;
    }

    /** Reads {@code [n]}. */
    private boolean index() {
        if (peek() != '[') return false;
        reordered = true;
        int close = format.indexOf(']', at);
        if (close < 0) {
            goodIndex = false;
            at++;
            return false;
        }
        at++;
        int number = number();
        boolean good = number >= 1 && number <= values.size() && at == close;
        at = close + 1;
        if (good) next = number - 1;
        else goodIndex = false;
        return true;
    }

    private Integer star() {
        at++;
        if (next >= values.size()) return null;
        Value value = values.get(next++).concrete(numbers);
        return value.tree() instanceof Whole whole && Math.abs(whole.value()) <= 1_000_000 ? (int) whole.value() : null;
    }

    private void width(Verbs verbs) {
        Integer width = star();
        if (width == null) {
            out.append("%!(BADWIDTH)");
            return;
        }
        if (width < 0) verbs.minus = true;
        verbs.width = Math.abs(width);
    }

    private void precision(Verbs verbs) {
        Integer precision = star();
        if (precision == null) out.append("%!(BADPREC)");
        else if (precision >= 0) verbs.precision = precision;
    }

    private void verb(Verbs verbs) {
        if (at >= format.length()) {
            out.append("%!(NOVERB)");
            return;
        }
        int verb = format.codePointAt(at);
        at += Character.charCount(verb);
        if (verbs.minus) verbs.zero = false;
        if (verb == '%') out.append('%');
        else if (!goodIndex) out.append("%!").appendCodePoint(verb).append("(BADINDEX)");
        else if (next >= values.size()) out.append("%!").appendCodePoint(verb).append("(MISSING)");
        else out.append(verbs.print(values.get(next++), verb));
    }
}
