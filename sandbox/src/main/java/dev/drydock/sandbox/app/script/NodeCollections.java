package dev.drydock.sandbox.app.script;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Methods of JavaScript's texts and arrays. */
final class NodeCollections {
    private NodeCollections() {}

    private static Object first(List<Object> a) {
        return a.isEmpty() ? Values.UNDEFINED : a.get(0);
    }

    static Object text(Run run, String name, String text, List<Object> a) {
        String first = Texts.of(first(a), false);
        switch (name) {
            case "toUpperCase" -> {
                return text.toUpperCase(Locale.ROOT);
            }
            case "toLowerCase" -> {
                return text.toLowerCase(Locale.ROOT);
            }
            case "trim" -> {
                return text.strip();
            }
            case "toString" -> {
                return text;
            }
            case "split" -> {
                return new Values.Items(new ArrayList<>(first.isEmpty() ? run.items(text) : List.of(text.split(java.util.regex.Pattern.quote(first), -1))), false);
            }
            case "includes" -> {
                return text.contains(first);
            }
            case "startsWith" -> {
                return text.startsWith(first);
            }
            case "endsWith" -> {
                return text.endsWith(first);
            }
            case "indexOf" -> {
                return (long) text.indexOf(first);
            }
            case "replace" -> {
                int at = text.indexOf(first);
                return at < 0 ? text : text.substring(0, at) + Texts.of(a.get(1), false) + text.substring(at + first.length());
            }
            case "replaceAll" -> {
                return text.replace(first, Texts.of(a.get(1), false));
            }
            case "slice", "substring" -> {
                int low = Operators.bound(Optional.of(first(a)), 0, text.length());
                return text.substring(low, Math.max(low, Operators.bound(a.size() > 1 ? Optional.of(a.get(1)) : Optional.empty(), text.length(), text.length())));
            }
            case "repeat" -> {
                return text.repeat((int) Math.max(0, Math.min(10_000, Operators.number(first(a)))));
            }
            case "padStart", "padEnd" -> {
                String pad = (a.size() > 1 ? Texts.of(a.get(1), false) : " ").repeat(Math.max(0, Math.min(1_000, (int) Operators.number(first(a)) - text.length())));
                return name.equals("padStart") ? pad + text : text + pad;
            }
            default -> throw new Trouble.Beyond("''." + name);
        }
    }

    static Object list(Run run, String name, Values.Items items, List<Object> a) {
        List<Object> list = items.list;
        switch (name) {
            case "push" -> {
                list.addAll(a);
                return (long) list.size();
            }
            case "pop" -> {
                return list.isEmpty() ? Values.UNDEFINED : list.remove(list.size() - 1);
            }
            case "shift" -> {
                return list.isEmpty() ? Values.UNDEFINED : list.remove(0);
            }
            case "unshift" -> {
                list.addAll(0, a);
                return (long) list.size();
            }
            case "join" -> {
                return String.join(a.isEmpty() ? "," : Texts.of(a.get(0), false), list.stream().map(item -> Texts.of(item, false)).toList());
            }
            case "includes" -> {
                return list.stream().anyMatch(item -> Operators.same(item, first(a), false));
            }
            case "indexOf" -> {
                for (int i = 0; i < list.size(); i++) {
                    if (Operators.same(list.get(i), first(a), false)) {
                        return (long) i;
                    }
                }
                return -1L;
            }
            case "slice" -> {
                int low = Operators.bound(a.isEmpty() ? Optional.empty() : Optional.of(a.get(0)), 0, list.size());
                int high = Operators.bound(a.size() > 1 ? Optional.of(a.get(1)) : Optional.empty(), list.size(), list.size());
                return new Values.Items(new ArrayList<>(list.subList(low, Math.max(low, high))), false);
            }
            case "concat" -> {
                List<Object> both = new ArrayList<>(list);
                a.forEach(one -> both.addAll(one instanceof Values.Items other ? other.list : List.of(one)));
                return new Values.Items(both, false);
            }
            case "reverse" -> {
                Collections.reverse(list);
                return items;
            }
            default -> {
                return each(run, name, items, a);
            }
        }
    }

    private static Object each(Run run, String name, Values.Items items, List<Object> a) {
        List<Object> made = new ArrayList<>();
        List<Object> list = List.copyOf(items.list);
        if (name.equals("sort")) {
            items.list.sort((x, y) -> a.isEmpty() ? Texts.of(x, false).compareTo(Texts.of(y, false)) : (int) Math.signum(Operators.number(run.call(a.get(0), List.of(x, y), Map.of(), 0))));
            return items;
        }
        if (name.equals("reduce")) {
            Object sum = a.size() > 1 ? a.get(1) : list.get(0);
            for (int i = a.size() > 1 ? 0 : 1; i < list.size(); i++) {
                sum = run.call(a.get(0), List.of(sum, list.get(i), (long) i), Map.of(), 0);
            }
            return sum;
        }
        if (!List.of("map", "filter", "forEach", "find", "findIndex", "some", "every").contains(name)) {
            throw new Trouble.Beyond("[]." + name);
        }
        for (int i = 0; i < list.size(); i++) {
            Object value = run.call(first(a), List.of(list.get(i), (long) i), Map.of(), 0);
            boolean truth = run.truth(value);
            if (name.equals("map")) {
                made.add(value);
            } else if (name.equals("filter") && truth) {
                made.add(list.get(i));
            } else if (truth && (name.equals("find") || name.equals("findIndex") || name.equals("some"))) {
                return name.equals("find") ? list.get(i) : name.equals("some") ? (Object) true : (Object) (long) i;
            } else if (!truth && name.equals("every")) {
                return false;
            }
        }
        return switch (name) {
            case "forEach", "find" -> Values.UNDEFINED;
            case "findIndex" -> -1L;
            case "some" -> false;
            case "every" -> true;
            default -> new Values.Items(made, false);
        };
    }
}
