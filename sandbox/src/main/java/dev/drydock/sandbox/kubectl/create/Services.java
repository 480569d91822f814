package dev.drydock.sandbox.kubectl.create;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.KnownKinds;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;

/** {@code create service} in its four forms. */
public final class Services {
    private Services() {}

    public static Task<Done> clusterIp(Job job) {
        return make(job, "ClusterIP");
    }

    public static Task<Done> nodePort(Job job) {
        return make(job, "NodePort");
    }

    public static Task<Done> loadBalancer(Job job) {
        return make(job, "LoadBalancer");
    }

    public static Task<Done> externalName(Job job) {
        return make(job, "ExternalName");
    }

    private static Task<Done> make(Job job, String type) {
        return Generated.name(job).then(name -> {
            List<String> ports = job.list("tcp");
            boolean headless = job.text("clusterip").equals("None");
            if (!headless && ports.isEmpty() && !type.equals("ExternalName")) {
                return Task.fail("at least one tcp port specifier must be provided");
            }
            if (type.equals("ExternalName") && !job.text("external-name").matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*")) {
                return Task.fail("invalid service external name " + job.text("external-name"));
            }
            return Generated.make(job, KnownKinds.SERVICE, "failed to create " + type + " service: ", namespace ->
                    Task.all(ports, text -> port(text, job.number("node-port"))).map(list -> service(job, name, namespace, type, list)));
        });
    }

    private static Mapping service(Job job, String name, String namespace, String type, List<Mapping> ports) {
        Mapping labels = Mapping.of("app", name);
        Mapping spec = Mapping.builder().putUnlessEmpty("ports", new Sequence(List.<Tree>copyOf(ports))).put("selector", labels)
                .putUnlessEmpty("clusterIP", job.text("clusterip")).put("type", type).putUnlessEmpty("externalName", job.text("external-name")).build();
        return Generated.object(KnownKinds.SERVICE).put("metadata", Generated.meta(name, namespace).put("labels", labels).build())
                .put("spec", spec).put("status", Mapping.of("loadBalancer", Mapping.EMPTY)).build();
    }

    private static Task<Mapping> port(String text, long nodePort) {
        String[] parts = text.split(":", -1);
        if (!parts[0].matches("\\d{1,5}") || Integer.parseInt(parts[0]) > 65_535) {
            return Task.fail(parts[0].matches("\\d+") ? "strconv.ParseUint: parsing " + Quote.go(parts[0]) + ": value out of range"
                    : "strconv.ParseUint: parsing " + Quote.go(parts[0]) + ": invalid syntax");
        }
        String target = parts.length > 1 ? parts[1] : parts[0];
        boolean number = target.matches("\\d{1,9}");
        if (number && (Long.parseLong(target) < 1 || Long.parseLong(target) > 65_535)) {
            return Task.fail("must be between 1 and 65535, inclusive");
        }
        Object shown = number ? (Object) Long.parseLong(target) : target;
        return Task.of(Mapping.builder().put("name", text.replace(':', '-')).put("protocol", "TCP").put("port", Long.parseLong(parts[0]))
                .put("targetPort", shown).putUnlessEmpty("nodePort", nodePort).build());
    }
}
