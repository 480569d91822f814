package dev.drydock.tutor.player;

import dev.drydock.lessons.condition.Condition;
import dev.drydock.lessons.judge.Diagnosis;
import dev.drydock.lessons.judge.Judge;
import dev.drydock.lessons.judge.Judgement;
import dev.drydock.lessons.lesson.Answer;
import dev.drydock.lessons.lesson.Command;
import dev.drydock.lessons.lesson.Question;
import dev.drydock.lessons.lesson.Step;
import dev.drydock.lessons.message.Sentences;
import dev.drydock.lessons.prose.LessonText;
import dev.drydock.lessons.prose.StepText;
import dev.drydock.lessons.stage.LastStatus;
import dev.drydock.lessons.view.TypedLine;
import dev.drydock.lessons.view.WorldView;
import dev.drydock.tutor.journal.Entry;
import dev.drydock.tutor.page.Style;
import dev.drydock.tutor.session.JavaLine;
import dev.drydock.tutor.session.Seat;
import dev.drydock.tutor.session.Session;
import dev.drydock.tutor.sitting.Companion;
import dev.drydock.tutor.sitting.Difference;
import dev.drydock.tutor.sitting.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Leads through a lesson: shows its steps, looks whether they are done, gives hints, and goes on. */
public final class LessonCompanion implements Companion {
    private static final int SEAT = 1;
    /** What leads back, or to what others are to find out. */
    private static final List<String> NOT_IN_EXAMS = List.of("hint", "back", "again", "timeline");

    private final TaughtLesson lesson;
    private final Session session;
    private final Page page;
    private final WorldView view;
    private final Progress progress;
    private final Signposts signposts;
    private final List<TypedLine> typed = new ArrayList<>();
    private List<Condition> told = List.of();
    private List<String> dictation = List.of();
    private String replayedLine = "";
    private boolean skipped;
    private boolean left;
    private BooleanSupplier ended = () -> false;
    private boolean explained;

    /**
     * @param view makes the view of the session's world from the lines typed since a step began
     */
    LessonCompanion(TaughtLesson lesson, Session session, Page page, Function<Supplier<List<TypedLine>>, WorldView> view) {
        this.lesson = lesson;
        this.session = session;
        this.page = page;
        this.view = view.apply(() -> typed);
        this.progress = new Progress(lesson.lesson());
        this.signposts = new Signposts(lesson, progress, session, page);
    }

    /** Takes an entry of the journal into account that is about to be replayed. */
    void replayed(Entry entry) {
        if (entry.terminal() != SEAT) return;
        boolean asks = session.seat(SEAT).state() instanceof Seat.State.Asks state && !state.request().continuation();
        if (asks && !replayedLine.isEmpty()) {
            typed.add(typedLine(replayedLine, session.seat(SEAT).takeOutput()));
            replayedLine = "";
        }
        if (asks && entry.kind() == Entry.Kind.LINE) {
            session.seat(SEAT).takeOutput();
            replayedLine = entry.payload();
        }
        if (entry.kind() == Entry.Kind.JAVA) JavaLine.ended(entry.payload()).ifPresent(typed::add);
        if (entry.kind() == Entry.Kind.WORD) forgetTyped(entry.payload());
        progress.on(entry.kind(), entry.payload(), session.world().store().marks().size());
    }

    /** Walks behind steps that were passed before, each carried out as its reference solution does it. */
    void standBehind(List<String> passed, Consumer<Step.Task> carriedOut) {
        for (Step step : lesson.lesson().steps()) {
            if (!passed.contains(step.id())) return;
            if (step instanceof Step.Task task) carriedOut.accept(task);
            done(step);
            progress.next().ifPresent(next -> {
                next.faults().forEach(this::word);
                word(Progress.STEP + next.id());
            });
        }
    }

    /** What was typed counts for the step it was typed in, as far as it stands. */
    private void forgetTyped(String word) {
        if (word.startsWith(Progress.STEP) || word.startsWith(Progress.AGAIN)) typed.clear();
        if (!word.startsWith(Progress.MOMENT)) return;
        if (!word.endsWith(" " + progress.step().id())) typed.clear();
        int kept = Math.max(0, session.world().store().marks().size() - progress.marksAt(progress.step()));
        while (typed.size() > kept) typed.remove(typed.size() - 1);
    }

    private TypedLine typedLine(String line, String output) {
        int status = LastStatus.of(session.world(), session.seat(SEAT).terminal());
        return new TypedLine(line, status, output.replace("\r\n", "\n"));
    }

    Progress progress() {
        return progress;
    }

    // ---- what the sitting asks ---------------------------------------------------------------------------------------------------

    @Override
    public void begin() {
        showStep();
    }

    @Override
    public boolean hears(Word word) {
        if (exam() && NOT_IN_EXAMS.contains(word.name())) {
            page.remark("exam.not-here");
            return true;
        }
        switch (word.name()) {
            case "hint" -> hint();
            case "next" -> next();
            case "skip" -> skip();
            case "back" -> back();
            case "again" -> again();
            case "outline" -> signposts.outline();
            case "timeline" -> signposts.timeline().ifPresent(this::goTo);
            case "recap" -> signposts.recap();
            case "answer" -> answer(word.rest());
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean hearsNothing() {
        Step step = progress.step();
        if (step instanceof Step.Tell || progress.isDone(step)) next();
        else if (step instanceof Step.Quiz) answer("");
        else return false;
        return true;
    }

    @Override
    public boolean lineEnded(String line, String output) {
        explained = false;
        typed.add(typedLine(line, output));
        progress.on(Entry.Kind.LINE, line, session.world().store().marks().size());
        page.terminal().write(judge(true));
        return explained;
    }

    @Override
    public void javaEnded(String code, int status, String output) {
        typed.add(new TypedLine(code, status, output));
        progress.on(Entry.Kind.LINE, code, session.world().store().marks().size());
        page.terminal().write(judge(true));
    }

    @Override
    public boolean wantsJava() {
        return progress.step() instanceof Step.Task task && !progress.isDone(task) && task.solution().stream().anyMatch(Command::java);
    }

    @Override
    public String stillRuns(String line, String output) {
        if (!(progress.step() instanceof Step.Task task) || progress.isDone(task) || exam()) return "";
        // Only a mistake is told: what goes on in the foreground is not yet how things will be.
        typed.add(new TypedLine(line, 0, output.replace("\r\n", "\n")));
        Optional<String> said = task.mistakes().stream().filter(mistake -> mistake.when().holds(view)).findFirst()
                .flatMap(mistake -> lessonText().task(task.id()).replies().to(mistake.name()));
        typed.remove(typed.size() - 1);
        return said.map(page::text).orElse("");
    }

    @Override
    public String notices() {
        return judge(false);
    }

    @Override
    public List<String> dictates() {
        List<String> lines = dictation;
        dictation = List.of();
        return lines;
    }

    @Override
    public String status() {
        String words = page.tongue().sentences().say(progress.step() instanceof Step.Task ? "status.task" : "status.step");
        return " " + progress.number() + "/" + progress.steps() + " " + text().title() + "   " + words + " ";
    }

    @Override
    public int undoFloor() {
        return progress.marksAt(progress.step());
    }

    @Override
    public boolean over() {
        return left || ended.getAsBoolean();
    }

    /** Whether the lesson was played to its end. */
    boolean left() {
        return left;
    }

    /** Ends the sitting when something outside says so. */
    void endWhen(BooleanSupplier outside) {
        ended = outside;
    }

    // ---- going on ----------------------------------------------------------------------------------------------------------------

    private void next() {
        Step step = progress.step();
        if (step instanceof Step.Tell) done(step);
        if (!progress.isDone(step) && !skipped) {
            if (step instanceof Step.Task) page.terminal().write(listConditions(judgement()));
            page.remark("player.not-done");
        } else if (progress.next().isPresent()) {
            // What befalls the step lies before its beginning: nobody can take it back in the step.
            progress.next().get().faults().forEach(this::word);
            enter(progress.next().get());
        } else {
            finish();
        }
    }

    private void enter(Step step) {
        word(Progress.STEP + step.id());
        fresh();
    }

    private void fresh() {
        told = List.of();
        skipped = false;
        showStep();
    }

    /** Shows the step, and begins it again when something was done in it and the learner wants that. */
    private void again() {
        Step step = progress.step();
        boolean touched = session.world().store().marks().size() > progress.marksAt(step) || progress.isDone(step);
        if (!touched || step instanceof Step.Tell || !page.confirms("player.again")) {
            showStep();
            return;
        }
        word("marks " + progress.marksAt(step));
        word(Progress.AGAIN + step.id());
        fresh();
    }

    private void goTo(Timeline.Moment moment) {
        Difference difference = Difference.from(session.world().store(), page.tongue().sentences());
        word("marks " + moment.marks());
        word(Progress.MOMENT + moment.step().id());
        page.remark("timeline.there", difference.told());
        fresh();
    }

    private void finish() {
        if (!progress.lessonDone()) entry(Entry.Kind.DONE, Progress.LESSON);
        signposts.finish();
        left = true;
    }

    private void back() {
        if (progress.before().isEmpty()) {
            page.remark("player.first-step");
            return;
        }
        Step before = progress.before().get();
        word("marks " + progress.marksAt(before));
        enter(before);
    }

    private boolean exam() {
        return session.journal().header().exam();
    }

    /** Has the step done: the world goes back to its beginning, then the reference solution is typed. */
    private void skip() {
        Step step = progress.step();
        // No lesson runs Java on its own.
        boolean java = !exam() && !progress.isDone(step) && step instanceof Step.Task task && task.solution().stream().anyMatch(Command::java);
        if (java) {
            page.say("```java\n" + String.join("\n", Command.lines(((Step.Task) step).solution())) + "\n```");
            if (!page.confirms("player.java-skip")) return;
        }
        skipped = true;
        if (!progress.isDone(step)) word("skip " + step.id());
        if (exam()) {
            next();
            return;
        }
        if (step instanceof Step.Task task && !progress.isDone(step)) {
            word("marks " + progress.marksAt(step));
            page.remark("player.skip");
            dictation = Command.lines(task.solution());
        } else {
            if (step instanceof Step.Quiz quiz && !progress.isDone(step)) table(quiz).tellAnswer();
            next();
        }
    }

    /** Where the answer can be seen; what a prediction is about is no hint, it would be the answer. */
    private static List<String> looks(Question question) {
        boolean seen = question instanceof Question.Fill fill && !(fill.answer() instanceof Answer.Printed);
        return seen ? Command.lines(((Question.Fill) question).look()) : List.of();
    }

    private void hint() {
        Step step = progress.step();
        List<String> rungs = step instanceof Step.Task task
                ? lessonText().task(step.id()).ladder(task)
                : step instanceof Step.Quiz quiz ? looks(quiz.question()) : List.of();
        if (rungs.isEmpty()) {
            page.remark(step instanceof Step.Tell ? "player.go-on" : "player.no-hint");
            return;
        }
        int rung = Math.min(progress.hints(), rungs.size() - 1);
        boolean command = rung == rungs.size() - 1;
        page.say(command ? "```\n" + rungs.get(rung) + "\n```" : rungs.get(rung));
        if (!command) page.remark("player.more-hints");
        word("hint");
    }

    // ---- looking -----------------------------------------------------------------------------------------------------------------

    /** What is to be said about the task now; {@code asked}: after a line, so what is still missing is told too. */
    private String judge(boolean asked) {
        if (!(progress.step() instanceof Step.Task task) || progress.isDone(task)) return "";
        if (!asked) return Judge.isDone(task, view) ? passed(task) : "";
        Judgement judgement = judgement();
        if (judgement.done()) return passed(task);
        boolean news = !judgement.conditions().equals(told) && (!told.isEmpty() || anyMet(judgement));
        // Before anything was typed nothing was done wrong.
        Optional<Diagnosis> diagnosis = typed.isEmpty()
                || exam() ? Optional.empty() : Judge.diagnose(task, view).filter(each -> !(each instanceof Diagnosis.Unmet));
        if (!news && diagnosis.isEmpty()) return "";
        told = judgement.conditions();
        explained = diagnosis.isPresent();
        String said = diagnosis.map(each -> page.text(each.say(sentences(), lessonText().task(task.id())))).orElse("");
        return listConditions(judgement) + said;
    }

    private static boolean anyMet(Judgement judgement) {
        return judgement.conditions().stream().anyMatch(Condition::met);
    }

    private Judgement judgement() {
        return Judge.look((Step.Task) progress.step(), view);
    }

    private String passed(Step.Task task) {
        StepText.OfTask text = lessonText().task(task.id());
        String conditions = listConditions(judgement());
        explained = true;
        done(task);
        String praise = progress.hints() == 0 && !skipped ? signposts.praise() : "";
        return conditions + text.replies().done().map(page::text).orElse("") + praise + page.remarkText("player.go-on");
    }

    private String listConditions(Judgement judgement) {
        StringBuilder list = new StringBuilder();
        for (Condition condition : judgement.conditions()) {
            Style style = condition.met() ? Style.GOOD : condition.state() == Condition.State.PENDING ? Style.FAINT : Style.BAD;
            list.append(page.marked(condition.state().mark(), condition.sentence(sentences()), style));
        }
        return list.toString();
    }

    // ---- questions ---------------------------------------------------------------------------------------------------------------

    private void answer(String given) {
        if (!(progress.step() instanceof Step.Quiz quiz)) {
            page.remark("player.no-question");
        } else if (progress.isDone(quiz)) {
            page.remark("player.go-on");
        } else if (exam()) {
            if (table(quiz).take(given, answer -> entry(Entry.Kind.ANSWER, quiz.id() + " " + answer))) {
                done(quiz);
                page.remark("exam.taken");
            }
        } else if (table(quiz).ask(given, answer -> entry(Entry.Kind.ANSWER, quiz.id() + " " + answer))) {
            done(quiz);
            lessonText().quiz(quiz.id()).replies().done().ifPresent(page::say);
            page.remark("player.go-on");
        }
    }

    private QuizTable table(Step.Quiz quiz) {
        return new QuizTable(quiz, lessonText().quiz(quiz.id()), page, view, session.journal().header().start().seed(),
                word -> dictation = List.of(word));
    }

    // ---- showing -----------------------------------------------------------------------------------------------------------------

    private void showStep() {
        Step step = progress.step();
        page.prose(progress.number() + "/" + progress.steps() + "  " + text().title(), text().prose());
        if (step instanceof Step.Tell || progress.isDone(step)) page.remark("player.go-on");
        else if (step instanceof Step.Task) page.terminal().write(judge(true));
        else answer("");
    }

    private void done(Step step) {
        if (!progress.isDone(step)) entry(Entry.Kind.DONE, step.id());
    }

    private void word(String payload) {
        if (!payload.startsWith("marks ")) forgetTyped(payload);
        entry(Entry.Kind.WORD, payload);
    }

    private void entry(Entry.Kind kind, String payload) {
        session.input(SEAT, kind, payload);
        progress.on(kind, payload, session.world().store().marks().size());
    }

    private LessonText lessonText() {
        return lesson.text();
    }

    private StepText text() {
        return lessonText().step(progress.step().id()).orElseThrow();
    }

    private Sentences sentences() {
        return Sentences.of(page.tongue().language().code());
    }
}
