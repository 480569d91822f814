package dev.drydock.sandbox.tool.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The smallest set of changes that makes one list of lines the other: Myers' "An O(ND) Difference Algorithm", from both ends at once and
 * with the regions moved at the end as GNU's diffutils does it, so that of several equal answers the same one comes out.
 */
final class Comparison {
    /** Edits after which the best way so far must do; GNU's bound for files of fewer than 16 million lines. */
    private static final int TOO_EXPENSIVE = 4096;

    /** A run of changes: lines of the first text from {@code first} on give way to lines of the second from {@code second} on; both count from 0. */
    record Change(int first, int deleted, int second, int inserted) {}

    private final int[] one;
    private final int[] other;
    /** Which lines are changed; a cell more at both ends that never is. */
    private final boolean[] oneChanged;
    private final boolean[] otherChanged;
    private final int[] forward;
    private final int[] backward;
    private final int origin;
    private int[] x;
    private int[] y;
    private int[] xLines;
    private int[] yLines;

    private Comparison(int[] one, int[] other) {
        this.one = one;
        this.other = other;
        this.oneChanged = new boolean[one.length + 2];
        this.otherChanged = new boolean[other.length + 2];
        this.origin = other.length + 1;
        this.forward = new int[one.length + other.length + 3];
        this.backward = new int[one.length + other.length + 3];
    }

    /**
     * The changes between lists of lines, of which equal ones count as the same line.
     *
     * @param offset where both lists begin
     */
    static List<Change> between(List<String> first, List<String> second, int offset) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        Comparison comparison = new Comparison(numbered(first, numbers), numbered(second, numbers));
        comparison.compare(numbers.size());
        return comparison.changes(offset);
    }

    private static int[] numbered(List<String> lines, Map<String, Integer> numbers) {
        int[] numbered = new int[lines.size()];
        for (int i = 0; i < numbered.length; i++) {
            numbered[i] = numbers.computeIfAbsent(lines.get(i), line -> numbers.size());
        }
        return numbered;
    }

    private void compare(int kinds) {
        xLines = shared(one, other, kinds, oneChanged);
        yLines = shared(other, one, kinds, otherChanged);
        x = picked(one, xLines);
        y = picked(other, yLines);
        compare(0, x.length, 0, y.length);
        shift(one, oneChanged, otherChanged);
        shift(other, otherChanged, oneChanged);
    }

    /** The numbers of the lines that the other text has, too; all others are changed for sure. */
    private static int[] shared(int[] lines, int[] others, int kinds, boolean[] changed) {
        boolean[] there = new boolean[kinds];
        for (int kind : others) {
            there[kind] = true;
        }
        int[] shared = new int[lines.length];
        int count = 0;
        for (int i = 0; i < lines.length; i++) {
            if (there[lines[i]]) {
                shared[count++] = i;
            } else {
                changed[i + 1] = true;
            }
        }
        return java.util.Arrays.copyOf(shared, count);
    }

    private static int[] picked(int[] lines, int[] numbers) {
        int[] picked = new int[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            picked[i] = lines[numbers[i]];
        }
        return picked;
    }

    // ---- the search ----------------------------------------------------------------------------------------------------------------------

    private void compare(int xFrom, int xTo, int yFrom, int yTo) {
        int x0 = xFrom;
        int x1 = xTo;
        int y0 = yFrom;
        int y1 = yTo;
        while (x0 < x1 && y0 < y1 && x[x0] == y[y0]) {
            x0++;
            y0++;
        }
        while (x0 < x1 && y0 < y1 && x[x1 - 1] == y[y1 - 1]) {
            x1--;
            y1--;
        }
        if (x0 == x1) {
            for (int i = y0; i < y1; i++) {
                otherChanged[yLines[i] + 1] = true;
            }
        } else if (y0 == y1) {
            for (int i = x0; i < x1; i++) {
                oneChanged[xLines[i] + 1] = true;
            }
        } else {
            long middle = middle(x0, x1, y0, y1);
            int xMiddle = (int) (middle >> 32);
            int yMiddle = (int) middle;
            compare(x0, xMiddle, y0, yMiddle);
            compare(xMiddle, x1, yMiddle, y1);
        }
    }

    /** A place that a shortest way leads through; its x in the upper half. */
    private long middle(int x0, int x1, int y0, int y1) {
        int lowest = x0 - y1;
        int highest = x1 - y0;
        int forwardMiddle = x0 - y0;
        int backwardMiddle = x1 - y1;
        boolean odd = ((forwardMiddle - backwardMiddle) & 1) != 0;
        int forwardLow = forwardMiddle;
        int forwardHigh = forwardMiddle;
        int backwardLow = backwardMiddle;
        int backwardHigh = backwardMiddle;
        forward[origin + forwardMiddle] = x0;
        backward[origin + backwardMiddle] = x1;
        for (int cost = 1; ; cost++) {
            forwardLow = forwardLow > lowest ? edge(forward, --forwardLow - 1, -1, forwardLow) : forwardLow + 1;
            forwardHigh = forwardHigh < highest ? edge(forward, ++forwardHigh + 1, -1, forwardHigh) : forwardHigh - 1;
            for (int d = forwardHigh; d >= forwardLow; d -= 2) {
                int below = forward[origin + d - 1];
                int above = forward[origin + d + 1];
                int i = below < above ? above : below + 1;
                while (i < x1 && i - d < y1 && x[i] == y[i - d]) {
                    i++;
                }
                forward[origin + d] = i;
                if (odd && backwardLow <= d && d <= backwardHigh && backward[origin + d] <= i) {
                    return place(i, i - d);
                }
            }
            backwardLow = backwardLow > lowest ? edge(backward, --backwardLow - 1, Integer.MAX_VALUE, backwardLow) : backwardLow + 1;
            backwardHigh = backwardHigh < highest ? edge(backward, ++backwardHigh + 1, Integer.MAX_VALUE, backwardHigh) : backwardHigh - 1;
            for (int d = backwardHigh; d >= backwardLow; d -= 2) {
                int below = backward[origin + d - 1];
                int above = backward[origin + d + 1];
                int i = below < above ? below : above - 1;
                while (x0 < i && y0 < i - d && x[i - 1] == y[i - d - 1]) {
                    i--;
                }
                backward[origin + d] = i;
                if (!odd && forwardLow <= d && d <= forwardHigh && i <= forward[origin + d]) {
                    return place(i, i - d);
                }
            }
            if (cost >= TOO_EXPENSIVE) {
                return furthest(x1, y1, forwardLow, forwardHigh);
            }
        }
    }

    private int edge(int[] diagonals, int at, int value, int result) {
        diagonals[origin + at] = value;
        return result;
    }

    private static long place(int x, int y) {
        return (long) x << 32 | y & 0xffffffffL;
    }

    /** The forward way that came furthest. */
    private long furthest(int x1, int y1, int low, int high) {
        int best = -1;
        int bestX = 0;
        for (int d = high; d >= low; d -= 2) {
            int i = Math.min(forward[origin + d], x1);
            int j = i - d;
            if (j > y1) {
                i = y1 + d;
                j = y1;
            }
            if (i + j > best) {
                best = i + j;
                bestX = i;
            }
        }
        return place(bestX, best - bestX);
    }

    // ---- moving runs to where people expect them -----------------------------------------------------------------------------------------

    /** Moves runs of changes as far down as they go and joins those that meet, unless they face a run in the other text further up. */
    private static void shift(int[] lines, boolean[] changed, boolean[] otherChanged) {
        int end = lines.length;
        int i = 0;
        int j = 0;
        while (true) {
            while (i < end && !changed[i + 1]) {
                while (otherChanged[j++ + 1]) {
                    continue;
                }
                i++;
            }
            if (i == end) {
                return;
            }
            int start = i;
            do {
                i++;
            } while (changed[i + 1]);
            while (otherChanged[j + 1]) {
                j++;
            }
            int facing;
            int length;
            do {
                length = i - start;
                while (start > 0 && lines[start - 1] == lines[i - 1]) {
                    changed[--start + 1] = true;
                    changed[--i + 1] = false;
                    while (changed[start]) {
                        start--;
                    }
                    do {
                        j--;
                    } while (otherChanged[j + 1]);
                }
                facing = otherChanged[j] ? i : end;
                while (i != end && lines[start] == lines[i]) {
                    changed[start++ + 1] = false;
                    changed[i++ + 1] = true;
                    while (changed[i + 1]) {
                        i++;
                    }
                    j++;
                    while (otherChanged[j + 1]) {
                        facing = i;
                        j++;
                    }
                }
            } while (length != i - start);
            while (facing < i) {
                changed[--start + 1] = true;
                changed[--i + 1] = false;
                do {
                    j--;
                } while (otherChanged[j + 1]);
            }
        }
    }

    private List<Change> changes(int offset) {
        List<Change> changes = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < one.length || j < other.length) {
            if (oneChanged[i + 1] || otherChanged[j + 1]) {
                int first = i;
                int second = j;
                while (oneChanged[i + 1]) {
                    i++;
                }
                while (otherChanged[j + 1]) {
                    j++;
                }
                changes.add(new Change(offset + first, i - first, offset + second, j - second));
            } else {
                i++;
                j++;
            }
        }
        return List.copyOf(changes);
    }
}
