package dev.drydock.sandbox.tool.search;

import dev.drydock.sandbox.tool.regex.BadPattern;
import dev.drydock.sandbox.tool.regex.Dialect;
import dev.drydock.sandbox.tool.regex.Match;
import dev.drydock.sandbox.tool.regex.PerlRegex;
import dev.drydock.sandbox.tool.regex.Regex;
import dev.drydock.sandbox.tool.shape.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code grep} looks for: any of some patterns. */
record Patterns(List<Regex> regexes, List<PerlRegex> perl) {

    static Patterns compile(List<String> patterns, Arguments arguments, String usualKind) throws BadPattern {
        String given = arguments.lastOf("E", "F", "G", "P");
        String kind = given.isEmpty() ? usualKind : given;
        Regex.Span span = arguments.has("x") ? Regex.Span.LINE : arguments.has("w") ? Regex.Span.WORDS : Regex.Span.ANYTHING;
        boolean ignoreCase = arguments.lastOf("i", "no-ignore-case").equals("i");
        Regex.Options options = new Regex.Options(ignoreCase, false, span);
        if (kind.equals("F")) {
            return new Patterns(patterns.isEmpty() ? List.of() : List.of(Regex.literally(patterns, options)), List.of());
        }
        List<Regex> regexes = new ArrayList<>();
        List<PerlRegex> perl = new ArrayList<>();
        for (String pattern : patterns) {
            if (kind.equals("P")) {
                String whole = span == Regex.Span.LINE ? "^(?:" + pattern + ")$" : span == Regex.Span.WORDS ? "\\b(?:" + pattern + ")\\b" : pattern;
                perl.add(PerlRegex.compile(whole, ignoreCase));
            } else {
                regexes.add(Regex.compile(pattern, kind.equals("E") ? Dialect.GREP_EXTENDED : Dialect.GREP_BASIC, options));
            }
        }
        return new Patterns(List.copyOf(regexes), List.copyOf(perl));
    }

    /** The leftmost, then longest match of any pattern. */
    Optional<Match> find(String line, int from) {
        Optional<Match> best = Optional.empty();
        for (Regex regex : regexes) {
            best = better(best, regex.findWhole(line, from));
        }
        for (PerlRegex regex : perl) {
            best = better(best, regex.find(line, from));
        }
        return best;
    }

    private static Optional<Match> better(Optional<Match> first, Optional<Match> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first.isPresent() ? first : second;
        }
        Match a = first.get();
        Match b = second.get();
        return b.start() < a.start() || (b.start() == a.start() && b.end() > a.end()) ? second : first;
    }
}
