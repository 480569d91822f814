package dev.drydock.sandbox.cluster.controller.certificate;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.tree.Mapping;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Signs approved requests to the signers of Kubernetes. The certificate stands for one: its text names the request. */
public final class Signer implements Controller {
    @Override
    public String name() {
        return "certificatesigningrequest-signing-controller";
    }

    @Override
    public List<Source> sources() {
        return List.of(Source.itself(Resources.SIGNING_REQUESTS));
    }

    @Override
    public Result reconcile(ApiClient client, String key) {
        Optional<Mapping> found = client.get(Resources.SIGNING_REQUESTS, "", key);
        boolean ours = found.isPresent() && found.get().at("spec", "signerName").text().startsWith("kubernetes.io/");
        if (!ours || !Objects.is(found.get(), "Approved") || !found.get().at("status", "certificate").isEmpty()) {
            return Controller.done();
        }
        String pem = "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.UTF_8)).encodeToString(
                (Objects.name(found.get()) + " of " + found.get().at("spec", "username").text() + ", uid " + Objects.uid(found.get())).getBytes(StandardCharsets.UTF_8))
                + "\n-----END CERTIFICATE-----\n";
        client.updateStatus(Resources.SIGNING_REQUESTS, found.get().withAt(Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8)), "status", "certificate"));
        return Controller.done();
    }
}
