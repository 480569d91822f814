package dev.drydock.sandbox.app.script;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;

/**
 * A program between two steps.
 *
 * @param machine never changed again, only copied
 * @param answers that the statement under way has had
 * @param told how much of that statement's output was printed already, {@code toldErrors} of its errors
 */
record Doing(Source source, Machine machine, List<Object> answers, int told, int toldErrors) {
    private static final long AT_ONCE = 60_000;

    Doing {
        answers = List.copyOf(answers);
    }

    static Doing begin(Source source, Machine machine) {
        return new Doing(source, machine, List.of(), 0, 0);
    }

    Step go(Sys sys) {
        Machine next = machine.copy();
        Run run = new Run(next, source.facts(sys), answers);
        try {
            boolean more = run.go(AT_ONCE, -1);
            return told(sys, run, told, toldErrors, s -> more ? new Step.Busy(20_000, new Doing(source, next, List.of(), 0, 0)::go) : idle(s, source, next));
        } catch (Trouble.Waits waits) {
            return waits.wish instanceof Wish.Serve serve ? serve(sys, run, serve) : pause(sys, run, waits.wish);
        } catch (Trouble ended) {
            return told(sys, run, told, toldErrors, s -> source.end(s, ended));
        }
    }

    private interface Then {
        Step run(Sys sys);
    }

    /** Prints what has not been printed yet. */
    private static Step told(Sys sys, Run run, int told, int toldErrors, Then then) {
        String output = run.output.substring(Math.min(told, run.output.length()));
        String errors = run.errors.substring(Math.min(toldErrors, run.errors.length()));
        return sys.print(output, s -> s.complain(errors, then::run));
    }

    /** The statement waits: what came before it is done, it itself will be begun anew. */
    private Step pause(Sys sys, Run run, Wish wish) {
        Machine before = machine;
        int done = 0;
        int doneErrors = 0;
        if (run.steps > 0) {
            before = machine.copy();
            Run again = new Run(before, run.facts, answers);
            again.go(Long.MAX_VALUE, run.steps);
            done = again.output.length();
            doneErrors = again.errors.length();
        }
        Machine kept = before;
        int partial = run.output.length() - done;
        int partialErrors = run.errors.length() - doneErrors;
        List<Object> had = run.answers();
        return told(sys, run, told, toldErrors, s -> Wishes.fulfil(s, source.python(), wish, (t, answer) -> {
            List<Object> more = new ArrayList<>(had);
            more.add(answer);
            return new Doing(source, kept, more, partial, partialErrors).go(t);
        }));
    }

    private Step serve(Sys sys, Run run, Wish.Serve serve) {
        run.machine.servers.add(serve);
        return told(sys, run, told, toldErrors, s -> WebApp.serve(s, source, run.machine));
    }

    /** No statement is left: JavaScript goes on with its servers and timers. */
    private static Step idle(Sys sys, Source source, Machine machine) {
        if (!machine.servers.isEmpty()) {
            return WebApp.serve(sys, source, machine);
        }
        if (machine.timers.isEmpty()) {
            return Step.exit(0);
        }
        Machine.Timer first = machine.timers.stream().min(java.util.Comparator.comparingLong(Machine.Timer::dueMicros)).get();
        return sys.sleep(first.dueMicros() - sys.now(), s -> {
            Machine next = machine.copy();
            WebApp.ring(next, first.id());
            return begin(source, next).go(s);
        });
    }
}
