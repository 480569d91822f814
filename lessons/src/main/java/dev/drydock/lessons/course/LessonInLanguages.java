package dev.drydock.lessons.course;

import dev.drydock.lessons.lesson.Lesson;
import dev.drydock.lessons.prose.LessonText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A lesson with its texts, read and linted without errors. */
public record LessonInLanguages(Lesson lesson, Map<String, LessonText> textByLanguage) {
    public LessonInLanguages {
        textByLanguage = Collections.unmodifiableMap(new LinkedHashMap<>(textByLanguage));
    }

    /** The text in a language; where there is none, in the first that there is. */
    public LessonText text(String language) {
        return Optional.ofNullable(textByLanguage.get(language)).orElseGet(() -> textByLanguage.values().iterator().next());
    }
}
