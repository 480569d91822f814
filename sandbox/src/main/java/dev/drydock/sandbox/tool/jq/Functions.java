package dev.drydock.sandbox.tool.jq;

import dev.drydock.sandbox.tree.Decimal;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.Truth;
import dev.drydock.sandbox.tree.Whole;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Filters that are functions of their input and the values of their arguments. */
final class Functions {
    private static final Set<String> KNOWN = new java.util.TreeSet<>(List.of("length/0", "utf8bytelength/0", "keys/0", "keys_unsorted/0", "has/1", "type/0",
            "add/0", "flatten/1", "floor/0", "ceil/0", "round/0", "sqrt/0", "fabs/0", "pow/2", "log/0", "log2/0", "log10/0", "exp/0", "exp2/0", "exp10/0", "trunc/0",
            "infinite/0", "nan/0", "isinfinite/0", "isnan/0", "isnormal/0", "tostring/0", "tonumber/0", "tojson/0", "fromjson/0", "sort/0", "min/0",
            "max/0", "unique/0", "reverse/0", "contains/1", "startswith/1", "endswith/1", "ltrimstr/1", "rtrimstr/1", "trim/0", "ltrim/0", "rtrim/0", "explode/0",
            "implode/0", "split/1", "split/2", "join/1", "ascii_downcase/0", "ascii_upcase/0", "transpose/0", "index/1", "rindex/1", "indices/1", "setpath/2",
            "delpaths/1", "test/2", "match/2", "gmtime/0", "localtime/0", "mktime/0", "strftime/1", "strflocaltime/1", "strptime/1",
            "sin/0", "cos/0", "atan/0"));

    private Functions() {}

    static boolean known(String signature) {
        return KNOWN.contains(signature);
    }

    static void apply(String signature, Tree in, List<Tree> arguments, Consumer<Tree> out) {
        if (signature.equals("match/2")) {
            Patterns.matches(in, arguments.get(0), arguments.get(1)).forEach(out);
            return;
        }
        out.accept(apply(signature, in, arguments));
    }

    private static Tree apply(String signature, Tree in, List<Tree> arguments) {
        return switch (signature) {
            case "length/0" -> length(in);
            case "keys/0", "keys_unsorted/0" -> keys(in, signature.equals("keys/0"));
            case "has/1" -> has(in, arguments.get(0));
            case "type/0" -> new Text(Values.kind(in));
            case "add/0" -> sum(in);
            case "flatten/1" -> flatten(in, arguments.get(0));
            case "contains/1" -> Truth.of(Values.contains(in, arguments.get(0)));
            case "sort/0" -> sorted(in);
            case "unique/0" -> unique(in);
            case "min/0", "max/0" -> extreme(in, signature.equals("min/0") ? 1 : -1);
            case "reverse/0" -> reversed(in);
            case "transpose/0" -> transposed(in);
            case "indices/1" -> indices(in, arguments.get(0));
            case "index/1" -> first(indices(in, arguments.get(0)), false);
            case "rindex/1" -> first(indices(in, arguments.get(0)), true);
            case "setpath/2" -> Paths.set(in, path(arguments.get(0)), arguments.get(1));
            case "pow/2" -> Values.number(StrictMath.pow(arguments.get(0).number(), arguments.get(1).number()));
            case "delpaths/1" -> Paths.delete(in, arguments.get(0).items());
            case "test/2" -> Truth.of(!Patterns.matches(in, arguments.get(0), arguments.get(1)).isEmpty());
            case "gmtime/0", "localtime/0", "mktime/0", "strftime/1", "strflocaltime/1", "strptime/1" -> Times.apply(signature, in, arguments);
            default -> signature.endsWith("/0") && Numbers.known(signature) ? Numbers.apply(signature, in) : texts(signature, in, arguments);
        };
    }

    private static List<Tree> path(Tree path) {
        if (!(path instanceof Sequence)) {
            throw new Failure("Path must be specified as an array");
        }
        return path.items();
    }

    // ---- texts ---------------------------------------------------------------------------------------------------------------------------

    private static Tree texts(String signature, Tree in, List<Tree> arguments) {
        return switch (signature) {
            case "tostring/0" -> in instanceof Text ? in : new Text(Printer.compact(in));
            case "tonumber/0" -> toNumber(in);
            case "tojson/0" -> new Text(Printer.compact(in));
            case "fromjson/0" -> fromJson(in);
            case "utf8bytelength/0" -> {
                if (!(in instanceof Text)) {
                    throw new Failure(Values.described(in) + " only strings have UTF-8 byte length");
                }
                yield new Whole(in.text().getBytes(StandardCharsets.UTF_8).length);
            }
            case "startswith/1", "endswith/1" -> {
                if (!(in instanceof Text) || !(arguments.get(0) instanceof Text)) {
                    throw new Failure(signature.replace("/1", "") + "() requires string inputs");
                }
                yield Truth.of(signature.startsWith("starts") ? in.text().startsWith(arguments.get(0).text()) : in.text().endsWith(arguments.get(0).text()));
            }
            case "ltrimstr/1" -> in instanceof Text && arguments.get(0) instanceof Text && in.text().startsWith(arguments.get(0).text())
                    ? new Text(in.text().substring(arguments.get(0).text().length())) : in;
            case "rtrimstr/1" -> in instanceof Text && arguments.get(0) instanceof Text && in.text().endsWith(arguments.get(0).text()) && !arguments.get(0).text().isEmpty()
                    ? new Text(in.text().substring(0, in.text().length() - arguments.get(0).text().length())) : in;
            case "trim/0", "ltrim/0", "rtrim/0" -> {
                if (!(in instanceof Text)) {
                    throw new Failure(Values.described(in) + " cannot be trimmed");
                }
                yield new Text(signature.startsWith("trim") ? in.text().strip() : signature.startsWith("l") ? in.text().stripLeading() : in.text().stripTrailing());
            }
            case "explode/0" -> exploded(in);
            case "implode/0" -> imploded(in);
            case "split/1" -> {
                if (!(in instanceof Text) || !(arguments.get(0) instanceof Text)) {
                    throw new Failure("split input and separator must be strings");
                }
                yield Values.split(in.text(), arguments.get(0).text());
            }
            case "split/2" -> Patterns.split(in, arguments.get(0), arguments.get(1));
            case "join/1" -> join(in, arguments.get(0));
            case "ascii_downcase/0", "ascii_upcase/0" -> {
                if (!(in instanceof Text)) {
                    throw new Failure(signature.replace("/0", "") + " input must be a string");
                }
                yield new Text(cased(in.text(), signature.startsWith("ascii_up")));
            }
            default -> throw new Failure(signature + " is not defined");
        };
    }

    private static String cased(String text, boolean upper) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> out.append((char) (upper && c >= 'a' && c <= 'z' ? c - 32 : !upper && c >= 'A' && c <= 'Z' ? c + 32 : c)));
        return out.toString();
    }

    private static Tree toNumber(Tree in) {
        if (Values.isNumber(in)) {
            return in;
        }
        if (!(in instanceof Text)) {
            throw new Failure(Values.described(in) + " cannot be parsed as a number");
        }
        Tree number = fromJson(in);
        if (Values.isNumber(number)) {
            return number;
        }
        throw new Failure(Values.described(in) + " cannot be parsed as a number");
    }

    private static Tree fromJson(Tree in) {
        if (!(in instanceof Text)) {
            throw new Failure(Values.described(in) + " only strings can be parsed");
        }
        try {
            JsonStream stream = new JsonStream(in.text());
            Tree value = stream.next().orElse(Nothing.NOTHING);
            if (stream.next().isPresent()) {
                throw new Failure("Unexpected extra JSON values (while parsing '" + in.text() + "')");
            }
            return value;
        } catch (JsonStream.Broken broken) {
            throw new Failure(broken.getMessage() + " (while parsing '" + in.text() + "')");
        }
    }

    private static Tree exploded(Tree in) {
        if (!(in instanceof Text)) {
            throw new Failure(Values.described(in) + " cannot be exploded");
        }
        List<Tree> points = new ArrayList<>();
        in.text().codePoints().forEach(point -> points.add(new Whole(point)));
        return new Sequence(points);
    }

    private static Tree imploded(Tree in) {
        if (!(in instanceof Sequence)) {
            throw new Failure(Values.described(in) + " cannot be imploded");
        }
        StringBuilder out = new StringBuilder();
        for (Tree point : in.items()) {
            if (!Values.isNumber(point)) {
                throw new Failure("Unicode codepoint must be numeric");
            }
            int code = (int) point.number();
            out.appendCodePoint(Character.isValidCodePoint(code) ? code : 0xfffd);
        }
        return new Text(out.toString());
    }

    private static Tree join(Tree in, Tree separator) {
        Tree result = null;
        for (Tree item : iterated(in)) {
            Tree text = item instanceof Nothing ? Text.EMPTY : item instanceof Truth || Values.isNumber(item) ? new Text(Printer.compact(item)) : item;
            result = Values.add(result == null ? Text.EMPTY : Values.add(result, separator), text);
        }
        return result == null ? Text.EMPTY : result;
    }

    // ---- sequences and mappings ----------------------------------------------------------------------------------------------------------

    private static List<Tree> iterated(Tree in) {
        if (in instanceof Sequence) {
            return in.items();
        }
        if (in instanceof Mapping mapping) {
            return mapping.values();
        }
        throw new Failure("Cannot iterate over " + Values.described(in));
    }

    private static Tree length(Tree in) {
        if (in instanceof Truth) {
            throw new Failure(Values.described(in) + " has no length");
        }
        return in instanceof Nothing ? Whole.ZERO : in instanceof Text ? new Whole(in.text().codePointCount(0, in.text().length()))
                : in instanceof Sequence ? new Whole(in.items().size()) : in instanceof Mapping mapping ? new Whole(mapping.size()) : Values.number(Math.abs(in.number()));
    }

    private static Tree keys(Tree in, boolean sorted) {
        if (in instanceof Mapping mapping) {
            return sorted ? Values.keys(mapping) : Sequence.ofTexts(mapping.keys());
        }
        if (in instanceof Sequence sequence) {
            List<Tree> indices = new ArrayList<>();
            for (int i = 0; i < sequence.size(); i++) {
                indices.add(new Whole(i));
            }
            return new Sequence(indices);
        }
        throw new Failure(Values.described(in) + " has no keys");
    }

    private static Tree has(Tree in, Tree key) {
        if (in instanceof Mapping && key instanceof Text) {
            return Truth.of(in.has(key.text()));
        }
        if (in instanceof Sequence sequence && Values.isNumber(key)) {
            return Truth.of(key.number() >= 0 && key.number() < sequence.size());
        }
        throw new Failure("Cannot check whether " + Values.kind(in) + " has a " + (key instanceof Text ? "string" : Values.kind(key)) + " key");
    }

    private static Tree sum(Tree in) {
        Tree sum = Nothing.NOTHING;
        for (Tree item : iterated(in)) {
            sum = Values.add(sum, item);
        }
        return sum;
    }

    private static Tree flatten(Tree in, Tree depth) {
        if (depth.number() < 0) {
            throw new Failure("flatten depth must not be negative");
        }
        List<Tree> flat = new ArrayList<>();
        flatten(iterated(in), depth.number(), flat);
        return new Sequence(flat);
    }

    private static void flatten(List<Tree> items, double depth, List<Tree> into) {
        for (Tree item : items) {
            if (item instanceof Sequence && depth > 0) {
                flatten(item.items(), depth - 1, into);
            } else {
                into.add(item);
            }
        }
    }

    private static Sequence sorted(Tree in) {
        if (!(in instanceof Sequence)) {
            throw new Failure(Values.described(in) + " cannot be sorted, as it is not an array");
        }
        List<Tree> items = new ArrayList<>(in.items());
        items.sort(Values::compare);
        return new Sequence(items);
    }

    private static Tree unique(Tree in) {
        List<Tree> items = new ArrayList<>();
        for (Tree item : sorted(in).items()) {
            if (items.isEmpty() || Values.compare(items.get(items.size() - 1), item) != 0) {
                items.add(item);
            }
        }
        return new Sequence(items);
    }

    private static Tree extreme(Tree in, int sign) {
        if (!(in instanceof Sequence)) {
            throw new Failure(Values.described(in) + " and " + Values.described(in) + " cannot be iterated over");
        }
        Tree best = Nothing.NOTHING;
        boolean any = false;
        for (Tree item : in.items()) {
            int order = any ? Values.compare(item, best) * sign : -1;
            if (order < 0 || order == 0 && sign < 0) {
                best = item;
            }
            any = true;
        }
        return best;
    }

    private static Tree reversed(Tree in) {
        if (in instanceof Text) {
            return new Text(new StringBuilder(in.text()).reverse().toString());
        }
        if (in instanceof Nothing) {
            return Sequence.EMPTY;
        }
        if (!(in instanceof Sequence)) {
            throw new Failure("Cannot reverse " + Values.described(in));
        }
        List<Tree> items = new ArrayList<>(in.items());
        java.util.Collections.reverse(items);
        return new Sequence(items);
    }

    private static Tree transposed(Tree in) {
        int width = in.items().stream().mapToInt(row -> row.items().size()).max().orElse(0);
        List<Tree> rows = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            int column = i;
            rows.add(new Sequence(in.items().stream().map(row -> row.get(column)).toList()));
        }
        return new Sequence(rows);
    }

    private static Tree indices(Tree in, Tree wanted) {
        if (in instanceof Nothing) {
            return in;
        }
        if (in instanceof Text && wanted instanceof Text) {
            List<Tree> found = new ArrayList<>();
            for (int at = in.text().indexOf(wanted.text()); at >= 0 && !wanted.text().isEmpty(); at = in.text().indexOf(wanted.text(), at + 1)) {
                found.add(new Whole(in.text().codePointCount(0, at)));
            }
            return new Sequence(found);
        }
        return Paths.indices(in, wanted instanceof Sequence ? wanted : new Sequence(List.of(wanted)));
    }

    private static Tree first(Tree indices, boolean last) {
        return indices.items().isEmpty() ? Nothing.NOTHING : indices.items().get(last ? indices.items().size() - 1 : 0);
    }

    /** Functions of numbers. */
    private static final class Numbers {
        static boolean known(String signature) {
            return List.of("floor/0", "ceil/0", "round/0", "sqrt/0", "fabs/0", "log/0", "log2/0", "log10/0", "exp/0", "exp2/0", "exp10/0", "trunc/0", "infinite/0", "nan/0",
                    "isinfinite/0", "isnan/0", "isnormal/0", "sin/0", "cos/0", "atan/0").contains(signature);
        }

        static Tree apply(String signature, Tree in) {
            if (signature.equals("infinite/0")) {
                return new Decimal("Infinity");
            }
            if (signature.equals("nan/0")) {
                return new Decimal("NaN");
            }
            if (!Values.isNumber(in)) {
                throw new Failure(Values.described(in) + " number required");
            }
            double x = in.number();
            return switch (signature) {
                case "isinfinite/0" -> Truth.of(Double.isInfinite(x));
                case "isnan/0" -> Truth.of(Double.isNaN(x));
                case "isnormal/0" -> Truth.of(Math.abs(x) >= Double.MIN_NORMAL && !Double.isInfinite(x));
                case "floor/0" -> Values.number(Math.floor(x));
                case "ceil/0" -> Values.number(Math.ceil(x));
                case "round/0" -> Values.number(Math.signum(x) * Math.floor(Math.abs(x) + 0.5));
                case "trunc/0" -> Values.number(x < 0 ? Math.ceil(x) : Math.floor(x));
                case "sqrt/0" -> Values.number(Math.sqrt(x));
                case "fabs/0" -> Values.number(Math.abs(x));
                case "log/0" -> Values.number(StrictMath.log(x));
                case "log2/0" -> Values.number(StrictMath.log(x) / StrictMath.log(2));
                case "log10/0" -> Values.number(StrictMath.log10(x));
                case "exp/0" -> Values.number(StrictMath.exp(x));
                case "exp2/0" -> Values.number(StrictMath.pow(2, x));
                case "sin/0" -> Values.number(StrictMath.sin(x));
                case "cos/0" -> Values.number(StrictMath.cos(x));
                case "atan/0" -> Values.number(StrictMath.atan(x));
                default -> Values.number(StrictMath.pow(10, x));
            };
        }
    }
}
