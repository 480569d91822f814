package dev.drydock.sandbox.app.core;

import dev.drydock.sandbox.app.core.epc.Hss;
import dev.drydock.sandbox.app.core.epc.Mme;
import dev.drydock.sandbox.app.core.epc.Pcrf;
import dev.drydock.sandbox.app.core.epc.Sgwc;
import dev.drydock.sandbox.app.core.epc.Sgwu;
import dev.drydock.sandbox.app.core.epc.Smf;
import dev.drydock.sandbox.app.core.epc.Upf;
import dev.drydock.sandbox.app.core.ims.Dns;
import dev.drydock.sandbox.app.core.ims.Icscf;
import dev.drydock.sandbox.app.core.ims.Media;
import dev.drydock.sandbox.app.core.ims.Pcscf;
import dev.drydock.sandbox.app.core.ims.Scscf;
import dev.drydock.sandbox.app.core.phone.Ue;
import dev.drydock.sandbox.app.core.sba.Functions;
import dev.drydock.sandbox.app.core.wire.FlowTool;
import dev.drydock.sandbox.process.Program;
import java.util.Optional;

/** The programs of a mobile core network, by the name their files carry. */
public final class NetworkFunctions {
    private NetworkFunctions() {}

    public static Optional<Program> find(String name) {
        return switch (name) {
            case "corenet-mme" -> Optional.of(Mme::start);
            case "corenet-hss" -> Optional.of(Hss::start);
            case "corenet-sgwc" -> Optional.of(Sgwc::start);
            case "corenet-sgwu" -> Optional.of(Sgwu::start);
            case "corenet-smf" -> Optional.of(Smf::start);
            case "corenet-upf" -> Optional.of(Upf::start);
            case "corenet-pcrf" -> Optional.of(Pcrf::start);
            case "corenet-pcscf" -> Optional.of(Pcscf::start);
            case "corenet-icscf" -> Optional.of(Icscf::start);
            case "corenet-scscf" -> Optional.of(Scscf::start);
            case "corenet-media" -> Optional.of(Media::start);
            case "corenet-dns" -> Optional.of(Dns::start);
            case "corenet-ue" -> Optional.of(Ue::start);
            case "corenet-flow" -> Optional.of(FlowTool::start);
            default -> name.startsWith("corenet-5g-") ? Functions.find(name.substring(11)) : Optional.empty();
        };
    }
}
