package dev.drydock.sandbox.fs.deflate;

import java.util.ArrayList;
import java.util.List;

/** The code lengths of a block, written as runs (RFC 1951, 3.2.7). */
final class Lengths {
    private static final int REPEAT = 16;
    private static final int ZEROS = 17;
    private static final int MANY_ZEROS = 18;

    /** A symbol of the code for lengths and the bits that follow it. */
    private record Run(int symbol, int extra, int extraBits) {}

    private final List<Run> runs = new ArrayList<>();

    Lengths(Codes literals, Codes distances) {
        scan(literals);
        scan(distances);
    }

    private void scan(Codes tree) {
        int previous = -1;
        int count = 0;
        for (int n = 0; n <= tree.last; n++) {
            int length = tree.lengths[n];
            int next = n < tree.last ? tree.lengths[n + 1] : -1;
            int most = length == previous ? length == 0 ? 138 : 6 : length == 0 ? 138 : 7;
            int least = length == previous ? length == 0 ? 3 : 3 : length == 0 ? 3 : 4;
            count++;
            if (count < most && length == next) {
                continue;
            }
            if (count < least) {
                for (int i = 0; i < count; i++) {
                    runs.add(new Run(length, 0, 0));
                }
            } else if (length != 0) {
                if (length != previous) {
                    runs.add(new Run(length, 0, 0));
                    count--;
                }
                runs.add(new Run(REPEAT, count - 3, 2));
            } else {
                runs.add(count <= 10 ? new Run(ZEROS, count - 3, 3) : new Run(MANY_ZEROS, count - 11, 7));
            }
            count = 0;
            previous = length;
        }
    }

    int[] counts() {
        int[] counts = new int[19];
        runs.forEach(run -> counts[run.symbol]++);
        return counts;
    }

    long size(Codes codes) {
        return runs.stream().mapToLong(run -> codes.lengths[run.symbol] + run.extraBits).sum();
    }

    void write(Blocks blocks, Codes codes) {
        for (Run run : runs) {
            blocks.put(codes.codes[run.symbol], codes.lengths[run.symbol]);
            blocks.put(run.extra, run.extraBits);
        }
    }
}
