package dev.drydock.lessons.course;

import dev.drydock.lessons.lesson.Lesson;
import dev.drydock.lessons.lesson.LessonReader;
import dev.drydock.lessons.prose.LessonText;
import dev.drydock.lessons.prose.TextReader;
import dev.drydock.lessons.source.Node;
import dev.drydock.lessons.source.Problems;
import dev.drydock.lessons.source.YamlSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
        List<Node> texts = new ArrayList<>();
        Optional<Node> top = YamlSource.read(file, bytes, problems);
        textBytesByFile.forEach((textFile, textBytes) -> YamlSource.read(textFile, textBytes, problems).ifPresent(texts::add));
        return read(top, texts, problems);
    }

    /** Reads a lesson and its texts from the top nodes of their files, as far as these could be read, and lints them. */
    static Optional<LessonInLanguages> read(Optional<Node> top, List<Node> texts, Problems problems) {
        Optional<Lesson> lesson = top.map(node -> LessonReader.read(node, problems));
        Map<String, LessonText> textByLanguage = new LinkedHashMap<>();
        lesson.flatMap(Lesson::inlineText)
                .map(node -> TextReader.inline(lesson.get().id(), node, problems))
                .ifPresent(text -> put(textByLanguage, text, problems));
        for (Node text : texts) put(textByLanguage, TextReader.read(text, problems), problems);
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
