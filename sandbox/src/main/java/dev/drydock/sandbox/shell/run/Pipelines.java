package dev.drydock.sandbox.shell.run;

import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.shell.expand.Names;
import dev.drydock.sandbox.shell.state.Job;
import dev.drydock.sandbox.shell.state.Option;
import dev.drydock.sandbox.shell.state.ShellState;
import dev.drydock.sandbox.shell.syntax.Command;
import dev.drydock.sandbox.shell.syntax.Unparse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Commands that are carried out in children: pipelines, subshells, programs, and what runs in the background. */
final class Pipelines {
    private static final long RETRYING_MICROS = 15_000_000;

    private Pipelines() {
    }

    // --- children ---

    /** What a child of the shell knows: its parent's state, without its traps, jobs and job control. */
    static ShellState childState(ShellState state) {
        TreeMap<String, String> traps = new TreeMap<>(state.settings().traps());
        traps.values().removeIf(command -> !command.isEmpty());
        int depth = state.text(Names.SUBSHELL).map(Integer::parseInt).orElse(0);
        return state.with(state.settings().withTraps(traps)).with(Option.MONITOR, false).with(Job.Table.EMPTY)
                .set(Names.SUBSHELL, Integer.toString(depth + 1));
    }

    /** The machine of a child that carries out a command and ends. */
    static Machine child(Machine parent, Command command) {
        Frames frames = Frames.EMPTY.push(new Frame.Exit());
        Machine child = new Machine(parent.interpreter(), childState(parent.state()),
                parent.frames().quiet() ? quiet(frames) : frames);
        return child.push(new Frame.Do(command));
    }

    private static Frames quiet(Frames frames) {
        return frames.push(new Frame.Condition());
    }

    private static Code code(Machine child) {
        return sys -> {
            Signals.arrange(sys, child.state());
            return child.interpreter().run(sys, child);
        };
    }

    // --- in the foreground ---

    static Turn start(Sys sys, Machine below, Command.Pipeline pipeline) {
        Machine now = below;
        if (pipeline.timing() != Command.Timing.NONE) {
            now = now.push(new Frame.TimeEnd(sys.now(), sys.self().usage().cpuMicros(),
                    pipeline.timing() == Command.Timing.POSIX));
        }
        if (pipeline.negated()) {
            now = now.push(new Frame.Negate()).push(new Frame.Condition());
        }
        if (pipeline.stages().isEmpty()) {
            return new Turn.Go(now.status(0));
        }
        if (pipeline.stages().size() == 1) {
            return new Turn.Go(now.push(new Frame.Do(pipeline.stages().get(0))));
        }
        Machine checked = now.push(new Frame.Check());
        return foreground(sys, checked, started(sys, checked, pipeline.stages(), Optional.empty()),
                Unparse.command(pipeline));
    }

    static Turn subshell(Sys sys, Machine below, Command.Subshell subshell) {
        if (below.frames().endsNext() && !below.state().settings().traps().containsKey("EXIT")) {
            // Nothing of this process is needed afterwards, so it may be its own subshell.
            return new Turn.Go(below.push(new Frame.Do(subshell.body())));
        }
        Machine checked = below.push(new Frame.Check());
        Machine child = child(checked, subshell.body());
        return single(sys, checked, subshell, sys2 -> code(child).run(sys2));
    }

    /** One child in the foreground. */
    static Turn single(Sys sys, Machine machine, Command command, Code code) {
        Optional<Job.Member> member = fork(sys, machine, Optional.empty(), code);
        return foreground(sys, machine, member.map(List::of), Unparse.command(command));
    }

    private static Turn foreground(Sys sys, Machine machine, Optional<List<Job.Member>> members, String text) {
        if (members.isEmpty()) {
            return refused(sys, machine);
        }
        boolean monitor = machine.state().is(Option.MONITOR);
        int group = monitor ? members.get().get(0).pid() : 0;
        if (monitor) {
            sys.setForeground(group);
        }
        Job job = new Job(0, group, members.get(), text, Job.State.RUNNING, 0);
        return Jobs.wait(sys, machine, job);
    }

    /**
     * There are too many processes. Bash tries again after 1, 2, 4 and 8 seconds before it gives up; that is what keeps
     * a fork bomb from eating all time.
     */
    static Turn refused(Sys sys, Machine machine) {
        boolean bash = machine.state().dialect().isBash();
        if (sys.barren()) {
            String memory = dev.drydock.sandbox.process.Errno.ENOMEM.text();
            Complaints.say(sys, Complaints.line(machine.state(), bash ? "fork: " + memory : "Cannot fork"));
            return Unwinding.toBase(sys, machine.status(bash ? 254 : 2));
        }
        String reason = dev.drydock.sandbox.process.Errno.EAGAIN.text();
        Complaints.say(sys, bash ? Complaints.line(machine.state(), "fork: retry: " + reason) : "");
        return new Turn.Pause(sys.sleep(RETRYING_MICROS, then -> {
            Complaints.say(then, Complaints.line(machine.state(), (bash ? "fork: " : "can't fork: ") + reason));
            return ((Turn.Go) Unwinding.toBase(then, machine.status(bash ? 254 : 2))).machine().resume();
        }));
    }

    /** One child; empty when the system refuses it. */
    private static Optional<Job.Member> fork(Sys sys, Machine machine, Optional<Integer> group, Code code) {
        boolean monitor = machine.state().is(Option.MONITOR);
        Sys.Child child = monitor ? Sys.Child.inGroup(group.orElse(0), code) : Sys.Child.of(code);
        Outcome<Process> forked = sys.fork(child);
        if (!forked.ok()) {
            return Optional.empty();
        }
        Process process = forked.value();
        return Optional.of(new Job.Member(process.id().pid(), process.place().inner(), false, Optional.empty(), 0));
    }

    /** The stages of a pipeline as children, joined by pipes. */
    private static Optional<List<Job.Member>> started(Sys sys, Machine machine, List<Command> stages,
            Optional<Code> first) {
        List<Job.Member> members = new ArrayList<>();
        int input = -1;
        for (int i = 0; i < stages.size(); i++) {
            boolean last = i + 1 == stages.size();
            Optional<Sys.PipeEnds> pipe = last ? Optional.empty() : Optional.of(sys.pipe());
            Machine stage = child(machine, stages.get(i));
            Code code = stage(stage, input, pipe, i == 0 ? first : Optional.empty());
            Optional<Integer> group = members.isEmpty() ? Optional.empty() : Optional.of(members.get(0).pid());
            Optional<Job.Member> member = fork(sys, machine, group, code);
            if (input >= 0) {
                sys.close(input);
            }
            pipe.ifPresent(ends -> sys.close(ends.writer()));
            input = pipe.map(Sys.PipeEnds::reader).orElse(-1);
            if (member.isEmpty()) {
                if (input >= 0) {
                    sys.close(input);
                }
                return Optional.empty();
            }
            members.add(member.get());
        }
        return Optional.of(List.copyOf(members));
    }

    private static Code stage(Machine stage, int input, Optional<Sys.PipeEnds> pipe, Optional<Code> first) {
        return sys -> {
            if (first.isPresent()) {
                first.get().run(sys);
            }
            if (input >= 0) {
                sys.duplicate(input, 0);
                sys.close(input);
            }
            if (pipe.isPresent()) {
                sys.duplicate(pipe.get().writer(), 1);
                sys.close(pipe.get().reader());
                sys.close(pipe.get().writer());
            }
            return code(stage).run(sys);
        };
    }

    // --- in the background ---

    /** Starts a command behind {@code &}. */
    static Turn background(Sys sys, Machine machine, Command command) {
        ShellState state = machine.state();
        boolean monitor = state.is(Option.MONITOR);
        Code quietly = child -> {
            if (!monitor) {
                Outcome<Integer> nothing = child.open("/dev/null", Sys.OpenMode.READ);
                if (nothing.ok() && nothing.value() != 0) {
                    child.duplicate(nothing.value(), 0);
                    child.close(nothing.value());
                }
                ignoreKeyboard(child);
            }
            return Step.exit(0);
        };
        List<Command> stages = command instanceof Command.Pipeline pipeline && !pipeline.negated()
                && pipeline.timing() == Command.Timing.NONE ? pipeline.stages() : List.of(command);
        Machine loud = machine.with(new Frames(machine.frames().top(), machine.frames().rest(), false,
                machine.frames().functions(), machine.frames().loops()));
        Optional<List<Job.Member>> members = started(sys, loud, stages, Optional.of(quietly));
        if (members.isEmpty()) {
            return refused(sys, machine);
        }
        Job.Table jobs = Jobs.refreshed(sys, state.jobs(), state);
        int group = monitor ? members.get().get(0).pid() : 0;
        Job job = new Job(jobs.next(), group, members.get(), Unparse.command(command), Job.State.RUNNING, 0);
        int pid = job.last().seen();
        if (state.invocation().interactive() && state.dialect().isBash()) {
            Complaints.say(sys, "[" + job.number() + "] " + pid + "\n");
        }
        ShellState now = state.with(jobs.using(job)).with(state.outcome().withBackground(pid).withStatus(0));
        return Turn.yield(machine.with(now));
    }

    private static void ignoreKeyboard(Sys sys) {
        var ignore = Optional.<dev.drydock.sandbox.process.Disposition>of(
                new dev.drydock.sandbox.process.Disposition.Ignore());
        sys.onSignal(dev.drydock.sandbox.process.Signal.INT, ignore);
        sys.onSignal(dev.drydock.sandbox.process.Signal.QUIT, ignore);
    }
}
