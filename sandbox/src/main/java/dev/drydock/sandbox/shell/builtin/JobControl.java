package dev.drydock.sandbox.shell.builtin;

import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.shell.run.Call;
import dev.drydock.sandbox.shell.run.Jobs;
import dev.drydock.sandbox.shell.run.Machine;
import dev.drydock.sandbox.shell.run.Turn;
import dev.drydock.sandbox.shell.state.Job;
import dev.drydock.sandbox.shell.state.Option;
import dev.drydock.sandbox.shell.state.ShellState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code jobs}, {@code fg}, {@code bg} and {@code disown}. */
final class JobControl {
    private JobControl() {
    }

    /** The job that {@code %1}, {@code %+}, {@code %name} or nothing means; empty when there is none. */
    static Optional<Job> find(Job.Table jobs, String text) {
        String name = text.startsWith("%") ? text.substring(1) : text;
        List<Job> order = jobs.byImportance();
        if (name.isEmpty() || name.equals("+") || name.equals("%")) {
            return order.stream().findFirst();
        }
        if (name.equals("-")) {
            return order.size() > 1 ? Optional.of(order.get(1)) : order.stream().findFirst();
        }
        if (name.matches("[0-9]{1,6}")) {
            return Optional.ofNullable(jobs.byNumber().get(Integer.parseInt(name)));
        }
        return jobs.byNumber().values().stream().filter(job -> name.startsWith("?")
                ? job.command().contains(name.substring(1)) : job.command().startsWith(name)).findFirst();
    }

    private static String shown(String text) {
        return text.isEmpty() ? "current" : text;
    }

    static Turn jobs(Call call) {
        ShellState state = call.state();
        Job.Table jobs = Jobs.refreshed(call.sys(), state.jobs(), state);
        List<String> names = new ArrayList<>(call.arguments());
        StringBuilder flags = new StringBuilder();
        while (!names.isEmpty() && names.get(0).startsWith("-") && names.get(0).length() > 1) {
            String option = names.remove(0);
            if (!option.matches("-[lnprs]+")) {
                return call.usage(option.substring(0, 2) + ": invalid option", "jobs [-lnprs] [jobspec ...] or jobs -x command [args]");
            }
            flags.append(option.substring(1));
        }
        int status = 0;
        List<Job> chosen = new ArrayList<>();
        for (String name : names) {
            Optional<Job> job = find(jobs, name);
            job.ifPresent(chosen::add);
            if (job.isEmpty()) {
                call.say(name + ": no such job");
                status = 1;
            }
        }
        StringBuilder out = new StringBuilder();
        Job.Table left = jobs;
        for (Job job : names.isEmpty() ? List.copyOf(jobs.byNumber().values()) : chosen) {
            boolean wrongState = flags.indexOf("r") >= 0 && job.state() != Job.State.RUNNING
                    || flags.indexOf("s") >= 0 && job.state() != Job.State.STOPPED;
            if (!wrongState) {
                out.append(flags.indexOf("p") >= 0 ? Integer.toString(job.members().get(0).seen())
                        : Jobs.line(state, jobs, job, flags.indexOf("l") >= 0)).append('\n');
            }
            left = job.state() == Job.State.DONE ? left.without(job.number()) : left.with(job.told(job.state()));
        }
        return call.print(state.with(left), out.toString(), status);
    }

    private static Turn withoutControl(Call call) {
        if (call.bash()) {
            return call.fail("no job control", 1);
        }
        boolean none = call.state().jobs().byNumber().isEmpty() && call.arguments().isEmpty();
        return call.fail(none ? "No current job" : call.arguments().isEmpty() ? "job (null) not created under job control"
                : "No such job: " + call.arguments().get(0), 2);
    }

    static Turn foreground(Call call) {
        ShellState state = call.state();
        if (!state.is(Option.MONITOR)) {
            return withoutControl(call);
        }
        Job.Table jobs = Jobs.refreshed(call.sys(), state.jobs(), state);
        String name = call.arguments().isEmpty() ? "" : call.arguments().get(0);
        Optional<Job> found = find(jobs, name);
        if (found.isEmpty()) {
            return known(call, jobs).fail(call.bash() ? shown(name) + ": no such job"
                    : name.isEmpty() ? "No current job" : "No such job: " + name, call.bash() ? 1 : 2);
        }
        Job job = found.get();
        if (job.state() == Job.State.DONE) {
            return known(call, jobs).fail("job has terminated", 1);
        }
        call.sys().setForeground(job.group());
        call.sys().killGroup(job.group(), Signal.CONT);
        Machine machine = call.machine().with(state.with(jobs));
        Turn printed = dev.drydock.sandbox.shell.run.Output.print(call.sys(), job.command() + "\n", "fg", machine);
        return printed instanceof Turn.Go ? Jobs.wait(call.sys(), machine, job) : printed;
    }

    /** The call with what became of the jobs, which must not be forgotten. */
    private static Call known(Call call, Job.Table jobs) {
        return new Call(call.sys(), call.machine().with(call.state().with(jobs)), call.name(), call.arguments());
    }

    static Turn background(Call call) {
        ShellState state = call.state();
        if (!state.is(Option.MONITOR)) {
            return withoutControl(call);
        }
        Job.Table jobs = Jobs.refreshed(call.sys(), state.jobs(), state);
        StringBuilder out = new StringBuilder();
        int status = 0;
        for (String name : call.arguments().isEmpty() ? List.of("") : call.arguments()) {
            Optional<Job> found = find(jobs, name);
            if (found.isEmpty()) {
                call.say(shown(name) + ": no such job");
                status = 1;
            } else if (found.get().state() == Job.State.RUNNING) {
                call.say("job " + found.get().number() + " already in background");
            } else {
                Job job = found.get();
                call.sys().killGroup(job.group(), Signal.CONT);
                out.append("[").append(job.number()).append("]").append(jobs.mark(job)).append(" ")
                        .append(job.command()).append(" &\n");
                jobs = jobs.using(job.told(Job.State.RUNNING));
            }
        }
        return call.print(state.with(jobs), out.toString(), status);
    }

    static Turn disown(Call call) {
        Job.Table jobs = call.state().jobs();
        for (String name : call.arguments().isEmpty() ? List.of("") : call.arguments()) {
            Optional<Job> found = name.startsWith("-") ? Optional.empty() : find(jobs, name);
            if (found.isEmpty() && !name.startsWith("-")) {
                return call.fail(shown(name) + ": no such job", 1);
            }
            jobs = found.isPresent() ? jobs.without(found.get().number()) : Job.Table.EMPTY;
        }
        return call.done(call.state().with(jobs), 0);
    }
}
