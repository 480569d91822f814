package dev.drydock.sandbox.shell.expand;

import dev.drydock.sandbox.shell.syntax.Part;
import dev.drydock.sandbox.shell.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brace expansion: {@code a{b,c}d} and {@code {1..5..2}}, before all other expansions. */
public final class Braces {
    /** A word that would become more words than this stays as it is. */
    private static final int MOST = 200_000;

    private Braces() {
    }

    /** An element of a word: one unquoted character, or a part that braces do not look into. */
    private record Atom(int character, Part part) { }

    private static boolean hasBrace(Word word) {
        for (Part part : word.parts()) {
            if (part instanceof Part.Literal literal && literal.text().indexOf('{') >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The words that a word becomes. */
    public static List<Word> expand(Word word) {
        if (!hasBrace(word)) {
            return List.of(word);
        }
        List<Atom> atoms = new ArrayList<>();
        for (Part part : word.parts()) {
            if (part instanceof Part.Literal literal) {
                literal.text().codePoints().forEach(c -> atoms.add(new Atom(c, null)));
            } else {
                atoms.add(new Atom(-1, part));
            }
        }
        Optional<List<List<Atom>>> expanded = expand(atoms, 0);
        return expanded.isEmpty() ? List.of(word)
                : expanded.get().stream().map(one -> word(word.source(), one)).toList();
    }

    private static Word word(String source, List<Atom> atoms) {
        List<Part> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Atom atom : atoms) {
            if (atom.part() == null) {
                text.appendCodePoint(atom.character());
            } else {
                if (text.length() > 0) {
                    parts.add(new Part.Literal(text.toString()));
                    text.setLength(0);
                }
                parts.add(atom.part());
            }
        }
        if (text.length() > 0) {
            parts.add(new Part.Literal(text.toString()));
        }
        return new Word(source, parts);
    }

    private static boolean is(Atom atom, char c) {
        return atom.part() == null && atom.character() == c;
    }

    /** All results in order; empty when there are too many. */
    private static Optional<List<List<Atom>>> expand(List<Atom> atoms, int depth) {
        for (int open = 0; open < atoms.size() && depth < 40; open++) {
            if (!is(atoms.get(open), '{')) {
                continue;
            }
            int close = closing(atoms, open);
            if (close < 0) {
                continue;
            }
            List<List<Atom>> choices = choices(atoms.subList(open + 1, close));
            if (choices.isEmpty()) {
                continue;
            }
            return combine(atoms.subList(0, open), choices, atoms.subList(close + 1, atoms.size()), depth);
        }
        return Optional.of(List.of(atoms));
    }

    private static Optional<List<List<Atom>>> combine(List<Atom> before, List<List<Atom>> choices, List<Atom> after,
            int depth) {
        Optional<List<List<Atom>>> tails = expand(after, depth);
        if (tails.isEmpty()) {
            return tails;
        }
        List<List<Atom>> results = new ArrayList<>();
        for (List<Atom> choice : choices) {
            Optional<List<List<Atom>>> middles = expand(choice, depth + 1);
            if (middles.isEmpty() || (long) middles.get().size() * tails.get().size() + results.size() > MOST) {
                return Optional.empty();
            }
            for (List<Atom> middle : middles.get()) {
                for (List<Atom> tail : tails.get()) {
                    List<Atom> whole = new ArrayList<>(before);
                    whole.addAll(middle);
                    whole.addAll(tail);
                    results.add(whole);
                }
            }
        }
        return Optional.of(results);
    }

    private static int closing(List<Atom> atoms, int open) {
        int depth = 0;
        for (int i = open; i < atoms.size(); i++) {
            if (is(atoms.get(i), '{')) {
                depth++;
            } else if (is(atoms.get(i), '}') && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** The alternatives between braces, or the elements of a sequence; none when the braces mean nothing. */
    private static List<List<Atom>> choices(List<Atom> inside) {
        List<List<Atom>> choices = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < inside.size(); i++) {
            Atom atom = inside.get(i);
            depth += is(atom, '{') ? 1 : is(atom, '}') ? -1 : 0;
            if (depth == 0 && is(atom, ',')) {
                choices.add(inside.subList(from, i));
                from = i + 1;
            }
        }
        if (!choices.isEmpty()) {
            choices.add(inside.subList(from, inside.size()));
            return choices;
        }
        return sequence(inside);
    }

    private static List<List<Atom>> sequence(List<Atom> inside) {
        StringBuilder text = new StringBuilder();
        for (Atom atom : inside) {
            if (atom.part() != null) {
                return List.of();
            }
            text.appendCodePoint(atom.character());
        }
        String[] ends = text.toString().split("\\.\\.", -1);
        if (ends.length < 2 || ends.length > 3 || ends.length == 3 && !isNumber(ends[2])) {
            return List.of();
        }
        long step = ends.length == 3 ? Math.abs(Long.parseLong(ends[2])) : 1;
        boolean numbers = isNumber(ends[0]) && isNumber(ends[1]);
        boolean letters = ends[0].length() == 1 && ends[1].length() == 1
                && Character.isLetter(ends[0].charAt(0)) && Character.isLetter(ends[1].charAt(0));
        if (!numbers && !letters) {
            return List.of();
        }
        long first = numbers ? Long.parseLong(ends[0]) : ends[0].charAt(0);
        long last = numbers ? Long.parseLong(ends[1]) : ends[1].charAt(0);
        int width = numbers && (padded(ends[0]) || padded(ends[1])) ? Math.max(ends[0].length(), ends[1].length()) : 0;
        return count(first, last, step == 0 ? 1 : step, n -> numbers ? pad(n, width) : Character.toString((int) n));
    }

    private static boolean isNumber(String text) {
        return text.matches("[-+]?[0-9]{1,17}");
    }

    private static boolean padded(String text) {
        String digits = text.replaceFirst("^[-+]", "");
        return digits.length() > 1 && digits.startsWith("0");
    }

    private static String pad(long n, int width) {
        String digits = Long.toString(Math.abs(n));
        int zeros = Math.max(0, width - digits.length() - (n < 0 ? 1 : 0));
        return (n < 0 ? "-" : "") + "0".repeat(zeros) + digits;
    }

    private interface Namer {
        String name(long n);
    }

    private static List<List<Atom>> count(long first, long last, long step, Namer namer) {
        if (Math.abs(last - first) / step > MOST) {
            return List.of();
        }
        List<List<Atom>> choices = new ArrayList<>();
        long direction = first <= last ? step : -step;
        for (long n = first; direction > 0 ? n <= last : n >= last; n += direction) {
            choices.add(namer.name(n).codePoints().mapToObj(c -> new Atom(c, null)).toList());
        }
        return choices;
    }
}
