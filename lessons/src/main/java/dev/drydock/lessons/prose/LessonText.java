package dev.drydock.lessons.prose;

import dev.drydock.lessons.source.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A lesson's sentences in one language; all prose is Markdown.
 *
 * @param language {@code zh}, {@code en} or another code
 */
public record LessonText(Place place, String lesson, String language, Frame frame, Map<String, StepText> textByStep) {

    /**
     * What stands around the steps.
     *
     * @param summary one line for the menu
     * @param recap what is said at the end
     */
    public record Frame(String title, String summary, String recap) {}

    public LessonText {
        textByStep = Collections.unmodifiableMap(new LinkedHashMap<>(textByStep));
    }

    public Optional<StepText> step(String stepId) {
        return Optional.ofNullable(textByStep.get(stepId));
    }

    /** The sentences of a task. @throws IllegalStateException when the lesson was not linted */
    public StepText.OfTask task(String stepId) {
        if (textByStep.get(stepId) instanceof StepText.OfTask text) return text;
        throw new IllegalStateException(place + ": no text for the task " + stepId);
    }

    /** The sentences of a quiz. @throws IllegalStateException when the lesson was not linted */
    public StepText.OfQuiz quiz(String stepId) {
        if (textByStep.get(stepId) instanceof StepText.OfQuiz text) return text;
        throw new IllegalStateException(place + ": no text for the quiz " + stepId);
    }
}
