package dev.drydock.sandbox.engine.images;

import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.registry.RegistryServer;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Who a request says to be at a registry: header {@code X-Registry-Auth}. */
final class Login {
    private Login() {}

    static Optional<RegistryServer.Account> of(Call call) {
        String header = call.request().header("x-registry-auth").orElse("");
        if (header.isEmpty() || !header.matches("[A-Za-z0-9_=+/-]+")) {
            return Optional.empty();
        }
        try {
            byte[] json = Base64.getDecoder().decode(header.replace('-', '+').replace('_', '/'));
            Tree account = Json.read(new String(json, StandardCharsets.UTF_8)).value().orElse(Tree.of(null));
            return account.get("username").text().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new RegistryServer.Account(account.get("username").text(), account.get("password").text()));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
