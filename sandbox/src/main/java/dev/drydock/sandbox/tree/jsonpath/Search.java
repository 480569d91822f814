package dev.drydock.sandbox.tree.jsonpath;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.Whole;
import dev.drydock.sandbox.tree.template.Comparison;
import dev.drydock.sandbox.tree.template.Function;
import dev.drydock.sandbox.tree.template.GoType;
import dev.drydock.sandbox.tree.template.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One application of a template to an object, as client-go's util/jsonpath/jsonpath.go does it. */
final class Search {
    /** Ends the search; {@link JsonPath} turns it into a refusal. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stopped(String message) {
            super(message, null, false, false);
        }
    }

    private static final int MOST_VALUES = 2_000_000;

    private final List<List<Step>> nodes;
    private final boolean allowMissing;
    private int begun;
    private int inside;
    private int ended;
    private int lastEnd = -1;
    private int values;

    Search(List<List<Step>> nodes, boolean allowMissing) {
        this.nodes = nodes;
        this.allowMissing = allowMissing;
    }

    List<List<Tree>> find(Tree data) {
        return find(0, List.of(data));
    }

    /** The results from a node on, up to the end of the range it is in. */
    private List<List<Tree>> find(int from, List<Tree> data) {
        List<List<Tree>> found = new ArrayList<>();
        for (int i = from; i < nodes.size(); i++) {
            List<Tree> results = walk(data, nodes.get(i));
            if (ended > 0 && ended <= inside) {
                ended--;
                lastEnd = i;
                break;
            }
            if (begun == 0) {
                found.add(results);
                continue;
            }
            begun--;
            inside++;
            for (Tree value : results) found.addAll(find(i + 1, List.of(value)));
            if (results.isEmpty()) find(i + 1, List.of());
            inside--;
            if (lastEnd > i) i = lastEnd;
        }
        return found;
    }

    private List<Tree> walk(List<Tree> input, List<Step> steps) {
        List<Tree> here = input;
        for (Step step : steps) {
            here = step(here, step);
            values += here.size() + 1;
            if (values > MOST_VALUES) throw new Stopped("too many values");
        }
        return here;
    }

    private List<Tree> step(List<Tree> input, Step step) {
        if (step instanceof Step.Literal literal) return literal.forEach() ? input.stream().map(each -> literal.value()).toList() : List.of(literal.value());
        if (step instanceof Step.Field field) return field(input, field.name());
        if (step instanceof Step.Slice slice) return slice(input, slice);
        if (step instanceof Step.Filter filter) return filter(input, filter);
        if (step instanceof Step.Word word) return word(input, word.name());
        List<Tree> results = new ArrayList<>();
        if (step instanceof Step.Wildcard) input.forEach(each -> results.addAll(children(each)));
        else if (step instanceof Step.Recursive) descend(input, results);
        else if (step instanceof Step.Union union) union.paths().forEach(path -> results.addAll(walk(input, path)));
        return results;
    }

    private List<Tree> word(List<Tree> input, String name) {
        if (name.equals("range")) {
            begun++;
            return input;
        }
        if (!name.equals("end")) throw new Stopped("unrecognized identifier " + name);
        if (inside == 0) throw new Stopped("not in range, nothing to end");
        ended++;
        return List.of();
    }

    private List<Tree> field(List<Tree> input, String name) {
        List<Tree> results = new ArrayList<>();
        for (Tree value : input) if (value.has(name)) results.add(value.get(name));
        if (results.isEmpty() && !input.isEmpty() && !allowMissing) throw new Stopped(name + " is not found");
        return results;
    }

    private static String goType(Tree value) {
        return value instanceof Mapping ? "map[string]interface {}" : value instanceof Text ? "string" : value instanceof Whole ? "int64"
                : value instanceof dev.drydock.sandbox.tree.Truth ? "bool" : "float64";
    }

    private static List<Tree> slice(List<Tree> input, Step.Slice slice) {
        List<Tree> results = new ArrayList<>();
        for (Tree value : input) {
            if (value.isNothing()) continue;
            if (!(value instanceof Sequence sequence)) throw new Stopped(goType(value) + " is not array or slice");
            int length = sequence.size();
            int from = slice.from().orElse(0);
            int to = slice.to().orElse(length);
            if (from < 0) from += length;
            if (to < 0 || to == 0 && slice.derived()) to += length;
            if (from == to) return results;
            if (from >= length || from < 0) throw outOfBounds(from, length);
            if (to > length || to < 0) throw outOfBounds(to - 1, length);
            if (from > to) throw new Stopped("starting index " + from + " is greater than ending index " + to);
            int step = slice.step().orElse(1);
            if (step <= 0) throw new Stopped("step must be > 0");
            for (int i = from; i < to; i += step) results.add(sequence.get(i));
        }
        return results;
    }

    private static Stopped outOfBounds(int index, int length) {
        return new Stopped("array index out of bounds: index " + index + ", length " + length);
    }

    /** The entries of a map by key, the items of a list, the bytes of a text. */
    private static List<Tree> children(Tree value) {
        if (value instanceof Mapping mapping) return mapping.sorted().values();
        if (!(value instanceof Text text)) return value.items();
        List<Tree> bytes = new ArrayList<>();
        for (byte each : text.value().getBytes(StandardCharsets.UTF_8)) bytes.add(new Whole(each & 0xff));
        return bytes;
    }

    private static void descend(List<Tree> input, List<Tree> results) {
        for (Tree value : input) {
            boolean text = value instanceof Text;
            List<Tree> children = text ? List.of() : children(value);
            if (text ? !value.isEmpty() : !children.isEmpty()) results.add(value);
            descend(children, results);
        }
    }

    private List<Tree> filter(List<Tree> input, Step.Filter filter) {
        List<Tree> results = new ArrayList<>();
        for (Tree value : input) {
            if (!(value instanceof Sequence sequence)) throw new Stopped(Value.of(value).print() + " is not array or slice and cannot be filtered");
            for (Tree item : sequence.items()) if (passes(item, filter)) results.add(item);
        }
        return results;
    }

    private boolean passes(Tree item, Step.Filter filter) {
        if (filter.operator().equals("exists")) return exists(item, filter.left());
        List<Tree> left = walk(List.of(item), filter.left());
        if (left.isEmpty()) return false;
        if (left.size() > 1) throw new Stopped("can only compare one element at a time");
        List<Tree> right = walk(List.of(item), filter.right());
        if (right.isEmpty()) return false;
        if (right.size() > 1) throw new Stopped("can only compare one element at a time");
        try {
            return compare(filter.operator(), List.of(Value.of(left.get(0)), Value.of(right.get(0))));
        } catch (Function.Refused refused) {
            throw new Stopped(refused.getMessage());
        }
    }

    private boolean exists(Tree item, List<Step> path) {
        try {
            return !walk(List.of(item), path).isEmpty();
        } catch (Stopped missing) {
            return false;
        }
    }

    private static boolean compare(String operator, List<Value> sides) throws Function.Refused {
        for (Value side : sides) if (side.tree() instanceof Nothing || side.tree() instanceof Mapping || side.tree() instanceof Sequence) throw new Function.Refused("invalid type for comparison");
        return switch (operator) {
            case "<" -> Comparison.less(sides, GoType.INT64);
            case ">" -> !Comparison.lessOrEqual(sides, GoType.INT64);
            case "==" -> Comparison.equal(sides, GoType.INT64);
            case "!=" -> !Comparison.equal(sides, GoType.INT64);
            case "<=" -> Comparison.lessOrEqual(sides, GoType.INT64);
            case ">=" -> !Comparison.less(sides, GoType.INT64);
            default -> throw new Function.Refused("unrecognized filter operator " + operator);
        };
    }
}
