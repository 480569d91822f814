package dev.drydock.sandbox.app.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Methods of Python's texts. */
final class PythonTexts {
    private PythonTexts() {}

    static Object call(Run run, String name, String text, List<Object> a, Map<String, Object> named) {
        String first = a.isEmpty() ? "" : Texts.of(a.get(0), true);
        switch (name) {
            case "upper" -> {
                return text.toUpperCase(Locale.ROOT);
            }
            case "lower" -> {
                return text.toLowerCase(Locale.ROOT);
            }
            case "title", "capitalize" -> {
                return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1).toLowerCase(Locale.ROOT);
            }
            case "strip" -> {
                return text.strip();
            }
            case "rstrip" -> {
                return text.stripTrailing();
            }
            case "lstrip" -> {
                return text.stripLeading();
            }
            case "encode" -> {
                return new Values.Bytes(text);
            }
            case "split" -> {
                List<Object> parts = new ArrayList<>();
                if (a.isEmpty()) {
                    for (String part : text.strip().split("\\s+")) {
                        if (!part.isEmpty()) {
                            parts.add(part);
                        }
                    }
                } else {
                    parts.addAll(List.of(text.split(java.util.regex.Pattern.quote(first), -1)));
                }
                return new Values.Items(parts, false);
            }
            case "splitlines" -> {
                return new Values.Items(new ArrayList<>(text.lines().toList()), false);
            }
            case "join" -> {
                return String.join(text, run.items(a.get(0)).stream().map(item -> {
                    if (!(item instanceof String one)) {
                        throw run.error("TypeError", "sequence item 0: expected str instance, " + Operators.kind(item) + " found");
                    }
                    return one;
                }).toList());
            }
            case "replace" -> {
                return text.replace(first, Texts.of(a.get(1), true));
            }
            case "startswith" -> {
                return text.startsWith(first);
            }
            case "endswith" -> {
                return text.endsWith(first);
            }
            case "find" -> {
                return (long) text.indexOf(first);
            }
            case "count" -> {
                return first.isEmpty() ? (long) text.length() + 1 : (long) text.split(java.util.regex.Pattern.quote(first), -1).length - 1;
            }
            case "isdigit" -> {
                return text.matches("\\d+");
            }
            case "zfill" -> {
                return "0".repeat(Math.max(0, (int) Operators.number(a.get(0)) - text.length())) + text;
            }
            case "ljust", "rjust", "center" -> {
                return Operators.formatted(text, (name.equals("ljust") ? "<" : name.equals("rjust") ? ">" : "^") + (int) Operators.number(a.get(0)), true);
            }
            default -> {
                return format(text, a, named);
            }
        }
    }

    private static String format(String text, List<Object> a, Map<String, Object> named) {
        StringBuilder out = new StringBuilder();
        int next = 0;
        for (int i = 0; i < text.length(); i++) {
            int end = text.charAt(i) == '{' ? text.indexOf('}', i) : -1;
            if (end < 0) {
                out.append(text.charAt(i));
                continue;
            }
            String inner = text.substring(i + 1, end);
            int colon = inner.indexOf(':');
            String name = colon < 0 ? inner : inner.substring(0, colon);
            Object value = name.isEmpty() ? next < a.size() ? a.get(next++) : "" : name.matches("\\d+") ? a.get(Integer.parseInt(name)) : named.getOrDefault(name, "");
            out.append(Operators.formatted(value, colon < 0 ? "" : inner.substring(colon + 1), true));
            i = end;
        }
        return out.toString();
    }
}
