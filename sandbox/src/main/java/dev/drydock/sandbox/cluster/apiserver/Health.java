package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.ApiRequest;
import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.process.Network;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the control plane is: {@code /healthz} and its kin, and the component statuses. */
final class Health {
    private static final List<String> HOOKS = List.of(
            "start-apiserver-admission-initializer", "generic-apiserver-start-informers", "priority-and-fairness-config-consumer", "priority-and-fairness-filter",
            "storage-object-count-tracker-hook", "start-apiextensions-informers", "start-apiextensions-controllers", "crd-informer-synced",
            "start-system-namespaces-controller", "start-cluster-authentication-info-controller", "start-kube-apiserver-identity-lease-controller",
            "start-kube-apiserver-identity-lease-garbage-collector", "start-legacy-token-tracking-controller", "start-service-ip-repair-controllers",
            "rbac/bootstrap-roles", "scheduling/bootstrap-system-priority-classes", "priority-and-fairness-config-producer", "bootstrap-controller",
            "aggregator-reload-proxy-client-cert", "start-kube-aggregator-informers", "apiservice-status-local-available-controller",
            "apiservice-status-remote-available-controller", "apiservice-registration-controller", "apiservice-wait-for-first-sync",
            "apiservice-discovery-controller", "kube-apiserver-autoregistration");

    private Health() {}

    /** @param path {@code /healthz}, {@code /livez} or {@code /readyz} */
    static ApiResponse check(Transaction transaction, String path, ApiRequest request) {
        boolean ready = path.equals("/readyz");
        boolean etcd = ready || ControlPlane.hasQuorum(transaction);
        if (etcd && !request.query().containsKey("verbose")) {
            return ApiResponse.ok(new Text("ok"));
        }
        List<String> lines = new ArrayList<>(List.of("[+]ping ok", "[+]log ok"));
        lines.add(ready ? "[+]informer-sync ok" : etcd ? "[+]etcd ok" : "[-]etcd failed: reason withheld");
        for (String hook : HOOKS) {
            lines.add("[+]poststarthook/" + hook + " ok");
        }
        lines.add("[+]autoregister-completion ok");
        lines.add("[+]poststarthook/apiservice-openapi-controller ok");
        lines.add("[+]poststarthook/apiservice-openapiv3-controller ok");
        if (ready) {
            lines.add("[+]shutdown ok");
        }
        String name = path.substring(1);
        lines.add(etcd ? name + " check passed\n" : name + " check failed");
        return ApiResponse.of(etcd ? 200 : 500, new Text(String.join("\n", lines)));
    }

    /** Each member of etcd answers for itself; one that runs without a majority says that it is not well. */
    private static void members(Transaction transaction, List<String> members, List<Tree> healthy, List<Tree> refused) {
        for (int i = 0; i < members.size(); i++) {
            if (!ControlPlane.runs(transaction, "etcd", members.get(i))) {
                refused.add(status("etcd-" + i, "False", "", "Get \"https://" + address(transaction, members.get(i)) + ":2379/health\": dial tcp "
                        + address(transaction, members.get(i)) + ":2379: connect: connection refused"));
            } else if (ControlPlane.hasQuorum(transaction)) {
                healthy.add(status("etcd-" + i, "True", "ok", ""));
            } else {
                refused.add(status("etcd-" + i, "False", "", "HTTP probe failed with statuscode: 503"));
            }
        }
    }

    private static String address(Transaction transaction, String machine) {
        return transaction.find(Network.key(machine)).map(network -> network.interfaces().get(0).address()).orElse("127.0.0.1");
    }

    // ---- component statuses ------------------------------------------------------------------------------------------------------

    static ApiResponse components(ApiCall call) {
        Transaction transaction = call.kernel().transaction();
        List<Tree> refused = new ArrayList<>();
        List<Tree> healthy = new ArrayList<>();
        List<Tree> late = new ArrayList<>();
        List<String> members = ControlPlane.find(transaction).map(ControlPlane::members).orElse(List.of());
        if (members.size() > 1) {
            members(transaction, members, healthy, refused);
        } else if (ControlPlane.hasQuorum(transaction)) {
            healthy.add(status("etcd-0", "True", "ok", ""));
        } else {
            late.add(status("etcd-0", "False", "", "context deadline exceeded"));
        }
        ask(transaction, "controller-manager", "kube-controller-manager", 10_257, healthy, refused);
        ask(transaction, "scheduler", "kube-scheduler", 10_259, healthy, refused);
        List<Tree> all = new ArrayList<>(refused);
        all.addAll(healthy);
        all.addAll(late);
        if (call.name().isEmpty()) {
            return ApiResponse.ok(Mapping.of("kind", "ComponentStatusList", "apiVersion", "v1", "metadata", Mapping.EMPTY, "items", new Sequence(all)))
                    .warned("v1 ComponentStatus is deprecated in v1.19+");
        }
        Optional<Tree> one = all.stream().filter(each -> each.at("metadata", "name").text().equals(call.name())).findFirst();
        return one.map(found -> ApiResponse.ok(found).warned("v1 ComponentStatus is deprecated in v1.19+"))
                .orElse(Refusals.notFound(Resources.COMPONENT_STATUSES, call.name()));
    }

    private static void ask(Transaction transaction, String name, String unit, int port, List<Tree> healthy, List<Tree> refused) {
        if (ControlPlane.machines(transaction, unit).isEmpty()) {
            refused.add(status(name, "False", "Get \"https://127.0.0.1:" + port + "/healthz\": dial tcp 127.0.0.1:" + port + ": connect: connection refused", ""));
        } else {
            healthy.add(status(name, "True", "ok", ""));
        }
    }

    private static Mapping status(String name, String healthy, String message, String error) {
        Mapping condition = Mapping.builder().put("type", "Healthy").put("status", healthy).putUnlessEmpty("message", message).putUnlessEmpty("error", error).build();
        return Mapping.of("kind", "ComponentStatus", "apiVersion", "v1", "metadata", Mapping.of("name", name, "creationTimestamp", Nothing.NOTHING),
                "conditions", Sequence.of(condition));
    }
}
