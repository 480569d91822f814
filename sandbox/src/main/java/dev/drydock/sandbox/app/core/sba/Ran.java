package dev.drydock.sandbox.app.core.sba;

import dev.drydock.sandbox.app.core.epc.Subscribers;
import dev.drydock.sandbox.app.core.wire.Leg;
import dev.drydock.sandbox.app.core.wire.Me;
import dev.drydock.sandbox.app.core.wire.Message;
import dev.drydock.sandbox.app.core.wire.Notes;
import dev.drydock.sandbox.app.core.wire.Peer;
import dev.drydock.sandbox.app.core.wire.Station;
import dev.drydock.sandbox.app.core.wire.Wire;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.List;
import java.util.Map;

/** The programs {@code ran}, base stations with phones that call one a second when they are told to, and {@code calls}, which tells them and counts. */
public final class Ran {
    private static final long EVERY_MICROS = 1_000_000;
    private static final long TALK_MICROS = 3_000_000;
    private static final int PHONES = 4;
    private static final Me ME = new Me("RAN", Wire.LINES, true);
    private static final String LOAD = "load";
    private static final String USAGE = "Usage: calls [start N | wait]\n\n  start N   begin N calls, one a second, of three seconds each\n  wait      wait until all have ended\n  (none)    how many there were\n";

    private Ran() {}

    static Step start(Sys sys) {
        return new Station(ME, Map.of(Upf.N3, "N3"), (s, leg, message) -> Step.exit(0), Ran::turn, EVERY_MICROS,
                new Station.Ending(Station.NONE, s -> false, s -> number(Notes.find(s, LOAD), "left") == 0)).start(sys);
    }

    private static Step turn(Sys sys, Code then) {
        Message load = Notes.find(sys, LOAD);
        int left = number(load, "left");
        if (left > 0) {
            Notes.put(sys, LOAD, load.with("left", Integer.toString(left - 1)).with("standing", Integer.toString(number(load, "standing") + 1)));
            String call = "call" + left + "-" + sys.kernel().count("core-5g-call");
            String supi = "imsi-00101000000000" + (1 + left % PHONES);
            sys.fork(Sys.Child.of(s -> phone(s, supi, call)));
        }
        return Step.next(then);
    }

    private static int number(Message note, String field) {
        return note.get(field).isEmpty() ? 0 : Integer.parseInt(note.get(field));
    }

    private static Step ended(Sys sys, String how) {
        Message load = Notes.find(sys, LOAD);
        Notes.put(sys, LOAD, load.with(how, Integer.toString(number(load, how) + 1)).with("standing", Integer.toString(number(load, "standing") - 1)));
        return Step.exit(0);
    }

    private static Peer amf(Sys sys) {
        return new Peer(sys.variable("AMF_HOST").orElse("amf"), Amf.N2, "AMF", "N2", 3);
    }

    private static Step phone(Sys sys, String supi, String call) {
        if (Notes.has(sys, "phone-" + supi)) {
            return call(sys, supi, call);
        }
        return ME.open(sys, amf(sys), Message.of("Registration Request", "supi", supi), (s, leg) -> leg.isEmpty() ? ended(s, "failed") : leg.get().hear(s, (t, after, challenge) -> {
            if (challenge.isEmpty() || !challenge.get().is("Authentication Request")) {
                return ended(t, "failed");
            }
            String response = Subscribers.response(Subscribers.key(supi.replace("imsi-", "")), challenge.get().get("rand"));
            return after.say(t, Message.of("Authentication Response", "res", response), u -> accepted(u, after, supi, call));
        }));
    }

    private static Step accepted(Sys sys, Leg leg, String supi, String call) {
        return leg.hear(sys, (s, after, answer) -> {
            after.close(s);
            if (answer.isEmpty() || !answer.get().is("Registration Accept")) {
                return ended(s, "failed");
            }
            Notes.put(s, "phone-" + supi, answer.get());
            return call(s, supi, call);
        });
    }

    private static Step call(Sys sys, String supi, String call) {
        return ME.ask(sys, amf(sys), Message.of("Service Request", "supi", supi, "call", call), (s, answer) -> {
            if (answer.isEmpty() || !answer.get().is("Service Accept")) {
                if (answer.isPresent() && answer.get().get("cause").startsWith("9 ")) {
                    Notes.remove(s, "phone-" + supi);
                }
                return ended(s, "failed");
            }
            String upf = answer.get().get("upf");
            Peer voice = new Peer(upf.substring(0, upf.lastIndexOf(':')), Upf.N3, "UPF", "N3");
            return s.sleep(TALK_MICROS, t -> ME.ask(t, voice, Message.of("G-PDU", "call", call), (u, heard) -> heard.isEmpty() || !heard.get().is("G-PDU") ? ended(u, "dropped")
                    : ME.ask(u, amf(u), Message.of("Service Release", "supi", supi, "call", call), (v, released) ->
                            ended(v, released.isPresent() && released.get().is("Release Complete") ? "completed" : "dropped"))));
        });
    }

    /** The program {@code calls}. */
    static Step calls(Sys sys) {
        List<String> words = sys.arguments().subList(1, sys.arguments().size());
        if (words.size() == 2 && words.get(0).equals("start") && words.get(1).matches("[1-9]\\d{0,3}")) {
            Notes.put(sys, LOAD, Message.of(LOAD, "left", words.get(1)));
            return sys.print("calling " + words.get(1) + " times, once a second\n", 0);
        }
        if (words.equals(List.of("wait"))) {
            return await(sys);
        }
        return words.isEmpty() ? sys.print(count(sys), 0) : sys.fail(USAGE, 2);
    }

    private static Step await(Sys sys) {
        Message load = Notes.find(sys, LOAD);
        return number(load, "left") + number(load, "standing") == 0 ? sys.print(count(sys), 0) : sys.sleep(EVERY_MICROS, Ran::await);
    }

    private static String count(Sys sys) {
        Message load = Notes.find(sys, LOAD);
        return "completed " + number(load, "completed") + ", failed " + number(load, "failed") + ", dropped " + number(load, "dropped")
                + ", talking " + number(load, "standing") + ", to come " + number(load, "left") + "\n";
    }
}
