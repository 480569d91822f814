package dev.drydock.sandbox.app.core.ims;

import dev.drydock.sandbox.app.core.wire.Leg;
import dev.drydock.sandbox.app.core.wire.Message;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Optional;

/**
 * A SIP proxy between two legs of a call: answers go up, requests down, by turns, until the call stands or is refused.
 *
 * @param up towards the caller, {@code down} towards the called
 * @param tap what the proxy does about an answer before it passes it on
 */
record Relay(Leg up, Leg down, Tap tap) {
    /** Work about a message; gives what is to be passed on. */
    @FunctionalInterface
    interface Tap {
        Step run(Sys sys, Message message, Then then);
    }

    @FunctionalInterface
    interface Then {
        Step run(Sys sys, Message message);
    }

    static final Tap NOTHING = (sys, message, then) -> then.run(sys, message);

    /** Waits for the next answer from below. */
    Step answers(Sys sys) {
        return down.hear(sys, (s, after, answer) -> {
            if (answer.isEmpty()) {
                return up.end(s, Message.of("408 Request Timeout", "cseq", "INVITE"));
            }
            return tap.run(s, answer.get(), (t, passed) -> {
                int status = passed.status();
                if (status >= 300) {
                    return up.end(t, passed);
                }
                Relay next = new Relay(up, after, tap);
                boolean asks = status == 183 || status == 200 && passed.get("cseq").equals("INVITE");
                return status == 100 ? next.answers(t) : up.say(t, passed, u -> asks ? next.request(u) : next.answers(u));
            });
        });
    }

    /** Waits for the caller's PRACK or ACK. */
    private Step request(Sys sys) {
        return up.hear(sys, (s, after, request) -> request.isEmpty() ? Step.exit(0) : down.say(s, request.get(), t ->
                request.get().is("ACK") ? Step.exit(0) : new Relay(after, down, tap).answers(t)));
    }

    /** A request in one go: one answer comes back, or 408. */
    static Step once(Sys sys, Leg up, Optional<Leg> down) {
        return down.isEmpty() ? up.end(sys, Message.of("408 Request Timeout")) : down.get().hear(sys, (s, after, answer) -> up.end(s, answer.orElse(Message.of("408 Request Timeout"))));
    }
}
