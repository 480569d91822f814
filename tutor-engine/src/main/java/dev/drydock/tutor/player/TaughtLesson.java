package dev.drydock.tutor.player;

import dev.drydock.lessons.lesson.Lesson;
import dev.drydock.lessons.prose.LessonText;
import java.util.function.Supplier;

/**
 * A lesson as it is played.
 *
 * @param prose its text in the language of the moment, which may change in the middle
 */
public record TaughtLesson(Lesson lesson, Supplier<LessonText> prose) {
    LessonText text() {
        return prose.get();
    }
}
