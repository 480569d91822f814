package dev.drydock.sandbox.app.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Signs between values, in either language. */
final class Operators {
    private static final int LONGEST = 200_000;

    private Operators() {}

    static boolean truth(Object value, boolean python) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value instanceof Values.Items items) {
            return !python || !items.list.isEmpty();
        }
        if (value instanceof Values.Thing thing) {
            return !python || !thing.kind.isEmpty() || !thing.fields.isEmpty();
        }
        return value != Values.NONE && value != Values.UNDEFINED && !"".equals(value) && !Long.valueOf(0).equals(value) && !Double.valueOf(0).equals(value);
    }

    static String typeOf(Object value) {
        return value == Values.UNDEFINED ? "undefined" : value instanceof String ? "string" : value instanceof Boolean ? "boolean" : value instanceof Long || value instanceof Double ? "number"
                : value instanceof Values.Function ? "function" : "object";
    }

    /** The name of a value's class. */
    static String kind(Object value) {
        return value == Values.NONE ? "NoneType" : value instanceof String ? "str" : value instanceof Boolean ? "bool" : value instanceof Long ? "int" : value instanceof Double ? "float"
                : value instanceof Values.Bytes ? "bytes" : value instanceof Values.Items items ? items.fixed ? "tuple" : "list" : value instanceof Values.Function ? "function"
                : value instanceof Values.Thing thing ? thing.kind.isEmpty() ? "dict" : thing.kind : "module";
    }

    static double number(Object value) {
        if (value instanceof Long number) {
            return number;
        }
        if (value instanceof Double number) {
            return number;
        }
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        String text = value instanceof String one ? one.strip() : value == Values.NONE ? "" : "x";
        return text.isEmpty() ? 0 : text.matches("[+-]?(\\d{1,300}(\\.\\d{0,300})?|\\.\\d{1,300})([eE][+-]?\\d{1,3})?") ? Double.parseDouble(text) : Double.NaN;
    }

    /** A whole number if it is one: JavaScript's numbers are shown without a point then. */
    static Object plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 9e15 ? (Object) (long) value : (Object) value;
    }

    static boolean same(Object a, Object b, boolean python) {
        if (a instanceof Number x && b instanceof Number y) {
            return x.doubleValue() == y.doubleValue();
        }
        if (python && a instanceof Values.Items x && b instanceof Values.Items y) {
            if (x.list.size() != y.list.size()) {
                return false;
            }
            for (int i = 0; i < x.list.size(); i++) {
                if (!same(x.list.get(i), y.list.get(i), true)) {
                    return false;
                }
            }
            return true;
        }
        return Objects.equals(a, b);
    }

    static Object binary(Run run, String sign, Object a, Object b) {
        boolean python = run.python;
        switch (sign) {
            case "==", "===" -> {
                boolean loose = !python && sign.equals("==") && (empty(a) && empty(b) || !empty(a) && !empty(b) && !a.getClass().equals(b.getClass()) && number(a) == number(b));
                return same(a, b, python) || loose;
            }
            case "!=", "!==" -> {
                return !(Boolean) binary(run, sign.substring(0, sign.length() - 1).replace("!", "=") + "=", a, b);
            }
            case "is", "is not" -> {
                return same(a, b, python) == sign.equals("is");
            }
            case "in", "not in" -> {
                return contains(run, a, b) == sign.equals("in");
            }
            case "<", ">", "<=", ">=" -> {
                return ordered(run, sign, a, b);
            }
            case "instanceof" -> {
                return a instanceof Values.Thing thing && b instanceof Values.Function function && (thing.kind.equals(function.name()) || function.name().equals("Error") && thing.isError());
            }
            default -> {
                return arithmetic(run, sign, a, b);
            }
        }
    }

    private static boolean empty(Object value) {
        return value == Values.NONE || value == Values.UNDEFINED;
    }

    private static boolean contains(Run run, Object a, Object b) {
        if (b instanceof String text) {
            return text.contains(Texts.of(a, run.python));
        }
        if (b instanceof Values.Thing thing) {
            return thing.fields.containsKey(a);
        }
        return run.items(b).stream().anyMatch(item -> same(item, a, run.python));
    }

    private static boolean ordered(Run run, String sign, Object a, Object b) {
        int order;
        if (a instanceof String x && b instanceof String y) {
            order = x.compareTo(y);
        } else if (run.python && (!(a instanceof Number || a instanceof Boolean) || !(b instanceof Number || b instanceof Boolean))) {
            throw run.error("TypeError", "'" + sign + "' not supported between instances of '" + kind(a) + "' and '" + kind(b) + "'");
        } else if (Double.isNaN(number(a)) || Double.isNaN(number(b))) {
            return false;
        } else {
            order = Double.compare(number(a), number(b));
        }
        return sign.equals("<") ? order < 0 : sign.equals(">") ? order > 0 : sign.equals("<=") ? order <= 0 : order >= 0;
    }

    private static Object arithmetic(Run run, String sign, Object a, Object b) {
        boolean python = run.python;
        if (sign.equals("+")) {
            if (a instanceof String x && b instanceof String y) {
                return limited(x + y);
            }
            if (a instanceof Values.Bytes x && b instanceof Values.Bytes y) {
                return new Values.Bytes(limited(x.text() + y.text()));
            }
            if (python && a instanceof Values.Items x && b instanceof Values.Items y) {
                List<Object> both = new ArrayList<>(x.list);
                both.addAll(y.list);
                return new Values.Items(both, x.fixed);
            }
            if (!python && !(a instanceof Number && b instanceof Number) && !(numeric(a) && numeric(b))) {
                return limited(Texts.of(a, false) + Texts.of(b, false));
            }
        }
        if (python && sign.equals("*") && (a instanceof String || b instanceof String)) {
            String text = a instanceof String one ? one : (String) b;
            long times = a instanceof String ? b instanceof Long n ? n : 0 : a instanceof Long n ? n : 0;
            return limited(text.repeat((int) Math.max(0, Math.min(times, LONGEST / Math.max(1, text.length())))));
        }
        if (python && sign.equals("%") && a instanceof String text) {
            return percent(run, text, b);
        }
        if (python && (!numeric(a) || !numeric(b))) {
            throw sign.equals("+") && a instanceof String ? run.error("TypeError", "can only concatenate str (not \"" + kind(b) + "\") to str")
                    : run.error("TypeError", "unsupported operand type(s) for " + sign + ": '" + kind(a) + "' and '" + kind(b) + "'");
        }
        boolean whole = python && (a instanceof Long || a instanceof Boolean) && (b instanceof Long || b instanceof Boolean);
        double x = number(a);
        double y = number(b);
        if (python && y == 0 && List.of("/", "//", "%").contains(sign)) {
            throw run.error("ZeroDivisionError", sign.equals("/") ? "division by zero" : sign.equals("%") ? "integer modulo by zero" : "integer division or modulo by zero");
        }
        double result = switch (sign) {
            case "+" -> x + y;
            case "-" -> x - y;
            case "*" -> x * y;
            case "/" -> x / y;
            case "//" -> Math.floor(x / y);
            case "%" -> python ? x - Math.floor(x / y) * y : x % y;
            case "**" -> Math.pow(x, y);
            default -> throw new Trouble.Beyond(sign);
        };
        if (!python) {
            return plain(result);
        }
        if (whole && !sign.equals("/") && Math.abs(result) < 9e15) {
            return (long) result;
        }
        if (whole && !sign.equals("/")) {
            throw new Trouble.Beyond("numbers so large");
        }
        return result;
    }

    private static boolean numeric(Object value) {
        return value instanceof Number || value instanceof Boolean;
    }

    private static String limited(String text) {
        if (text.length() > LONGEST) {
            throw new Trouble.Beyond("texts so long");
        }
        return text;
    }

    private static String percent(Run run, String text, Object value) {
        List<Object> values = value instanceof Values.Items items && items.fixed ? items.list : List.of(value);
        StringBuilder out = new StringBuilder();
        int next = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '%' || i + 1 >= text.length()) {
                out.append(text.charAt(i));
                continue;
            }
            int end = i + 1;
            while (end < text.length() - 1 && "0123456789.-".indexOf(text.charAt(end)) >= 0) {
                end++;
            }
            char kind = text.charAt(end);
            if (kind == '%') {
                out.append('%');
            } else if (next >= values.size()) {
                throw run.error("TypeError", "not enough arguments for format string");
            } else {
                String spec = text.substring(i + 1, end);
                Object one = values.get(next++);
                out.append(formatted(kind == 'd' ? (Object) (long) number(one) : kind == 'f' && spec.isEmpty() ? formatted(one, ".6f", true) : one, kind == 'f' && !spec.isEmpty() ? spec + "f" : kind == 'd' ? spec : "", true));
            }
            i = end;
        }
        return out.toString();
    }

    /** A value by Python's format specification, the usual part of it. */
    static String formatted(Object value, String spec, boolean python) {
        if (spec.equals("!r")) {
            return Texts.shown(value, true, 0);
        }
        if (spec.isEmpty()) {
            return Texts.of(value, python);
        }
        java.util.regex.Matcher form = java.util.regex.Pattern.compile("([<>^])?(0)?(\\d{1,3})?(,)?(?:\\.(\\d{1,2}))?([dfsx%])?").matcher(spec);
        if (!form.matches()) {
            throw new Trouble.Beyond("{:" + spec + "}");
        }
        String text = Texts.of(value, python);
        if (form.group(5) != null && value instanceof Number || "f".equals(form.group(6))) {
            text = String.format(Locale.ROOT, "%." + (form.group(5) == null ? "6" : form.group(5)) + "f", number(value) * ("%".equals(form.group(6)) ? 100 : 1)) + ("%".equals(form.group(6)) ? "%" : "");
        } else if ("x".equals(form.group(6))) {
            text = Long.toHexString((long) number(value));
        }
        if (form.group(4) != null) {
            int point = text.indexOf('.');
            text = String.format(Locale.ROOT, "%,d", Long.parseLong(point < 0 ? text : text.substring(0, point))) + (point < 0 ? "" : text.substring(point));
        }
        int width = form.group(3) == null ? 0 : Integer.parseInt(form.group(3));
        String pad = (form.group(2) != null ? "0" : " ").repeat(Math.max(0, width - text.length()));
        boolean right = form.group(1) == null ? value instanceof Number : form.group(1).equals(">");
        return "^".equals(form.group(1)) ? pad.substring(0, pad.length() / 2) + text + pad.substring(pad.length() / 2) : right ? pad + text : text + pad;
    }

    static List<Object> items(Run run, Object value) {
        if (value instanceof Values.Items items) {
            return List.copyOf(items.list);
        }
        if (value instanceof Values.Thing thing && thing.kind.isEmpty() && run.python) {
            return List.copyOf(thing.fields.keySet());
        }
        if (value instanceof String text) {
            return text.codePoints().mapToObj(c -> (Object) new String(Character.toChars(c))).toList();
        }
        throw run.error("TypeError", run.python ? "'" + kind(value) + "' object is not iterable" : Texts.of(value, false) + " is not iterable");
    }

    static Object index(Run run, Object of, Object index) {
        if (of instanceof Values.Items items && index instanceof Number number) {
            int at = number.intValue() + (run.python && number.intValue() < 0 ? items.list.size() : 0);
            if (at >= 0 && at < items.list.size()) {
                return items.list.get(at);
            }
            if (run.python) {
                throw run.error("IndexError", (items.fixed ? "tuple" : "list") + " index out of range");
            }
            return Values.UNDEFINED;
        }
        if (of instanceof String text && index instanceof Number number) {
            int at = number.intValue() + (run.python && number.intValue() < 0 ? text.length() : 0);
            if (at < 0 || at >= text.length()) {
                if (run.python) {
                    throw run.error("IndexError", "string index out of range");
                }
                return Values.UNDEFINED;
            }
            return text.substring(at, at + 1);
        }
        if (of instanceof Values.Thing thing) {
            Object found = thing.fields.get(run.python ? index : Texts.of(index, false));
            if (found == null && run.python) {
                throw run.error("KeyError", Texts.shown(index, true, 0));
            }
            return found == null ? run.member(of, Texts.of(index, false)) : found;
        }
        if (!run.python) {
            return run.member(of, Texts.of(index, false));
        }
        throw run.error("TypeError", "'" + kind(of) + "' object is not subscriptable");
    }

    static Object slice(Run run, Object of, Optional<Object> from, Optional<Object> to) {
        int size = of instanceof String text ? text.length() : run.items(of).size();
        int low = bound(from, 0, size);
        int high = Math.max(low, bound(to, size, size));
        return of instanceof String text ? text.substring(low, high) : new Values.Items(new ArrayList<>(run.items(of).subList(low, high)), false);
    }

    static int bound(Optional<Object> value, int usual, int size) {
        int at = value.filter(v -> v != Values.NONE && v != Values.UNDEFINED).map(v -> (int) number(v)).orElse(usual);
        return Math.max(0, Math.min(size, at < 0 ? at + size : at));
    }

    static void put(Run run, Object of, Object index, Object value) {
        if (of instanceof Values.Items items && index instanceof Number number) {
            int at = number.intValue() + (run.python && number.intValue() < 0 ? items.list.size() : 0);
            if (at == items.list.size() && !run.python) {
                items.list.add(value);
            } else if (at < 0 || at >= items.list.size()) {
                throw run.python ? run.error("IndexError", "list assignment index out of range") : new Trouble.Beyond("[" + at + "] =");
            } else {
                items.list.set(at, value);
            }
        } else if (of instanceof Values.Thing thing) {
            thing.fields.put(run.python ? index : Texts.of(index, false), value);
        } else {
            throw run.error("TypeError", "'" + kind(of) + "' object does not support item assignment");
        }
    }
}
