package dev.drydock.sandbox.shell.run;

import dev.drydock.sandbox.process.Ended;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.process.Terminal;
import dev.drydock.sandbox.shell.state.Job;
import dev.drydock.sandbox.shell.state.Option;
import dev.drydock.sandbox.shell.state.ShellState;
import dev.drydock.sandbox.shell.syntax.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/** Waits for children and knows what became of jobs. */
public final class Jobs {
    private Jobs() {
    }

    // --- looking ---

    /** The members of a job as they are now; ended ones leave the process table. */
    public static List<Job.Member> now(Sys sys, List<Job.Member> members) {
        if (members.stream().allMatch(member -> member.status().isPresent())) {
            return members;
        }
        SortedMap<Integer, Process> children = sys.children();
        List<Job.Member> changed = new ArrayList<>();
        for (Job.Member member : members) {
            changed.add(member.status().isPresent() ? member : now(sys, member, children.get(member.pid())));
        }
        return changed;
    }

    private static Job.Member now(Sys sys, Job.Member member, Process process) {
        if (process == null) {
            return new Job.Member(member.pid(), member.seen(), false, Optional.of(127), 0);
        }
        Optional<Ended> ended = process.alive() ? Optional.empty() : sys.reap(member.pid());
        return ended.isPresent()
                ? new Job.Member(member.pid(), member.seen(), false, Optional.of(ended.get().status()),
                        ended.get().signal().map(Signal::number).orElse(0))
                : new Job.Member(member.pid(), member.seen(), process.activity().stopped(), Optional.empty(), 0);
    }

    /** The table with all jobs as they are now. */
    public static Job.Table refreshed(Sys sys, Job.Table jobs, ShellState state) {
        Job.Table table = jobs;
        for (Job job : jobs.byNumber().values()) {
            table = table.with(job.with(now(sys, job.members())));
        }
        return table;
    }

    // --- waiting in the foreground ---

    /** Waits until a job in the foreground has ended or stopped, then goes on with its status. */
    public static Turn wait(Sys sys, Machine machine, Job job) {
        Job now = job.with(now(sys, job.members()));
        boolean monitor = machine.state().is(Option.MONITOR);
        if (now.state() == Job.State.DONE) {
            return done(sys, machine, now);
        }
        if (now.state() == Job.State.STOPPED && monitor) {
            return stopped(sys, machine, now);
        }
        return new Turn.Pause(Step.await(new Step.Condition.ChildChanged(sys.childChanges()),
                again -> step(wait(again, machine, now))));
    }

    private static Step step(Turn turn) {
        return turn instanceof Turn.Pause pause ? pause.step() : ((Turn.Go) turn).machine().resume();
    }

    private static Turn done(Sys sys, Machine machine, Job job) {
        ShellState state = machine.state();
        boolean interactive = state.invocation().interactive();
        takeTerminalBack(sys, state, job);
        Job.Table jobs = job.number() > 0 ? state.jobs().without(job.number()) : state.jobs();
        List<Integer> statuses = job.members().stream().map(member -> member.status().orElse(0)).toList();
        int status = status(state, statuses);
        int signal = job.last().signal();
        if (signal != 0) {
            tell(sys, state, job, signal);
        }
        Machine now = machine.with(state.with(jobs).with(state.outcome().withPipe(status, statuses)));
        boolean interrupted = signal == Signal.INT.number() && interactive && state.is(Option.MONITOR);
        return interrupted ? Unwinding.toBase(sys, now) : new Turn.Go(now);
    }

    private static int status(ShellState state, List<Integer> statuses) {
        int status = statuses.get(statuses.size() - 1);
        if (state.is(Option.PIPEFAIL)) {
            for (int i = statuses.size() - 1; i >= 0 && status == 0; i--) {
                status = statuses.get(i);
            }
        }
        return status;
    }

    private static void takeTerminalBack(Sys sys, ShellState state, Job job) {
        if (state.is(Option.MONITOR)) {
            sys.setForeground(sys.self().kinship().group());
            if (job.members().stream().anyMatch(member -> member.signal() != 0)) {
                sys.setTerminalModes(0, Terminal.Modes.COOKED);
            }
        }
    }

    /** Says which signal ended a program, where the original does. */
    private static void tell(Sys sys, ShellState state, Job job, int signal) {
        String text = description(signal);
        boolean interactive = state.invocation().interactive();
        if (signal == Signal.INT.number()) {
            if (interactive && state.is(Option.MONITOR)) {
                Complaints.say(sys, "\n");
            }
        } else if (signal != Signal.PIPE.number() && state.outcome().substitution().isEmpty()) {
            boolean brief = !state.dialect().isBash() || interactive || signal == Signal.TERM.number();
            Complaints.say(sys, brief ? text + "\n" : killed(state, job));
        }
    }

    private static String killed(ShellState state, Job job) {
        return Complaints.line(state, String.format(Locale.ROOT, "%5d %-22s  %s", job.last().seen(),
                description(job.last().signal()), job.command()));
    }

    /** Tells of a job in the background that a signal ended, when a script waits for it. */
    public static void tellWaited(Sys sys, ShellState state, Job job) {
        int signal = job.last().signal();
        boolean quiet = signal == 0 || signal == Signal.INT.number() || signal == Signal.TERM.number()
                || signal == Signal.PIPE.number() || state.invocation().interactive() || !state.dialect().isBash();
        if (!quiet) {
            Complaints.say(sys, killed(state, job));
        }
    }

    private static Turn stopped(Sys sys, Machine machine, Job job) {
        ShellState state = machine.state();
        takeTerminalBack(sys, state, job);
        sys.setTerminalModes(0, Terminal.Modes.COOKED);
        int number = job.number() > 0 ? job.number() : state.jobs().next();
        Job kept = new Job(number, job.group(), job.members(), job.command(), Job.State.STOPPED, 0);
        Job.Table jobs = state.jobs().using(kept);
        Complaints.say(sys, (state.dialect().isBash() ? "\n" : "") + line(state, jobs, jobs.byNumber().get(number), false) + "\n");
        return new Turn.Go(machine.with(state.with(jobs).withStatus(128 + Signal.TSTP.number())));
    }

    // --- telling ---

    /** A line of {@code jobs}. */
    public static String line(ShellState state, Job.Table jobs, Job job, boolean withPid) {
        String text = switch (job.state()) {
            case RUNNING -> "Running";
            case STOPPED -> "Stopped";
            case DONE -> ended(job);
        };
        boolean bash = state.dialect().isBash();
        String ampersand = bash && job.state() == Job.State.RUNNING ? " &" : "";
        String pid = withPid ? job.members().get(0).seen() + " " : "";
        String start = state.dialect() == Dialect.DASH ? "[" + job.number() + "] " + jobs.mark(job) + " " + pid
                : "[" + job.number() + "]" + jobs.mark(job) + " " + (withPid ? pid : " ");
        return start + String.format(Locale.ROOT, bash ? "%-24s" : "%-27s", text) + job.command() + ampersand;
    }

    private static String ended(Job job) {
        int signal = job.last().signal();
        int status = job.last().status().orElse(0);
        return signal != 0 ? description(signal) : status == 0 ? "Done" : "Exit " + status;
    }

    /** What strsignal(3) says. */
    static String description(int signal) {
        return Signal.of(signal).map(named -> switch (named) {
            case HUP -> "Hangup";
            case INT -> "Interrupt";
            case QUIT -> "Quit";
            case ILL -> "Illegal instruction";
            case ABRT -> "Aborted";
            case FPE -> "Floating point exception";
            case KILL -> "Killed";
            case USR1 -> "User defined signal 1";
            case USR2 -> "User defined signal 2";
            case SEGV -> "Segmentation fault";
            case PIPE -> "Broken pipe";
            case ALRM -> "Alarm clock";
            case TERM -> "Terminated";
            case TSTP, STOP -> "Stopped";
            default -> "Signal " + signal;
        }).orElse("Signal " + signal);
    }

    /** Tells of jobs that have ended since, as before a prompt, and forgets those that ended. */
    public static ShellState notified(Sys sys, ShellState state) {
        if (state.jobs().byNumber().isEmpty()) {
            return state;
        }
        Job.Table jobs = refreshed(sys, state.jobs(), state);
        Job.Table left = jobs;
        StringBuilder text = new StringBuilder();
        for (Job job : jobs.byNumber().values()) {
            if (job.state() == Job.State.DONE) {
                text.append(line(state, jobs, job, false)).append('\n');
                left = left.without(job.number());
            } else if (job.state() != job.told()) {
                text.append(line(state, jobs, job, false)).append('\n');
                left = left.with(job.told(job.state()));
            }
        }
        if (state.invocation().interactive()) {
            Complaints.say(sys, text.toString());
        }
        return state.with(left);
    }

    /** The end of an interactive shell hangs up what it has stopped. */
    static void hangUpStopped(Sys sys, ShellState state) {
        for (Job job : refreshed(sys, state.jobs(), state).byNumber().values()) {
            if (job.state() == Job.State.STOPPED && job.group() != 0) {
                sys.killGroup(job.group(), Signal.HUP);
                sys.killGroup(job.group(), Signal.CONT);
            }
        }
    }
}
