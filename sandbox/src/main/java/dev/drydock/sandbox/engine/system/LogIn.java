package dev.drydock.sandbox.engine.system;

import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.registry.Registries;
import dev.drydock.sandbox.registry.RegistryServer;
import dev.drydock.sandbox.tree.Mapping;
import java.util.Optional;

/** {@code POST /auth}: asks a registry whether an account is right. */
final class LogIn {
    private LogIn() {}

    static Reply serve(Call call) {
        Mapping asked = call.body().mapping();
        String address = asked.get("serveraddress").text();
        boolean hub = address.isEmpty() || address.contains("docker.io");
        String host = hub ? Reference.HUB : address.replaceFirst("^https?://", "").replaceFirst("/.*", "");
        RegistryServer.Account account = new RegistryServer.Account(asked.get("username").text(), asked.get("password").text());
        Optional<Registries.Found.Refused> refused = new Registries(call.kernel(), call.machine()).logIn(host, account);
        return refused.<Reply>map(no -> new Reply.Refusal(no.status(), no.message()))
                .orElseGet(() -> Reply.json(Mapping.of("IdentityToken", "", "Status", "Login Succeeded")));
    }
}
