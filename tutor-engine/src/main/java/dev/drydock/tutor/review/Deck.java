package dev.drydock.tutor.review;

import dev.drydock.lessons.lesson.Lesson;
import dev.drydock.lessons.review.Card;
import dev.drydock.lessons.review.Fsrs;
import dev.drydock.lessons.review.Rating;
import dev.drydock.tutor.edge.Disk;
import dev.drydock.tutor.home.Library;
import dev.drydock.tutor.journal.DataFolder;
import dev.drydock.tutor.journal.Journal;
import dev.drydock.tutor.language.Language;
import dev.drydock.tutor.player.Progress;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that a learner has met in lessons and can be asked again, and where each stands. */
public final class Deck {
    /** As many new questions as this in one review; more would come back all at once. */
    private static final int MOST_NEW = 10;
    private static final double KNOWN = 0.9;
    private static final double DAYS_THAT_LAST = 7;

    private final List<Item> items;
    private final ReviewLog log;

    Deck(List<Item> items, ReviewLog log) {
        this.items = List.copyOf(items);
        this.log = log;
    }

    /** What was met in the lessons that were begun, as their journals tell. */
    public static Deck met(Library library, Language language, Disk disk, DataFolder folder, ReviewLog log) {
        List<Item> items = new ArrayList<>();
        for (String id : library.ids()) {
            List<String> passed = Journal.look(disk, folder.journalOf(id)).map(Journal::entries).map(Progress::passed).orElse(List.of());
            if (passed.isEmpty()) continue;
            for (Item item : Item.of(library.lesson(id, language))) if (passed.contains(item.step().id())) items.add(item);
        }
        return new Deck(items, log);
    }

    /** Everything that lessons ask, met or not. */
    public static Deck of(List<Lesson> lessons, ReviewLog log) {
        List<Item> items = new ArrayList<>();
        for (Lesson lesson : lessons) items.addAll(Item.of(lesson));
        return new Deck(items, log);
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    Card card(Item item) {
        return log.card(item.id());
    }

    /** Puts down how well something was known. @throws IOException when the disk refuses */
    void answered(Item item, Rating rating, long nowSeconds) throws IOException {
        log.add(item.id(), rating, nowSeconds);
    }

    /** What is to be asked now: what is due, then a few that are new; of siblings one a day, and the lessons take turns. */
    public List<Item> due(long nowSeconds) {
        List<Item> due = new ArrayList<>();
        List<Item> fresh = new ArrayList<>();
        for (Item item : items) {
            Card card = card(item);
            if (card.state() == Card.State.NEW) fresh.add(item);
            else if (card.dueSeconds() <= nowSeconds) due.add(item);
        }
        due.sort(Comparator.comparingLong(item -> card(item).dueSeconds()));
        due.addAll(fresh);
        return interleaved(without(due, askedToday(nowSeconds)));
    }

    private Set<String> askedToday(long nowSeconds) {
        Set<String> asked = new HashSet<>();
        LocalDate today = log.day(nowSeconds);
        for (Item item : items) {
            Card card = card(item);
            // What is still being learned comes back in minutes, and is no sibling of itself.
            boolean settled = card.state() == Card.State.REVIEW && card.dueSeconds() > nowSeconds;
            if (settled && log.day(card.lastSeconds()).equals(today)) asked.add(item.siblings());
        }
        return asked;
    }

    private List<Item> without(List<Item> wanted, Set<String> buried) {
        List<Item> kept = new ArrayList<>();
        int fresh = 0;
        for (Item item : wanted) {
            boolean isNew = card(item).state() == Card.State.NEW;
            if (isNew && fresh == MOST_NEW || !buried.add(item.siblings())) continue;
            if (isNew) fresh++;
            kept.add(item);
        }
        return kept;
    }

    /** One of each lesson in turn, so that no two of the same stand side by side as long as there are others. */
    static List<Item> interleaved(List<Item> items) {
        Map<String, Deque<Item>> byLesson = new LinkedHashMap<>();
        for (Item item : items) byLesson.computeIfAbsent(item.lesson().id(), id -> new ArrayDeque<>()).add(item);
        List<Item> mixed = new ArrayList<>();
        while (mixed.size() < items.size()) {
            for (Deque<Item> each : byLesson.values()) if (!each.isEmpty()) mixed.add(each.remove());
        }
        return mixed;
    }

    /** All of it, the lessons in turn. */
    public List<Item> all() {
        return interleaved(items);
    }

    /** What was asked and is known worst, the worst first. */
    public List<Item> weak(long nowSeconds, int most) {
        List<Item> asked = new ArrayList<>(items.stream().filter(item -> standing(item, nowSeconds) == Standing.SHAKY).toList());
        asked.sort(Comparator.comparingDouble(item -> Fsrs.retrievability(card(item), nowSeconds) * Math.min(1, card(item).stability() / DAYS_THAT_LAST)));
        return asked.subList(0, Math.min(most, asked.size()));
    }

    /** How well something is known. */
    public enum Standing {
        OPEN,
        SHAKY,
        LEARNED
    }

    Standing standing(Item item, long nowSeconds) {
        Card card = card(item);
        if (card.state() == Card.State.NEW) return Standing.OPEN;
        boolean lasts = card.state() == Card.State.REVIEW && card.stability() >= DAYS_THAT_LAST;
        return lasts && Fsrs.retrievability(card, nowSeconds) >= KNOWN - 0.05 ? Standing.LEARNED : Standing.SHAKY;
    }

    /** How many questions of a lesson are learned, shaky, open. */
    public Map<Standing, Integer> standings(String lesson, long nowSeconds) {
        Map<Standing, Integer> count = new LinkedHashMap<>();
        for (Standing each : Standing.values()) count.put(each, 0);
        for (Item item : items) if (item.lesson().id().equals(lesson)) count.merge(standing(item, nowSeconds), 1, Integer::sum);
        return count;
    }

    /**
     * How much comes when.
     *
     * @param week from the day after tomorrow to the seventh day
     */
    public record Outlook(int today, int tomorrow, int week) {}

    public Outlook outlook(long nowSeconds) {
        int tomorrow = 0;
        int week = 0;
        LocalDate today = log.day(nowSeconds);
        for (Item item : items) {
            Card card = card(item);
            if (card.state() == Card.State.NEW) continue;
            long days = java.time.temporal.ChronoUnit.DAYS.between(today, log.day(card.dueSeconds()));
            if (days == 1) tomorrow++;
            else if (days > 1 && days <= 7) week++;
        }
        return new Outlook(due(nowSeconds).size(), tomorrow, week);
    }

    /** On how many days in a row something was answered. */
    public int streak(long nowSeconds) {
        return log.streak(nowSeconds);
    }
}
