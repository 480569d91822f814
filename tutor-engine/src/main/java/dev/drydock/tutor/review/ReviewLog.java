package dev.drydock.tutor.review;

import dev.drydock.lessons.review.Card;
import dev.drydock.lessons.review.Fsrs;
import dev.drydock.lessons.review.Rating;
import dev.drydock.tutor.edge.Disk;
import dev.drydock.tutor.journal.DataFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Every answer in reviews, a line each: {@code 2026-11-24T08:00:00Z good container/what-is-left}. Where each question stands is the
 * replay of it; a line that was cut off or is no answer is passed over.
 */
public final class ReviewLog {
    private final Disk disk;
    private final Path file;
    private final Map<String, Card> cardById = new LinkedHashMap<>();
    private final TreeSet<LocalDate> days = new TreeSet<>();
    private final ZoneId zone;
    private long latestSeconds;

    /** Reads what was answered so far. {@code zone}: where days begin and end. */
    public ReviewLog(Disk disk, DataFolder folder, ZoneId zone) {
        this.disk = disk;
        this.file = folder.reviews();
        this.zone = zone;
        try {
            if (!disk.isFile(file)) return;
            for (String line : new String(disk.read(file), StandardCharsets.UTF_8).split("\n")) read(line);
        } catch (IOException unreadable) {
            // The same as no answers: everything is new.
        }
    }

    private void read(String line) {
        String[] parts = line.split(" ");
        if (parts.length != 3) return;
        try {
            take(parts[2], Rating.valueOf(parts[1].toUpperCase(Locale.ROOT)), Instant.parse(parts[0]).getEpochSecond());
        } catch (DateTimeParseException | IllegalArgumentException notOurs) {
            // Written by another hand, or cut off.
        }
    }

    private void take(String id, Rating rating, long seconds) {
        // A clock that was put back must not make the past due for years.
        latestSeconds = Math.max(latestSeconds, seconds);
        cardById.put(id, Fsrs.review(card(id), rating, latestSeconds));
        days.add(day(latestSeconds));
    }

    LocalDate day(long seconds) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(seconds), zone);
    }

    /** Where a question stands. */
    public Card card(String id) {
        return cardById.getOrDefault(id, Card.NEW);
    }

    /** Puts down an answer. @throws IOException when the disk refuses; it counts all the same until the program ends */
    public void add(String id, Rating rating, long nowSeconds) throws IOException {
        long seconds = Math.max(latestSeconds, nowSeconds);
        take(id, rating, seconds);
        String line = Instant.ofEpochSecond(seconds) + " " + rating.name().toLowerCase(Locale.ROOT) + " " + id + "\n";
        try (Disk.Appender appender = disk.append(file)) {
            appender.append(line.getBytes(StandardCharsets.UTF_8));
            appender.confirm();
        }
    }

    /** On how many days in a row, up to today or yesterday, something was answered. */
    public int streak(long nowSeconds) {
        LocalDate day = day(nowSeconds);
        if (!days.contains(day)) day = day.minusDays(1);
        int streak = 0;
        while (days.contains(day)) {
            streak++;
            day = day.minusDays(1);
        }
        return streak;
    }
}
