package dev.drydock.tutor.review;

import dev.drydock.lessons.lesson.Command;
import dev.drydock.lessons.lesson.Lesson;
import dev.drydock.lessons.lesson.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that can be asked again: a quiz, or a task that one command does.
 *
 * @param stepIndex its place in the lesson
 * @param siblings what is about the same thing has the same name here: a task and the quizzes behind it
 */
public record Item(Lesson lesson, int stepIndex, String siblings) {

    /** Its name in the log. */
    public String id() {
        return lesson.id() + "/" + step().id();
    }

    Step step() {
        return lesson.steps().get(stepIndex);
    }

    /** Everything of a lesson that can be asked. */
    static List<Item> of(Lesson lesson) {
        List<Item> items = new ArrayList<>();
        String about = "";
        for (int i = 0; i < lesson.steps().size(); i++) {
            Step step = lesson.steps().get(i);
            if (!(step instanceof Step.Quiz)) about = step.id();
            boolean asked = step instanceof Step.Quiz || step instanceof Step.Task task && isOneCommand(task);
            if (asked) items.add(new Item(lesson, i, lesson.id() + "/" + about));
        }
        return items;
    }

    private static boolean isOneCommand(Step.Task task) {
        return task.solution().stream().filter(command -> !command.look()).count() == 1;
    }

    /** The one command of a task. */
    static Command command(Step.Task task) {
        return task.solution().stream().filter(command -> !command.look()).findFirst().orElseThrow();
    }
}
