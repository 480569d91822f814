package dev.drydock.sandbox.app.core.phone;

import dev.drydock.sandbox.app.core.wire.Leg;
import dev.drydock.sandbox.app.core.wire.Message;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;

/** A call with SIP: INVITE, 183 and PRACK, 180, 200 and ACK, later BYE (RFC 3261, 3262; TS 24.229). */
final class Call {
    private Call() {}

    static Step start(Sys sys, Card card, String number) {
        Message state = Card.state(sys);
        String missing = state.get("paa").isEmpty() ? "the phone is not attached" : state.get("registered").isEmpty() ? "the phone is not registered"
                : state.get("with").isEmpty() ? "" : "the phone is in a call already";
        if (!missing.isEmpty()) {
            return sys.fail("call failed: " + missing + "\n", 1);
        }
        String call = card.number() + "-" + sys.kernel().count("core-call");
        Message invite = Message.of("INVITE", "user", card.number(), "to", number, "call", call);
        Card.put(sys, state.with("dialling", number));
        return card.through(sys, "pcscf", 5_060, "P-CSCF", "Gm", (s, leg) -> leg.isEmpty() ? silent(s)
                : leg.get().say(s, invite, t -> answers(t, card, leg.get(), invite)));
    }

    private static Step silent(Sys sys) {
        return failed(sys, "no answer (timer B)");
    }

    private static Step failed(Sys sys, String why) {
        Card.put(sys, Card.state(sys).with("dialling", ""));
        return sys.fail("call failed: " + why + "\n", 1);
    }

    private static Step answers(Sys sys, Card card, Leg leg, Message invite) {
        return leg.hear(sys, (s, after, heard) -> {
            if (heard.isEmpty() || heard.get().is("Error Indication")) {
                return silent(s);
            }
            Message answer = heard.get();
            if (answer.status() >= 300) {
                return failed(s, answer.name());
            }
            if (answer.get("cseq").equals("PRACK")) {
                return answers(s, card, after, invite);
            }
            return s.print(answer.name() + "\n", t -> switch (answer.status()) {
                case 183 -> after.say(t, Message.of("PRACK", "call", invite.get("call")), u -> answers(u, card, after, invite));
                case 200 -> after.say(t, Message.of("ACK", "call", invite.get("call")), u -> talk(u, card, invite));
                default -> answers(t, card, after, invite);
            });
        });
    }

    /** The first words. */
    private static Step talk(Sys sys, Card card, Message invite) {
        Card.put(sys, Card.state(sys).with("dialling", "").with("with", invite.get("to")).with("call", invite.get("call")));
        return card.ask(sys, "media", 49_152, "MEDIA", "RTP", Message.of("RTP", "call", invite.get("call"), "codec", "AMR-WB"), (s, heard) -> s.print(
                "talking to " + invite.get("to") + (heard.isPresent() ? ", both hear each other" : ", but nobody hears anything")
                        + ", bearer QCI " + Card.state(s).get("qci") + "\n", 0));
    }

    static Step hangUp(Sys sys, Card card) {
        Message state = Card.state(sys);
        if (state.get("with").isEmpty()) {
            return sys.fail("hangup: there is no call\n", 1);
        }
        Message bye = Message.of("BYE", "user", card.number(), "to", state.get("with"), "call", state.get("call"));
        return card.ask(sys, "pcscf", 5_060, "P-CSCF", "Gm", bye, (s, answer) -> {
            Card.put(s, Card.state(s).with("with", "").with("call", ""));
            return s.print("call ended\n", 0);
        });
    }
}
