package dev.drydock.sandbox.tool.text;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Text;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Inputs;
import dev.drydock.sandbox.tool.shape.Intake;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code tr}: exchanges, squeezes and deletes characters. */
public final class Tr implements Tool {
    @Override
    public Spec options() {
        return Spec.of("c,C,complement d,delete s,squeeze-repeats t,truncate-set1");
    }

    @Override
    public String usage() {
        return "[-cds] STRING1 [STRING2]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        List<String> sets = arguments.operands();
        boolean delete = arguments.has("d");
        boolean squeeze = arguments.has("s");
        if (sets.isEmpty()) {
            return misuse(sys, arguments, "missing operand");
        }
        if (sets.size() == 1 && delete == squeeze) {
            String why = delete ? "Two strings must be given when both deleting and squeezing repeats." : "Two strings must be given when translating.";
            return misuse(sys, arguments, "missing operand after " + arguments.quote(sets.get(0)) + "\n" + why);
        }
        if (sets.size() > 2 || (sets.size() == 2 && delete && !squeeze)) {
            String extra = sets.size() > 2 ? sets.get(2) : sets.get(1);
            String why = sets.size() == 2 ? "\nOnly one string may be given when deleting without squeezing repeats." : "";
            return misuse(sys, arguments, "extra operand " + arguments.quote(extra) + why);
        }
        try {
            List<Integer> first = LetterSets.parse(sets.get(0), 0);
            List<Integer> second = sets.size() > 1 ? LetterSets.parse(sets.get(1), first.size()) : List.of();
            if (sets.size() > 1 && second.isEmpty() && !delete && !arguments.has("t")) {
                return sys.fail(arguments.name() + ": when not truncating set1, string2 must be non-empty\n", 1);
            }
            return Inputs.feed(sys, List.of(), Inputs.Words.plain(arguments), Exchange.of(arguments, first, second));
        } catch (LetterSets.BadSet bad) {
            return sys.fail(arguments.name() + ": " + bad.getMessage() + "\n", 1);
        }
    }

    /** @param last the last character printed if it is one to squeeze, else -1 */
    private record Exchange(SortedMap<Integer, Integer> exchanged, Set<Integer> listed, boolean complement, int otherwise, boolean deletes,
            Set<Integer> squeezed, boolean squeezesOthers, int last, Bytes partial) implements Intake {

        static Exchange of(Arguments arguments, List<Integer> first, List<Integer> second) {
            boolean complement = arguments.has("c");
            boolean deletes = arguments.has("d");
            TreeMap<Integer, Integer> map = new TreeMap<>();
            int otherwise = -1;
            if (!deletes && !second.isEmpty() && complement) {
                otherwise = second.get(second.size() - 1);
            } else if (!deletes && !second.isEmpty()) {
                for (int i = 0; i < first.size() && (i < second.size() || !arguments.has("t")); i++) {
                    map.put(first.get(i), second.get(Math.min(i, second.size() - 1)));
                }
            }
            boolean squeezes = arguments.has("s");
            boolean byFirst = squeezes && second.isEmpty();
            Set<Integer> squeezed = !squeezes ? Set.of() : new TreeSet<>(byFirst ? first : second);
            return new Exchange(Collections.unmodifiableSortedMap(map), Collections.unmodifiableSet(new TreeSet<>(first)), complement, otherwise,
                    deletes, Collections.unmodifiableSet(squeezed), byFirst && complement, -1, Bytes.EMPTY);
        }

        @Override
        public Turn take(Bytes chunk) {
            Bytes all = partial.plus(chunk);
            int whole = wholeCharacters(all);
            StringBuilder out = new StringBuilder();
            int before = last;
            for (int c : Text.decode(all.slice(0, whole).toArray()).codePoints().toArray()) {
                boolean in = listed.contains(c) != complement;
                if (deletes && in) {
                    continue;
                }
                int shown = otherwise >= 0 && in ? otherwise : exchanged.getOrDefault(c, c);
                boolean squeezes = squeezed.contains(shown) != squeezesOthers;
                if (squeezes && shown == before) {
                    continue;
                }
                before = squeezes ? shown : -1;
                out.appendCodePoint(shown);
            }
            return Turn.of(new Exchange(exchanged, listed, complement, otherwise, deletes, squeezed, squeezesOthers, before, all.from(whole)),
                    new Output().out(out.toString()));
        }

        /** How many bytes make whole characters: a character may be cut by the end of a chunk. */
        private static int wholeCharacters(Bytes bytes) {
            int start = bytes.length();
            for (int back = 1; back <= 3 && back <= bytes.length(); back++) {
                int b = bytes.at(bytes.length() - back) & 0xff;
                if (b >= 0xc0) {
                    int needed = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;
                    return needed > back ? bytes.length() - back : start;
                }
                if (b < 0x80) {
                    return start;
                }
            }
            return start;
        }

        @Override
        public Turn finish() {
            return Turn.of(this, new Output().bytes(partial));
        }
    }
}
