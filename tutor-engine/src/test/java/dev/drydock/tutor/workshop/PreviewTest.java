package dev.drydock.tutor.workshop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.lessons.message.Sentences;
import dev.drydock.tutor.edge.Berth;
import dev.drydock.tutor.edge.MemoryDisk;
import dev.drydock.tutor.edge.ScriptedTerminal;
import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.language.Language;
import dev.drydock.tutor.sitting.Learner;
import dev.drydock.tutor.sitting.Tongue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A teacher who plays a lesson and saves it meanwhile. */
class PreviewTest {
    private static final Path FILE = Path.of("a.yaml");
    private static final String LESSON = """
            lesson: a
            world: {host: {images: [busybox]}}
            steps:
              - tell: why
              - task: first
                check: {container: {name: one}}
                solution: [docker create --name one busybox]
              - task: second
                check: {container: {name: two}}
                solution: [docker create --name two busybox]
            text:
              language: en
              title: A
              steps:
                why: {title: Why, tell: Because.}
                first: {title: First, task: Make one., hints: {nudge: N, more: M}}
                second: {title: Second, task: Make two., hints: {nudge: N, more: M}}
            """;

    private final MemoryDisk disk = new MemoryDisk();
    private final AtomicLong nanos = new AtomicLong();
    private final List<Runnable> saves = new ArrayList<>();

    private void save(String text) {
        try {
            disk.write(FILE, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        nanos.addAndGet(1_000_000_000);
    }

    private String play(String from, String... lines) throws IOException {
        save(LESSON);
        Watch watch = new Watch(disk, FILE, Sentences.of("en"), nanos::get);
        ScriptedTerminal script = new ScriptedTerminal(new Terminal.Size(80, 24), List.of(lines)).then(new Terminal.Said.Line(":quit"));
        Terminal terminal = new WatchingTerminal(new Saving(script), watch, "The edition before goes on.");
        Learner learner = new Learner(terminal, new Tongue(Language.EN), disk, Berth.of(Map.of(), Path.of("/nowhere")));
        Preview.play(watch, from, true, learner, "Saved anew.");
        return script.screen();
    }

    /** Saves the lesson, as an editor would, before the first lines are typed. */
    private final class Saving implements Terminal {
        private final ScriptedTerminal script;

        Saving(ScriptedTerminal script) {
            this.script = script;
        }

        @Override
        public Said ask(Question question) {
            while (!saves.isEmpty()) {
                saves.remove(0).run();
                Meanwhile.Tick tick = question.meanwhile().tick();
                script.write(tick.above());
                if (tick.over()) return new Said.Withdrawn();
            }
            return script.ask(question);
        }

        @Override
        public Size size() {
            return script.size();
        }

        @Override
        public boolean colours() {
            return false;
        }

        @Override
        public boolean fullScreen() {
            return false;
        }

        @Override
        public void write(String text) {
            script.write(text);
        }

        @Override
        public String keys(long timeoutMillis) {
            return script.keys(timeoutMillis);
        }

        @Override
        public void unread(String keys) {
            script.unread(keys);
        }

        @Override
        public void status(String text) {
            script.status(text);
        }

        @Override
        public void close() {
            script.close();
        }
    }

    @Test
    void a_preview_begins_at_any_step_behind_the_reference_solutions() throws IOException {
        String screen = play("second", "docker ps -a --format '={{.Names}}='");
        assertTrue(screen.contains("Make two.") && screen.contains("=one=") && !screen.contains("Make one."), screen);
    }

    @Test
    void a_save_goes_on_at_the_same_step_of_the_new_edition() throws IOException {
        saves.add(() -> save(LESSON.replace("Make two.", "Make the second one.")));
        String screen = play("second");
        assertTrue(screen.indexOf("Make two.") < screen.indexOf("Saved anew.") && screen.indexOf("Saved anew.") < screen.indexOf("Make the second one."), screen);
        assertFalse(screen.contains("Because."), screen);
    }

    @Test
    void a_mistake_is_told_with_its_line_and_the_last_good_edition_stays() throws IOException {
        saves.add(() -> save(LESSON.replace("task: second", "taks: second")));
        String screen = play("second", "docker create --name two busybox");
        assertTrue(screen.contains("a.yaml:8:5: ") && screen.contains("The edition before goes on."), screen);
        assertTrue(screen.contains("Enter goes on."), screen);
        assertEquals(-1, screen.indexOf("Saved anew."));
    }

    @Test
    void a_mistake_that_is_mended_is_played() throws IOException {
        saves.add(() -> save("lesson: [broken"));
        saves.add(() -> save(LESSON.replace("Make two.", "Make it.")));
        String screen = play("second");
        assertTrue(screen.contains("a.yaml:1:") && screen.contains("Saved anew.") && screen.contains("Make it."), screen);
    }

    @Test
    void a_step_that_is_gone_leads_to_the_first() throws IOException {
        saves.add(() -> save(LESSON.replace("task: second", "task: third").replace("second: {title", "third: {title")));
        assertTrue(play("second").contains("Because."));
    }
}
