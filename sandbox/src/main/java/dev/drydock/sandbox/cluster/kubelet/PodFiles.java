package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The texts of a pod's {@code /etc/hosts} and {@code /etc/resolv.conf}. */
final class PodFiles {
    private static final String LOCAL = """
            # Kubernetes-managed hosts file.
            127.0.0.1\tlocalhost
            ::1\tlocalhost ip6-localhost ip6-loopback
            fe00::0\tip6-localnet
            fe00::0\tip6-mcastprefix
            fe00::1\tip6-allnodes
            fe00::2\tip6-allrouters
            """;
    private static final String DOMAIN = "cluster.local";

    private PodFiles() {}

    static String hosts(Agent agent, PodState state) {
        StringBuilder text = new StringBuilder();
        if (state.hostNetwork()) {
            text.append("# Kubernetes-managed hosts file (host network).\n")
                    .append(agent.kernel().files(agent.node()).read("/etc/hosts").toOptional().map(bytes -> bytes.text()).orElse(""));
        } else {
            String name = Sandboxes.hostname(state);
            String subdomain = state.pod().at("spec", "subdomain").text();
            text.append(LOCAL).append(state.sandbox().address()).append('\t');
            if (!subdomain.isEmpty()) {
                text.append(name).append('.').append(subdomain).append('.').append(state.namespace()).append(".svc.").append(DOMAIN).append('\t');
            }
            text.append(name).append('\n');
        }
        List<Mapping> aliases = state.pod().at("spec", "hostAliases").mappings();
        if (!aliases.isEmpty()) {
            text.append("\n# Entries added by HostAliases.\n");
            aliases.forEach(alias -> text.append(alias.get("ip").text()).append('\t').append(String.join("\t", alias.get("hostnames").texts())).append('\n'));
        }
        return text.toString();
    }

    /** The resolver's settings by the pod's policy; empty for those of the node. */
    static Optional<String> resolvers(Agent agent, PodState state) {
        Mapping spec = state.pod().get("spec").mapping();
        String policy = spec.get("dnsPolicy").text("ClusterFirst");
        String dns = agent.client().reachable() ? agent.client().get(Resources.SERVICES, "kube-system", "kube-dns").map(service -> service.at("spec", "clusterIP").text()).orElse("") : "";
        boolean cluster = !dns.isEmpty() && (policy.equals("ClusterFirstWithHostNet") || policy.equals("ClusterFirst") && !state.hostNetwork());
        Mapping own = spec.get("dnsConfig").mapping();
        if (!cluster && own.isEmpty()) {
            return Optional.empty();
        }
        List<String> servers = new ArrayList<>();
        List<String> searches = new ArrayList<>();
        List<String> options = new ArrayList<>();
        if (cluster) {
            servers.add(dns);
            searches.addAll(List.of(state.namespace() + ".svc." + DOMAIN, "svc." + DOMAIN, DOMAIN));
            options.add("ndots:5");
        }
        servers.addAll(own.get("nameservers").texts());
        searches.addAll(own.get("searches").texts());
        own.get("options").mappings().forEach(option -> options.add(option.get("name").text() + (option.get("value").isEmpty() ? "" : ":" + option.get("value").text())));
        StringBuilder text = new StringBuilder();
        if (!searches.isEmpty()) {
            text.append("search ").append(String.join(" ", searches)).append('\n');
        }
        servers.forEach(server -> text.append("nameserver ").append(server).append('\n'));
        if (!options.isEmpty()) {
            text.append("options ").append(String.join(" ", options)).append('\n');
        }
        return Optional.of(text.toString());
    }
}
