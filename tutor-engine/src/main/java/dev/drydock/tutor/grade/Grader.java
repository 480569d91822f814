package dev.drydock.tutor.grade;

import dev.drydock.lessons.lesson.Lesson;
import dev.drydock.tutor.home.Library;
import dev.drydock.tutor.journal.Entry;
import dev.drydock.tutor.journal.Header;
import dev.drydock.tutor.journal.Journal;
import dev.drydock.tutor.language.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Grades what students handed in, on all cores. */
public final class Grader {
    /** Nobody sits longer at one lesson; a journal that says so was made up, and would keep the computer busy. */
    private static final long MOST_MICROS = 40L * 86_400 * 1_000_000;
    private static final int MOST_ENTRIES = 100_000;
    private static final long MOST_SECONDS = 60;

    private final Library library;
    private final Language language;

    public Grader(Library library, Language language) {
        this.library = library;
        this.language = language;
    }

    /** Grades submissions; the results stand in their order. */
    public List<Graded> grade(List<Submission> submissions) {
        ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, Runtime.getRuntime().availableProcessors()), work -> {
            Thread thread = new Thread(work, "grading");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<Graded>> running = new ArrayList<>();
            for (Submission submission : submissions) {
                submission.journalByLesson().forEach((lesson, bytes) -> running.add(workers.submit(() -> grade(submission.name(), lesson, bytes))));
            }
            List<Graded> graded = new ArrayList<>();
            int next = 0;
            for (Submission submission : submissions) {
                for (String lesson : submission.journalByLesson().keySet()) graded.add(result(submission, lesson, running.get(next++)));
            }
            return graded;
        } finally {
            workers.shutdownNow();
        }
    }

    private static Graded result(Submission submission, String lesson, Future<Graded> running) {
        try {
            return running.get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException endless) {
            running.cancel(true);
            return none(submission.name(), lesson, Graded.Trouble.REFUSED, "");
        } catch (ExecutionException senseless) {
            return none(submission.name(), lesson, Graded.Trouble.REFUSED, "");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Graded none(String student, String lesson, Graded.Trouble trouble, String fact) {
        return new Graded(student, lesson, trouble, fact, List.of(), List.of());
    }

    private Graded grade(String student, String said, byte[] bytes) {
        Optional<Journal.HandedIn> handedIn = Journal.handedIn(bytes);
        if (handedIn.isEmpty()) return none(student, said, Graded.Trouble.UNREADABLE, "");
        Journal journal = handedIn.get().journal();
        Header header = journal.header();
        String id = header.lesson();
        if (!header.version().equals(Header.VERSION)) return none(student, id, Graded.Trouble.OTHER_VERSION, header.version());
        if (!library.ids().contains(id)) return none(student, id, Graded.Trouble.UNKNOWN_LESSON, "");
        String digest = header.exam() ? header.digest().substring(Header.EXAM.length()) : header.digest();
        if (!digest.equals(library.digest(id))) return none(student, id, Graded.Trouble.CHANGED_LESSON, header.digest());
        if (!sensible(journal)) return none(student, id, Graded.Trouble.REFUSED, "");
        Lesson lesson = library.lesson(id, language);
        int lost = handedIn.get().lostBytes();
        List<StepResult> steps = new Replay(lesson, journal).run();
        return new Graded(student, id, lost > 0 ? Graded.Trouble.DAMAGED : Graded.Trouble.NONE, lost > 0 ? "" + lost : "", steps, journal.entries());
    }

    /** Time goes forward, and not for ever. */
    private static boolean sensible(Journal journal) {
        long before = 0;
        for (Entry entry : journal.entries()) {
            if (entry.virtualMicros() < before || entry.virtualMicros() > MOST_MICROS) return false;
            before = entry.virtualMicros();
        }
        return journal.entries().size() <= MOST_ENTRIES && journal.header().start().epoch().matches("[0-9]{1,17}");
    }

    /**
     * Journals that two students share: the same inputs at the same microseconds, which no two people type.
     *
     * @param shared how many entries are the same from the beginning on
     */
    public record Copy(String lesson, String one, String other, int shared) {}

    private static final int FEWEST_SHARED = 4;

    /** The pairs of students whose journals of a lesson begin alike. */
    public static List<Copy> copies(List<Graded> graded) {
        List<Copy> copies = new ArrayList<>();
        for (int i = 0; i < graded.size(); i++) {
            for (int j = i + 1; j < graded.size(); j++) {
                Graded one = graded.get(i);
                Graded other = graded.get(j);
                if (!one.lesson().equals(other.lesson())) continue;
                int shared = shared(one.entries(), other.entries());
                if (shared >= FEWEST_SHARED) copies.add(new Copy(one.lesson(), one.student(), other.student(), shared));
            }
        }
        return copies;
    }

    private static int shared(List<Entry> one, List<Entry> other) {
        int same = 0;
        while (same < Math.min(one.size(), other.size()) && one.get(same).equals(other.get(same))) same++;
        return same;
    }

    /** The results of every step by student, for whom a map is easier to read. */
    public static Map<String, List<Graded>> byStudent(List<Graded> graded) {
        Map<String, List<Graded>> byStudent = new java.util.LinkedHashMap<>();
        for (Graded each : graded) byStudent.computeIfAbsent(each.student(), name -> new ArrayList<>()).add(each);
        return byStudent;
    }
}
