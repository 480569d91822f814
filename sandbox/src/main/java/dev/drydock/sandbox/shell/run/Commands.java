package dev.drydock.sandbox.shell.run;

import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.shell.expand.Session;
import dev.drydock.sandbox.shell.expand.Trouble;
import dev.drydock.sandbox.shell.expand.Words;
import dev.drydock.sandbox.shell.state.Option;
import dev.drydock.sandbox.shell.state.ShellState;
import dev.drydock.sandbox.shell.syntax.Command;
import dev.drydock.sandbox.shell.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Begins commands, each kind in its way. */
final class Commands {
    private final Sys sys;
    private final Machine below;
    private final List<Session.Captured> outputs;

    Commands(Sys sys, Machine below, List<Session.Captured> outputs) {
        this.sys = sys;
        this.below = below;
        this.outputs = outputs;
    }

    Turn start(Command command) throws Trouble {
        if (command instanceof Command.Simple simple) {
            return new SimpleCommands(sys, below, outputs).run(simple);
        }
        if (command instanceof Command.Sequence sequence) {
            return go(below.push(new Frame.Sequence(sequence.items(), 0)));
        }
        if (command instanceof Command.Pipeline pipeline) {
            return Pipelines.start(sys, below, pipeline);
        }
        if (command instanceof Command.AndOr list) {
            return go(below.push(new Frame.Links(list.rest(), 0)).push(new Frame.Condition())
                    .push(new Frame.Do(list.first())));
        }
        if (command instanceof Command.Subshell subshell) {
            return Pipelines.subshell(sys, below, subshell);
        }
        if (command instanceof Command.Redirected redirected) {
            return redirected(redirected);
        }
        if (command instanceof Command.Function function) {
            ShellState state = below.state();
            return go(below.with(state.with(state.definitions().with(function)).withStatus(0)));
        }
        return compound(command);
    }

    private Turn compound(Command command) throws Trouble {
        if (command instanceof Command.Group group) {
            return go(below.push(new Frame.Do(group.body())));
        }
        if (command instanceof Command.If branches) {
            return go(Loops.asking(below, branches, 0));
        }
        if (command instanceof Command.Loop loop) {
            return go(Loops.loop(below, loop, 0));
        }
        if (command instanceof Command.For loop) {
            return forLoop(loop);
        }
        if (command instanceof Command.ArithmeticFor loop) {
            return arithmeticFor(loop);
        }
        if (command instanceof Command.Select select) {
            return select(select);
        }
        if (command instanceof Command.Case choice) {
            return choice(choice);
        }
        if (command instanceof Command.Test test) {
            return test(test);
        }
        if (command instanceof Command.Arithmetic arithmetic) {
            return arithmetic(arithmetic);
        }
        throw new AssertionError(command);
    }

    private static Turn go(Machine machine) {
        return new Turn.Go(machine);
    }

    private Session session(int line) {
        ShellState at = below.state().with(below.state().outcome().at(line));
        return new Session(at, new SysSurroundings(sys, at), outputs);
    }

    private Turn redirected(Command.Redirected command) throws Trouble {
        Session session = session(command.line());
        List<Redirecting.Meant> meant;
        try {
            meant = Redirecting.expand(command.redirects(), session);
        } catch (Trouble trouble) {
            Complaints.say(sys, Complaints.line(session.state(), trouble.sentence()));
            return go(below.with(session.state()).status(1).push(new Frame.Check()));
        }
        List<Frame.Saved> saved = new ArrayList<>();
        Optional<Redirecting.Failure> failure = Redirecting.apply(sys, session.state(), meant, Optional.of(saved));
        Machine now = below.with(session.state());
        if (failure.isPresent()) {
            Complaints.say(sys, Complaints.line(session.state(), failure.get().sentence()));
            Redirecting.restore(sys, saved);
            return go(now.status(1).push(new Frame.Check()));
        }
        return go(now.push(new Frame.Restore(List.copyOf(saved))).push(new Frame.Do(command.inner())));
    }

    private Turn forLoop(Command.For loop) throws Trouble {
        Session session = session(loop.line());
        if (!loop.name().matches("[A-Za-z_][A-Za-z0-9_]*")) {
            Complaints.say(sys, Complaints.line(session.state(), "`" + loop.name() + "': not a valid identifier"));
            return go(below.with(session.state()).status(1).push(new Frame.Check()));
        }
        List<String> words = words(session, loop.words());
        return go(below.with(session.state()).status(0).push(new Frame.ForNext(loop, words, 0)));
    }

    private static List<String> words(Session session, Optional<List<Word>> words) throws Trouble {
        return List.copyOf(words.isPresent() ? new Words(session).fields(words.get())
                : session.state().settings().arguments());
    }

    private Turn arithmeticFor(Command.ArithmeticFor loop) throws Trouble {
        Session session = session(loop.line());
        if (!loop.first().source().isBlank()) {
            Tracing.trace(sys, session.state(), "(( " + loop.first().source() + " ))");
            new Words(session).arithmetic(loop.first(), "((: ");
        }
        return go(below.with(session.state()).push(new Frame.ArithmeticNext(loop, true)));
    }

    private Turn select(Command.Select select) throws Trouble {
        Session session = session(select.line());
        List<String> words = words(session, select.words());
        Machine now = below.with(session.state()).status(0);
        return words.isEmpty() ? go(now) : go(now.push(new Frame.SelectNext(select, words, true)));
    }

    private Turn choice(Command.Case choice) throws Trouble {
        Session session = session(choice.line());
        if (session.state().dialect().isBash()) {
            Tracing.trace(sys, session.state(), "case " + choice.subject().source() + " in");
        }
        String subject = new Words(session).single(choice.subject());
        return go(below.with(session.state()).status(0).push(new Frame.Arms(choice, subject, 0, false)));
    }

    private Turn test(Command.Test test) throws Trouble {
        Session session = session(test.line());
        int status = new Conditions(sys, session).status(test.condition());
        return Turn.yield(below.with(session.state()).status(status).push(new Frame.Check()));
    }

    private Turn arithmetic(Command.Arithmetic arithmetic) {
        Session session = session(arithmetic.line());
        Machine now;
        try {
            String expression = new Words(session).quoted(arithmetic.expression());
            if (session.state().is(Option.XTRACE)) {
                Tracing.trace(sys, session.state(), "(( " + expression.strip() + " ))");
            }
            long value = new dev.drydock.sandbox.shell.expand.Names(session).evaluate(expression, "((: ");
            now = below.with(session.state()).status(value != 0 ? 0 : 1);
        } catch (Trouble trouble) {
            Complaints.say(sys, Complaints.line(session.state(), trouble.sentence()));
            now = below.with(session.state()).status(1);
        }
        return Turn.yield(now.push(new Frame.Check()));
    }
}
