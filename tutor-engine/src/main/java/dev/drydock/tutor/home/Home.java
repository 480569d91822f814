package dev.drydock.tutor.home;

import dev.drydock.lessons.prose.LessonText;
import dev.drydock.sandbox.world.Worlds;
import dev.drydock.tutor.edge.Disk;
import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.journal.DataFolder;
import dev.drydock.tutor.journal.Header;
import dev.drydock.tutor.journal.Journal;
import dev.drydock.tutor.journal.Settings;
import dev.drydock.tutor.language.Language;
import dev.drydock.tutor.lookup.Lookup;
import dev.drydock.tutor.menu.Menu;
import dev.drydock.tutor.menu.Pager;
import dev.drydock.tutor.pack.PackShelf;
import dev.drydock.tutor.page.Style;
import dev.drydock.tutor.page.Wrapping;
import dev.drydock.tutor.player.LessonSitting;
import dev.drydock.tutor.player.Progress;
import dev.drydock.tutor.player.TaughtLesson;
import dev.drydock.tutor.session.Pace;
import dev.drydock.tutor.sitting.Learner;
import dev.drydock.tutor.sitting.Tongue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** The tutor: picks up where the learner was, else shows the menu, until the learner quits. */
public final class Home {
    private static final String LANGUAGE = "language";
    private static final String LESSON = "lesson";

    private final Learner learner;
    private final Terminal terminal;
    private final Shelf shelf;
    private final Tongue tongue;
    private final Library library;
    private final Syllabus syllabus;
    private final Consumer<Learner> review;

    private Home(Learner learner, Shelf shelf, Library library, Consumer<Learner> review) {
        this.review = review;
        this.learner = learner;
        this.terminal = learner.terminal();
        this.tongue = learner.tongue();
        this.shelf = shelf;
        this.library = library;
        this.syllabus = new Syllabus(shelf, library, tongue);
    }

    /** Where a visit leads. {@code lesson}: straight to it, empty for the menu; {@code again}: from its beginning. */
    public record Way(Optional<String> lesson, boolean again) {}

    /** Begins to read, while the terminal is being opened, what a learner will most likely want. */
    public static Library prepare(Disk disk, DataFolder folder, Language language, boolean asked, Way way) {
        Settings settings = Settings.read(disk, folder.settings());
        Language spoken = asked ? language : Language.coded(settings.value(LANGUAGE, "")).orElse(language);
        Library library = new Library(new PackShelf(disk, folder));
        library.prepare(way.lesson().orElse(settings.value(LESSON, "")), spoken, () -> FreeSitting.warmUp(new Tongue(spoken)));
        return library;
    }

    /**
     * Runs the tutor.
     *
     * @param asked whether the learner named the language in the command, so that it is not to be asked for
     * @param review asks what is due, when the learner chooses so
     */
    public static void run(Learner learner, DataFolder folder, boolean asked, Library library, Way way, Consumer<Learner> review) {
        try (Shelf shelf = new Shelf(learner.disk(), folder)) {
            if (!asked) learner.tongue().speak(shelf.settings().value(LANGUAGE, ""));
            Home home = new Home(learner, shelf, library, review);
            if (!home.enters(asked)) return;
            library.awaitPrepared();
            if (way.lesson().isPresent()) {
                if (way.again()) shelf.setAside(way.lesson().get());
                home.play(way.lesson().get());
            } else {
                home.begunLesson().ifPresent(home::play);
                home.menu();
            }
            home.say(shelf.saving() == Shelf.Saving.YES ? "menu.bye" : "menu.bye-unsaved");
        } catch (Terminal.EndOfInput gone) {
            // The window was closed: every confirmed input is in the journal.
        }
    }

    /** The door: language, and a folder that cannot be written. False when the learner turns back. */
    private boolean enters(boolean asked) {
        Settings settings = shelf.settings();
        if (!asked && settings.value(LANGUAGE, "").isEmpty() && !chooseLanguage()) return false;
        if (asked) keep(LANGUAGE, tongue.language().code());
        if (shelf.saving() == Shelf.Saving.REFUSED) say("journal.unsaved", shelf.reason());
        if (shelf.saving() != Shelf.Saving.LOCKED) return true;
        say("journal.locked", shelf.folder().path());
        List<String> choices = List.of(text("journal.look-on"), text("journal.leave"));
        return Menu.choose(terminal, tongue.sentences(), "", choices, 0).orElse(1) == 0;
    }

    private boolean chooseLanguage() {
        List<String> names = new ArrayList<>();
        for (Language each : Language.values()) names.add(each.ownName());
        OptionalInt chosen = Menu.choose(terminal, tongue.sentences(), text("language.title"), names, tongue.language().ordinal());
        if (chosen.isEmpty()) return false;
        speak(Language.values()[chosen.getAsInt()]);
        return true;
    }

    private void speak(Language language) {
        tongue.speak(language.code());
        keep(LANGUAGE, language.code());
    }

    private void keep(String name, String value) {
        Settings settings = shelf.settings();
        if (!settings.value(name, "").equals(value)) shelf.keep(settings.with(name, value));
    }

    // ---- the menu ----------------------------------------------------------------------------------------------------------------

    private void menu() {
        while (true) {
            Optional<String> next = nextLesson();
            List<Choice> choices = new ArrayList<>();
            next.ifPresent(id -> choices.add(new Choice(text(begun(id) ? "menu.resume" : "menu.start", frame(id).title()), () -> play(id))));
            choices.add(new Choice(text("menu.lessons"), this::lessons));
            choices.add(new Choice(text("menu.lookup"), this::lookup));
            choices.add(new Choice(text("menu.progress-page"), this::progress));
            if (library.ids().stream().anyMatch(this::begun)) choices.add(new Choice(text("menu.review"), () -> review.accept(learner)));
            choices.add(new Choice(text("menu.sandbox"), this::sandbox));
            choices.add(new Choice(text("menu.language"), this::otherLanguage));
            choices.add(new Choice(text("menu.quit"), () -> { }));
            OptionalInt chosen = Menu.choose(
                    terminal, tongue.sentences(), title(), choices.stream().map(Choice::name).toList(), 0);
            if (chosen.isEmpty() || chosen.getAsInt() == choices.size() - 1) return;
            choices.get(chosen.getAsInt()).action().run();
        }
    }

    private String title() {
        String profile = shelf.folder().profile();
        return profile.isEmpty() ? text("menu.title") : text("menu.title-of", profile);
    }

    private record Choice(String name, Runnable action) {}

    private void otherLanguage() {
        speak(tongue.language() == Language.ZH ? Language.EN : Language.ZH);
    }

    private void sandbox() {
        FreeSitting.sit(Worlds.named("default").orElseThrow(), 1, fresh -> { }, Pace.named("follow").orElseThrow(), learner);
    }

    private void lessons() {
        new LessonMenu(terminal, tongue, syllabus).choose().ifPresent(this::play);
    }

    /** Answers what is asked until nothing is. */
    private void lookup() {
        while (true) {
            Terminal.Said said = terminal.ask(Terminal.Question.of(text("lookup.prompt") + " "));
            if (!(said instanceof Terminal.Said.Line line) || line.text().isBlank()) return;
            Lookup lookup = new Lookup(tongue.sentences(), terminal.size().columns());
            List<String> lines = new ArrayList<>(lookup.glossary(line.text()));
            if (!lookup.found()) lines.clear();
            List<String> places = lookup.search(line.text());
            if (lookup.found() || lines.isEmpty()) lines.addAll(places);
            Pager.show(terminal, tongue.sentences(), lines);
        }
    }

    private void progress() {
        Pager.show(terminal, tongue.sentences(), new ProgressPage(syllabus, tongue).lines(terminal.size().columns()));
        terminal.ask(Terminal.Question.of(text("progress.back") + " "));
    }

    private LessonText.Frame frame(String id) {
        return library.text(id, tongue.language()).frame();
    }

    // ---- lessons -----------------------------------------------------------------------------------------------------------------

    private boolean begun(String id) {
        return !shelf.entries(id).isEmpty();
    }

    private boolean done(String id) {
        return Standing.of(shelf.entries(id)) == Standing.DONE;
    }

    /** The lesson that was left in the middle last. */
    private Optional<String> begunLesson() {
        String id = shelf.settings().value(LESSON, "");
        return library.ids().contains(id) && begun(id) && !done(id) ? Optional.of(id) : Optional.empty();
    }

    private Optional<String> nextLesson() {
        List<String> known = syllabus.known();
        return begunLesson().or(() -> library.ids().stream().filter(id -> !done(id) && !known.contains(id)).findFirst());
    }

    private void play(String id) {
        Optional<String> newer = shelf.newer(id);
        if (newer.isPresent()) {
            say("journal.newer", newer.get(), Header.VERSION);
            return;
        }
        if (done(id)) shelf.setAside(id);
        keep(LESSON, id);
        TaughtLesson lesson = library.taught(id, tongue);
        String digest = library.digest(id);
        Journal.Opened opened = shelf.open(id, LessonSitting.header(lesson.lesson(), digest, tongue));
        if (opened instanceof Journal.Opened.Mended mended) say("journal.mended", mended.lostBytes(), mended.copy());
        if (opened instanceof Journal.Opened.Unsaved unsaved) say("journal.unsaved", unsaved.reason());
        try (Journal journal = opened.journal()) {
            if (LessonSitting.canReplay(journal, digest)) LessonSitting.resume(lesson, journal, learner);
            else goOnBehind(lesson, journal, digest);
        }
        keep(LANGUAGE, tongue.language().code());
    }

    private void goOnBehind(TaughtLesson lesson, Journal old, String digest) {
        String id = lesson.lesson().id();
        boolean otherVersion = !old.header().version().equals(Header.VERSION);
        say(otherVersion ? "journal.other-version" : "journal.changed-lesson", old.header().version());
        List<String> passed = Progress.passed(old.entries());
        old.close();
        shelf.setAside(id);
        try (Journal fresh = shelf.open(id, LessonSitting.header(lesson.lesson(), digest, tongue)).journal()) {
            LessonSitting.goOn(lesson, passed, fresh, learner);
        }
    }

    private String text(String key, Object... facts) {
        return tongue.sentences().say(key, facts);
    }

    private void say(String key, Object... facts) {
        String sentence = Wrapping.fit(text(key, facts), terminal.size().columns() - 1);
        terminal.write(Style.FAINT.paint(sentence, terminal.colours()) + "\n");
    }
}
