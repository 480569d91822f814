package dev.drydock.tutor.player;

import dev.drydock.lessons.lesson.Command;
import dev.drydock.lessons.lesson.Lesson;
import dev.drydock.lessons.lesson.Step;
import dev.drydock.lessons.stage.SandboxView;
import dev.drydock.lessons.stage.Scenery;
import dev.drydock.sandbox.world.World;
import dev.drydock.sandbox.world.Worlds;
import dev.drydock.tutor.attach.Landing;
import dev.drydock.tutor.attach.Turns;
import dev.drydock.tutor.journal.Entry;
import dev.drydock.tutor.journal.Header;
import dev.drydock.tutor.journal.Journal;
import dev.drydock.tutor.language.Language;
import dev.drydock.tutor.session.Pace;
import dev.drydock.tutor.session.Pacer;
import dev.drydock.tutor.session.Seat;
import dev.drydock.tutor.session.Session;
import dev.drydock.tutor.sitting.BootShow;
import dev.drydock.tutor.sitting.Desk;
import dev.drydock.tutor.sitting.Learner;
import dev.drydock.tutor.sitting.Sitting;
import dev.drydock.tutor.sitting.Tongue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One lesson from where its journal ends: the world is made again, then the learner goes on. */
public final class LessonSitting {
    private static final int SEAT = 1;

    private final TaughtLesson lesson;
    private final Session session;
    private final LessonCompanion companion;
    private final Page page;
    private final Tongue tongue;
    private final Turns turns = new Turns();
    private final Learner host;
    private final Learner learner;

    private LessonSitting(TaughtLesson lesson, Journal journal, Learner host) {
        this.lesson = lesson;
        this.host = host;
        this.learner = host.at(turns.yielding(host.terminal()));
        this.tongue = learner.tongue();
        this.page = new Page(learner.terminal(), tongue);
        Header.Start start = journal.header().start();
        Worlds.Named named = Scenery.world(lesson.lesson().start());
        World.Plan plan = named.plan(start.seed(), Long.parseLong(start.epoch()), tongue.phrases(), true);
        this.session = new Session(plan, named.login(), world -> {
            if (named.boots() && journal.entries().isEmpty()) BootShow.show(world, learner);
            Scenery.lay(world, lesson.lesson().start());
        }, journal);
        this.companion = new LessonCompanion(
                lesson, session, page, typed -> new SandboxView(session.world(), named, typed));
    }

    /** What a journal of this lesson that begins now says at its head. */
    public static Header header(Lesson lesson, String digest, Tongue tongue) {
        Header.Start start = new Header.Start(
                lesson.start().world(), 1, Long.toString(Worlds.EPOCH_MICROS), tongue.language().code());
        return new Header(Header.VERSION, start, lesson.id(), digest);
    }

    /** Whether a journal can be replayed: it was written by this version, of this lesson as it is now. */
    public static boolean canReplay(Journal journal, String digest) {
        return journal.header().version().equals(Header.VERSION) && journal.header().digest().equals(digest);
    }

    /** Goes on behind a journal's last entry, until the learner leaves or the lesson is over. */
    public static void resume(TaughtLesson lesson, Journal journal, Learner learner) {
        Tongue tongue = learner.tongue();
        Language wanted = tongue.language();
        boolean begun = !journal.entries().isEmpty();
        // What simulated tools said then, they must say again.
        tongue.speak(journal.header().start().language());
        LessonSitting sitting = new LessonSitting(lesson, journal, learner);
        sitting.session.replay(sitting::replayed);
        sitting.session.closeOthers();
        if (tongue.language() != wanted) {
            tongue.speak(wanted.code());
            sitting.session.input(SEAT, Entry.Kind.LANGUAGE, wanted.code());
        }
        if (begun) sitting.tellResumed();
        sitting.sit();
    }

    /** Begins a fresh journal behind steps that were passed in another one that cannot be replayed. */
    public static void goOn(TaughtLesson lesson, List<String> passed, Journal fresh, Learner learner) {
        LessonSitting sitting = new LessonSitting(lesson, fresh, learner);
        sitting.companion.standBehind(passed, sitting::typeUnseen);
        sitting.sit();
    }

    /**
     * Plays a lesson from a step on; what comes before is done by the reference solutions, and nothing is kept.
     *
     * @param ended asked often: whether there is no sense in going on, since the lesson is another one now
     * @return the step at which it was ended; empty when the person left or was through
     */
    public static Optional<String> preview(TaughtLesson lesson, String from, Learner learner, BooleanSupplier ended) {
        Journal unkept = Journal.inMemory(header(lesson.lesson(), "", learner.tongue()));
        LessonSitting sitting = new LessonSitting(lesson, unkept, learner);
        List<String> before = new ArrayList<>();
        for (Step step : lesson.lesson().steps()) {
            if (step.id().equals(from)) break;
            before.add(step.id());
        }
        if (lesson.lesson().step(from).isPresent()) sitting.companion.standBehind(before, sitting::typeUnseen);
        sitting.companion.endWhen(ended);
        sitting.sit();
        return ended.getAsBoolean() && !sitting.companion.left() ? Optional.of(sitting.companion.progress().step().id()) : Optional.empty();
    }

    private void replayed(Entry entry) {
        if (entry.kind() == Entry.Kind.LANGUAGE) tongue.speak(entry.payload());
        companion.replayed(entry);
    }

    private void tellResumed() {
        String title = lesson.text().frame().title();
        page.remark("player.resumed", title, companion.progress().number(), companion.progress().steps());
    }

    /** Carries out a reference solution without showing it. */
    private void typeUnseen(Step.Task task) {
        Seat seat = session.seat(SEAT);
        for (Command command : task.solution()) {
            // Java runs only when somebody has typed it or said yes to it.
            if (command.java()) continue;
            session.input(SEAT, Entry.Kind.LINE, command.line());
            session.world().run(session.world().now() + 300_000_000, 3_000_000, () -> !seat.runs());
            // A program that would take input, as ssh does, may be about to end all the same.
            session.world().run(session.world().now() + 1_000_000, 3_000_000, () -> seat.state() instanceof Seat.State.Asks);
        }
        seat.takeOutput();
    }

    private void sit() {
        Pacer pacer = new Pacer(Pace.named("follow").orElseThrow(), System::nanoTime);
        Seat seat = session.seat(SEAT);
        Desk desk = new Desk(session, seat, learner, pacer, companion);
        try (Landing landing = new Landing(session, turns, pacer, host)) {
            landing.open();
            turns.take(new Sitting(session, seat, page.terminal(), pacer, desk)::run);
        }
    }
}
