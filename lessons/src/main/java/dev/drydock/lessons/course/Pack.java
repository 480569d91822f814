package dev.drydock.lessons.course;

import dev.drydock.lessons.lesson.Lesson;
import dev.drydock.lessons.lesson.LessonReader;
import dev.drydock.lessons.prose.LessonText;
import dev.drydock.lessons.prose.TextReader;
import dev.drydock.lessons.source.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Puts a lesson together from the bytes of its files. */
public final class Pack {
    private Pack() {}

    /**
     * Reads a lesson and its texts and lints them against each other.
     *
     * @param file the lesson's file, as messages name it
     * @param textBytesByFile the text files, by the name that messages show
     * @return empty when there are errors in {@code problems}
     */
    public static Optional<LessonInLanguages> read(
            String file, byte[] bytes, Map<String, byte[]> textBytesByFile, Problems problems) {
        Optional<Lesson> lesson = LessonReader.read(file, bytes, problems);
        Map<String, LessonText> textByLanguage = new LinkedHashMap<>();
        lesson.flatMap(Lesson::inlineText)
                .map(node -> TextReader.inline(lesson.get().id(), node, problems))
                .ifPresent(text -> put(textByLanguage, text, problems));
        textBytesByFile.forEach((textFile, textBytes) ->
                TextReader.read(textFile, textBytes, problems).ifPresent(text -> put(textByLanguage, text, problems)));
        if (lesson.isEmpty()) return Optional.empty();
        // The texts of a lesson that could not be read whole would only be told to have too many steps.
        if (!problems.hasErrors()) textByLanguage.values().forEach(text -> Lint.check(lesson.get(), text, problems));
        if (textByLanguage.isEmpty() && !problems.hasErrors()) problems.error(lesson.get().place(), "lint.no-text", "lesson", lesson.get().id());
        if (problems.hasErrors()) return Optional.empty();
        return Optional.of(new LessonInLanguages(lesson.get(), textByLanguage));
    }

    private static void put(Map<String, LessonText> textByLanguage, LessonText text, Problems problems) {
        LessonText earlier = textByLanguage.putIfAbsent(text.language(), text);
        if (earlier != null) {
            problems.error(text.place(), "lint.text.twice", "language", text.language(), "other", earlier.place().file());
        }
    }
}
