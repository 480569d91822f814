package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.process.Ended;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Signal;
import java.util.List;
import java.util.Optional;

/** {@code timeout}: a command with a limit of virtual time. */
final class Timeout implements Tool {
    @Override
    public Spec options() {
        return Spec.of("s,signal= k,kill-after= preserve-status foreground v,verbose").operandsEndOptions();
    }

    @Override
    public String usage() {
        return "[OPTION] DURATION COMMAND [ARG]...";
    }

    @Override
    public int misuseStatus() {
        return 125;
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        if (arguments.operands().size() < 2) {
            return sys.fail("Try 'timeout --help' for more information.\n", 125);
        }
        Optional<Long> limit = Interval.micros(arguments.operand(0));
        if (limit.isEmpty()) {
            return arguments.busybox()
                    ? sys.fail("timeout: invalid number '" + arguments.operand(0) + "'\n", 1)
                    : misuse(sys, arguments, "invalid time interval " + arguments.quote(arguments.operand(0)));
        }
        Optional<Signal> signal = arguments.value("s").map(Signal::named).orElse(Optional.of(Signal.TERM));
        if (signal.isEmpty()) {
            return misuse(sys, arguments, arguments.quote(arguments.value("s").orElse("")) + ": invalid signal");
        }
        List<String> command = arguments.operands().subList(1, arguments.operands().size());
        Outcome<Process> child = sys.fork(Sys.Child.of(s -> Launch.exec(s, arguments, command, s.environment())));
        if (!child.ok()) {
            return sys.fail("timeout: fork system call failed: " + child.errno().text() + "\n", 125);
        }
        long deadline = limit.get() == 0 ? Long.MAX_VALUE / 2 : sys.now() + limit.get();
        Optional<Long> grace = arguments.value("k").flatMap(Interval::micros);
        return new Watched(child.value().id().pid(), signal.get(), grace, arguments.has("preserve-status"), false).await(sys, deadline);
    }

    /** @param expired whether the signal was sent already */
    private record Watched(int child, Signal signal, Optional<Long> grace, boolean keepsStatus, boolean expired) {
        Step await(Sys sys, long deadline) {
            Optional<Ended> ended = sys.reap(child);
            if (ended.isPresent()) {
                boolean killed = ended.get().signal().filter(s -> s == Signal.KILL).isPresent();
                return Step.exit(expired && !keepsStatus && !killed ? 124 : ended.get().status());
            }
            if (sys.now() >= deadline) {
                return expire(sys);
            }
            return Step.await(
                    List.of(new Step.Condition.ChildChanged(sys.childChanges()), new Step.Condition.Deadline(deadline)),
                    s -> await(s, deadline));
        }

        private Step expire(Sys sys) {
            Process target = sys.children().get(child);
            if (target != null) {
                sys.kernel().processes().signal(target.id(), expired ? Signal.KILL : signal, true);
            }
            long next = expired || grace.isEmpty() ? Long.MAX_VALUE / 2 : sys.now() + grace.get();
            return new Watched(child, signal, grace, keepsStatus, true).await(sys, next);
        }
    }
}
