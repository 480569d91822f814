package dev.drydock.sandbox.cluster.controller.serviceaccount;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.Optional;

/** Keeps the certificate, with which pods check the API Server, in every namespace. */
public final class RootCertificatePublisher implements Controller {
    private static final String NAME = "kube-root-ca.crt";
    private static final String NOTE = "Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal "
            + "service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.";
    private static final String CERTIFICATE = """
            -----BEGIN CERTIFICATE-----
            MIIC/jCCAeagAwIBAgIBADANBgkqhkiG9w0BAQsFADAVMRMwEQYDVQQDEwprdWJl
            cm5ldGVzMB4XDTI2MDExNTA5MDAwMFoXDTM2MDExMzA5MDAwMFowFTETMBEGA1UE
            AxMKa3ViZXJuZXRlcw==
            -----END CERTIFICATE-----
            """;

    @Override
    public String name() {
        return "root-ca-certificate-publisher-controller";
    }

    @Override
    public List<Source> sources() {
        return List.of(
                Source.itself(Resources.NAMESPACES),
                Source.of(Resources.CONFIG_MAPS, (client, event) ->
                        Objects.name(event.object()).equals(NAME) ? List.of(Objects.namespace(event.object())) : List.of()));
    }

    @Override
    public Result reconcile(ApiClient client, String key) {
        Optional<Mapping> namespace = client.get(Resources.NAMESPACES, "", key);
        if (namespace.isEmpty() || Objects.isBeingDeleted(namespace.get())) {
            return Controller.done();
        }
        Mapping content = Mapping.of("ca.crt", CERTIFICATE);
        Optional<Mapping> present = client.get(Resources.CONFIG_MAPS, key, NAME);
        if (present.isPresent() && present.get().get("data").equals(content)) {
            return Controller.done();
        }
        ApiResponse written = present.isPresent()
                ? client.update(Resources.CONFIG_MAPS, present.get().with("data", content))
                : client.create(Resources.CONFIG_MAPS, key, Mapping.of("apiVersion", "v1", "kind", "ConfigMap", "data", content, "metadata", Mapping.of(
                        "annotations", Mapping.of("kubernetes.io/description", NOTE), "name", NAME, "namespace", key)));
        return written.ok() ? Controller.done() : Controller.failed(written.message());
    }
}
