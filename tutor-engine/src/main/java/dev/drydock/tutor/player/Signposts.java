package dev.drydock.tutor.player;

import dev.drydock.lessons.lesson.Command;
import dev.drydock.lessons.lesson.Step;
import dev.drydock.lessons.prose.LessonText;
import dev.drydock.sandbox.store.Store;
import dev.drydock.tutor.journal.Entry;
import dev.drydock.tutor.menu.Menu;
import dev.drydock.tutor.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What helps a learner to see where they are in a lesson: its outline, its moments, the commands it taught. */
final class Signposts {
    /** Praise comes for every so many tasks done without a hint. */
    private static final int PRAISE_EVERY = 3;
    private static final int PRAISES = 4;

    private final TaughtLesson lesson;
    private final Progress progress;
    private final Session session;
    private final Page page;

    Signposts(TaughtLesson lesson, Progress progress, Session session, Page page) {
        this.lesson = lesson;
        this.progress = progress;
        this.session = session;
        this.page = page;
    }

    /** The lesson's steps, with what is done and where the learner is. */
    void outline() {
        StringBuilder list = new StringBuilder();
        for (Step step : lesson.lesson().steps()) {
            String mark = step == progress.step() ? ">" : progress.isDone(step) ? "✓" : "·";
            list.append(mark).append(' ').append(title(step)).append("\n\n");
        }
        page.lines(text("outline.title", frame().title()), list.toString().split("\n\n"));
    }

    /** Lets the learner choose a moment of the lesson; empty when they stay. */
    Optional<Timeline.Moment> timeline() {
        Store store = session.world().store();
        List<Timeline.Moment> moments = Timeline.of(progress, store);
        List<String> lines = new ArrayList<>();
        for (Timeline.Moment moment : moments) lines.add(moment.line().isEmpty() ? title(moment.step()) : "  $ " + moment.line().replace('\n', ' '));
        OptionalInt chosen = Menu.choose(
                page.terminal(), page.tongue().sentences(), text("timeline.title"), lines, Timeline.now(moments, progress, store));
        return chosen.isPresent() ? Optional.of(moments.get(chosen.getAsInt())) : Optional.empty();
    }

    /** The commands that the lesson taught so far. */
    void recap() {
        List<String> commands = commands();
        if (commands.isEmpty()) page.remark("recap.nothing");
        else page.prose(text("recap.title", frame().title()), fenced(commands));
    }

    /** The end of the lesson: what it was about, its commands, and how it went. */
    void finish() {
        List<String> commands = commands();
        // A lesson whose own recap is a table has said it better.
        String list = commands.isEmpty() || frame().recap().contains("|--") || frame().recap().contains("| --") ? "" : "\n\n" + text("recap.commands") + "\n\n" + fenced(commands);
        page.prose(text("player.finished", frame().title()), frame().recap() + list);
        long hints = session.journal().entries().stream().filter(entry -> entry.kind() == Entry.Kind.WORD && entry.payload().equals("hint")).count();
        page.remark(hints == 0 ? "player.finished-alone" : "player.finished-hints", progress.steps(), hints);
        // Where to be asked again is said where something was learned, never as a reminder.
        if (!lesson.lesson().steps(Step.Quiz.class).isEmpty()) page.remark("player.review-later");
    }

    /** A word of praise when it is due, else nothing. */
    String praise() {
        long tasks = lesson.lesson().steps(Step.Task.class).stream().filter(progress::isDone).count();
        if (tasks == 0 || tasks % PRAISE_EVERY != 0) return "";
        return page.remarkText("praise." + (1 + Math.floorMod(lesson.lesson().id().hashCode() + (int) tasks, PRAISES)));
    }

    private List<String> commands() {
        Set<String> commands = new LinkedHashSet<>();
        for (Step.Task task : lesson.lesson().steps(Step.Task.class)) {
            if (progress.isDone(task)) commands.addAll(Command.lines(task.solution()));
        }
        return List.copyOf(commands);
    }

    private static String fenced(List<String> commands) {
        return "```\n" + String.join("\n", commands) + "\n```";
    }

    private String title(Step step) {
        int number = lesson.lesson().steps().indexOf(step) + 1;
        return number + "/" + progress.steps() + "  " + lesson.text().step(step.id()).orElseThrow().title();
    }

    private LessonText.Frame frame() {
        return lesson.text().frame();
    }

    private String text(String key, Object... facts) {
        return page.tongue().sentences().say(key, facts);
    }
}
