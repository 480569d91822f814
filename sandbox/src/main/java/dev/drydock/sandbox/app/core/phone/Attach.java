package dev.drydock.sandbox.app.core.phone;

import dev.drydock.sandbox.app.core.epc.Elements;
import dev.drydock.sandbox.app.core.epc.Subscribers;
import dev.drydock.sandbox.app.core.wire.Leg;
import dev.drydock.sandbox.app.core.wire.Message;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Optional;

/** Switching on and off: the phone's side of the attach and detach procedures (TS 24.301). */
final class Attach {
    private Attach() {}

    static Step start(Sys sys, Card card) {
        if (!Card.state(sys).get("paa").isEmpty()) {
            return sys.print("already attached, address " + Card.state(sys).get("paa") + "\n", 0);
        }
        return card.me(false).open(sys, Elements.MME, Message.of("Attach Request", "imsi", card.imsi()), (s, leg) ->
                leg.isEmpty() ? failed(s, "no service: no answer from the network (timer T3410)") : next(s, card, leg.get()));
    }

    private static Step failed(Sys sys, String why) {
        return sys.fail("attach failed: " + why + "\n", 1);
    }

    private static Step next(Sys sys, Card card, Leg leg) {
        return leg.hear(sys, (s, after, message) -> message.isEmpty() ? failed(s, "no answer from the network (timer T3410)") : answer(s, card, after, message));
    }

    private static Step answer(Sys sys, Card card, Leg leg, Optional<Message> heard) {
        Message message = heard.orElseThrow();
        return switch (message.name()) {
            case "Authentication Request" -> {
                String rand = message.get("rand");
                if (!Subscribers.token(card.key(), rand).equals(message.get("autn"))) {
                    yield leg.say(sys, Message.of("Authentication Failure", "cause", "20 MAC failure"), s -> failed(s, "the card does not trust this network (EMM cause 20, MAC failure)"));
                }
                yield leg.say(sys, Message.of("Authentication Response", "res", Subscribers.response(card.key(), rand)), s -> next(s, card, leg));
            }
            case "Security Mode Command" -> leg.say(sys, Message.of("Security Mode Complete"), s -> next(s, card, leg));
            case "Attach Accept" -> {
                Card.put(sys, Message.of(Card.STATE, "paa", message.get("paa"), "pcscf", message.get("pcscf")));
                yield leg.say(sys, Message.of("Attach Complete"), s -> s.sleep(30_000, t ->
                        t.print("attached: address " + message.get("paa") + ", default bearer QCI " + message.get("qci") + "\n", 0)));
            }
            case "Attach Reject" -> failed(sys, "Attach Reject, EMM cause " + message.get("cause"));
            default -> failed(sys, message.name());
        };
    }

    static Step detach(Sys sys, Card card) {
        Card.put(sys, Message.of(Card.STATE));
        return card.me(false).ask(sys, Elements.MME, Message.of("Detach Request", "imsi", card.imsi()), (s, done) -> s.print("detached\n", 0));
    }
}
