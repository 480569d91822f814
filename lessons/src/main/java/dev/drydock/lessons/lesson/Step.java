package dev.drydock.lessons.lesson;

import dev.drydock.lessons.source.Place;
import java.util.List;
import java.util.Map;

/** A step of a lesson. Its id is the key of its sentences and of its progress. */
public sealed interface Step {

    String id();

    Place place();

    /** Faults that are brought in, or taken out, when the step begins: {@code fault stop kube-scheduler}, {@code repair all}. */
    default List<String> faults() {
        return List.of();
    }

    /** Something is told. */
    record Tell(String id, Place place, List<String> faults) implements Step {
        public Tell {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Something is to be done; any way that leads to the goals is right.
     *
     * @param solution the reference solution: shown as the last hint, carried out by a skip
     * @param also other ways that must pass too
     */
    record Task(String id, Place place, List<String> faults, List<Goal> goals, List<Command> solution, List<List<Command>> also, List<Mistake> mistakes)
            implements Step {
        public Task {
            faults = List.copyOf(faults);
            goals = List.copyOf(goals);
            solution = List.copyOf(solution);
            also = also.stream().map(List::copyOf).toList();
            mistakes = List.copyOf(mistakes);
        }
    }

    /**
     * Something is asked.
     *
     * @param misconceptionByAnswer what a wrong option or a named wrong answer shows that the learner believes
     */
    record Quiz(String id, Place place, List<String> faults, Question question, Map<String, String> misconceptionByAnswer) implements Step {
        public Quiz {
            faults = List.copyOf(faults);
            misconceptionByAnswer = Map.copyOf(misconceptionByAnswer);
        }
    }
}
