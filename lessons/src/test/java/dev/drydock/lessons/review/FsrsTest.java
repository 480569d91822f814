package dev.drydock.lessons.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FsrsTest {
    private static final long START = 1_669_700_000;

    /** The days until the next time after each answer, each given when it is due. */
    private static List<Long> days(Rating... ratings) {
        List<Long> days = new ArrayList<>();
        Card card = Card.NEW;
        long now = START;
        for (Rating rating : ratings) {
            card = Fsrs.review(card, rating, now);
            days.add((card.dueSeconds() - card.lastSeconds()) / Fsrs.DAY_SECONDS);
            now = card.dueSeconds();
        }
        return days;
    }

    @Test
    void the_published_intervals_come_out() {
        Rating good = Rating.GOOD;
        Rating again = Rating.AGAIN;
        assertEquals(List.of(0L, 2L, 11L, 46L, 163L, 498L, 0L, 0L, 2L, 4L, 7L, 12L, 21L),
                days(good, good, good, good, good, good, again, again, good, good, good, good, good));
    }

    @Test
    void the_first_steps_are_minutes() {
        Card once = Fsrs.review(Card.NEW, Rating.GOOD, START);
        assertEquals(START + 600, once.dueSeconds());
        assertEquals(START + 60, Fsrs.review(Card.NEW, Rating.AGAIN, START).dueSeconds());
        assertEquals(START + 330, Fsrs.review(Card.NEW, Rating.HARD, START).dueSeconds());
        assertEquals(START + 8 * Fsrs.DAY_SECONDS, Fsrs.review(Card.NEW, Rating.EASY, START).dueSeconds());
        assertEquals(Card.State.REVIEW, Fsrs.review(once, Rating.GOOD, once.dueSeconds()).state());
    }

    @Test
    void what_was_forgotten_is_asked_again_in_ten_minutes() {
        Card card = Fsrs.review(Card.NEW, Rating.EASY, START);
        Card forgotten = Fsrs.review(card, Rating.AGAIN, card.dueSeconds());
        assertEquals(Card.State.RELEARNING, forgotten.state());
        assertEquals(card.dueSeconds() + 600, forgotten.dueSeconds());
        assertTrue(forgotten.stability() < card.stability());
    }

    @Test
    void when_it_is_due_nine_of_ten_are_known() {
        Card card = Fsrs.review(Card.NEW, Rating.EASY, START);
        assertEquals(0.9, Fsrs.retrievability(card, card.dueSeconds()), 0.01);
        assertEquals(1, Fsrs.retrievability(card, START), 0);
    }

    @Test
    void a_clock_that_went_back_harms_nothing() {
        Card card = Fsrs.review(Card.NEW, Rating.EASY, START);
        Card earlier = Fsrs.review(card, Rating.GOOD, START - 900 * Fsrs.DAY_SECONDS);
        assertTrue(earlier.stability() >= card.stability() && Double.isFinite(earlier.stability()));
    }
}
