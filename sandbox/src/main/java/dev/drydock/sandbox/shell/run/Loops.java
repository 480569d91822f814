package dev.drydock.sandbox.shell.run;

import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.shell.expand.Names;
import dev.drydock.sandbox.shell.expand.Session;
import dev.drydock.sandbox.shell.expand.Trouble;
import dev.drydock.sandbox.shell.expand.Words;
import dev.drydock.sandbox.shell.pattern.Pattern;
import dev.drydock.sandbox.shell.state.Option;
import dev.drydock.sandbox.shell.state.ShellState;
import dev.drydock.sandbox.shell.syntax.Command;
import dev.drydock.sandbox.shell.syntax.Word;
import java.util.List;
import java.util.Optional;

/** The frames of lists, branches and loops: what comes next, by the status of what came before. */
final class Loops {
    private final Sys sys;
    private final Machine below;
    private final List<Session.Captured> outputs;

    Loops(Sys sys, Machine below, List<Session.Captured> outputs) {
        this.sys = sys;
        this.below = below;
        this.outputs = outputs;
    }

    /** What the frame comes to; empty when it is none of these. */
    Optional<Turn> go(Frame frame) throws Trouble {
        if (frame instanceof Frame.Sequence sequence) {
            return Optional.of(sequence(sequence));
        }
        if (frame instanceof Frame.Links links) {
            return go(links(links));
        }
        if (frame instanceof Frame.Branch branch) {
            return go(branch(branch.command(), branch.branch()));
        }
        if (frame instanceof Frame.LoopTested tested) {
            return go(tested(tested));
        }
        if (frame instanceof Frame.LoopAgain again) {
            return go(loop(below, again.loop(), below.state().status()));
        }
        if (frame instanceof Frame.ForNext next) {
            return go(forNext(next));
        }
        if (frame instanceof Frame.ArithmeticNext next) {
            return go(arithmeticNext(next));
        }
        if (frame instanceof Frame.Arms arms) {
            return go(arms(arms));
        }
        return frame instanceof Frame.SelectNext next
                ? Optional.of(Selecting.next(sys, below, next)) : Optional.empty();
    }

    private static Optional<Turn> go(Machine machine) {
        return Optional.of(new Turn.Go(machine));
    }

    private Turn sequence(Frame.Sequence sequence) {
        if (sequence.next() >= sequence.items().size()) {
            return new Turn.Go(below);
        }
        Command.Item item = sequence.items().get(sequence.next());
        boolean last = sequence.next() + 1 == sequence.items().size();
        Machine rest = last ? below : below.push(new Frame.Sequence(sequence.items(), sequence.next() + 1));
        return item.background() ? Pipelines.background(sys, rest, item.command())
                : new Turn.Go(rest.push(new Frame.Do(item.command())));
    }

    private Machine links(Frame.Links links) {
        List<Command.Link> list = links.links();
        int next = links.next();
        boolean success = below.state().status() == 0;
        while (next < list.size() && list.get(next).and() != success) {
            next++;
        }
        return next == list.size() ? below : linked(below, list, next);
    }

    private static Machine linked(Machine below, List<Command.Link> list, int next) {
        Command command = list.get(next).command();
        boolean last = next + 1 == list.size();
        return last ? below.push(new Frame.Do(command))
                : below.push(new Frame.Links(list, next + 1)).push(new Frame.Condition()).push(new Frame.Do(command));
    }

    /** The machine that asks the condition of a branch first. */
    static Machine asking(Machine below, Command.If command, int branch) {
        return below.push(new Frame.Branch(command, branch)).push(new Frame.Condition())
                .push(new Frame.Do(command.branches().get(branch).condition()));
    }

    private Machine branch(Command.If command, int branch) {
        if (below.state().status() == 0) {
            return below.push(new Frame.Do(command.branches().get(branch).body()));
        }
        if (branch + 1 < command.branches().size()) {
            return asking(below, command, branch + 1);
        }
        return command.otherwise().isPresent() ? below.push(new Frame.Do(command.otherwise().get())) : below.status(0);
    }

    /** The machine that asks the condition of a loop first. */
    static Machine loop(Machine below, Command.Loop loop, int status) {
        return below.push(new Frame.LoopTested(loop, status)).push(new Frame.Condition())
                .push(new Frame.Do(loop.condition()));
    }

    private Machine tested(Frame.LoopTested tested) {
        boolean goesOn = below.state().status() == 0 != tested.loop().until();
        return goesOn ? below.push(new Frame.LoopAgain(tested.loop())).push(new Frame.Do(tested.loop().body()))
                : below.status(tested.status());
    }

    private Machine forNext(Frame.ForNext next) throws Trouble {
        if (next.next() >= next.words().size()) {
            return next.words().isEmpty() ? below.status(0) : below;
        }
        Session session = new Session(below.state(), new SysSurroundings(sys, below.state()), outputs);
        String word = next.words().get(next.next());
        Tracing.trace(sys, session.state(), "for " + next.loop().name() + " in " + traced(next.loop()));
        try {
            new Names(session).assign(next.loop().name(), Optional.empty(), false, word);
        } catch (Trouble readonly) {
            Complaints.say(sys, Complaints.line(session.state(), readonly.sentence()));
            return below.status(1);
        }
        return below.with(session.state())
                .push(new Frame.ForNext(next.loop(), next.words(), next.next() + 1))
                .push(new Frame.Do(next.loop().body()));
    }

    private static String traced(Command.For loop) {
        return loop.words().map(words -> String.join(" ", words.stream().map(Word::source).toList()))
                .orElse("\"$@\"");
    }

    private Machine arithmeticNext(Frame.ArithmeticNext next) throws Trouble {
        Command.ArithmeticFor loop = next.loop();
        int status = below.state().status();
        Session session = new Session(below.state(), new SysSurroundings(sys, below.state()), outputs);
        Words words = new Words(session);
        if (!next.first()) {
            evaluate(words, loop.next(), session);
        }
        boolean goesOn = loop.test().source().isBlank() || evaluate(words, loop.test(), session) != 0;
        ShellState state = session.state();
        Machine now = below.with(state.withStatus(next.first() && !goesOn ? 0 : status));
        return goesOn ? now.push(new Frame.ArithmeticNext(loop, false)).push(new Frame.Do(loop.body())) : now;
    }

    private long evaluate(Words words, Word expression, Session session) throws Trouble {
        if (session.state().is(Option.XTRACE)) {
            Tracing.trace(sys, session.state(), "(( " + expression.source() + " ))");
        }
        return words.arithmetic(expression, "((: ");
    }

    private Machine arms(Frame.Arms arms) throws Trouble {
        List<Command.Arm> list = arms.command().arms();
        Session session = new Session(below.state(), new SysSurroundings(sys, below.state()), outputs);
        for (int i = arms.next(); i < list.size(); i++) {
            Command.Arm arm = list.get(i);
            if (arms.fallThrough() && i == arms.next() || matches(session, arm, arms.subject())) {
                Machine now = below.with(session.state());
                Machine after = switch (arm.after()) {
                    case BREAK -> now;
                    case FALL_THROUGH -> now.push(new Frame.Arms(arms.command(), arms.subject(), i + 1, true));
                    case TEST_NEXT -> now.push(new Frame.Arms(arms.command(), arms.subject(), i + 1, false));
                };
                return arm.body().items().isEmpty() ? after.status(0) : after.push(new Frame.Do(arm.body()));
            }
        }
        return below.with(session.state());
    }

    private static boolean matches(Session session, Command.Arm arm, String subject) throws Trouble {
        for (Word pattern : arm.patterns()) {
            String text = new Words(session).pattern(pattern);
            if (Pattern.of(text, session.state().shopt("extglob")).matches(subject)) {
                return true;
            }
        }
        return false;
    }
}
