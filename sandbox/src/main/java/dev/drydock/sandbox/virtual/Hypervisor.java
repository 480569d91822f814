package dev.drydock.sandbox.virtual;

import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.time.Component;
import java.util.Optional;

/** Brings about what virtual machines take time for: coming up and going down. */
public final class Hypervisor implements Component {
    static final String NAME = "libvirt";

    private final Kernel.Wiring wiring;

    public Hypervisor(Kernel.Wiring wiring) {
        this.wiring = wiring;
    }

    /** The guest's system is up. @param id of the run that is meant */
    record Booted(String host, String domain, int id) {}

    /** The guest's system has ended by itself. @param again whether it starts anew */
    record PoweredOff(String host, String domain, int id, boolean again) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void on(Transaction transaction, Object payload) {
        Kernel kernel = new Kernel(wiring, transaction);
        if (payload instanceof Booted booted) {
            running(kernel, booted.host(), booted.domain(), booted.id()).filter(d -> d.run().orElseThrow().phase() == Domain.Phase.BOOTING).ifPresent(domain -> {
                Domain.Run run = domain.run().orElseThrow();
                new Guest(kernel, domain).appear(run.sinceMicros(), run.address());
                new Domains(kernel, booted.host()).put(domain.in(Domain.Phase.UP, kernel.now()));
            });
        } else if (payload instanceof PoweredOff off) {
            running(kernel, off.host(), off.domain(), off.id()).filter(d -> d.run().orElseThrow().phase() == Domain.Phase.LEAVING).ifPresent(domain -> {
                Domains domains = new Domains(kernel, off.host());
                if (off.again()) {
                    new Guest(kernel, domain).vanish();
                    domains.put(domain.in(Domain.Phase.BOOTING, kernel.now()));
                    kernel.after(Boot.MICROS, NAME, new Booted(off.host(), off.domain(), off.id()));
                } else {
                    domains.destroy(domain);
                }
            });
        }
    }

    private static Optional<Domain> running(Kernel kernel, String host, String name, int id) {
        return new Domains(kernel, host).find(name).filter(domain -> domain.run().filter(run -> run.id() == id).isPresent());
    }
}
