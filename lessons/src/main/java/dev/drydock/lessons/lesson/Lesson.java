package dev.drydock.lessons.lesson;

import dev.drydock.lessons.source.Node;
import dev.drydock.lessons.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * A lesson.
 *
 * @param id its name in files and commands: small letters, digits and hyphens
 * @param needs the lessons that come before it
 * @param inlineText the text of a lesson that a teacher writes in one language, in the lesson's own file
 */
public record Lesson(String id, Place place, List<String> needs, Start start, List<Step> steps, Optional<Node> inlineText) {
    public Lesson {
        needs = List.copyOf(needs);
        steps = List.copyOf(steps);
    }

    /** The step with this id. */
    public Optional<Step> step(String stepId) {
        return steps.stream().filter(step -> step.id().equals(stepId)).findFirst();
    }

    /** The steps of one kind, in their order. */
    public <T extends Step> List<T> steps(Class<T> kind) {
        return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
