package dev.drydock.sandbox.app.core.ims;

import dev.drydock.sandbox.app.core.epc.Elements;
import dev.drydock.sandbox.app.core.epc.Subscribers;
import dev.drydock.sandbox.app.core.wire.Leg;
import dev.drydock.sandbox.app.core.wire.Me;
import dev.drydock.sandbox.app.core.wire.Message;
import dev.drydock.sandbox.app.core.wire.Notes;
import dev.drydock.sandbox.app.core.wire.Station;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Map;
import java.util.Optional;

/** The proxy CSCF: the door of the IMS for phones (Gm); asks for the bearer of a call (Rx) and for the place where the voices meet. */
public final class Pcscf {
    private static final Message TIMEOUT = Message.of("504 Server Time-out");
    private static final Message UNAVAILABLE = Message.of("503 Service Unavailable", "cseq", "INVITE");

    private Pcscf() {}

    public static Step start(Sys sys) {
        return Station.serve(sys, "P-CSCF", Map.of(Places.SIP, "SIP"), Pcscf::take);
    }

    private static Step take(Sys sys, Leg any, Message message) {
        boolean inner = any.other().equals("S-CSCF");
        Leg leg = any.named(any.other(), inner ? "Mw" : "Gm");
        return switch (message.name()) {
            case "REGISTER" -> register(sys, leg, message);
            case "INVITE" -> inner ? terminate(sys, leg, message) : originate(sys, leg, message);
            case "BYE" -> inner ? deliver(sys, leg, message) : release(sys, leg, message);
            default -> leg.end(sys, Message.of("405 Method Not Allowed"));
        };
    }

    private static Step register(Sys sys, Leg leg, Message message) {
        Me me = leg.me();
        return me.ask(sys, Places.DNS_SERVER, Message.of("Query NAPTR", "name", Subscribers.DOMAIN), (s, found) -> {
            if (found.isEmpty() || found.get().get("target").isEmpty()) {
                return leg.end(s, TIMEOUT);
            }
            return me.ask(s, Places.icscf(found.get().get("target")), message, (t, answer) -> {
                if (answer.isPresent() && answer.get().status() == 200) {
                    Notes.put(t, "contact-" + message.get("user"), Message.of("contact", "paa", message.get("paa"), "label", leg.other(), "scscf", answer.get().get("scscf")));
                }
                return leg.end(t, answer.orElse(TIMEOUT));
            });
        });
    }

    /** A call from a phone of ours. */
    private static Step originate(Sys sys, Leg leg, Message invite) {
        Message contact = Notes.find(sys, "contact-" + invite.get("user"));
        if (contact.get("paa").isEmpty()) {
            return leg.end(sys, Message.of("403 Forbidden", "cseq", "INVITE"));
        }
        Message offer = Message.of("offer", "call", invite.get("call"));
        return leg.say(sys, Message.of("100 Trying", "cseq", "INVITE"), s -> leg.me().ask(s, Places.MEDIA, offer, (t, there) -> there.isEmpty() ? leg.end(t, UNAVAILABLE)
                : leg.me().open(t, Places.scscf("scscf"), invite.with("side", "orig"), (u, down) -> down.isEmpty() ? leg.end(u, TIMEOUT.with("cseq", "INVITE"))
                        : new Relay(leg, down.get(), (v, answer, then) -> bearer(v, leg.me(), contact.get("paa"), answer, then)).answers(u))));
    }

    /** With the first answer the session is described: now the bearer for voice is asked for. */
    private static Step bearer(Sys sys, Me me, String address, Message answer, Relay.Then then) {
        if (answer.status() != 183) {
            return then.run(sys, answer);
        }
        return me.ask(sys, Elements.PCRF_RX, Message.of("AA-Request", "paa", address, "media", "audio", "codec", "AMR-WB"), (s, granted) ->
                then.run(s, granted.isPresent() && Elements.yes(granted.get()) ? answer : UNAVAILABLE));
    }

    /** A call to a phone of ours. */
    private static Step terminate(Sys sys, Leg leg, Message invite) {
        Message contact = Notes.find(sys, "contact-" + invite.get("to"));
        if (contact.get("paa").isEmpty()) {
            return leg.end(sys, Message.of("480 Temporarily Unavailable", "cseq", "INVITE"));
        }
        return phone(sys, leg.me(), contact, invite, (s, down) -> down.isEmpty() ? leg.end(s, Message.of("408 Request Timeout", "cseq", "INVITE"))
                : new Relay(leg, down.get(), (t, answer, then) -> bearer(t, leg.me(), contact.get("paa"), answer, then)).answers(s));
    }

    /** Through the packet core to a phone. */
    private static Step phone(Sys sys, Me me, Message contact, Message first, Me.Opened then) {
        Message header = Message.of("G-PDU", "to", "ue", "paa", contact.get("paa"), "ue", contact.get("label"));
        return me.tunnel(sys, Elements.UPF_GTP, header, (s, gate) -> {
            if (gate.isEmpty()) {
                return then.run(s, gate);
            }
            Leg leg = gate.get().named(contact.get("label"), "Gm");
            return leg.say(s, first, t -> then.run(t, Optional.of(leg)));
        });
    }

    /** A phone of ours hangs up: its bearer goes, then the other side is told. */
    private static Step release(Sys sys, Leg leg, Message bye) {
        Message mine = Notes.find(sys, "contact-" + bye.get("user"));
        return leg.me().ask(sys, Elements.PCRF_RX, Message.of("Session-Termination-Request", "paa", mine.get("paa")), (s, ended) ->
                leg.me().ask(s, Places.MEDIA, Message.of("delete", "call", bye.get("call")), (t, gone) ->
                        leg.me().open(t, Places.scscf("scscf"), bye.with("side", "orig"), (u, down) -> Relay.once(u, leg, down))));
    }

    private static Step deliver(Sys sys, Leg leg, Message bye) {
        Message contact = Notes.find(sys, "contact-" + bye.get("to"));
        return leg.me().ask(sys, Elements.PCRF_RX, Message.of("Session-Termination-Request", "paa", contact.get("paa")), (s, ended) ->
                phone(s, leg.me(), contact, bye, (t, down) -> Relay.once(t, leg, down)));
    }
}
