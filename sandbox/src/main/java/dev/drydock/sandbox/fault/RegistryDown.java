package dev.drydock.sandbox.fault;

import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.registry.Registries;
import dev.drydock.sandbox.registry.RegistryServer;
import java.util.List;
import java.util.Optional;

/** A registry does not answer, or answers only those who pay. @param word of the fault */
record RegistryDown(String word, RegistryServer.Fault fault) implements Trouble {
    @Override
    public List<Choice> choices(Kernel kernel) {
        return kernel.transaction().view(RegistryServer.REGISTRIES).values().stream().filter(server -> !in(kernel, server.host()))
                .map(server -> new Choice(server.host(), "")).toList();
    }

    private boolean in(Kernel kernel, String host) {
        return kernel.transaction().find(RegistryServer.FAULTS.key(host)).filter(fault::equals).isPresent();
    }

    @Override
    public void bring(Kernel kernel, Fault brought) {
        Registries.trouble(kernel.transaction(), brought.subject(), Optional.of(fault));
    }

    @Override
    public boolean holds(Kernel kernel, Fault brought) {
        return in(kernel, brought.subject());
    }

    @Override
    public void mend(Kernel kernel, Fault brought) {
        Registries.trouble(kernel.transaction(), brought.subject(), Optional.empty());
    }

    @Override
    public String byHand(Kernel kernel, Fault brought) {
        return "";
    }
}
