package dev.drydock.sandbox.tool.awk.value;

import dev.drydock.sandbox.tool.print.Numbers;
import dev.drydock.sandbox.tool.regex.Regex;
import java.util.List;

/** What a variable holds or an expression gives; immutable. */
public sealed interface Value {
    /** What no assignment has touched: the empty string and zero. */
    Value NOTHING = new Nothing();
    Value ZERO = new Number(0);
    Value ONE = new Number(1);
    Value EMPTY = new Text("");

    record Nothing() implements Value {}

    record Number(double number) implements Value {}

    record Text(String text) implements Value {}

    /** A text that came from outside and looks like a number: it compares as one. */
    record Input(String text, double number) implements Value {}

    /** A regex written between slashes, as an argument. */
    record Pattern(String source, Regex regex) implements Value {}

    /** An array by its number; arrays are passed by reference. */
    record Array(int id) implements Value {}

    /** A walk over an array's subscripts under way. */
    record Walk(List<String> keys, int at) implements Value {}

    static Value of(double number) {
        return number == 0 && 1 / number > 0 ? ZERO : number == 1 ? ONE : new Number(number);
    }

    static Value of(boolean truth) {
        return truth ? ONE : ZERO;
    }

    static Value of(String text) {
        return text.isEmpty() ? EMPTY : new Text(text);
    }

    /** A text that came from outside. */
    static Value input(String text) {
        int length = text.length();
        if (length == 0 || !mayBeNumber(text)) {
            return of(text);
        }
        Numbers.Leading leading = Numbers.leading(text, false);
        int end = leading.length();
        while (end > 0 && end < length && (text.charAt(end) == ' ' || (text.charAt(end) >= '\t' && text.charAt(end) <= '\r'))) {
            end++;
        }
        return end == length ? new Input(text, leading.value()) : new Text(text);
    }

    private static boolean mayBeNumber(String text) {
        char first = text.charAt(0);
        return first <= '9' && (first >= '0' || first == '.' || first == '-' || first == '+' || first == ' ' || (first >= '\t' && first <= '\r'));
    }

    /** Its number; what a text begins with. */
    default double number() {
        if (this instanceof Number n) {
            return n.number;
        }
        if (this instanceof Input input) {
            return input.number;
        }
        return this instanceof Text text ? Numbers.leading(text.text, false).value() : 0;
    }

    /** Whether it holds as a condition. */
    default boolean truth() {
        if (this instanceof Number n) {
            return n.number != 0;
        }
        if (this instanceof Input input) {
            return input.number != 0;
        }
        return this instanceof Text text && !text.text.isEmpty();
    }

    /** Its text. @param format {@code CONVFMT} or {@code OFMT}, for numbers that are not whole */
    default String text(Notation notation, String format) {
        if (this instanceof Text text) {
            return text.text;
        }
        if (this instanceof Input input) {
            return input.text;
        }
        return this instanceof Number n ? notation.text(n.number, format) : "";
    }

    /** Whether it compares as a number with others of its kind. */
    default boolean numeric() {
        return this instanceof Number || this instanceof Input || this instanceof Nothing;
    }
}
