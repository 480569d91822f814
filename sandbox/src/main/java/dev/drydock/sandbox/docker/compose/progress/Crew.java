package dev.drydock.sandbox.docker.compose.progress;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Several pieces of work at once in one process. Each piece is written like any other code, as steps; by the steps made here it says what
 * it has reached, ends with a value or a complaint, or has further pieces done before it goes on. While one waits, the others work. A piece
 * that ends like a program with status 0 is done, with another status it ends all.
 *
 * @param display what is shown of the work
 * @param members pieces that are not over
 * @param next the number of the next piece
 */
public record Crew(Display display, List<Member> members, int next, Then then, Failed failed) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT);

    public Crew {
        members = List.copyOf(members);
    }

    /** What to do when all is done, with the first piece's value. */
    @FunctionalInterface
    public interface Then {
        Step run(Sys sys, Display display, Tree value);
    }

    /** What to do when a piece failed; the others are given up. */
    @FunctionalInterface
    public interface Failed {
        Step run(Sys sys, Display display, String complaint);
    }

    /** A piece of work. */
    @FunctionalInterface
    public interface Work {
        /** @param results values of the pieces that it comes after, and of others that are done, by name */
        Step start(Sys sys, Mapping results);
    }

    /** What a piece does when those that it waited for are done. */
    @FunctionalInterface
    public interface After {
        Step run(Sys sys, Mapping results);
    }

    /** A piece with a name. @param after names of pieces that must be done before */
    public record Task(String name, List<String> after, Work work) {
        public Task {
            after = List.copyOf(after);
        }

        /** One that need not wait for others. */
        public static Task of(String name, Work work) {
            return new Task(name, List.of(), work);
        }
    }

    /** A piece under way. @param parent number of the piece that waits for it, -1 for none @param waits what it waits for itself */
    private record Member(int number, String name, int parent, Step step, Optional<Parked> waits) {
        Member with(Step changed) {
            return new Member(number, name, parent, changed, Optional.empty());
        }

        Member parked(Parked changed) {
            return new Member(number, name, parent, step, Optional.of(changed));
        }
    }

    /** Pieces that one waits for. @param open not begun @param running how many are under way */
    private record Parked(List<Task> open, int running, Mapping results, After next) {
        Parked {
            open = List.copyOf(open);
        }
    }

    private record Finished(Tree value) implements Code {
        @Override
        public Step run(Sys sys) {
            throw new IllegalStateException("a piece of work outside of a crew");
        }
    }

    private record Broken(String complaint) implements Code {
        @Override
        public Step run(Sys sys) {
            throw new IllegalStateException("a piece of work outside of a crew");
        }
    }

    private record Told(List<Event> events, Code next) implements Code {
        @Override
        public Step run(Sys sys) {
            return Step.next(next);
        }
    }

    private record Forked(List<Task> tasks, After next) implements Code {
        @Override
        public Step run(Sys sys) {
            throw new IllegalStateException("a piece of work outside of a crew");
        }
    }

    private record Ended(Tree value) implements Code {
        @Override
        public Step run(Sys sys) {
            throw new IllegalStateException("a piece of work outside of a crew");
        }
    }

    private record Joined(Code work, Code next) implements Code {
        @Override
        public Step run(Sys sys) {
            throw new IllegalStateException("a piece of work outside of a crew");
        }
    }

    /** @param stream 1 or 2, or 0 for what is said about a container */
    private record Spoken(String name, int stream, String text, Code next) implements Code {
        @Override
        public Step run(Sys sys) {
            throw new IllegalStateException("a piece of work outside of a crew");
        }
    }

    private record Shown(UnaryOperator<Display> change, Code next) implements Code {
        @Override
        public Step run(Sys sys) {
            throw new IllegalStateException("a piece of work outside of a crew");
        }
    }

    // ---- the steps of a piece of work ---------------------------------------------------------------------------------------------

    public static Step done() {
        return done(Nothing.NOTHING);
    }

    public static Step done(Tree value) {
        return Step.next(new Finished(value));
    }

    public static Step fail(String complaint) {
        return Step.next(new Broken(complaint));
    }

    public static Step tell(Event event, Code next) {
        return tell(List.of(event), next);
    }

    public static Step tell(List<Event> events, Code next) {
        return Step.next(new Told(List.copyOf(events), next));
    }

    /** Has pieces done at once, each after those that it names, and goes on with their values by name. */
    public static Step all(List<Task> tasks, After next) {
        return Step.next(new Forked(List.copyOf(tasks), next));
    }

    /** Has something done beside, for which nobody waits. */
    public static Step aside(Code work, Code next) {
        return Step.next(new Joined(work, next));
    }

    /** Ends all work, also that which is not done. */
    public static Step over(Tree value) {
        return Step.next(new Ended(value));
    }

    /** Shows a line that a container wrote. @param stream 1 or 2 */
    public static Step say(String container, int stream, String line, Code next) {
        return Step.next(new Spoken(container, stream, line, next));
    }

    /** Shows what became of a container, among the lines. */
    public static Step status(String container, String message, Code next) {
        return Step.next(new Spoken(container, 0, message, next));
    }

    /** Shows work in another way from now on. */
    public static Step showing(UnaryOperator<Display> change, Code next) {
        return Step.next(new Shown(change, next));
    }

    /** The order in which Go's scheduler begins what a loop hands to it: the last one first. */
    public static <T> List<T> asBegun(List<T> items) {
        if (items.size() < 2) {
            return items;
        }
        List<T> order = new ArrayList<>(List.of(items.get(items.size() - 1)));
        order.addAll(items.subList(0, items.size() - 1));
        return List.copyOf(order);
    }

    // ---- carrying it out -----------------------------------------------------------------------------------------------------------

    /** Carries out a piece and all that comes of it. */
    public static Step run(Sys sys, Display display, Code work, Then then, Failed failed) {
        return new Crew(display, List.of(new Member(0, "", -1, Step.next(work), Optional.empty())), 1, then, failed).go(sys);
    }

    private Crew with(List<Member> changed) {
        return new Crew(display, changed, next, then, failed);
    }

    private Crew with(Display changed) {
        return new Crew(changed, members, next, then, failed);
    }

    private Crew with(Member changed) {
        return with(members.stream().map(each -> each.number() == changed.number() ? changed : each).toList());
    }

    private Step go(Sys sys) {
        return display.tick(sys, (s, drawn) -> with(drawn).work(s));
    }

    private Step work(Sys sys) {
        for (Member member : members) {
            if (member.waits().isEmpty() && !(member.step() instanceof Step.Await)) {
                return advance(sys, member);
            }
        }
        return await(sys);
    }

    private Step advance(Sys sys, Member member) {
        Step step = member.step();
        if (step instanceof Step.Busy busy) {
            return new Step.Busy(busy.cpuMicros(), s -> with(member.with(Step.next(busy.next()))).go(s));
        }
        if (step instanceof Step.Exit exit && exit.status() == 0 && member.number() != 0) {
            return finish(sys, member, Nothing.NOTHING);
        }
        if (!(step instanceof Step.Continue more)) {
            return step;
        }
        Code code = more.next();
        if (code instanceof Finished finished) {
            return finish(sys, member, finished.value());
        }
        if (code instanceof Broken broken) {
            return failed.run(sys, display, broken.complaint());
        }
        if (code instanceof Told told) {
            Crew after = with(display.taking(sys, told.events())).with(member.with(Step.next(told.next())));
            String lines = display.lines(told.events());
            return lines.isEmpty() ? Step.next(after::go) : sys.complain(lines, after::go);
        }
        if (code instanceof Ended ended) {
            return then.run(sys, display, ended.value());
        }
        if (code instanceof Spoken spoken) {
            return speak(sys, member, spoken);
        }
        if (code instanceof Shown shown) {
            Crew after = with(shown.change().apply(display)).with(member.with(Step.next(shown.next())));
            return Step.next(after::go);
        }
        if (code instanceof Joined joined) {
            List<Member> joint = new ArrayList<>(with(member.with(Step.next(joined.next()))).members());
            joint.add(new Member(next, "", -1, Step.next(joined.work()), Optional.empty()));
            Crew after = new Crew(display, joint, next + 1, then, failed);
            return Step.next(after::go);
        }
        if (code instanceof Forked forked) {
            return with(member.parked(new Parked(forked.tasks(), 0, Mapping.EMPTY, forked.next()))).begin(sys, member.number());
        }
        Crew after = with(member.with(code.run(sys)));
        return Step.next(after::go);
    }

    private Step speak(Sys sys, Member member, Spoken spoken) {
        Logbook logbook = display.logbook().knowing(spoken.name());
        Crew after = with(display.with(logbook)).with(member.with(Step.next(spoken.next())));
        StringBuilder text = new StringBuilder();
        if (logbook.closed()) {
            return Step.next(after::go);
        }
        if (spoken.stream() == 0) {
            text.append(logbook.status(spoken.name(), spoken.text()));
        } else {
            String time = logbook.times() ? TIME.format(Instant.EPOCH.plus(sys.now(), ChronoUnit.MICROS).atOffset(ZoneOffset.UTC)) : "";
            for (String line : spoken.text().split("\n", -1)) {
                text.append(logbook.line(spoken.name(), line, time));
            }
        }
        return sys.write(spoken.stream() == 2 ? 2 : 1, Bytes.of(text.toString()), after::go);
    }

    private Member find(int number) {
        return members.stream().filter(each -> each.number() == number).findFirst().orElseThrow();
    }

    /** Begins what a waiting piece has open and nothing holds up; goes on with it when nothing is left. */
    private Step begin(Sys sys, int number) {
        Member waiting = find(number);
        Parked parked = waiting.waits().orElseThrow();
        List<Task> open = new ArrayList<>();
        List<Member> more = new ArrayList<>();
        for (Task task : parked.open()) {
            if (task.after().stream().allMatch(parked.results()::has)) {
                Mapping results = parked.results();
                more.add(new Member(next + more.size(), task.name(), number, Step.next(s -> task.work().start(s, results)), Optional.empty()));
            } else {
                open.add(task);
            }
        }
        if (more.isEmpty() && parked.running() == 0) {
            Mapping results = parked.results();
            Crew after = with(waiting.with(Step.next(s -> parked.next().run(s, results))));
            return Step.next(after::go);
        }
        List<Member> all = new ArrayList<>(with(waiting.parked(new Parked(open, parked.running() + more.size(), parked.results(), parked.next()))).members());
        all.addAll(more);
        Crew after = new Crew(display, all, next + more.size(), then, failed);
        return Step.next(after::go);
    }

    private Step finish(Sys sys, Member member, Tree value) {
        List<Member> left = members.stream().filter(each -> each.number() != member.number()).toList();
        if (member.number() == 0) {
            return then.run(sys, display, value);
        }
        if (member.parent() < 0) {
            Crew after = with(left);
            return Step.next(after::go);
        }
        Member waiting = find(member.parent());
        Parked parked = waiting.waits().orElseThrow();
        Parked less = new Parked(parked.open(), parked.running() - 1, parked.results().with(member.name(), value), parked.next());
        return with(left).with(waiting.parked(less)).begin(sys, waiting.number());
    }

    /** All wait: so does the process, until one of them may go on or the display is due. */
    private Step await(Sys sys) {
        List<Step.Condition> conditions = new ArrayList<>();
        for (Member member : members) {
            if (member.waits().isEmpty() && member.step() instanceof Step.Await await) {
                conditions.addAll(await.any());
            }
        }
        display.deadline().ifPresent(at -> conditions.add(new Step.Condition.Deadline(at)));
        return Step.await(conditions, this::resume);
    }

    private Step resume(Sys sys) {
        return with(members.stream().map(member -> member.waits().isEmpty() && member.step() instanceof Step.Await await && mayGoOn(sys, await)
                ? member.with(Step.next(await.next())) : member).toList()).go(sys);
    }

    /** Code that waits for anything but the clock looks again by itself. */
    private static boolean mayGoOn(Sys sys, Step.Await await) {
        boolean clockOnly = await.any().stream().allMatch(Step.Condition.Deadline.class::isInstance);
        return !clockOnly || await.any().stream().anyMatch(each -> ((Step.Condition.Deadline) each).atMicros() <= sys.now());
    }
}
