package dev.drydock.tutor.player;

import dev.drydock.lessons.course.LessonInLanguages;
import dev.drydock.lessons.course.Pack;
import dev.drydock.lessons.source.Problems;
import dev.drydock.tutor.edge.Berth;
import dev.drydock.tutor.edge.MemoryDisk;
import dev.drydock.tutor.edge.ScriptedTerminal;
import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.journal.Journal;
import dev.drydock.tutor.language.Language;
import dev.drydock.tutor.sitting.Learner;
import dev.drydock.tutor.sitting.Tongue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Plays a little lesson of its own by lines typed in memory. */
final class LessonPlay {
    private static final String LESSON = """
            lesson: little
            world:
              host: {images: [busybox]}
            steps:
              - tell: why
              - task: first
                check:
                  - container: {name: one, image: busybox}
                solution: [docker create --name one busybox]
              - task: second
                check:
                  - container: {name: two, image: busybox}
                  - ran: 'docker ps'
                solution: [docker create --name two busybox, docker ps]
            text:
              language: en
              title: A little lesson
              recap: That was all.
              steps:
                why: {title: Why, tell: Because.}
                first: {title: The first, task: Make one., hints: {nudge: Try., more: More.}}
                second: {title: The second, task: Make two., hints: {nudge: Try., more: More.}}
            """;

    final Journal journal;
    private final TaughtLesson lesson;

    LessonPlay() {
        LessonInLanguages read = Pack.read("little.yaml", LESSON.getBytes(StandardCharsets.UTF_8), Map.of(), new Problems()).orElseThrow();
        this.lesson = new TaughtLesson(read.lesson(), () -> read.text("en"));
        this.journal = Journal.inMemory(LessonSitting.header(lesson.lesson(), "", new Tongue(Language.EN)));
    }

    /** What the screen shows after these lines; the journal goes on from play to play. */
    String type(String... lines) {
        ScriptedTerminal terminal = new ScriptedTerminal(new Terminal.Size(80, 24), List.of(lines)).then(new Terminal.Said.Line(":quit"));
        Berth berth = Berth.of(Map.of(), Path.of("/nowhere"));
        LessonSitting.resume(lesson, journal, new Learner(terminal, new Tongue(Language.EN), new MemoryDisk(), berth));
        return terminal.screen();
    }
}
