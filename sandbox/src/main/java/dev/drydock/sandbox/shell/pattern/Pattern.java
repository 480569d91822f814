package dev.drydock.sandbox.shell.pattern;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/** A pattern that was read; immutable. */
public final class Pattern {
    /** After so many elementary steps a search finds nothing more, so that no pattern on no text can hang the world. */
    private static final long MOST_STEPS = 40_000_000L;
    private static final String SPECIAL = "*?[]\\!^-+@()|{},~";

    private final List<Element> elements;
    private final boolean fixedLength;

    private Pattern(List<Element> elements) {
        this.elements = List.copyOf(elements);
        this.fixedLength = elements.stream()
                .noneMatch(e -> e instanceof Element.Star || e instanceof Element.Choice);
    }

    /**
     * Reads a pattern.
     *
     * @param text     the pattern; a backslash makes the next character plain
     * @param extended whether {@code @(a|b)} and its like count
     */
    public static Pattern of(String text, boolean extended) {
        return new Pattern(new PatternReader(text, extended).read());
    }

    /** The text with a backslash before every character that could be special in a pattern. */
    public static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (SPECIAL.indexOf(c) >= 0) {
                out.append('\\');
            }
            out.append(c);
        }
        return out.toString();
    }

    /** The text without the backslashes of {@link #quoted}. */
    public static String plain(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                c = text.charAt(++i);
            }
            out.append(c);
        }
        return out.toString();
    }

    /** Whether anything in the text is special, so that it must be looked up among file names. */
    public static boolean isSpecial(String text, boolean extended) {
        return !new PatternReader(text, extended).read().stream().allMatch(Element.One.class::isInstance);
    }

    /** Whether the pattern begins with a plain dot, as it must to match hidden files. */
    public boolean beginsWithDot() {
        return !elements.isEmpty() && elements.get(0) instanceof Element.One one && one.character() == '.';
    }

    /** Whether the whole text matches. */
    public boolean matches(String text) {
        int[] characters = text.codePoints().toArray();
        return new Search(characters).ends(0).get(characters.length);
    }

    /** Where the shortest or longest matching prefix ends, in chars. */
    public OptionalInt prefix(String text, boolean longest) {
        int[] characters = text.codePoints().toArray();
        int end = pick(new Search(characters).ends(0), longest);
        return end < 0 ? OptionalInt.empty() : OptionalInt.of(text.offsetByCodePoints(0, end));
    }

    /** Where the shortest or longest matching suffix begins, in chars. */
    public OptionalInt suffix(String text, boolean longest) {
        int[] characters = text.codePoints().toArray();
        Search search = new Search(characters);
        for (int i = 0; i <= characters.length; i++) {
            int start = longest ? i : characters.length - i;
            if (search.ends(start).get(characters.length)) {
                return OptionalInt.of(text.offsetByCodePoints(0, start));
            }
        }
        return OptionalInt.empty();
    }

    /** What a replacement is put for. */
    public enum Where { FIRST, ALL, PREFIX, SUFFIX }

    /** The text with the longest matches replaced. */
    public String replace(String text, Where where, String replacement) {
        int[] characters = text.codePoints().toArray();
        Search search = new Search(characters);
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int start = 0; start <= characters.length; start++) {
            BitSet ends = start == characters.length && start > 0 && where != Where.SUFFIX ? new BitSet()
                    : search.ends(start);
            int end = where == Where.SUFFIX ? (ends.get(characters.length) ? characters.length : -1)
                    : pick(ends, true);
            boolean empty = end == start && where != Where.PREFIX && where != Where.SUFFIX && characters.length > 0;
            if (end >= 0 && !empty) {
                append(out, characters, from, start);
                out.append(replacement);
                from = end;
                if (where != Where.ALL || end == start) {
                    break;
                }
                start = end - 1;
            } else if (where == Where.PREFIX) {
                break;
            }
        }
        append(out, characters, from, characters.length);
        return out.toString();
    }

    private static void append(StringBuilder out, int[] characters, int from, int to) {
        for (int i = from; i < to; i++) {
            out.appendCodePoint(characters[i]);
        }
    }

    private static int pick(BitSet ends, boolean longest) {
        return longest ? ends.length() - 1 : ends.nextSetBit(0);
    }

    /** Follows all ways through the elements at once: sets of places instead of backtracking. */
    private final class Search {
        private final int[] text;
        private long steps;

        Search(int[] text) {
            this.text = text;
        }

        /** All places where a match that begins at {@code start} can end. */
        BitSet ends(int start) {
            if (fixedLength) {
                return fixed(start);
            }
            BitSet places = new BitSet();
            places.set(start);
            return through(elements, places);
        }

        private BitSet fixed(int start) {
            BitSet ends = new BitSet();
            int at = start;
            for (Element element : elements) {
                steps++;
                if (at >= text.length || !accepts(element, text[at])) {
                    return ends;
                }
                at++;
            }
            ends.set(at);
            return ends;
        }

        private BitSet through(List<Element> list, BitSet from) {
            BitSet places = from;
            for (Element element : list) {
                if (places.isEmpty() || steps > MOST_STEPS) {
                    return new BitSet();
                }
                places = through(element, places);
            }
            return places;
        }

        private BitSet through(Element element, BitSet from) {
            BitSet to = new BitSet();
            if (element instanceof Element.Star) {
                to.set(from.nextSetBit(0), text.length + 1);
                steps += text.length >> 6;
            } else if (element instanceof Element.Choice choice) {
                return through(choice, from);
            } else {
                for (int i = from.nextSetBit(0); i >= 0 && i < text.length; i = from.nextSetBit(i + 1)) {
                    steps++;
                    if (accepts(element, text[i])) {
                        to.set(i + 1);
                    }
                }
            }
            return to;
        }

        private boolean accepts(Element element, int c) {
            if (element instanceof Element.One one) {
                return one.character() == c;
            }
            return element instanceof Element.Any || element instanceof Element.Bracket bracket && bracket.contains(c);
        }

        private BitSet through(Element.Choice choice, BitSet from) {
            if (choice.kind() == '!') {
                return except(choice, from);
            }
            BitSet once = any(choice, from);
            BitSet to = new BitSet();
            if (choice.kind() == '?' || choice.kind() == '*') {
                to.or(from);
            }
            to.or(once);
            boolean again = choice.kind() == '*' || choice.kind() == '+';
            BitSet fresh = once;
            while (again && !fresh.isEmpty() && steps <= MOST_STEPS) {
                fresh = any(choice, fresh);
                fresh.andNot(to);
                to.or(fresh);
            }
            return to;
        }

        private BitSet any(Element.Choice choice, BitSet from) {
            BitSet to = new BitSet();
            choice.alternatives().forEach(alternative -> to.or(through(alternative, from)));
            return to;
        }

        private BitSet except(Element.Choice choice, BitSet from) {
            BitSet to = new BitSet();
            for (int i = from.nextSetBit(0); i >= 0 && steps <= MOST_STEPS; i = from.nextSetBit(i + 1)) {
                BitSet single = new BitSet();
                single.set(i);
                BitSet others = new BitSet();
                others.set(i, text.length + 1);
                others.andNot(any(choice, single));
                to.or(others);
                steps += text.length >> 6;
            }
            return to;
        }
    }
}
