package dev.drydock.sandbox.docker.container;

import dev.drydock.sandbox.docker.client.Daemon;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Tree;
import java.util.Map;

/** A request that is answered when a container has ended; sent before it starts, read after its output is over. */
record Waiting(Daemon daemon, Outcome<Sys.Call> call) {

    /** What to do with the container's exit status. */
    @FunctionalInterface
    interface Ended {
        Step run(Sys sys, int status);
    }

    /** @param condition {@code next-exit}, {@code removed}, or empty for not running */
    static Waiting begin(Sys sys, Daemon daemon, String container, String condition) {
        Map<String, String> query = condition.isEmpty() ? Map.of() : Map.of("condition", condition);
        return new Waiting(daemon, daemon.begin(sys, Request.of("POST", daemon.versioned("/containers/" + container + "/wait"), query, Bytes.EMPTY)));
    }

    Step end(Sys sys, Ended then) {
        if (!call.ok()) {
            return then.run(sys, 125);
        }
        return daemon.await(sys, call.value(), (s, answer) -> {
            Tree result = answer.json();
            String error = result.at("Error", "Message").text();
            if (!answer.ok()) {
                return s.complain("error waiting for container: " + answer.complaint() + "\n", t -> then.run(t, 125));
            }
            return error.isEmpty()
                    ? then.run(s, result.get("StatusCode").wholeInt())
                    : s.complain("Error waiting for container: " + error + "\n", t -> then.run(t, 125));
        });
    }
}
