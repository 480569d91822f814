package dev.drydock.lessons.prose;

import dev.drydock.lessons.lesson.Command;
import dev.drydock.lessons.lesson.Step;
import dev.drydock.lessons.source.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sentences of one step; its kind is told by the key of its prose. */
public sealed interface StepText {

    Place place();

    String title();

    /** What is told, asked for, or asked: Markdown. */
    String prose();

    /** The key of the prose in the file, and the kind of step that it is for. */
    String kind();

    /** Of a step that tells. */
    record OfTell(Place place, String title, String prose) implements StepText {
        @Override
        public String kind() {
            return "tell";
        }
    }

    /** Of a step in which something is to be done. */
    record OfTask(Place place, String title, String prose, Hints hints, Replies replies) implements StepText {
        @Override
        public String kind() {
            return "task";
        }

        /** The ladder of hints: the nudge, more, and at last the commands themselves, one a line. */
        public List<String> ladder(Step.Task task) {
            List<String> rungs = new ArrayList<>();
            rungs.add(hints.nudge());
            rungs.add(hints.more());
            rungs.add(String.join("\n", Command.lines(task.solution())));
            return rungs;
        }
    }

    /**
     * Of a step in which something is asked.
     *
     * @param counterpartByName what belongs to each option, where options are to be matched
     */
    record OfQuiz(Place place, String title, String prose, Map<String, String> optionByName, Map<String, String> counterpartByName,
            Replies replies) implements StepText {
        public OfQuiz {
            optionByName = Collections.unmodifiableMap(new LinkedHashMap<>(optionByName));
            counterpartByName = Collections.unmodifiableMap(new LinkedHashMap<>(counterpartByName));
        }

        @Override
        public String kind() {
            return "question";
        }
    }

    /** Hints before the command itself. */
    record Hints(String nudge, String more) {}

    /**
     * What is said to what the learner did.
     *
     * @param byName to a named mistake, an option or a wrong answer
     * @param otherwise to any other wrong answer
     * @param done when the step is done
     */
    record Replies(Map<String, String> byName, Optional<String> otherwise, Optional<String> done) {
        public Replies {
            byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        }

        public Optional<String> to(String name) {
            return Optional.ofNullable(byName.get(name));
        }
    }
}
