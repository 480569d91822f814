package dev.drydock.sandbox.app.core.sba;

import dev.drydock.sandbox.app.core.wire.Me;
import dev.drydock.sandbox.app.core.wire.Message;
import dev.drydock.sandbox.app.core.wire.Peer;
import dev.drydock.sandbox.app.core.wire.Station;
import dev.drydock.sandbox.app.core.wire.Wire;
import dev.drydock.sandbox.process.Ended;
import dev.drydock.sandbox.process.Program;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The functions of the 5G core by name, and all of them in one process group: the monolith. */
public final class Functions {
    private static final List<String> ALL = List.of("nrf", "udr", "udm", "ausf", "nssf", "pcf", "upf", "smf", "amf");

    private Functions() {}

    public static Optional<Program> find(String name) {
        return switch (name) {
            case "nrf" -> Optional.of(Nrf::start);
            case "amf" -> Optional.of(Amf::start);
            case "smf" -> Optional.of(Smf::start);
            case "upf" -> Optional.of(Upf::start);
            case "ausf" -> Optional.of(Registers::ausf);
            case "udm" -> Optional.of(Registers::udm);
            case "udr" -> Optional.of(Registers::udr);
            case "pcf" -> Optional.of(Registers::pcf);
            case "nssf" -> Optional.of(Registers::nssf);
            case "ran" -> Optional.of(Ran::start);
            case "calls" -> Optional.of(Ran::calls);
            case "crash" -> Optional.of(Functions::crash);
            case "monolith" -> Optional.of(Functions::monolith);
            default -> Optional.empty();
        };
    }

    /** The program {@code crash}: sends a function the message that its bug does not bear. */
    private static Step crash(Sys sys) {
        String name = sys.arguments().size() == 2 ? sys.arguments().get(1) : "";
        int port = switch (name) {
            case "nrf" -> Nrf.PORT;
            case "amf" -> Amf.N2;
            case "smf" -> 7_779;
            case "upf" -> Upf.N4;
            case "ausf" -> 7_780;
            case "udm" -> 7_781;
            case "udr" -> 7_782;
            case "pcf" -> 7_783;
            case "nssf" -> 7_784;
            default -> 0;
        };
        if (port == 0) {
            return sys.fail("Usage: crash FUNCTION\n\nSends a malformed message to nrf, amf, smf, upf, ausf, udm, udr, pcf or nssf.\n", 2);
        }
        Wire wire = name.equals("amf") || name.equals("upf") ? Wire.LINES : Wire.HTTP;
        Peer victim = new Peer(sys.variable("AMF_HOST").orElse(name), port, name.toUpperCase(Locale.ROOT), "test");
        return new Me("RAN", wire, false).ask(sys, victim, Message.of(Station.MALFORMED), (s, answer) -> s.print("sent a malformed message to " + name + "\n", 0));
    }

    /** All functions as parts of one: when a part falls, all fall. */
    private static Step monolith(Sys sys) {
        return begin(sys, 0);
    }

    private static Step begin(Sys sys, int index) {
        if (index == ALL.size()) {
            return watch(sys);
        }
        String part = ALL.get(index);
        sys.fork(Sys.Child.of(s -> {
            s.setTitle(part);
            return find(part).orElseThrow().start(s);
        }));
        return sys.sleep(20_000, s -> begin(s, index + 1));
    }

    private static Step watch(Sys sys) {
        for (Integer child : List.copyOf(sys.children().keySet())) {
            Optional<Ended> ended = sys.reap(child);
            if (ended.isPresent()) {
                return sys.fail("monolith: a part has crashed, giving up\n", 1);
            }
        }
        return Step.await(new Step.Condition.ChildChanged(sys.childChanges()), Functions::watch);
    }
}
