package dev.drydock.sandbox.docker.client;

import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The same request for each of several names. A name is printed when its request was granted; refusals are printed at the end.
 *
 * @param request what to ask for a name
 * @param forgiveMissing whether a name that does not exist is only told, as with {@code rm -f}
 */
public record Batch(Daemon daemon, List<String> names, Function<String, Request> request, boolean forgiveMissing) {

    /** All requests at once; answers are told in the order of the names. */
    public Step together(Sys sys) {
        List<Outcome<Sys.Call>> calls = names.stream().map(name -> daemon.begin(sys, request.apply(name))).toList();
        return collect(sys, calls, List.of());
    }

    private Step collect(Sys sys, List<Outcome<Sys.Call>> calls, List<String> complaints) {
        int done = names.size() - calls.size();
        if (calls.isEmpty()) {
            return finish(sys, complaints);
        }
        List<Outcome<Sys.Call>> rest = calls.subList(1, calls.size());
        return calls.get(0).ok()
                ? daemon.await(sys, calls.get(0).value(), (s, answer) -> tell(s, names.get(done), answer, complaints,
                        (next, more) -> collect(next, rest, more)))
                : tell(sys, names.get(done), daemon.unreachable(sys, request.apply(names.get(done)), calls.get(0).errno()), complaints, (next, more) -> collect(next, rest, more));
    }

    /** One request after the other. */
    public Step inTurn(Sys sys) {
        return inTurn(sys, 0, List.of());
    }

    private Step inTurn(Sys sys, int done, List<String> complaints) {
        if (done == names.size()) {
            return finish(sys, complaints);
        }
        String name = names.get(done);
        return daemon.send(sys, request.apply(name),
                (s, answer) -> tell(s, name, answer, complaints, (next, more) -> inTurn(next, done + 1, more)));
    }

    private interface More {
        Step run(Sys sys, List<String> complaints);
    }

    private Step tell(Sys sys, String name, Answer answer, List<String> complaints, More then) {
        if (answer.ok()) {
            return sys.print(name + "\n", s -> then.run(s, complaints));
        }
        if (forgiveMissing && answer.notFound()) {
            return sys.complain(answer.complaint() + "\n", s -> then.run(s, complaints));
        }
        List<String> more = new ArrayList<>(complaints);
        more.add(answer.complaint());
        return then.run(sys, List.copyOf(more));
    }

    private static Step finish(Sys sys, List<String> complaints) {
        return complaints.isEmpty() ? Step.exit(0) : Job.fail(sys, String.join("\n", complaints));
    }
}
