package dev.drydock.sandbox.engine.network;

import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.DockerNetwork;
import dev.drydock.sandbox.engine.record.Endpoint;
import dev.drydock.sandbox.engine.record.Networks;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code POST /networks/{id}/connect} and {@code .../disconnect}. */
final class Connections {
    private Connections() {}

    /** Both ends of a connection. */
    private record Ends(DockerNetwork network, Container container) {
        Optional<Endpoint> endpoint() {
            return container.plugs().endpoints().stream()
                    .filter(e -> e.networkId().equals(network.id()) || e.network().equals(network.name())).findFirst();
        }

        Container with(List<Endpoint> endpoints) {
            return container.with(new Container.Plugs(container.plugs().sandboxId(), endpoints, container.plugs().ports()));
        }
    }

    private static Answer<Ends> ends(Call call) {
        return new Containers(call.kernel(), call.machine()).find(call.body().get("Container").text())
                .then(container -> new Networks(call.kernel(), call.machine()).find(call.part("id"))
                        .then(network -> Answer.of(new Ends(network, container))));
    }

    static Reply connect(Call call) {
        return ends(call).reply(ends -> {
            if (ends.endpoint().isPresent()) {
                return new Reply.Refusal(403, "endpoint with name " + ends.container().name() + " already exists in network " + ends.network().name());
            }
            if (ends.network().driver().equals("host") || ends.container().hostConfig().get("NetworkMode").text().equals("host")) {
                return Reply.bad("cannot connect container to host network - container must be created in host network mode");
            }
            boolean isPrivate = ends.network().driver().equals("null") || ends.container().hostConfig().get("NetworkMode").text().equals("none");
            if (isPrivate && !ends.container().plugs().endpoints().isEmpty()) {
                return new Reply.Refusal(403,
                        "container cannot be connected to multiple networks with one of the networks in private (none) mode");
            }
            Mapping settings = call.body().get("EndpointConfig").mapping();
            Endpoint wanted = Endpoint.wanted(ends.network().name(), settings.get("Aliases").texts(), settings);
            return plug(call, ends, wanted);
        });
    }

    private static Reply plug(Call call, Ends ends, Endpoint wanted) {
        Plugging plugging = new Plugging(call.kernel(), call.machine());
        if (!ends.container().state().isUp()) {
            new Containers(call.kernel(), call.machine()).put(ends.with(plus(ends, wanted)));
            return new Reply.Empty(200);
        }
        return plugging.extra(ends.container(), wanted).reply(endpoint -> {
            Container changed = ends.with(plus(ends, endpoint));
            plugging.rewire(changed);
            plugging.refreshNames(endpoint.networkId());
            plugging.tell("connect", changed, endpoint);
            return new Reply.Empty(200);
        });
    }

    private static List<Endpoint> plus(Ends ends, Endpoint more) {
        List<Endpoint> endpoints = new ArrayList<>(ends.container().plugs().endpoints());
        endpoints.add(more);
        return endpoints;
    }

    static Reply disconnect(Call call) {
        return ends(call).reply(ends -> {
            Optional<Endpoint> gone = ends.endpoint();
            if (gone.isEmpty()) {
                return new Reply.Refusal(call.body().get("Force").truth() ? 200 : 500,
                        "container " + ends.container().id() + " is not connected to network " + ends.network().name());
            }
            Plugging plugging = new Plugging(call.kernel(), call.machine());
            Container changed = ends.with(ends.container().plugs().endpoints().stream().filter(e -> !e.equals(gone.get())).toList());
            plugging.rewire(changed);
            if (gone.get().plugged()) {
                plugging.refreshNames(ends.network().id());
                ends.container().plugs().endpoints().forEach(left -> plugging.refreshNames(left.networkId()));
                plugging.tell("disconnect", ends.container(), gone.get());
            }
            return new Reply.Empty(200);
        });
    }
}
