package dev.drydock.tutor.command;

import dev.drydock.sandbox.world.World;
import dev.drydock.sandbox.world.Worlds;
import dev.drydock.tutor.attach.Boarding;
import dev.drydock.tutor.demo.Demo;
import dev.drydock.tutor.edge.AsciiTerminal;
import dev.drydock.tutor.edge.Berth;
import dev.drydock.tutor.edge.Edge;
import dev.drydock.tutor.edge.LineTerminal;
import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.home.FreeSitting;
import dev.drydock.tutor.home.Home;
import dev.drydock.tutor.home.Library;
import dev.drydock.tutor.journal.DataFolder;
import dev.drydock.tutor.journal.Header;
import dev.drydock.tutor.journal.Journal;
import dev.drydock.tutor.pack.PackShelf;
import dev.drydock.tutor.player.LessonSitting;
import dev.drydock.tutor.player.TaughtLesson;
import dev.drydock.tutor.prompt.JLineTerminal;
import dev.drydock.tutor.session.Pace;
import dev.drydock.tutor.sitting.Tongue;
import dev.drydock.tutor.sitting.Learner;
import dev.drydock.tutor.workshop.Preview;
import dev.drydock.tutor.workshop.Watch;
import dev.drydock.tutor.workshop.WatchingTerminal;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The commands that talk with a person; what only they need is loaded by nobody else. */
final class Talking {
    private Talking() {}

    /** A free sandbox at a terminal. */
    static int sandbox(Worlds.Named world, Consumer<World> scenery, long seed, Pace pace, Program program) {
        try (Terminal terminal = open(program)) {
            return FreeSitting.sit(
                    world, seed, scenery, pace, learner(terminal, program));
        } catch (Terminal.EndOfInput gone) {
            // The window was closed; a free sandbox leaves nothing behind.
            return Program.FINE;
        }
    }

    /** The tutor, at its menu or straight in a lesson. */
    static int tutor(Optional<String> lesson, boolean again, Program program) {
        Edge edge = program.edge();
        Home.Way way = new Home.Way(lesson, again);
        Library library = Home.prepare(edge.disk(), folder(program), program.sentences().language(), program.languageAsked(), way);
        try (Terminal terminal = open(program)) {
            Home.run(learner(terminal, program), folder(program), program.languageAsked(), library, way, visitor -> ReviewCommands.review(visitor, program));
        }
        return Program.FINE;
    }

    /** A lesson while it is being written. */
    static int preview(Watch watch, String from, boolean follow, Program program) {
        String kept = program.sentences().say("preview.kept");
        try (Terminal terminal = open(program)) {
            Preview.play(watch, from, follow, learner(follow ? new WatchingTerminal(terminal, watch, kept) : terminal, program), program.sentences().say("preview.reloaded"));
        } catch (Terminal.EndOfInput gone) {
            // Nothing is kept anyway.
        }
        return Program.FINE;
    }

    /** A lesson as an exam; it goes on where it was left. */
    static int exam(String id, long seed, Library library, Program program) {
        try (Terminal terminal = open(program)) {
            Learner learner = learner(terminal, program);
            TaughtLesson lesson = library.taught(id, learner.tongue());
            Header usual = LessonSitting.header(lesson.lesson(), Header.EXAM + library.digest(id), learner.tongue());
            Header.Start start = new Header.Start(usual.start().world(), seed, usual.start().epoch(), usual.start().language());
            Journal.Opened opened = Journal.open(program.edge().disk(), folder(program).examOf(id), new Header(Header.VERSION, start, id, usual.digest()));
            try (Journal journal = opened.journal()) {
                if (!LessonSitting.canReplay(journal, usual.digest()) || journal.header().start().seed() != seed) {
                    program.complain("exam.other", folder(program).examOf(id));
                    return Program.PROBLEMS;
                }
                if (opened instanceof Journal.Opened.Mended mended) program.complain("journal.mended", mended.lostBytes(), mended.copy());
                if (opened instanceof Journal.Opened.Unsaved unsaved) program.complain("journal.unsaved", unsaved.reason());
                terminal.write(program.sentences().say("exam.rules") + "\n");
                LessonSitting.resume(lesson, journal, learner);
            }
        } catch (Terminal.EndOfInput gone) {
            // Every confirmed input is in the journal.
        }
        return program.tell("exam.saved");
    }

    /** A second terminal on the world of a program that runs. */
    static int attach(Program program) {
        Edge edge = program.edge();
        Optional<SocketChannel> channel = Boarding.connect(Berth.occupied(edge.environment(), folder(program).path()));
        if (channel.isEmpty()) {
            program.complain("attach.nobody");
            return Program.PROBLEMS;
        }
        try (Terminal terminal = open(program)) {
            Boarding.serve(channel.get(), terminal);
        }
        return Program.FINE;
    }

    /** The demonstration; without a terminal nothing is waited for. */
    static int demo(boolean fast, Program program) {
        try (Terminal terminal = open(program)) {
            Demo.play(learner(terminal, program), fast || !program.edge().interactive());
        } catch (Terminal.EndOfInput gone) {
            // The window was closed; nothing is kept anyway.
        }
        return Program.FINE;
    }

    /** The lessons of the course and of the packs that are installed. */
    static Library library(Program program) {
        return new Library(new PackShelf(program.edge().disk(), folder(program)));
    }

    static DataFolder folder(Program program) {
        return DataFolder.of(program.edge().environment(), System.getProperty("os.name"), System.getProperty("user.home"))
                .profile(program.manner().profile());
    }

    private static Learner learner(Terminal terminal, Program program) {
        Edge edge = program.edge();
        Berth berth = Berth.of(edge.environment(), folder(program).path());
        return new Learner(terminal, new Tongue(program.sentences().language()), edge.disk(), berth);
    }

    /** The terminal of a command that asks without a world. */
    static Terminal terminal(Program program) {
        return open(program);
    }

    private static Terminal open(Program program) {
        Terminal terminal = bare(program);
        return program.manner().ascii() ? new AsciiTerminal(terminal) : terminal;
    }

    private static Terminal bare(Program program) {
        Edge edge = program.edge();
        if (!edge.interactive()) return new LineTerminal(edge.streams().in(), edge.streams().out());
        Map<String, String> environment = edge.environment();
        if (program.manner().plain()) {
            // What JLine does at a terminal without abilities is what a screen reader follows best: nothing is drawn twice.
            environment = new HashMap<>(environment);
            environment.put("TERM", "dumb");
        }
        return JLineTerminal.open(environment, program.sentences().say("paste.cut"));
    }
}
