package dev.drydock.tutor.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.lessons.course.LessonInLanguages;
import dev.drydock.lessons.course.Pack;
import dev.drydock.lessons.lesson.Lesson;
import dev.drydock.lessons.prose.LessonText;
import dev.drydock.lessons.review.Rating;
import dev.drydock.lessons.source.Problems;
import dev.drydock.tutor.edge.MemoryDisk;
import dev.drydock.tutor.edge.ScriptedTerminal;
import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.journal.DataFolder;
import dev.drydock.tutor.language.Language;
import dev.drydock.tutor.player.Page;
import dev.drydock.tutor.sitting.Tongue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeckTest {
    private static final long NOON = Instant.parse("2026-11-24T12:00:00Z").getEpochSecond();
    private static final long DAY = 86_400;
    private static final String LESSON = """
            lesson: @
            world: {host: {images: [busybox]}}
            steps:
              - task: make
                check: {container: {name: one}}
                solution: [docker create --name one busybox]
                mistakes:
                  two: {try: [docker create --name two busybox], when: {container: {name: two}}}
              - {quiz: after, kind: fill, answer: {inspect: {container: one, path: State.Status}}}
              - tell: more
              - {quiz: which, kind: single, options: [good, bad], answer: good}
            text:
              language: en
              title: Lesson @
              steps:
                make: {title: Make, task: Make one., hints: {nudge: Try it., more: M}, mistakes: {two: One too many.}}
                after: {title: After, question: "Its state?", otherwise: No.}
                more: {title: More, tell: More.}
                which: {title: Which, question: "Which?", options: {good: {text: Good, feedback: Yes.}, bad: {text: Bad, feedback: No.}}}
            """;

    private final MemoryDisk disk = new MemoryDisk();
    private final DataFolder folder = new DataFolder(Path.of("/home"));
    private final Map<String, LessonText> texts = new LinkedHashMap<>();

    private Lesson lesson(String id) {
        LessonInLanguages read = Pack.read(id + ".yaml", LESSON.replace("@", id).getBytes(StandardCharsets.UTF_8), Map.of(), new Problems()).orElseThrow();
        texts.put(id, read.text("en"));
        return read.lesson();
    }

    private ReviewLog log() {
        return new ReviewLog(disk, folder, ZoneOffset.UTC);
    }

    private static List<String> ids(List<Item> items) {
        return items.stream().map(Item::id).toList();
    }

    private String examine(Deck deck, long now, String... lines) {
        ScriptedTerminal terminal = new ScriptedTerminal(new Terminal.Size(80, 24), List.of(lines));
        new Examination(deck, lesson -> texts.get(lesson.id()), new Page(terminal, new Tongue(Language.EN)), () -> now).run(deck.due(now));
        return terminal.screen();
    }

    @Test
    void lessons_take_turns_and_siblings_wait_for_another_day() {
        Deck deck = Deck.of(List.of(lesson("a"), lesson("b")), log());
        assertEquals(List.of("a/make", "b/make", "a/which", "b/which"), ids(deck.due(NOON)));
    }

    @Test
    void what_was_known_comes_back_when_it_is_due_and_its_sibling_the_next_day() throws IOException {
        Deck deck = Deck.of(List.of(lesson("a")), log());
        deck.answered(deck.due(NOON).get(0), Rating.EASY, NOON);
        assertEquals(List.of("a/which"), ids(deck.due(NOON + 60)));
        assertEquals(List.of("a/after", "a/which"), ids(deck.due(NOON + DAY)));
        assertEquals(List.of("a/make", "a/which"), ids(deck.due(NOON + 9 * DAY)));
    }

    @Test
    void what_was_not_known_comes_back_in_a_minute() throws IOException {
        Deck deck = Deck.of(List.of(lesson("a")), log());
        deck.answered(deck.due(NOON).get(0), Rating.AGAIN, NOON);
        assertEquals(List.of("a/make", "a/which"), ids(deck.due(NOON + 61)));
        assertEquals(List.of("a/make"), ids(deck.weak(NOON + 61, 9)));
    }

    @Test
    void the_outlook_counts_today_tomorrow_and_the_week() throws IOException {
        Deck deck = Deck.of(List.of(lesson("a"), lesson("b")), log());
        List<Item> due = deck.due(NOON);
        deck.answered(due.get(0), Rating.GOOD, NOON);
        deck.answered(due.get(0), Rating.GOOD, NOON + 600);
        deck.answered(due.get(1), Rating.EASY, NOON);
        assertEquals(new Deck.Outlook(2, 0, 1), deck.outlook(NOON + 700));
        assertEquals(1, deck.outlook(NOON + DAY).tomorrow());
        assertEquals(new Deck.Outlook(2, 0, 0).tomorrow(), deck.outlook(NOON).tomorrow());
    }

    @Test
    void a_situation_is_answered_with_a_command_in_a_fresh_sandbox() {
        Deck deck = Deck.of(List.of(lesson("a")), log());
        String screen = examine(deck, NOON, "docker create --name two busybox", "docker create --name one busybox", "");
        assertTrue(screen.contains("One too many.") && screen.contains("Right"), screen);
        assertTrue(screen.contains("0 of 1 right at the first try"), screen);
        assertEquals("2026-11-24T12:00:00Z hard a/make\n", log("a"));
    }

    private String log(String any) {
        try {
            return new String(disk.read(folder.reviews()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(any, e);
        }
    }

    @Test
    void a_question_about_the_world_finds_the_world_as_it_was() throws IOException {
        Deck deck = Deck.of(List.of(lesson("a")), log());
        deck.answered(deck.due(NOON).get(0), Rating.EASY, NOON);
        String screen = examine(deck, NOON + DAY, "created", "");
        assertTrue(screen.contains("Its state?") && screen.contains("1 of 1 right"), screen);
    }

    @Test
    void the_log_is_replayed_and_bad_lines_are_passed_over() throws IOException {
        disk.write(folder.reviews(), "2026-11-24T12:00:00Z easy a/make\nnonsense\n2026-11-24T12:00:00Z perfect a/which\n2026-11-24T12:00:00Z good a/wh".getBytes(StandardCharsets.UTF_8));
        Deck deck = Deck.of(List.of(lesson("a")), log());
        assertEquals(List.of("a/which"), ids(deck.due(NOON + 60)));
    }

    @Test
    void a_clock_that_was_put_back_makes_nothing_due_for_years() throws IOException {
        Deck deck = Deck.of(List.of(lesson("a")), log());
        Item item = deck.due(NOON).get(0);
        deck.answered(item, Rating.EASY, NOON);
        deck.answered(item, Rating.GOOD, NOON - 4_000 * DAY);
        assertTrue(deck.card(item).dueSeconds() > NOON && deck.card(item).dueSeconds() < NOON + 30 * DAY);
        assertEquals(1, deck.streak(NOON));
    }

    @Test
    void a_streak_is_counted_up_to_yesterday() throws IOException {
        Deck deck = Deck.of(List.of(lesson("a")), log());
        for (int day = 0; day < 3; day++) deck.answered(deck.all().get(0), Rating.GOOD, NOON + day * DAY);
        assertEquals(3, deck.streak(NOON + 3 * DAY));
        assertEquals(0, deck.streak(NOON + 4 * DAY));
    }
}
