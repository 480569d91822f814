package dev.drydock.tutor.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How one student did one step, as the replay shows it. */
public final class StepResult {
    private final String step;
    private final Kind kind;
    private boolean done;
    private boolean skipped;
    private long micros;
    private int attempts;
    private int hints;
    private String firstError = "";
    private final List<String> errors = new ArrayList<>();

    StepResult(String step, Kind kind) {
        this.step = step;
        this.kind = kind;
    }

    /** What sort of step it is. */
    public enum Kind {
        TASK,
        QUIZ;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public String step() {
        return step;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether the world, or the answer, was right at some moment before a solution was asked for. */
    public boolean done() {
        return done;
    }

    /** Whether the solution was asked for. */
    public boolean skipped() {
        return skipped;
    }

    /** Virtual seconds spent on it; at a prompt they are real ones. */
    public double seconds() {
        return micros / 100_000 / 10.0;
    }

    /** Lines typed, or answers given. */
    public int attempts() {
        return attempts;
    }

    public int hints() {
        return hints;
    }

    /** The first line that failed, or the first wrong answer; empty when there was none. */
    public String firstError() {
        return firstError;
    }

    /** All of them: of a task the lines, of a quiz the names of the wrong options. */
    public List<String> errors() {
        return List.copyOf(errors);
    }

    /** Right at once: a question at the first answer, a task without a hint. */
    public boolean atOnce() {
        return done && !skipped && hints == 0 && (kind == Kind.TASK || attempts == 1);
    }

    // ---- what the replay finds ---------------------------------------------------------------------------------------------------

    void passed() {
        if (!skipped) done = true;
    }

    /** Of an exam the last answer counts; it may be wrong after a right one. */
    void answered(boolean right) {
        if (!skipped && !done) done = right;
    }

    void skip() {
        if (!done) skipped = true;
    }

    void again() {
        // Begun anew: what was done before does not count against it.
        skipped = false;
    }

    void spent(long more) {
        if (!done && !skipped) micros += Math.max(0, more);
    }

    void attempt() {
        if (!done && !skipped) attempts++;
    }

    void hint() {
        if (!done && !skipped) hints++;
    }

    void error(String error) {
        if (done || skipped) return;
        if (firstError.isEmpty()) firstError = error;
        errors.add(error);
    }
}
