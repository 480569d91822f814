package dev.drydock.sandbox.tool.jq;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Filters that the original defines in its own language ({@code builtin.jq}), and a few that are as short to write so. */
final class Prelude {
    private static final String TEXT = """
            def map(f): [.[] | f];
            def values: select(. != null);
            def nulls: select(. == null);
            def booleans: select(type == "boolean");
            def numbers: select(type == "number");
            def strings: select(type == "string");
            def arrays: select(type == "array");
            def objects: select(type == "object");
            def iterables: select(type|. == "array" or . == "object");
            def scalars: select(type|. != "array" and . != "object");
            def recurse(f; cond): def r: ., (f | select(cond) | r); r;
            def recurse_down: recurse;
            def to_entries: [keys_unsorted[] as $k | {key: $k, value: .[$k]}];
            def from_entries: reduce .[] as $x ({}; . + { ($x | if .key == null then .k // .name // .Name // .K // .Key
                 else .key end | if type == "string" then . else tojson end): ($x | if has("value") then .value elif has("v") then .v else .Value end) });
            def with_entries(f): to_entries | map(f) | from_entries;
            def add(f): reduce f as $x (null; . + $x);
            def del(f): delpaths([path(f)]);
            def paths: path(..) | select(length > 0);
            def paths(node_filter): . as $dot | paths | select(. as $p | $dot | getpath($p) | node_filter);
            def leaf_paths: paths(scalars);
            def map_values(f): .[] |= f;
            def any: reduce .[] as $x (false; . or $x);
            def all: reduce .[] as $x (true; . and $x);
            def any(f): reduce (.[] | f) as $x (false; . or $x);
            def all(f): reduce (.[] | f) as $x (true; . and $x);
            def any(g; cond): isempty(first(g | cond | select(.))) | not;
            def all(g; cond): isempty(first(g | cond | select(. | not)));
            def flatten: flatten(1e9);
            def in(xs): . as $x | xs | has($x);
            def inside(xs): . as $x | xs | contains($x);
            def combinations: if length == 0 then [] else .[0][] as $x | (.[1:] | combinations) as $w | [$x] + $w end;
            def combinations(n): . as $dot | [range(n)] | map($dot) | combinations;
            def walk(f): def w: if type == "object" then map_values(w) elif type == "array" then map(w) else . end | f; w;
            def first: .[0];
            def last: .[-1];
            def last(f): reduce f as $x (null; $x);
            def nth($n): .[$n];
            def nth($n; f): if $n < 0 then error("Out of bounds negative array index") else last(limit($n + 1; f)) end;
            def env: $ENV;
            def todate: strftime("%Y-%m-%dT%H:%M:%SZ");
            def fromdateiso8601: strptime("%Y-%m-%dT%H:%M:%SZ") | mktime;
            def todateiso8601: strftime("%Y-%m-%dT%H:%M:%SZ");
            def fromdate: fromdateiso8601;
            def date: todate;
            def dateadd(u; n): . + n;
            def datesub(u; n): . - n;
            def match(re): match(re; null);
            def test(re): test(re; null);
            def capture(re): capture(re; null);
            def capture(re; flags): match(re; flags) | [.captures | .[] | select(.name != null) | {key: .name, value: .string}] | from_entries;
            def scan(re): scan(re; null);
            def scan(re; flags): match(re; "g" + flags) | if (.captures | length) > 0 then [.captures | .[] | .string] else .string end;
            def splits($re): splits($re; null);
            def splits($re; flags): split($re; flags) | .[];
            def sub(re; str): sub(re; str; "");
            def gsub(re; str): sub(re; str; "g");
            def gsub(re; str; flags): sub(re; str; flags + "g");
            def ascii: [.] | implode;
            def finites: select(isinfinite or isnan | not);
            def normals: select(isnormal);
            def tostream: path(def r: (.[]?|r), .; r) as $p | getpath($p) | reduce path(.[]?) as $q ([$p, .]; [$p+$q]);
            def truncate_stream(stream): . as $n | null | stream | . as $input | if (.[0]|length) > $n then setpath([0];.[0][$n:]) else empty end;
            def INDEX(stream; idx_expr): reduce stream as $row ({}; .[$row | idx_expr | tostring] |= $row);
            def INDEX(idx_expr): INDEX(.[]; idx_expr);
            def IN(s): any(s == .; .);
            def IN(src; s): any(src == s; .);
            def halt_error: halt_error(5);
            def pick(pathexps): . as $top | reduce path(pathexps) as $p (null; setpath($p; $top | getpath($p)));
            def toarray: if type == "array" then . else [.] end;
            def abs: if type == "number" and . < 0 then -. else . end;
            def have_literal_numbers: true;
            """;

    /** Made when first asked for, the same at every time; nobody sees whether it is there. */
    private static final class Functions {
        private static final Map<String, Filter.Function> BY_SIGNATURE = read();

        private static Map<String, Filter.Function> read() {
            Map<String, Filter.Function> functions = new TreeMap<>();
            try {
                Parser.functions(TEXT).forEach(function -> functions.put(function.signature(), function));
            } catch (BadFilter bad) {
                throw new IllegalStateException(bad);
            }
            return Collections.unmodifiableMap(functions);
        }
    }

    private Prelude() {}

    static Optional<Filter.Function> find(String signature) {
        return Optional.ofNullable(Functions.BY_SIGNATURE.get(signature));
    }
}
