package dev.drydock.sandbox.shell.builtin;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.shell.run.Call;
import dev.drydock.sandbox.shell.run.Complaints;
import dev.drydock.sandbox.shell.run.External;
import dev.drydock.sandbox.shell.run.Frame;
import dev.drydock.sandbox.shell.run.Machine;
import dev.drydock.sandbox.shell.run.Turn;
import dev.drydock.sandbox.shell.run.Unwinding;
import dev.drydock.sandbox.shell.state.Job;
import dev.drydock.sandbox.shell.state.ShellState;
import dev.drydock.sandbox.shell.state.Variable;
import dev.drydock.sandbox.tool.print.Text;
import java.util.List;
import java.util.Optional;

/** The builtins that decide what comes next. */
final class Control {
    private Control() {
    }

    // --- loops and functions ---

    static Turn breakLoop(Call call) {
        return loop(call, false);
    }

    static Turn continueLoop(Call call) {
        return loop(call, true);
    }

    private static Turn loop(Call call, boolean again) {
        if (call.machine().frames().loops() == 0) {
            if (call.bash()) {
                call.say("only meaningful in a `for', `while', or `until' loop");
            }
            return call.done(0);
        }
        String count = call.arguments().isEmpty() ? "1" : call.arguments().get(0);
        if (!count.matches("[0-9]{1,9}")) {
            call.say(count + ": numeric argument required");
            return Unwinding.toExit(call.sys(), call.machine().status(128));
        }
        if (Integer.parseInt(count) == 0) {
            call.say(count + ": loop count out of range");
            return Unwinding.loop(call.sys(), call.machine().status(1), Integer.MAX_VALUE, false);
        }
        return Unwinding.loop(call.sys(), call.machine().status(0), Integer.parseInt(count), again);
    }

    static Turn returnFrom(Call call) {
        Optional<Integer> status = status(call);
        if (!Unwinding.canReturn(call.machine())) {
            if (call.bash()) {
                return call.fail("can only `return' from a function or sourced script", 2);
            }
            return Unwinding.toExit(call.sys(), call.machine().status(status.orElse(2)));
        }
        return Unwinding.toReturn(call.sys(), call.machine().status(status.orElse(2))).orElseThrow();
    }

    /** The status that is asked for, or the last one; empty, and it was said, when it is no number. */
    private static Optional<Integer> status(Call call) {
        if (call.arguments().isEmpty()) {
            return Optional.of(call.state().status());
        }
        String number = call.arguments().get(0);
        if (!number.matches("-?[0-9]{1,18}")) {
            call.say(switch (call.state().dialect()) {
                case BASH -> number + ": numeric argument required";
                case ASH -> "Illegal number: " + number;
                case DASH -> "Illegal number: " + number;
            });
            return Optional.empty();
        }
        return Optional.of((int) (Long.parseLong(number) & 0xff));
    }

    static Turn exit(Call call) {
        ShellState state = call.state();
        boolean own = state.invocation().interactive() && call.machine().state().is(dev.drydock.sandbox.shell.state.Option.MONITOR);
        if (own && call.bash()) {
            Complaints.say(call.sys(), state.invocation().login() ? "logout\n" : "exit\n");
        }
        boolean stopped = own && state.jobs().byNumber().values().stream()
                .anyMatch(job -> job.state() == Job.State.STOPPED);
        if (stopped && !state.textOrEmpty(" warned").equals("yes")) {
            Complaints.say(call.sys(), call.bash() ? "There are stopped jobs.\n" : "You have stopped jobs.\n");
            return call.done(state.set(" warned", "yes"), 1);
        }
        Optional<Integer> status = status(call);
        if (status.isPresent() && call.arguments().size() > 1 && call.bash()) {
            return call.fail("too many arguments", 1);
        }
        return Unwinding.toExit(call.sys(), call.machine().status(status.orElse(2)));
    }

    // --- texts ---

    static Turn eval(Call call) {
        List<String> arguments = call.arguments();
        if (!arguments.isEmpty() && arguments.get(0).equals("--")) {
            arguments = arguments.subList(1, arguments.size());
        }
        String text = String.join(" ", arguments);
        int line = call.bash() ? Math.max(1, call.state().outcome().line()) : 1;
        String title = call.state().invocation().file().orElse(call.state().invocation().called()) + ": eval";
        Machine machine = text.isBlank() ? call.machine().status(0) : call.machine();
        return new Turn.Go(machine.push(new Frame.Text(new Frame.Script(text, title, false), 0, line, false)));
    }

    static Turn source(Call call) {
        List<String> arguments = call.arguments();
        if (!arguments.isEmpty() && arguments.get(0).equals("--")) {
            arguments = arguments.subList(1, arguments.size());
        }
        if (arguments.isEmpty()) {
            return call.bash() ? call.usage("filename argument required", call.name() + " filename [arguments]")
                    : call.done(0);
        }
        String typed = arguments.get(0);
        String path = located(call, typed);
        Outcome<Bytes> read = call.sys().files().read(path);
        if (!read.ok()) {
            return unreadable(call, typed, read.errno());
        }
        ShellState state = call.state();
        Optional<List<String>> before = arguments.size() > 1 && call.bash()
                ? Optional.of(state.settings().arguments()) : Optional.empty();
        Frame end = new Frame.SourceEnd(before, state.invocation().file());
        ShellState inside = state.with(state.invocation().reading(Optional.of(path)));
        if (before.isPresent()) {
            inside = inside.with(inside.settings().withArguments(arguments.subList(1, arguments.size())));
        }
        String text = Text.decode(read.value().toArray());
        return new Turn.Go(call.machine().with(inside.withStatus(0)).push(end)
                .push(new Frame.Text(new Frame.Script(text, path, false), 0, 1, false)));
    }

    private static String located(Call call, String typed) {
        if (typed.contains("/")) {
            return typed;
        }
        for (String folder : call.state().textOrEmpty("PATH").split(":")) {
            String path = folder + "/" + typed;
            if (call.sys().files().exists(path) && !call.sys().files().isDirectory(path)) {
                return path;
            }
        }
        return typed;
    }

    private static Turn unreadable(Call call, String typed, Errno errno) {
        boolean interactive = call.state().invocation().interactive();
        switch (call.state().dialect()) {
            case BASH -> {
                if (errno == Errno.EISDIR) {
                    call.say(typed + ": is a directory");
                } else {
                    Complaints.say(call.sys(), Complaints.line(call.state(), typed + ": " + errno.text()));
                }
                return call.done(1);
            }
            case ASH -> call.say("can't open '" + typed + "': " + errno.text());
            default -> call.say(typed.contains("/") ? "cannot open " + typed + ": No such file" : typed + ": not found");
        }
        return interactive ? call.done(2) : Unwinding.toExit(call.sys(), call.machine().status(2));
    }

    // --- another program ---

    static Turn exec(Call call) {
        List<String> arguments = call.arguments();
        String called = "";
        ShellState state = call.state();
        while (call.bash() && !arguments.isEmpty() && arguments.get(0).matches("-[cl]+|-a|--")) {
            String option = arguments.get(0);
            arguments = arguments.subList(1, arguments.size());
            if (option.equals("-a") && !arguments.isEmpty()) {
                called = arguments.get(0);
                arguments = arguments.subList(1, arguments.size());
            } else if (option.contains("c")) {
                state = unexported(state);
            }
            if (option.contains("l") && !arguments.isEmpty()) {
                called = "-" + arguments.get(0);
            }
        }
        if (arguments.isEmpty()) {
            return call.done(0);
        }
        External.Replaced replaced = External.become(call.sys(), state, arguments, called);
        if (replaced.step().isPresent()) {
            return new Turn.Pause(replaced.step().get());
        }
        String sentence = replaced.sentence().replaceFirst(": command not found$", ": not found");
        if (replaced.status() == 127 || !call.bash()) {
            call.say(sentence);
        } else {
            Complaints.say(call.sys(), Complaints.line(call.state(), sentence));
            call.say(arguments.get(0) + ": cannot execute: " + Errno.EACCES.text());
        }
        boolean stays = call.state().invocation().interactive() || call.state().shopt("execfail");
        return stays ? call.done(replaced.status())
                : Unwinding.toExit(call.sys(), call.machine().status(replaced.status()));
    }

    private static ShellState unexported(ShellState state) {
        ShellState changed = state;
        for (var entry : state.variables().visible().entrySet()) {
            changed = changed.with(changed.variables().with(
                    entry.getKey(), entry.getValue().with(Variable.Attribute.EXPORTED, false)));
        }
        return changed;
    }

}
