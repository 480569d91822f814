package dev.drydock.sandbox.tool.jq;

import dev.drydock.sandbox.tool.regex.StepLimitReached;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions: the original's library and Java's agree in what people write. A text is read through a counter that stops endless searches. */
final class Patterns {
    private static final int MOST_READS = 5_000_000;
    private static final Pattern GROUP_NAME = Pattern.compile("\\(\\?<([a-zA-Z]\\w*)>");

    private Patterns() {}

    private record Counted(String text, int[] reads) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++reads[0] > MOST_READS) {
                throw new StepLimitReached();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static Pattern compile(Tree pattern, String flags) {
        int options = 0;
        for (char flag : flags.toCharArray()) {
            options |= switch (flag) {
                case 'i' -> Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
                case 'x' -> Pattern.COMMENTS;
                case 's' -> Pattern.DOTALL;
                case 'p' -> Pattern.DOTALL;
                case 'g', 'n', 'l' -> 0;
                default -> throw new Failure(flags + " is not a valid modifier string");
            };
        }
        try {
            // In the original's dialect ^ and $ match at every line.
            return Pattern.compile(pattern.text(), options | Pattern.MULTILINE);
        } catch (PatternSyntaxException bad) {
            throw new Failure(pattern.text() + " (at offset 0) is not a valid regex: " + bad.getDescription().toLowerCase(java.util.Locale.ROOT));
        }
    }

    private static String flags(Tree flags) {
        if (!(flags instanceof Text) && !(flags instanceof Nothing)) {
            throw new Failure(Values.described(flags) + " is not a string");
        }
        return flags.text();
    }

    /** The matches, as {@code match} describes them. */
    static List<Tree> matches(Tree in, Tree given, Tree givenFlags) {
        Tree pattern = given instanceof Sequence ? given.get(0) : given;
        Tree flags = given instanceof Sequence ? given.get(1) : givenFlags;
        if (!(in instanceof Text) || !(pattern instanceof Text)) {
            throw new Failure(Values.described(in instanceof Text ? pattern : in) + " cannot be matched, as it is not a string");
        }
        String options = flags(flags);
        Pattern compiled = compile(pattern, options);
        List<String> names = names(pattern.text(), compiled);
        Matcher matcher = compiled.matcher(new Counted(in.text(), new int[1]));
        List<Tree> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(described(in.text(), matcher, names));
            if (!options.contains("g")) {
                break;
            }
        }
        return found;
    }

    /** Names of groups by number; empty for those without. */
    private static List<String> names(String pattern, Pattern compiled) {
        TreeMap<Integer, String> named = new TreeMap<>();
        int number = 0;
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '\\') {
                i++;
            } else if (pattern.charAt(i) == '(' && (!pattern.startsWith("(?", i) || pattern.startsWith("(?<", i) && !pattern.startsWith("(?<=", i) && !pattern.startsWith("(?<!", i))) {
                number++;
                Matcher name = GROUP_NAME.matcher(pattern).region(i, pattern.length());
                if (name.lookingAt()) {
                    named.put(number, name.group(1));
                }
            }
        }
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= compiled.matcher("").groupCount(); i++) {
            names.add(named.getOrDefault(i, ""));
        }
        return names;
    }

    private static Tree described(String text, Matcher matcher, List<String> names) {
        List<Tree> captures = new ArrayList<>();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            boolean there = matcher.start(i) >= 0;
            captures.add(Mapping.of(
                    "offset", there ? text.codePointCount(0, matcher.start(i)) : -1,
                    "length", there ? text.codePointCount(matcher.start(i), matcher.end(i)) : 0,
                    "string", matcher.group(i),
                    "name", names.get(i - 1).isEmpty() ? Nothing.NOTHING : names.get(i - 1)));
        }
        return Mapping.of(
                "offset", text.codePointCount(0, matcher.start()),
                "length", text.codePointCount(matcher.start(), matcher.end()),
                "string", matcher.group(),
                "captures", new Sequence(captures));
    }

    static Tree split(Tree in, Tree pattern, Tree flags) {
        List<Tree> parts = new ArrayList<>();
        int[] points = in.text().codePoints().toArray();
        int from = 0;
        for (Tree match : matches(in, pattern, new Text("g" + flags(flags)))) {
            int at = match.get("offset").wholeInt();
            parts.add(new Text(new String(points, from, at - from)));
            from = at + match.get("length").wholeInt();
        }
        parts.add(new Text(new String(points, from, points.length - from)));
        return new Sequence(parts);
    }

    /** The texts that come of replacing matches by what a filter makes of their named groups. */
    static List<Tree> substitute(Machine machine, Tree in, Tree pattern, Tree flags, Filter replacement, Scope scope) {
        if (!(in instanceof Text)) {
            throw new Failure(Values.described(in) + " cannot be matched, as it is not a string");
        }
        int[] points = in.text().codePoints().toArray();
        List<String> texts = List.of("");
        int from = 0;
        for (Tree match : matches(in, pattern, flags)) {
            int at = match.get("offset").wholeInt();
            String between = new String(points, from, at - from);
            Mapping.Builder names = Mapping.builder();
            for (Tree capture : match.get("captures").items()) {
                if (capture.get("name") instanceof Text name) {
                    names.put(name.value(), capture.get("string"));
                }
            }
            List<String> longer = new ArrayList<>();
            for (Tree made : machine.all(replacement, scope, names.build())) {
                if (!(made instanceof Text)) {
                    throw new Failure(Values.described(names.build()) + " cannot be added to a string");
                }
                texts.forEach(text -> longer.add(text + between + made.text()));
            }
            texts = longer;
            from = at + match.get("length").wholeInt();
        }
        String rest = new String(points, from, points.length - from);
        return texts.stream().map(text -> (Tree) new Text(text + rest)).toList();
    }
}
