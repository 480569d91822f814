package dev.drydock.tutor.grade;

import dev.drydock.lessons.judge.Judge;
import dev.drydock.lessons.judge.QuizSheet;
import dev.drydock.lessons.judge.Verdict;
import dev.drydock.lessons.lesson.Lesson;
import dev.drydock.lessons.lesson.Step;
import dev.drydock.lessons.stage.LastStatus;
import dev.drydock.lessons.stage.SandboxView;
import dev.drydock.lessons.stage.Scenery;
import dev.drydock.lessons.view.TypedLine;
import dev.drydock.sandbox.world.World;
import dev.drydock.sandbox.world.Worlds;
import dev.drydock.tutor.journal.Entry;
import dev.drydock.tutor.journal.Header;
import dev.drydock.tutor.journal.Journal;
import dev.drydock.tutor.language.Language;
import dev.drydock.tutor.session.JavaLine;
import dev.drydock.tutor.session.Seat;
import dev.drydock.tutor.session.Session;
import dev.drydock.tutor.sitting.Tongue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plays a journal in a fresh world and looks at each moment what is done; what the journal claims to be done does not count. */
final class Replay {
    private static final int SEAT = 1;
    private static final long LAST_LINE_MICROS = 5_000_000;

    private final Lesson lesson;
    private final Journal journal;
    private final Tongue tongue;
    private final Session session;
    private final SandboxView view;
    private final List<TypedLine> typed = new ArrayList<>();
    private final Map<String, StepResult> resultByStep = new LinkedHashMap<>();
    private Step step;
    private String line = "";
    private long lastMicros;

    Replay(Lesson lesson, Journal journal) {
        this.lesson = lesson;
        this.journal = journal;
        Header.Start start = journal.header().start();
        this.tongue = new Tongue(Language.coded(start.language()).orElse(Language.EN));
        Worlds.Named named = Scenery.world(lesson.start());
        World.Plan plan = named.plan(start.seed(), Long.parseLong(start.epoch()), tongue.phrases(), true);
        this.session = new Session(plan, named.login(), world -> Scenery.lay(world, lesson.start()), journal);
        this.view = new SandboxView(session.world(), named, () -> typed);
        for (Step each : lesson.steps()) {
            if (each instanceof Step.Task) resultByStep.put(each.id(), new StepResult(each.id(), StepResult.Kind.TASK));
            if (each instanceof Step.Quiz) resultByStep.put(each.id(), new StepResult(each.id(), StepResult.Kind.QUIZ));
        }
        this.step = lesson.steps().get(0);
    }

    /** The results of the steps in which something is done or asked, in their order. */
    List<StepResult> run() {
        session.replay(this::before);
        // The last line may just have done it.
        session.settle(session.world().now() + LAST_LINE_MICROS);
        look();
        return List.copyOf(resultByStep.values());
    }

    private void before(Entry entry) {
        if (entry.terminal() == SEAT) {
            look();
            spend(entry.virtualMicros());
        }
        if (entry.kind() == Entry.Kind.LANGUAGE) tongue.speak(entry.payload());
        if (entry.terminal() != SEAT) return;
        boolean asks = session.seat(SEAT).state() instanceof Seat.State.Asks state && !state.request().continuation();
        if (entry.kind() == Entry.Kind.LINE && asks) {
            session.seat(SEAT).takeOutput();
            line = entry.payload();
            result().ifPresent(StepResult::attempt);
        }
        if (entry.kind() == Entry.Kind.WORD) word(entry.payload());
        if (entry.kind() == Entry.Kind.JAVA) java(entry.payload());
        if (entry.kind() == Entry.Kind.ANSWER) answer(entry.payload());
    }

    private void spend(long nowMicros) {
        result().ifPresent(each -> each.spent(nowMicros - lastMicros));
        lastMicros = nowMicros;
    }

    private java.util.Optional<StepResult> result() {
        return java.util.Optional.ofNullable(resultByStep.get(step.id()));
    }

    /** What the last line has come to, and whether the task is done now. */
    private void look() {
        boolean asks = session.seat(SEAT).state() instanceof Seat.State.Asks state && !state.request().continuation();
        if (asks && !line.isEmpty()) {
            TypedLine ended = new TypedLine(line, LastStatus.of(session.world(), session.seat(SEAT).terminal()), session.seat(SEAT).takeOutput().replace("\r\n", "\n"));
            typed.add(ended);
            line = "";
            if (!(step instanceof Step.Task task) || passes(task)) return;
            boolean mistaken = task.mistakes().stream().anyMatch(mistake -> mistake.when().holds(view));
            if (ended.exitCode() != 0 || mistaken) result().ifPresent(each -> each.error(ended.line()));
        } else if (step instanceof Step.Task task) {
            passes(task);
        }
    }

    private boolean passes(Step.Task task) {
        StepResult result = resultByStep.get(task.id());
        if (result.done()) return true;
        boolean done = Judge.isDone(task, view);
        if (done) result.passed();
        return done;
    }

    private void word(String payload) {
        if (payload.equals("hint")) result().ifPresent(StepResult::hint);
        else if (payload.startsWith("skip ")) result().ifPresent(StepResult::skip);
        else if (payload.startsWith("again ")) result().ifPresent(StepResult::again);
        boolean enters = payload.startsWith("step ") || payload.startsWith("at ");
        if (!enters && !payload.startsWith("again ")) return;
        typed.clear();
        String id = payload.substring(payload.indexOf(' ') + 1);
        lesson.step(id).ifPresent(each -> step = each);
    }

    /** What a learner's Java answered when it ran is taken as it stands; none of it runs here. */
    private void java(String payload) {
        JavaLine.ended(payload).ifPresent(ended -> {
            typed.add(ended);
            result().ifPresent(StepResult::attempt);
            look();
        });
    }

    private void answer(String payload) {
        int blank = payload.indexOf(' ');
        if (blank < 0 || !payload.substring(0, blank).equals(step.id()) || !(step instanceof Step.Quiz quiz)) return;
        String answer = payload.substring(blank + 1);
        Verdict verdict = QuizSheet.of(quiz, journal.header().start().seed()).judge(answer, view);
        if (verdict.kind() == Verdict.Kind.NO_ANSWER || verdict.kind() == Verdict.Kind.NOTHING_TO_SEE) return;
        StepResult result = resultByStep.get(quiz.id());
        // An exam takes one answer; what a journal has behind it was not asked for.
        if (journal.header().exam() && result.attempts() > 0) return;
        result.attempt();
        boolean right = verdict.kind() == Verdict.Kind.RIGHT;
        if (!right) result.error(verdict.reply().orElse(answer));
        result.answered(right);
    }
}
