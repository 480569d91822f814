package dev.drydock.sandbox.app.core.phone;

import dev.drydock.sandbox.app.core.epc.Elements;
import dev.drydock.sandbox.app.core.wire.Leg;
import dev.drydock.sandbox.app.core.wire.Message;
import dev.drydock.sandbox.app.core.wire.Station;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.List;
import java.util.Map;

/** The program {@code ue}: without words the phone itself, which waits to be called; with a word what its owner does with it. */
public final class Ue {
    private static final String USAGE = """
            Usage: ue COMMAND

              attach         switch on: attach to the packet core
              register       register with the IMS
              call NUMBER    call somebody
              hangup         end the call
              detach         switch off
              status         what the phone shows
              (none)         be the phone: wait for calls
            """;
    private static final long RINGING_MICROS = 2_000_000;

    private Ue() {}

    public static Step start(Sys sys) {
        List<String> words = sys.arguments();
        Card card = Card.of(sys);
        return switch (words.size() < 2 ? "" : words.get(1)) {
            case "" -> new Station(card.me(true), Map.of(Elements.S1, "S1-MME", 5_060, "Gm"), (s, leg, message) -> take(s, card, leg, message),
                    Station.NONE, 0, Station.PLAIN).start(sys);
            case "attach" -> Attach.start(sys, card);
            case "detach" -> Attach.detach(sys, card);
            case "register" -> Register.start(sys, card);
            case "call" -> words.size() == 3 ? Call.start(sys, card, words.get(2)) : sys.fail(USAGE, 2);
            case "hangup" -> Call.hangUp(sys, card);
            case "status" -> status(sys, card);
            case "help", "--help", "-h" -> sys.print(USAGE, 0);
            default -> sys.fail("ue: unknown command '" + words.get(1) + "'\n" + USAGE, 2);
        };
    }

    private static Step status(Sys sys, Card card) {
        Message state = Card.state(sys);
        String call = state.get("with");
        return sys.print("number      " + card.number() + "\nimsi        " + card.imsi() + "\nattached    " + (state.get("paa").isEmpty() ? "no" : "yes, address " + state.get("paa"))
                + "\nregistered  " + (state.get("registered").isEmpty() ? "no" : "yes") + "\nbearers     " + (state.get("paa").isEmpty() ? "none" : "QCI 5" + (state.get("qci").isEmpty() ? "" : ", QCI " + state.get("qci")))
                + "\ncall        " + (call.isEmpty() ? "none" : "with " + call) + "\n", 0);
    }

    private static Step take(Sys sys, Card card, Leg leg, Message message) {
        Message state = Card.state(sys);
        return switch (message.name()) {
            case "E-RAB Setup Request" -> {
                Card.put(sys, state.with("qci", message.get("qci")));
                yield leg.end(sys, Message.of("E-RAB Setup Response", "ebi", message.get("ebi")));
            }
            case "E-RAB Release Command" -> {
                Card.put(sys, state.with("qci", ""));
                yield leg.end(sys, Message.of("E-RAB Release Response", "ebi", message.get("ebi")));
            }
            case "INVITE" -> (state.get("with") + state.get("dialling")).isEmpty() ? ring(sys, leg.named("P-CSCF", "Gm"), message) : leg.named("P-CSCF", "Gm").end(sys, Message.of("486 Busy Here", "cseq", "INVITE"));
            case "BYE" -> {
                Card.put(sys, state.with("with", "").with("call", ""));
                yield leg.named("P-CSCF", "Gm").end(sys, Message.of("200 OK", "cseq", "BYE"));
            }
            default -> leg.end(sys, Message.of("405 Method Not Allowed"));
        };
    }

    /** Somebody calls: it rings two seconds, then the call is taken. */
    private static Step ring(Sys sys, Leg leg, Message invite) {
        return leg.say(sys, Message.of("183 Session Progress", "cseq", "INVITE"), s -> leg.hear(s, (t, after, prack) -> prack.isEmpty() ? Step.exit(0)
                : after.say(t, Message.of("200 OK", "cseq", "PRACK"), u -> after.say(u, Message.of("180 Ringing", "cseq", "INVITE"), v -> v.sleep(RINGING_MICROS, w ->
                        after.say(w, Message.of("200 OK", "cseq", "INVITE"), x -> {
                            Card.put(x, Card.state(x).with("with", invite.get("user")).with("call", invite.get("call")));
                            return after.hear(x, (y, last, ack) -> Step.exit(0));
                        }))))));
    }
}
