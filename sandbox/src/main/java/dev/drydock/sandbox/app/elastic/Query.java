package dev.drydock.sandbox.app.elastic;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is looked for in documents. */
@FunctionalInterface
interface Query {
    boolean fits(Mapping source);

    Query ALL = source -> true;

    /** The query of a request's body; empty for one that is not simulated. */
    static Optional<Query> of(Mapping query) {
        if (query.isEmpty() || query.has("match_all")) {
            return Optional.of(ALL);
        }
        String kind = query.keyAt(0);
        Mapping inner = query.get(kind).mapping();
        return switch (kind) {
            case "match", "match_phrase", "term", "wildcard", "prefix" -> inner.isEmpty() ? Optional.empty() : Optional.of(field(kind, inner));
            case "query_string", "simple_query_string" -> Optional.of(words(inner.get("query").text()));
            case "exists" -> Optional.of(source -> !texts(source, inner.get("field").text()).isEmpty());
            case "range" -> inner.isEmpty() ? Optional.empty() : Optional.of(range(inner.keyAt(0), inner.get(inner.keyAt(0)).mapping()));
            case "bool" -> bool(inner);
            default -> Optional.empty();
        };
    }

    private static Query field(String kind, Mapping inner) {
        String field = inner.keyAt(0);
        Tree given = inner.get(field);
        Mapping settings = given.mapping();
        String wanted = settings.isEmpty() ? given.text() : settings.get(kind.equals("term") || kind.equals("wildcard") || kind.equals("prefix") ? "value" : "query").text();
        boolean all = settings.get("operator").text().equalsIgnoreCase("and");
        return switch (kind) {
            case "term" -> source -> texts(source, field).stream().anyMatch(text -> field.endsWith(".keyword") ? text.equals(wanted) : terms(text).contains(wanted));
            case "wildcard" -> source -> texts(source, field).stream().anyMatch(text -> Indices.matches(wanted, text));
            case "prefix" -> source -> texts(source, field).stream().anyMatch(text -> text.startsWith(wanted));
            case "match_phrase" -> phrase(field, wanted);
            default -> match(field, wanted, all);
        };
    }

    /** Between two values: numbers by size, all else, as times, by their text. */
    private static Query range(String field, Mapping limits) {
        return source -> texts(source, field).stream().anyMatch(text -> limits.keys().stream().allMatch(limit -> {
            String other = limits.get(limit).text();
            int order = text.matches("-?\\d{1,15}") && other.matches("-?\\d{1,15}") ? Long.compare(Long.parseLong(text), Long.parseLong(other)) : text.compareTo(other);
            return switch (limit) {
                case "gt" -> order > 0;
                case "gte" -> order >= 0;
                case "lt" -> order < 0;
                case "lte" -> order <= 0;
                default -> true;
            };
        }));
    }

    private static Optional<Query> bool(Mapping inner) {
        List<Query> must = new ArrayList<>();
        List<Query> should = new ArrayList<>();
        List<Query> never = new ArrayList<>();
        for (String clause : inner.keys()) {
            List<Query> into = clause.equals("should") ? should : clause.equals("must_not") ? never : must;
            List<Mapping> given = inner.get(clause) instanceof Sequence ? inner.get(clause).mappings() : List.of(inner.get(clause).mapping());
            for (Mapping each : given) {
                Optional<Query> one = of(each);
                if (one.isEmpty()) {
                    return one;
                }
                into.add(one.get());
            }
        }
        return Optional.of(source -> must.stream().allMatch(q -> q.fits(source)) && never.stream().noneMatch(q -> q.fits(source))
                && (should.isEmpty() || !must.isEmpty() || should.stream().anyMatch(q -> q.fits(source))));
    }

    private static Query match(String field, String wanted, boolean all) {
        List<String> terms = terms(wanted);
        return source -> texts(source, field).stream().anyMatch(text -> field.endsWith(".keyword") ? text.equals(wanted)
                : all ? terms(text).containsAll(terms) : terms(text).stream().anyMatch(terms::contains));
    }

    private static Query phrase(String field, String wanted) {
        String terms = " " + String.join(" ", terms(wanted)) + " ";
        return source -> texts(source, field).stream().anyMatch(text -> (" " + String.join(" ", terms(text)) + " ").contains(terms));
    }

    /** A query as a person types it: {@code kubernetes.pod_name:web* AND oops}; alternatives unless AND stands between. */
    static Query words(String text) {
        List<List<Query>> alternatives = new ArrayList<>();
        boolean and = false;
        boolean not = false;
        for (String word : split(text)) {
            switch (word) {
                case "AND", "&&" -> and = true;
                case "OR", "||" -> and = false;
                case "NOT" -> not = true;
                default -> {
                    Query one = word(word);
                    Query query = not ? source -> !one.fits(source) : one;
                    if (and && !alternatives.isEmpty()) {
                        alternatives.get(alternatives.size() - 1).add(query);
                    } else {
                        alternatives.add(new ArrayList<>(List.of(query)));
                    }
                    and = false;
                    not = false;
                }
            }
        }
        List<List<Query>> made = alternatives.stream().map(List::copyOf).toList();
        return source -> made.isEmpty() || made.stream().anyMatch(all -> all.stream().allMatch(q -> q.fits(source)));
    }

    private static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (char c : text.toCharArray()) {
            quoted ^= c == '"';
            if (c == ' ' && !quoted) {
                words.add(word.toString());
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        words.add(word.toString());
        words.removeIf(String::isEmpty);
        return words;
    }

    private static Query word(String word) {
        int quote = word.indexOf('"');
        int colon = word.indexOf(':');
        boolean named = colon > 0 && (quote < 0 || colon < quote);
        String field = named ? word.substring(0, colon) : "";
        String wanted = named ? word.substring(colon + 1) : word;
        if (wanted.equals("*")) {
            return source -> !texts(source, field).isEmpty();
        }
        if (wanted.length() > 1 && wanted.startsWith("\"") && wanted.endsWith("\"")) {
            String inner = wanted.substring(1, wanted.length() - 1);
            return field.endsWith(".keyword") ? match(field, inner, true) : phrase(field, inner);
        }
        if (wanted.indexOf('*') >= 0) {
            String pattern = wanted.toLowerCase(Locale.ROOT);
            return source -> texts(source, field).stream().anyMatch(text -> field.endsWith(".keyword") ? Indices.matches(wanted, text)
                    : terms(text).stream().anyMatch(term -> Indices.matches(pattern, term)));
        }
        return match(field, wanted, false);
    }

    /** The texts of a field; of all fields if none is named. */
    static List<String> texts(Mapping source, String field) {
        List<String> found = new ArrayList<>();
        if (field.isEmpty()) {
            source.forEach((key, value) -> collect(value, found));
            return found;
        }
        String name = field.endsWith(".keyword") ? field.substring(0, field.length() - 8) : field;
        find(source, name, found);
        return found;
    }

    private static void find(Mapping in, String name, List<String> found) {
        in.forEach((key, value) -> {
            if (key.equals(name)) {
                collect(value, found);
            } else if (name.startsWith(key + ".") && value instanceof Mapping below) {
                find(below, name.substring(key.length() + 1), found);
            }
        });
    }

    private static void collect(Tree value, List<String> found) {
        if (value instanceof Mapping mapping) {
            mapping.values().forEach(each -> collect(each, found));
        } else if (value instanceof Sequence sequence) {
            sequence.items().forEach(each -> collect(each, found));
        } else if (!value.isNothing()) {
            found.add(value.text());
        }
    }

    /** What the standard analyzer makes of a text: its words, in lower case. */
    static List<String> terms(String text) {
        List<String> terms = new ArrayList<>();
        int begin = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inside = i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_'
                    || begin >= 0 && ".'".indexOf(text.charAt(i)) >= 0 && i + 1 < text.length() && Character.isLetterOrDigit(text.charAt(i + 1))
                    && Character.isLetter(text.charAt(i + 1)) == Character.isLetter(text.charAt(i - 1)));
            if (inside && begin < 0) {
                begin = i;
            } else if (!inside && begin >= 0) {
                terms.add(text.substring(begin, i).toLowerCase(Locale.ROOT));
                begin = -1;
            }
        }
        return terms;
    }
}
