package dev.drydock.tutor.workshop;

import dev.drydock.lessons.course.LessonInLanguages;
import dev.drydock.tutor.player.LessonSitting;
import dev.drydock.tutor.player.TaughtLesson;
import dev.drydock.tutor.sitting.Learner;
import java.util.Optional;

/** Plays a lesson while it is being written: at each save that is sound it goes on at the same step of the new edition. */
public final class Preview {
    private Preview() {}

    /**
     * Plays until the teacher leaves or the lesson is over. Nothing of it is saved.
     *
     * @param from the step to begin at; the first when there is none of that name
     * @param follow whether new editions are played
     * @param reloaded said when one is
     */
    public static void play(Watch watch, String from, boolean follow, Learner learner, String reloaded) {
        String step = from;
        while (true) {
            LessonInLanguages edition = watch.sound().orElseThrow();
            watch.taken();
            TaughtLesson lesson = new TaughtLesson(edition.lesson(), () -> edition.text(learner.tongue().language().code()));
            Optional<String> at = LessonSitting.preview(lesson, step, learner, () -> follow && watch.changed());
            if (at.isEmpty()) return;
            step = at.get();
            learner.terminal().write("\n" + reloaded + "\n");
        }
    }
}
