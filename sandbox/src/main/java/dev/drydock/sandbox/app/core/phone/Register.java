package dev.drydock.sandbox.app.core.phone;

import dev.drydock.sandbox.app.core.epc.Subscribers;
import dev.drydock.sandbox.app.core.wire.Message;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;

/** Registration with the IMS (TS 23.228, 5.2): REGISTER, a challenge, REGISTER with the response. */
final class Register {
    private Register() {}

    static Step start(Sys sys, Card card) {
        if (Card.state(sys).get("paa").isEmpty()) {
            return sys.fail("register failed: the phone is not attached, it has no address yet\n", 1);
        }
        Message first = Message.of("REGISTER", "user", card.number(), "paa", Card.state(sys).get("paa"));
        return ask(sys, card, first, (s, challenge) -> {
            if (challenge.status() != 401) {
                return failed(s, challenge);
            }
            String nonce = challenge.get("nonce");
            if (!Subscribers.token(card.key(), nonce).equals(challenge.get("autn"))) {
                return s.fail("register failed: the card does not trust this network\n", 1);
            }
            return s.print("401 Unauthorized: challenged, the card answers\n", t -> ask(t, card, first.with("response", Subscribers.response(card.key(), nonce)), (u, done) -> {
                if (done.status() != 200) {
                    return failed(u, done);
                }
                Card.put(u, Card.state(u).with("registered", done.get("scscf")));
                return u.print("200 OK: registered as " + card.number() + "\n", 0);
            }));
        });
    }

    private static Step failed(Sys sys, Message answer) {
        return sys.fail("register failed: " + answer.name() + "\n", 1);
    }

    @FunctionalInterface
    private interface Then {
        Step run(Sys sys, Message answer);
    }

    private static Step ask(Sys sys, Card card, Message request, Then then) {
        return card.ask(sys, "pcscf", 5_060, "P-CSCF", "Gm", request, (s, answer) -> answer.isEmpty() || answer.get().is("Error Indication")
                ? s.fail("register failed: no answer (timer F)\n", 1) : then.run(s, answer.get()));
    }
}
