package dev.drydock.sandbox.tool.awk.run;

import dev.drydock.sandbox.tool.awk.value.Cells;
import dev.drydock.sandbox.tool.awk.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The machine between two steps: an immutable value.
 *
 * @param place the next instruction
 * @param arrays by number
 * @param made how many arrays were ever made
 * @param ranges which ranges of records are open
 */
record Image(int place, int line, List<Value> globals, List<Value> stack, List<Frame> frames, Map<Integer, Cells> arrays, int made,
        List<Boolean> ranges, Fields fields, Value status, int exitStatus, boolean ending, Chance chance) {

    /**
     * A call under way.
     *
     * @param back where it goes on afterwards
     * @param base where its variables begin on the stack
     * @param firstArray the first array that was made for it, to be given back
     */
    record Frame(int back, int line, int base, List<Integer> own) {}

    /**
     * The record at hand.
     *
     * @param fields empty while nobody asked for them
     * @param stale whether a field was changed since the text was made
     */
    record Fields(String text, Optional<List<Value>> fields, boolean stale) {
        static final Fields NONE = new Fields("", Optional.empty(), false);
    }
}
