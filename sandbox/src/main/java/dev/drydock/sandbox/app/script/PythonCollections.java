package dev.drydock.sandbox.app.script;

import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Python's built-in functions, and the methods of lists and dictionaries. */
final class PythonCollections {
    private static final int LONGEST = 200_000;

    private PythonCollections() {}

    private static Values.Items items(List<Object> list) {
        return new Values.Items(new ArrayList<>(list), false);
    }

    static Object builtIn(Run run, String name, List<Object> a, Map<String, Object> named) {
        Object first = a.isEmpty() ? Values.NONE : a.get(0);
        switch (name) {
            case "print" -> {
                String separator = named.containsKey("sep") ? Texts.of(named.get("sep"), true) : " ";
                String end = named.containsKey("end") ? Texts.of(named.get("end"), true) : "\n";
                StringBuilder to = named.get("file") instanceof Values.Module module && module.name().equals("sys.stderr") ? run.errors : run.output;
                to.append(String.join(separator, a.stream().map(one -> Texts.of(one, true)).toList())).append(end);
                return Values.NONE;
            }
            case "len" -> {
                if (first instanceof Values.Thing thing) {
                    return (long) thing.fields.size();
                }
                if (first instanceof Values.Bytes bytes) {
                    return (long) dev.drydock.sandbox.fs.Bytes.of(bytes.text()).length();
                }
                if (!(first instanceof String || first instanceof Values.Items)) {
                    throw run.error("TypeError", "object of type '" + Operators.kind(first) + "' has no len()");
                }
                return (long) run.items(first).size();
            }
            case "range" -> {
                return range(run, a);
            }
            case "str" -> {
                return a.isEmpty() ? "" : Texts.of(first, true);
            }
            case "repr" -> {
                return Texts.shown(first, true, 0);
            }
            case "int" -> {
                String text = Texts.of(first, true).strip();
                if (first instanceof String && !text.matches("[+-]?\\d{1,18}")) {
                    throw run.error("ValueError", "invalid literal for int() with base 10: " + Texts.shown(first, true, 0));
                }
                return a.isEmpty() ? 0L : (Object) (long) Operators.number(first);
            }
            case "float" -> {
                double value = Operators.number(first);
                if (Double.isNaN(value)) {
                    throw run.error("ValueError", "could not convert string to float: " + Texts.shown(first, true, 0));
                }
                return value;
            }
            case "bool" -> {
                return run.truth(first);
            }
            case "list", "tuple" -> {
                return new Values.Items(new ArrayList<>(a.isEmpty() ? List.of() : run.items(first)), name.equals("tuple"));
            }
            case "dict" -> {
                Values.Thing made = new Values.Thing("");
                if (first instanceof Values.Thing thing) {
                    made.fields.putAll(thing.fields);
                }
                made.fields.putAll(named);
                return made;
            }
            case "exit", "quit" -> throw new Trouble.Exit(a.isEmpty() ? 0 : (int) Operators.number(first) & 0xff);
            case "open" -> {
                String path = Texts.of(first, true);
                if (a.size() > 1 && !Texts.of(a.get(1), true).equals("r")) {
                    throw new Trouble.Beyond("open(..., '" + a.get(1) + "')");
                }
                return new Values.Thing("File").with("text", run.facts.reader().apply(path).orElseThrow(() ->
                        run.error("FileNotFoundError", "[Errno 2] No such file or directory: '" + path + "'")));
            }
            default -> {
                return overItems(run, name, a, named);
            }
        }
    }

    private static Object range(Run run, List<Object> a) {
        long from = a.size() > 1 ? (long) Operators.number(a.get(0)) : 0;
        long to = (long) Operators.number(a.size() > 1 ? a.get(1) : a.get(0));
        long step = a.size() > 2 ? (long) Operators.number(a.get(2)) : 1;
        if (step == 0) {
            throw run.error("ValueError", "range() arg 3 must not be zero");
        }
        if (Math.abs((to - from) / step) > LONGEST) {
            throw new Trouble.Beyond("range(" + to + ")");
        }
        List<Object> numbers = new ArrayList<>();
        for (long i = from; step > 0 ? i < to : i > to; i += step) {
            numbers.add(i);
        }
        return new Values.Items(numbers, false);
    }

    private static Object overItems(Run run, String name, List<Object> a, Map<String, Object> named) {
        Object first = a.isEmpty() ? Values.NONE : a.get(0);
        switch (name) {
            case "sorted", "reversed" -> {
                List<Object> list = new ArrayList<>(run.items(first));
                if (name.equals("reversed")) {
                    Collections.reverse(list);
                } else {
                    sort(run, list, named);
                }
                return items(list);
            }
            case "enumerate" -> {
                List<Object> pairs = new ArrayList<>();
                long number = a.size() > 1 ? (long) Operators.number(a.get(1)) : named.containsKey("start") ? (long) Operators.number(named.get("start")) : 0;
                for (Object item : run.items(first)) {
                    pairs.add(new Values.Items(List.of(number++, item), true));
                }
                return items(pairs);
            }
            case "zip" -> {
                List<Object> pairs = new ArrayList<>();
                int length = a.stream().mapToInt(one -> run.items(one).size()).min().orElse(0);
                for (int i = 0; i < length; i++) {
                    int at = i;
                    pairs.add(new Values.Items(a.stream().map(one -> run.items(one).get(at)).toList(), true));
                }
                return items(pairs);
            }
            case "map", "filter" -> {
                List<Object> made = new ArrayList<>();
                for (Object item : run.items(a.get(1))) {
                    Object value = run.call(first, List.of(item), Map.of(), 0);
                    if (name.equals("map")) {
                        made.add(value);
                    } else if (run.truth(value)) {
                        made.add(item);
                    }
                }
                return items(made);
            }
            case "sum" -> {
                Object sum = 0L;
                for (Object item : run.items(first)) {
                    sum = run.binary("+", sum, item, 0);
                }
                return sum;
            }
            case "min", "max" -> {
                List<Object> list = new ArrayList<>(a.size() > 1 ? a : run.items(first));
                if (list.isEmpty()) {
                    throw run.error("ValueError", name + "() iterable argument is empty");
                }
                sort(run, list, named);
                return name.equals("min") ? list.get(0) : list.get(list.size() - 1);
            }
            case "any", "all" -> {
                boolean any = name.equals("any");
                return any ? run.items(first).stream().anyMatch(run::truth) : run.items(first).stream().allMatch(run::truth);
            }
            default -> {
                return ofOne(run, name, a);
            }
        }
    }

    private static Object ofOne(Run run, String name, List<Object> a) {
        Object first = a.isEmpty() ? Values.NONE : a.get(0);
        switch (name) {
            case "abs" -> {
                return first instanceof Long number ? (Object) Math.abs(number) : Math.abs(Operators.number(first));
            }
            case "round" -> {
                double value = Operators.number(first);
                int digits = a.size() > 1 ? (int) Operators.number(a.get(1)) : 0;
                double rounded = java.math.BigDecimal.valueOf(value).setScale(digits, java.math.RoundingMode.HALF_EVEN).doubleValue();
                return a.size() > 1 ? (Object) rounded : (Object) (long) rounded;
            }
            case "isinstance" -> {
                String wanted = a.get(1) instanceof Values.Function function ? function.name() : "";
                return Operators.kind(first).equals(wanted) || wanted.equals("Exception") && first instanceof Values.Thing thing && thing.isError();
            }
            case "type" -> {
                return new Values.Module("<class '" + Operators.kind(first) + "'>");
            }
            case "ord" -> {
                return (long) Texts.of(first, true).codePointAt(0);
            }
            case "chr" -> {
                return new String(Character.toChars((int) Operators.number(first)));
            }
            case "bytes" -> {
                return new Values.Bytes(Texts.of(first, true));
            }
            case "hasattr" -> {
                return first instanceof Values.Thing thing && thing.fields.containsKey(a.get(1));
            }
            default -> throw new Trouble.Beyond(name + "()");
        }
    }

    private static void sort(Run run, List<Object> list, Map<String, Object> named) {
        Object key = named.getOrDefault("key", Values.NONE);
        Comparator<Object> order = (x, y) -> {
            Object a = key == Values.NONE ? x : run.call(key, List.of(x), Map.of(), 0);
            Object b = key == Values.NONE ? y : run.call(key, List.of(y), Map.of(), 0);
            return (Boolean) run.binary("<", a, b, 0) ? -1 : (Boolean) run.binary("<", b, a, 0) ? 1 : 0;
        };
        list.sort(run.truth(named.getOrDefault("reverse", false)) ? order.reversed() : order);
    }

    static Object list(Run run, String name, Values.Items items, List<Object> a, Map<String, Object> named) {
        List<Object> list = items.list;
        Object first = a.isEmpty() ? Values.NONE : a.get(0);
        switch (name) {
            case "append" -> list.add(first);
            case "extend" -> list.addAll(run.items(first));
            case "insert" -> list.add(Operators.bound(java.util.Optional.of(first), 0, list.size()), a.get(1));
            case "pop" -> {
                if (list.isEmpty()) {
                    throw run.error("IndexError", "pop from empty list");
                }
                return list.remove(a.isEmpty() ? list.size() - 1 : Math.min(list.size() - 1, Operators.bound(java.util.Optional.of(first), 0, list.size())));
            }
            case "remove", "index" -> {
                int at = 0;
                while (at < list.size() && !Operators.same(list.get(at), first, true)) {
                    at++;
                }
                if (at == list.size()) {
                    throw run.error("ValueError", name.equals("index") ? Texts.shown(first, true, 0) + " is not in list" : "list.remove(x): x not in list");
                }
                if (name.equals("index")) {
                    return (long) at;
                }
                list.remove(at);
            }
            case "sort" -> sort(run, list, named);
            case "reverse" -> Collections.reverse(list);
            case "clear" -> list.clear();
            case "count" -> {
                return list.stream().filter(item -> Operators.same(item, first, true)).count();
            }
            case "copy" -> {
                return items(list);
            }
            default -> throw new Trouble.Beyond("list." + name);
        }
        return Values.NONE;
    }

    static Object dict(Run run, String name, Values.Thing thing, List<Object> a) {
        Object first = a.isEmpty() ? Values.NONE : a.get(0);
        switch (name) {
            case "get" -> {
                return thing.fields.getOrDefault(first, a.size() > 1 ? a.get(1) : Values.NONE);
            }
            case "setdefault" -> {
                thing.fields.putIfAbsent(first, a.size() > 1 ? a.get(1) : Values.NONE);
                return thing.fields.get(first);
            }
            case "pop" -> {
                Object gone = thing.fields.remove(first);
                if (gone == null && a.size() < 2) {
                    throw run.error("KeyError", Texts.shown(first, true, 0));
                }
                return gone == null ? a.get(1) : gone;
            }
            case "keys" -> {
                return items(List.copyOf(thing.fields.keySet()));
            }
            case "values" -> {
                return items(List.copyOf(thing.fields.values()));
            }
            case "items" -> {
                List<Object> pairs = new ArrayList<>();
                thing.fields.forEach((key, value) -> pairs.add(new Values.Items(List.of(key, value), true)));
                return items(pairs);
            }
            case "update" -> {
                if (first instanceof Values.Thing other) {
                    thing.fields.putAll(other.fields);
                }
                return Values.NONE;
            }
            case "clear" -> {
                thing.fields.clear();
                return Values.NONE;
            }
            default -> {
                Values.Thing copy = new Values.Thing("");
                copy.fields.putAll(thing.fields);
                return copy;
            }
        }
    }

    /** A value of JSON. */
    static Object value(Tree tree, boolean python) {
        if (tree instanceof dev.drydock.sandbox.tree.Mapping mapping) {
            Values.Thing thing = new Values.Thing("");
            mapping.entries().forEach((key, value) -> thing.fields.put(key, value(value, python)));
            return thing;
        }
        if (tree instanceof dev.drydock.sandbox.tree.Sequence sequence) {
            return items(sequence.items().stream().map(item -> value(item, python)).toList());
        }
        String text = dev.drydock.sandbox.tree.Json.compact(tree);
        return text.equals("null") ? Values.NONE : text.equals("true") || text.equals("false") ? (Object) text.equals("true")
                : text.startsWith("\"") ? tree.text() : text.matches("-?\\d{1,18}") ? (Object) Long.parseLong(text) : (Object) tree.number();
    }
}
