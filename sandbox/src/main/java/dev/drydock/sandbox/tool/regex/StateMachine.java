package dev.drydock.sandbox.tool.regex;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Runs all ways through a pattern at once, one character of the text after the other: linear in the text whatever the pattern.
 * Finds the leftmost and among those the longest match, as POSIX asks. Two ways that meet in one state have the same future, so the
 * one is kept whose groups, from the first on, are longer. Lives for one search.
 */
final class StateMachine {
    private final List<Instruction> code;
    private final CharSequence text;
    private final Places places;
    private final int markCount;
    private Ways now;
    private Ways next;
    private int[] best;

    /** @param markCount two for each group wanted, the whole included */
    StateMachine(List<Instruction> code, CharSequence text, boolean manyLines, int markCount) {
        this.code = code;
        this.text = text;
        this.places = new Places(text, manyLines);
        this.markCount = markCount;
        this.now = new Ways(code.size());
        this.next = new Ways(code.size());
    }

    /** The marks of the match, or null. */
    int[] find(int from, int firstChar) {
        int at = from;
        while (true) {
            if (now.size == 0) {
                if (best != null) {
                    return best;
                }
                at = firstChar < 0 ? at : nextCandidate(at, firstChar);
                if (at < 0) {
                    return null;
                }
            }
            if (best == null) {
                enter(now, 0, at, freshMarks(at));
            }
            int c = at < text.length() ? Character.codePointAt(text, at) : -1;
            step(at, c);
            if (c < 0) {
                return best;
            }
            at += Character.charCount(c);
            Ways done = now;
            now = next;
            next = done;
            next.clear();
        }
    }

    private int nextCandidate(int at, int firstChar) {
        for (int i = at; i < text.length(); i++) {
            if (text.charAt(i) == firstChar) {
                return i;
            }
        }
        return -1;
    }

    private int[] freshMarks(int at) {
        int[] marks = new int[markCount];
        java.util.Arrays.fill(marks, -1);
        marks[0] = at;
        return marks;
    }

    private void step(int at, int c) {
        for (int i = 0; i < now.size; i++) {
            int[] marks = now.marks[i];
            if (best != null && marks[0] > best[0]) {
                break;
            }
            Instruction instruction = code.get(now.states[i]);
            if (instruction.kind() == Instruction.Kind.MATCH) {
                if (best == null || marks[0] < best[0] || at > best[1]) {
                    best = marks.clone();
                    best[1] = at;
                }
            } else if (c >= 0 && instruction.set().contains(c)) {
                enter(next, now.states[i] + 1, at + Character.charCount(c), marks);
            }
        }
    }

    private record Pending(int state, int[] marks) {}

    /** Adds a state and all that is reached from it without eating a character. */
    private void enter(Ways ways, int start, int at, int[] startMarks) {
        Deque<Pending> pending = new ArrayDeque<>();
        pending.push(new Pending(start, startMarks));
        while (!pending.isEmpty()) {
            Pending way = pending.pop();
            if (!ways.admit(way.state, way.marks)) {
                continue;
            }
            Instruction instruction = code.get(way.state);
            switch (instruction.kind()) {
                case JUMP -> pending.push(new Pending(instruction.first(), way.marks));
                case FORK -> {
                    pending.push(new Pending(instruction.second(), way.marks));
                    pending.push(new Pending(instruction.first(), way.marks));
                }
                case MARK -> pending.push(new Pending(way.state + 1, marked(way.marks, instruction.first(), at)));
                case ASSERT -> {
                    if (places.holds(instruction.place(), at)) {
                        pending.push(new Pending(way.state + 1, way.marks));
                    }
                }
                case CHARS, MATCH -> ways.keep(way.state, way.marks);
                default -> throw new IllegalStateException("only the search runs " + instruction.kind());
            }
        }
    }

    private int[] marked(int[] marks, int mark, int at) {
        if (mark >= marks.length) {
            return marks;
        }
        int[] changed = marks.clone();
        changed[mark] = at;
        if (mark % 2 == 0) {
            changed[mark + 1] = -1;
        }
        return changed;
    }

    /** The ways that are open at one position, in order of preference. */
    private static final class Ways {
        private final int[] states;
        private final int[][] marks;
        private final int[] indexOfState;
        private final int[][] admitted;
        private final int[] touched;
        private int touchedCount;
        private int size;

        Ways(int stateCount) {
            states = new int[stateCount];
            marks = new int[stateCount][];
            indexOfState = new int[stateCount];
            admitted = new int[stateCount][];
            touched = new int[stateCount];
        }

        boolean admit(int state, int[] candidate) {
            int[] before = admitted[state];
            if (before != null && !better(candidate, before)) {
                return false;
            }
            if (before == null) {
                touched[touchedCount++] = state;
                indexOfState[state] = -1;
            }
            admitted[state] = candidate;
            return true;
        }

        void keep(int state, int[] candidate) {
            int index = indexOfState[state];
            if (index < 0) {
                index = size++;
                indexOfState[state] = index;
                states[index] = state;
            }
            marks[index] = candidate;
        }

        private static boolean better(int[] candidate, int[] other) {
            if (candidate[0] != other[0]) {
                return false;
            }
            for (int i = 2; i + 1 < candidate.length; i += 2) {
                if (candidate[i] != other[i]) {
                    return false;
                }
                if (candidate[i + 1] != other[i + 1]) {
                    return candidate[i + 1] > other[i + 1];
                }
            }
            return false;
        }

        void clear() {
            for (int i = 0; i < touchedCount; i++) {
                admitted[touched[i]] = null;
            }
            touchedCount = 0;
            size = 0;
        }
    }
}
