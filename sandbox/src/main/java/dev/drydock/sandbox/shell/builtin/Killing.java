package dev.drydock.sandbox.shell.builtin;

import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.shell.run.Call;
import dev.drydock.sandbox.shell.run.Complaints;
import dev.drydock.sandbox.shell.run.Turn;
import dev.drydock.sandbox.shell.state.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code kill}, which knows jobs. */
final class Killing {
    private static final String USAGE =
            "kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]";

    private Killing() {
    }

    static Turn kill(Call call) {
        List<String> arguments = new ArrayList<>(call.arguments());
        Optional<Signal> signal = Optional.of(Signal.TERM);
        boolean probe = false;
        if (!arguments.isEmpty() && arguments.get(0).matches("-[lL]")) {
            return list(call, arguments.subList(1, arguments.size()));
        }
        if (!arguments.isEmpty() && arguments.get(0).matches("-[sn]") && arguments.size() > 1) {
            String name = arguments.get(1);
            probe = name.equals("0");
            signal = Signal.named(name);
            if (signal.isEmpty() && !probe) {
                return badSignal(call, name);
            }
            arguments.subList(0, 2).clear();
        } else if (!arguments.isEmpty() && arguments.get(0).matches("-.+") && !arguments.get(0).equals("--")) {
            String name = arguments.remove(0).substring(1);
            probe = name.equals("0");
            signal = Signal.named(name);
            if (signal.isEmpty() && !probe) {
                return badSignal(call, name);
            }
        }
        arguments.remove("--");
        if (arguments.isEmpty()) {
            if (call.bash()) {
                Complaints.say(call.sys(), "kill: usage: " + USAGE + "\n");
                return call.done(2);
            }
            return ash(call) ? complain(call, "you need to specify whom to kill", 1)
                    : complain(call, "Usage: kill [-s sigspec | -signum | -sigspec] [pid | job]... or\nkill -l [exitstatus]", 2);
        }
        boolean none = true;
        for (String target : arguments) {
            none &= !one(call, target, probe ? Optional.empty() : signal);
        }
        return call.done(!none ? 0 : 1);
    }

    private static boolean ash(Call call) {
        return call.state().dialect() == dev.drydock.sandbox.shell.syntax.Dialect.ASH;
    }

    /** A complaint; BusyBox's kill is an applet that speaks as such, without a line. */
    private static Turn complain(Call call, String sentence, int status) {
        if (ash(call)) {
            Complaints.say(call.sys(), call.state().invocation().called() + ": " + sentence + "\n");
        } else {
            call.say(sentence);
        }
        return call.done(status);
    }

    private static Turn badSignal(Call call, String name) {
        return call.bash() ? call.fail(name + ": invalid signal specification", 1)
                : ash(call) ? complain(call, "bad signal name '" + name + "'", 1)
                : complain(call, "Illegal option -" + name.charAt(0), 2);
    }

    private static boolean one(Call call, String target, Optional<Signal> signal) {
        if (target.startsWith("%")) {
            Optional<Job> job = JobControl.find(call.state().jobs(), target);
            if (job.isEmpty()) {
                call.say(target + ": no such job");
                return false;
            }
            signal.ifPresent(sent -> send(call, job.get(), sent));
            return true;
        }
        if (!target.matches("-?[0-9]{1,9}")) {
            if (call.bash()) {
                call.say(target + ": arguments must be process or job IDs");
            } else {
                complain(call, ash(call) ? "invalid number '" + target + "'" : "Illegal number: " + target, 1);
            }
            return false;
        }
        int pid = Integer.parseInt(target);
        Outcome<Boolean> sent = send(call, pid, signal);
        if (!sent.ok()) {
            if (call.bash()) {
                call.say("(" + target + ") - " + sent.errno().text());
            } else {
                complain(call, ash(call) ? "can't kill pid " + target + ": " + sent.errno().text()
                        : sent.errno().text() + "\n", 1);
            }
        }
        return sent.ok();
    }

    private static Outcome<Boolean> send(Call call, int pid, Optional<Signal> signal) {
        if (pid == 0) {
            return call.sys().killGroup(call.sys().self().kinship().group(), signal.orElse(Signal.CONT));
        }
        if (pid < 0) {
            int leader = -pid;
            return Optional.ofNullable(call.sys().visible().get(leader))
                    .map(process -> call.sys().killGroup(process.kinship().group(), signal.orElse(Signal.CONT)))
                    .orElse(Outcome.refused(dev.drydock.sandbox.process.Errno.ESRCH));
        }
        if (signal.isEmpty()) {
            return call.sys().visible().containsKey(pid) ? Outcome.done()
                    : Outcome.refused(dev.drydock.sandbox.process.Errno.ESRCH);
        }
        return call.sys().kill(pid, signal.get());
    }

    private static void send(Call call, Job job, Signal signal) {
        if (job.group() != 0) {
            call.sys().killGroup(job.group(), signal);
            boolean wakes = call.bash() && job.state() == Job.State.STOPPED && (signal == Signal.TERM || signal == Signal.HUP);
            if (wakes) {
                call.sys().killGroup(job.group(), Signal.CONT);
            }
            return;
        }
        job.members().forEach(member -> call.sys().kill(member.seen(), signal));
    }

    private static Turn list(Call call, List<String> names) {
        if (!names.isEmpty()) {
            return listed(call, names);
        }
        StringBuilder out = new StringBuilder();
        Signal[] signals = Signal.values();
        for (int i = 0; i < signals.length; i++) {
            boolean last = i % 5 == 4 || i + 1 == signals.length;
            String name = call.bash() ? "SIG" + signals[i].name() : signals[i].name();
            out.append(String.format(Locale.ROOT, "%2d) %s", signals[i].number(), name)).append(last ? "\n" : "\t");
        }
        return call.print(out.toString());
    }

    private static Turn listed(Call call, List<String> names) {
        StringBuilder out = new StringBuilder();
        int status = 0;
        for (String name : names) {
            boolean number = name.matches("[0-9]{1,4}");
            Optional<Signal> signal = number ? Signal.of(Integer.parseInt(name) & 0x7f) : Signal.named(name);
            if (signal.isEmpty()) {
                call.say(name + ": invalid signal specification");
                status = 1;
            }
            signal.ifPresent(found -> out.append(number ? found.name() : Integer.toString(found.number())).append('\n'));
        }
        return call.print(out.toString(), status);
    }
}
