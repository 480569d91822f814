package dev.drydock.tutor.grade;

import dev.drydock.tutor.journal.Entry;
import java.util.List;
import java.util.Locale;

/**
 * One journal of one student.
 *
 * @param trouble what keeps it from counting as it is
 * @param fact what belongs to the trouble: a version, a number of bytes
 * @param entries what was put in, to compare with others'
 */
public record Graded(String student, String lesson, Trouble trouble, String fact, List<StepResult> steps, List<Entry> entries) {
    public Graded {
        steps = List.copyOf(steps);
        entries = List.copyOf(entries);
    }

    /** Why a journal does not count, or not wholly. */
    public enum Trouble {
        NONE,
        /** It is cut or was edited: what stands before counts. */
        DAMAGED,
        /** It is no journal at all. */
        UNREADABLE,
        /** Another version of the program wrote it. */
        OTHER_VERSION,
        /** It belongs to a lesson that is not here. */
        UNKNOWN_LESSON,
        /** The lesson was another one then. */
        CHANGED_LESSON,
        /** Its entries make no sense, or would keep a computer busy for ever. */
        REFUSED;

        /** The end of the key of its sentence. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        boolean counts() {
            return this == NONE || this == DAMAGED;
        }
    }

    public long stepsDone() {
        return steps.stream().filter(StepResult::done).count();
    }
}
