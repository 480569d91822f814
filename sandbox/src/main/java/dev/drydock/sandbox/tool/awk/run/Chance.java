package dev.drydock.sandbox.tool.awk.run;

import java.util.ArrayList;
import java.util.List;

/**
 * The C library's {@code random()}, of which the awks make {@code rand()}; immutable.
 *
 * @param state the last 31 numbers; empty for a generator that was not used yet
 */
record Chance(long seed, long previousSeed, List<Integer> state) {
    static Chance seeded(long seed, long previous) {
        return new Chance(seed, previous, List.of());
    }

    /** The next number, 0 to 2147483647, and the generator behind it. */
    record Drawn(int number, Chance next) {}

    Drawn draw() {
        List<Integer> r = state.isEmpty() ? initial() : state;
        int sum = r.get(0) + r.get(28);
        List<Integer> next = new ArrayList<>(r.subList(1, 31));
        next.add(sum);
        return new Drawn(sum >>> 1, new Chance(seed, previousSeed, next));
    }

    /** As {@code srandom()} makes it: a row by a multiplicative generator, then 310 numbers thrown away. */
    private List<Integer> initial() {
        int[] r = new int[344];
        r[0] = (int) seed == 0 ? 1 : (int) seed;
        for (int i = 1; i < 31; i++) {
            long word = 16807L * (r[i - 1] % 127773) - 2836L * (r[i - 1] / 127773);
            r[i] = (int) (word < 0 ? word + 2147483647 : word);
        }
        for (int i = 31; i < 34; i++) {
            r[i] = r[i - 31];
        }
        for (int i = 34; i < 344; i++) {
            r[i] = r[i - 31] + r[i - 3];
        }
        List<Integer> last = new ArrayList<>(31);
        for (int i = 313; i < 344; i++) {
            last.add(r[i]);
        }
        return last;
    }
}
