package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.registry.RegistryServer;
import dev.drydock.sandbox.tree.Mapping;
import java.util.Optional;

/** Who the client is at registries. */
final class Logins {
    private Logins() {}

    static Optional<RegistryServer.Account> of(Order order, String host) {
        Mapping login = order.client().logins().get(host).mapping();
        return login.isEmpty() ? Optional.empty() : Optional.of(new RegistryServer.Account(login.get("username").text(), login.get("password").text()));
    }
}
