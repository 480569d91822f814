package dev.drydock.sandbox.app.core.epc;

import dev.drydock.sandbox.app.core.wire.Leg;
import dev.drydock.sandbox.app.core.wire.Message;
import dev.drydock.sandbox.app.core.wire.Peer;
import dev.drydock.sandbox.app.core.wire.Station;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Map;

/** The serving gateway's control plane: between the MME (S11) and the PDN gateway (S5), master of the SGW-U (Sxa). */
public final class Sgwc {
    private Sgwc() {}

    public static Step start(Sys sys) {
        return Station.serve(sys, "SGW-C", Map.of(Elements.GTP_CONTROL, "GTP-C"), Sgwc::take);
    }

    private static Step take(Sys sys, Leg any, Message message) {
        boolean fromGateway = message.name().endsWith("Bearer Request") && !message.is("Modify Bearer Request");
        Leg leg = any.named(any.other(), fromGateway ? "S5-C" : "S11");
        return switch (message.name()) {
            case "Create Session Request" -> after(sys, leg, message, "PFCP Session Establishment Request", Elements.SMF);
            case "Modify Bearer Request" -> leg.me().ask(sys, Elements.SGWU, message.named("PFCP Session Modification Request"), (s, done) ->
                    leg.end(s, Message.of("Modify Bearer Response", "cause", done.map(Elements::yes).orElse(false) ? Elements.ACCEPTED : Elements.SILENT)));
            case "Create Bearer Request", "Delete Bearer Request" -> after(sys, leg, message, "PFCP Session Modification Request", Elements.MME_S11);
            case "Delete Session Request" -> after(sys, leg, message, "PFCP Session Deletion Request", Elements.SMF);
            default -> leg.end(sys, Message.of("Version Not Supported Indication"));
        };
    }

    /** The user plane first, then the next gateway; who is silent makes the answer a refusal. */
    private static Step after(Sys sys, Leg leg, Message message, String pfcp, Peer next) {
        String answer = message.name().replace("Request", "Response");
        return leg.me().ask(sys, Elements.SGWU, message.named(pfcp), (s, done) -> {
            if (done.isEmpty() || !Elements.yes(done.get())) {
                return leg.end(s, Message.of(answer, "cause", done.isEmpty() ? Elements.SILENT : Elements.NOT_FOUND));
            }
            return leg.me().ask(s, next, message, (t, said) -> created(t, leg, answer, said.orElse(Message.of(answer, "cause", Elements.SILENT))));
        });
    }

    /** The session's address is only known now; the user plane keeps its packets by it. */
    private static Step created(Sys sys, Leg leg, String answer, Message said) {
        if (!answer.equals("Create Session Response") || !Elements.yes(said)) {
            return leg.end(sys, said.named(answer));
        }
        return leg.me().ask(sys, Elements.SGWU, Message.of("PFCP Session Modification Request", "paa", said.get("paa")), (s, done) -> leg.end(s, said));
    }
}
