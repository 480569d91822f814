package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Variables that tell where services are, as Docker's links once did ({@code envvars.FromServices}). */
final class ServiceVariables {
    private ServiceVariables() {}

    static Map<String, String> of(Agent agent, PodState state) {
        Map<String, String> values = new LinkedHashMap<>();
        if (!agent.client().reachable()) {
            return values;
        }
        agent.client().get(Resources.SERVICES, "default", "kubernetes").ifPresent(service -> put(values, service));
        boolean links = state.pod().at("spec", "enableServiceLinks").isNothing() || state.pod().at("spec", "enableServiceLinks").truth();
        if (links) {
            agent.client().list(Resources.SERVICES, state.namespace()).forEach(service -> put(values, service));
        }
        return values;
    }

    private static void put(Map<String, String> values, Mapping service) {
        String address = service.at("spec", "clusterIP").text();
        List<Mapping> ports = service.at("spec", "ports").mappings();
        if (address.isEmpty() || address.equals("None") || ports.isEmpty()) {
            return;
        }
        String name = Objects.name(service).toUpperCase(Locale.ROOT).replace('-', '_');
        values.put(name + "_SERVICE_HOST", address);
        values.put(name + "_SERVICE_PORT", Long.toString(ports.get(0).get("port").whole()));
        for (Mapping port : ports) {
            if (!port.get("name").text().isEmpty()) {
                values.put(name + "_SERVICE_PORT_" + port.get("name").text().toUpperCase(Locale.ROOT).replace('-', '_'), Long.toString(port.get("port").whole()));
            }
        }
        for (int i = 0; i < ports.size(); i++) {
            String protocol = ports.get(i).get("protocol").text("TCP");
            String number = Long.toString(ports.get(i).get("port").whole());
            String url = protocol.toLowerCase(Locale.ROOT) + "://" + address + ":" + number;
            if (i == 0) {
                values.put(name + "_PORT", url);
            }
            String prefix = name + "_PORT_" + number + "_" + protocol;
            values.put(prefix, url);
            values.put(prefix + "_PROTO", protocol.toLowerCase(Locale.ROOT));
            values.put(prefix + "_PORT", number);
            values.put(prefix + "_ADDR", address);
        }
    }
}
