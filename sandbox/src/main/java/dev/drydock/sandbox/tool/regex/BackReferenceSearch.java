package dev.drydock.sandbox.tool.regex;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Tries one way through a pattern after the other; needed where a pattern refers back to what a group matched. Takes the longest match
 * of the leftmost start; gives up after {@link #MOST_STEPS}, or earlier with what it has. Lives for one search.
 */
final class BackReferenceSearch {
    static final int MOST_STEPS = 2_000_000;

    private final List<Instruction> code;
    private final CharSequence text;
    private final Places places;
    private final int groups;
    private final int loops;
    private final boolean ignoreCase;
    private int steps;

    private record Way(int state, int at, int[] marks) {}

    BackReferenceSearch(List<Instruction> code, CharSequence text, boolean manyLines, boolean ignoreCase, int groups, int loops) {
        this.code = code;
        this.text = text;
        this.places = new Places(text, manyLines);
        this.ignoreCase = ignoreCase;
        this.groups = groups;
        this.loops = loops;
    }

    /** The marks of the match, or null. */
    int[] find(int from) {
        for (int start = from; start <= text.length(); start++) {
            int[] best = from(start);
            if (best != null) {
                return best;
            }
        }
        return null;
    }

    private int[] from(int start) {
        int[] marks = new int[2 * (groups + 1) + loops];
        java.util.Arrays.fill(marks, -1);
        marks[0] = start;
        Deque<Way> untried = new ArrayDeque<>();
        untried.push(new Way(0, start, marks));
        int[] best = null;
        while (!untried.isEmpty()) {
            if (++steps > MOST_STEPS) {
                if (best != null) {
                    return best;
                }
                throw new StepLimitReached();
            }
            Way way = untried.pop();
            if (code.get(way.state).kind() == Instruction.Kind.MATCH) {
                if (best == null || way.at > best[1]) {
                    best = java.util.Arrays.copyOf(way.marks, 2 * (groups + 1));
                    best[1] = way.at;
                }
                if (way.at == text.length()) {
                    return best;
                }
            } else {
                go(way, untried);
            }
        }
        return best;
    }

    private void go(Way way, Deque<Way> untried) {
        Instruction instruction = code.get(way.state);
        int next = way.state + 1;
        switch (instruction.kind()) {
            case CHARS -> {
                if (way.at < text.length()) {
                    int c = Character.codePointAt(text, way.at);
                    if (instruction.set().contains(c)) {
                        untried.push(new Way(next, way.at + Character.charCount(c), way.marks));
                    }
                }
            }
            case ASSERT -> {
                if (places.holds(instruction.place(), way.at)) {
                    untried.push(new Way(next, way.at, way.marks));
                }
            }
            case JUMP -> untried.push(new Way(instruction.first(), way.at, way.marks));
            case FORK -> {
                untried.push(new Way(instruction.second(), way.at, way.marks));
                untried.push(new Way(instruction.first(), way.at, way.marks));
            }
            case MARK -> untried.push(new Way(next, way.at, with(way.marks, instruction.first(), way.at)));
            case LOOP_ENTER -> untried.push(new Way(next, way.at, with(way.marks, loopMark(instruction), way.at)));
            case LOOP_CHECK -> {
                if (way.marks[loopMark(instruction)] != way.at) {
                    untried.push(new Way(next, way.at, way.marks));
                }
            }
            case AGAIN -> again(way, instruction.first(), untried);
            default -> throw new IllegalStateException("no way on from " + instruction.kind());
        }
    }

    private int loopMark(Instruction instruction) {
        return 2 * (groups + 1) + instruction.first();
    }

    private void again(Way way, int group, Deque<Way> untried) {
        int start = way.marks[2 * group];
        int end = way.marks[2 * group + 1];
        if (start < 0 || end < 0) {
            return;
        }
        String wanted = text.subSequence(start, end).toString();
        int stop = way.at + wanted.length();
        if (stop > text.length()) {
            return;
        }
        String there = text.subSequence(way.at, stop).toString();
        if (ignoreCase ? there.equalsIgnoreCase(wanted) : there.equals(wanted)) {
            untried.push(new Way(way.state + 1, stop, way.marks));
        }
    }

    private static int[] with(int[] marks, int index, int value) {
        int[] changed = marks.clone();
        changed[index] = value;
        return changed;
    }
}
