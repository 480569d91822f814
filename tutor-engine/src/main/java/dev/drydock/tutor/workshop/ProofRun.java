package dev.drydock.tutor.workshop;

import dev.drydock.lessons.lesson.Lesson;
import dev.drydock.lessons.lesson.Step;
import dev.drydock.lessons.proof.ProofReport;
import dev.drydock.lessons.proof.Prover;
import dev.drydock.lessons.stage.SandboxTheatre;
import dev.drydock.tutor.java.ProofHands;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Proves many lessons, as many at once as the computer has cores. Lessons share nothing, so the outcome is the same as one by one. */
public final class ProofRun {
    private ProofRun() {}

    /** How many are proved at once. */
    public static int cores() {
        return Math.max(1, Runtime.getRuntime().availableProcessors());
    }

    /**
     * What became of one lesson.
     *
     * @param millis how long its proofs took
     */
    public record Proved(ProofReport report, long millis) {}

    /**
     * Proves lessons and tells of each in the order given, as soon as it and those before it are there.
     *
     * @param mayRunJava whether the lines of Java in a lesson may run here
     */
    public static void prove(List<Lesson> lessons, Predicate<Lesson> mayRunJava, Consumer<Proved> told) {
        ExecutorService workers = Executors.newFixedThreadPool(Math.min(cores(), Math.max(1, lessons.size())), work -> {
            Thread thread = new Thread(work, "proofs");
            thread.setDaemon(true);
            return thread;
        });
        try {
            // The longest first: a long one that begins last would be waited for alone.
            List<Lesson> longestFirst = new ArrayList<>(lessons);
            longestFirst.sort(Comparator.comparingInt(ProofRun::size).reversed());
            Map<Lesson, Future<Proved>> running = new HashMap<>();
            for (Lesson lesson : longestFirst) running.put(lesson, workers.submit(() -> prove(lesson, mayRunJava.test(lesson))));
            for (Lesson lesson : lessons) told.accept(running.get(lesson).get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    private static Proved prove(Lesson lesson, boolean java) {
        long begin = System.nanoTime();
        if (!java) return new Proved(Prover.prove(lesson, new SandboxTheatre()), (System.nanoTime() - begin) / 1_000_000);
        try (ProofHands hands = new ProofHands()) {
            return new Proved(Prover.prove(lesson, new SandboxTheatre(hands)), (System.nanoTime() - begin) / 1_000_000);
        }
    }

    /** About how many lines its proofs type; a start that names a world of several machines counts double. */
    private static int size(Lesson lesson) {
        int lines = 0;
        for (Step.Task task : lesson.steps(Step.Task.class)) {
            int ways = 2 + task.also().size() + task.mistakes().size() + task.solution().size();
            lines += ways * task.solution().size();
        }
        return lines;
    }
}
