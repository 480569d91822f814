package dev.drydock.sandbox.app.script;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values as text, in either language. */
final class Texts {
    private Texts() {}

    static String escape(char c, String otherwise) {
        return switch (c) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case '0' -> "\0";
            case '\\', '\'', '"', '`', '$' -> String.valueOf(c);
            default -> otherwise;
        };
    }

    static String number(double value, boolean python) {
        if (Double.isInfinite(value) || Double.isNaN(value)) {
            return Double.isNaN(value) ? python ? "nan" : "NaN" : (value < 0 ? "-" : "") + (python ? "inf" : "Infinity");
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e16) {
            return (long) value + (python ? ".0" : "");
        }
        return Math.abs(value) < 1e-4 || Math.abs(value) >= 1e16 ? Double.toString(value).replace("E", "e") : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** As {@code str} or string conversion give it. */
    static String of(Object value, boolean python) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Values.Bytes bytes && !python) {
            return bytes.text();
        }
        if (value instanceof Values.Items items && !python) {
            return String.join(",", items.list.stream().map(item -> item == Values.NONE ? "" : of(item, false)).toList());
        }
        if (value instanceof Values.Thing thing && !python) {
            return thing.isError() ? thing.get("name") + ": " + thing.get("message") : "[object Object]";
        }
        if (value instanceof Values.Thing thing && thing.isError()) {
            return of(thing.getOr("message", ""), true);
        }
        return shown(value, python, 0);
    }

    /** As {@code repr} gives it, or {@code console.log} within an object. */
    static String shown(Object value, boolean python, int depth) {
        if (value == Values.NONE) {
            return python ? "None" : "null";
        }
        if (value == Values.UNDEFINED) {
            return "undefined";
        }
        if (value instanceof Boolean truth) {
            return python ? truth ? "True" : "False" : truth.toString();
        }
        if (value instanceof Double number) {
            return number(number, python);
        }
        if (value instanceof String text) {
            boolean doubles = text.contains("'") && !text.contains("\"");
            String quote = doubles ? "\"" : "'";
            return quote + text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r").replace(doubles ? "\0" : "'", doubles ? "\0" : "\\'") + quote;
        }
        if (value instanceof Values.Bytes bytes) {
            return "b" + shown(bytes.text(), true, 0);
        }
        if (value instanceof Values.Items items) {
            List<String> parts = items.list.stream().map(item -> depth > 6 ? "..." : shown(item, python, depth + 1)).toList();
            String open = items.fixed ? "(" : "[";
            String close = items.fixed ? parts.size() == 1 ? ",)" : ")" : "]";
            return python || parts.isEmpty() ? open + String.join(", ", parts) + close : "[ " + String.join(", ", parts) + " ]";
        }
        if (value instanceof Values.Thing thing) {
            return thing(thing, python, depth);
        }
        if (value instanceof Values.Function function) {
            return python ? "<function " + function.name() + " at 0x7f3a5c0d1e50>" : "[Function: " + function.name() + "]";
        }
        return value.toString();
    }

    private static String thing(Values.Thing thing, boolean python, int depth) {
        if (thing.isError()) {
            return python ? thing.kind + "(" + shown(thing.getOr("message", ""), true, 0) + ")" : of(thing, false);
        }
        if (!thing.kind.isEmpty() && python) {
            return "<" + thing.kind + " object at 0x7f3a5c0d2f10>";
        }
        List<String> parts = new ArrayList<>();
        for (Map.Entry<Object, Object> entry : thing.fields.entrySet()) {
            String key = python ? shown(entry.getKey(), true, depth + 1) : entry.getKey().toString().matches("[A-Za-z_$][\\w$]*") ? entry.getKey().toString() : "'" + entry.getKey() + "'";
            parts.add(key + ": " + (depth > 6 ? "..." : shown(entry.getValue(), python, depth + 1)));
        }
        return python || parts.isEmpty() ? "{" + String.join(", ", parts) + "}" : "{ " + String.join(", ", parts) + " }";
    }

    /** JSON. */
    static String json(Object value, boolean python, String indent, String gap) {
        String comma = gap.isEmpty() ? python ? ", " : "," : ",\n";
        String inner = indent + gap;
        if (value == Values.NONE || value == Values.UNDEFINED) {
            return "null";
        }
        if (value instanceof Boolean || value instanceof Long) {
            return value.toString();
        }
        if (value instanceof Double number) {
            return number(number, python);
        }
        if (value instanceof Values.Items items) {
            String all = String.join(comma, items.list.stream().map(item -> (gap.isEmpty() ? "" : inner) + json(item, python, inner, gap)).toList());
            return gap.isEmpty() || items.list.isEmpty() ? "[" + all + "]" : "[\n" + all + "\n" + indent + "]";
        }
        if (value instanceof Values.Thing thing) {
            List<String> parts = new ArrayList<>();
            thing.fields.forEach((key, item) -> {
                if (item != Values.UNDEFINED && !(item instanceof Values.Function)) {
                    parts.add((gap.isEmpty() ? "" : inner) + quoted(of(key, python)) + (python || !gap.isEmpty() ? ": " : ":") + json(item, python, inner, gap));
                }
            });
            return gap.isEmpty() || parts.isEmpty() ? "{" + String.join(comma, parts) + "}" : "{\n" + String.join(comma, parts) + "\n" + indent + "}";
        }
        return quoted(of(value, python));
    }

    private static String quoted(String text) {
        return dev.drydock.sandbox.tree.Json.quote(text, false);
    }
}
