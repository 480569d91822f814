package dev.drydock.sandbox.shell.builtin;

import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.shell.run.Call;
import dev.drydock.sandbox.shell.run.Jobs;
import dev.drydock.sandbox.shell.run.Machine;
import dev.drydock.sandbox.shell.run.Signals;
import dev.drydock.sandbox.shell.run.Turn;
import dev.drydock.sandbox.shell.state.Job;
import dev.drydock.sandbox.shell.state.ShellState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code wait}; a trapped signal ends it, and its trap is carried out then. */
final class Waiting {
    private Waiting() {
    }

    static Turn run(Call call) {
        List<String> targets = new ArrayList<>(call.arguments());
        boolean any = call.bash() && targets.remove("-n");
        targets.remove("-f");
        if (!targets.isEmpty() && targets.get(0).startsWith("-")) {
            return call.usage(targets.get(0).substring(0, 2) + ": invalid option", "wait [-fn] [-p var] [id ...]");
        }
        return wait(call.sys(), call.machine(), List.copyOf(targets), any);
    }

    private static Turn wait(Sys sys, Machine machine, List<String> targets, boolean any) {
        ShellState state = machine.state();
        Job.Table jobs = Jobs.refreshed(sys, state.jobs(), state);
        Machine now = machine.with(state.with(jobs));
        Optional<Machine> finished = any ? first(now, jobs) : targets.isEmpty() ? all(sys, now, jobs)
                : named(sys, now, jobs, targets);
        if (finished.isPresent()) {
            return new Turn.Go(finished.get());
        }
        return new Turn.Pause(Step.await(
                List.of(new Step.Condition.ChildChanged(sys.childChanges()), Signals.noted(sys)), again -> {
                    Optional<Signal> signal = Signals.waiting(again);
                    if (signal.isPresent()) {
                        return now.status(128 + signal.get().number()).resume();
                    }
                    Turn turn = wait(again, now, targets, any);
                    return turn instanceof Turn.Pause pause ? pause.step() : ((Turn.Go) turn).machine().resume();
                }));
    }

    private static Optional<Machine> all(Sys sys, Machine machine, Job.Table jobs) {
        boolean busy = jobs.byNumber().values().stream().anyMatch(job -> job.state() == Job.State.RUNNING);
        if (busy) {
            return Optional.empty();
        }
        Job.Table left = jobs;
        for (Job job : jobs.byNumber().values()) {
            if (job.state() == Job.State.DONE) {
                Jobs.tellWaited(sys, machine.state(), job);
            }
            boolean keep = job.state() == Job.State.STOPPED || machine.state().invocation().interactive();
            left = keep ? left : left.without(job.number());
        }
        return Optional.of(machine.with(machine.state().with(left)).status(0));
    }

    private static Optional<Machine> first(Machine machine, Job.Table jobs) {
        if (jobs.byNumber().isEmpty()) {
            return Optional.of(machine.status(127));
        }
        return jobs.byNumber().values().stream().filter(job -> job.state() == Job.State.DONE).findFirst()
                .map(job -> machine.with(machine.state().with(jobs.without(job.number())))
                        .status(job.last().status().orElse(0)));
    }

    private static Optional<Machine> named(Sys sys, Machine machine, Job.Table jobs, List<String> targets) {
        Machine now = machine;
        for (String target : targets) {
            Optional<Integer> status;
            if (target.startsWith("%")) {
                Optional<Job> job = JobControl.find(jobs, target);
                if (job.isEmpty()) {
                    new Call(sys, now, "wait", targets).say(target + ": no such job");
                    now = now.status(127);
                    continue;
                }
                status = job.get().state() == Job.State.DONE ? job.get().last().status() : Optional.empty();
            } else if (target.matches("[0-9]{1,9}")) {
                Optional<Job.Member> member = member(jobs, Integer.parseInt(target));
                member.flatMap(found -> jobs.byNumber().values().stream()
                                .filter(job -> job.last().equals(found) && job.state() == Job.State.DONE).findFirst())
                        .ifPresent(job -> Jobs.tellWaited(sys, machine.state(), job));
                if (member.isEmpty()) {
                    if (now.state().dialect().isBash()) {
                        new Call(sys, now, "wait", targets).say("pid " + target + " is not a child of this shell");
                    }
                    now = now.status(127);
                    continue;
                }
                status = member.get().status();
            } else {
                new Call(sys, now, "wait", targets).say(now.state().dialect().isBash()
                        ? "`" + target + "': not a pid or valid job spec" : "Illegal number: " + target);
                return Optional.of(now.status(now.state().dialect().isBash() ? 1 : 2));
            }
            if (status.isEmpty()) {
                return Optional.empty();
            }
            now = now.status(status.get());
        }
        return Optional.of(now);
    }

    private static Optional<Job.Member> member(Job.Table jobs, int pid) {
        return jobs.byNumber().values().stream().flatMap(job -> job.members().stream())
                .filter(member -> member.seen() == pid).findFirst();
    }
}
