package dev.drydock.sandbox.engine.network;

import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.Endpoint;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code --link}: the older way by which one container of the default bridge knows another, as lines of its hosts file and variables. */
public final class Links {
    private final Kernel kernel;
    private final Container container;

    public Links(Kernel kernel, Container container) {
        this.kernel = kernel;
        this.container = container;
    }

    /** A link: to whom, and by which name. */
    private record Link(Container to, String alias) {}

    private List<Link> links() {
        List<Link> links = new ArrayList<>();
        if (container.hostConfig().get("NetworkMode").text().equals("bridge")) {
            for (String written : container.hostConfig().get("Links").texts()) {
                String[] parts = written.split(":", 2);
                Answer<Container> found = new Containers(kernel, container.machine()).find(parts[0]);
                if (found instanceof Answer.Given<Container> given) {
                    links.add(new Link(given.value(), parts.length > 1 ? parts[1] : parts[0]));
                }
            }
        }
        return links;
    }

    private static String address(Container container) {
        return container.plugs().endpoints().stream().map(Endpoint::address).filter(address -> !address.isEmpty()).findFirst().orElse("");
    }

    /** What is said when somebody who is linked to does not run. */
    public Optional<String> refusal() {
        return links().stream().filter(link -> !link.to().state().isUp()).findFirst()
                .map(link -> "Cannot link to a non running container: /" + link.to().name() + " AS /" + container.name() + "/" + link.alias());
    }

    /** Lines of {@code /etc/hosts}. */
    String hosts() {
        StringBuilder lines = new StringBuilder();
        for (Link link : links()) {
            String names = link.alias() + " " + link.to().briefId() + (link.alias().equals(link.to().name()) ? "" : " " + link.to().name());
            lines.append(address(link.to())).append('\t').append(names).append('\n');
        }
        return lines.toString();
    }

    /** Variables that tell of the others' ports and variables. */
    public Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>();
        for (Link link : links()) {
            String prefix = link.alias().toUpperCase(Locale.ROOT).replace('-', '_');
            List<String> ports = link.to().config().get("ExposedPorts").mapping().keys();
            for (String port : ports) {
                int slash = port.indexOf('/');
                String number = port.substring(0, slash);
                String protocol = port.substring(slash + 1);
                String url = protocol + "://" + address(link.to()) + ":" + number;
                String name = prefix + "_PORT_" + number + "_" + protocol.toUpperCase(Locale.ROOT);
                variables.putIfAbsent(prefix + "_PORT", url);
                variables.put(name, url);
                variables.put(name + "_ADDR", address(link.to()));
                variables.put(name + "_PORT", number);
                variables.put(name + "_PROTO", protocol);
            }
            variables.put(prefix + "_NAME", "/" + container.name() + "/" + link.alias());
            for (String assignment : link.to().config().get("Env").texts()) {
                int equals = assignment.indexOf('=');
                if (equals > 0 && !List.of("PATH", "HOME", "HOSTNAME").contains(assignment.substring(0, equals))) {
                    variables.put(prefix + "_ENV_" + assignment.substring(0, equals), assignment.substring(equals + 1));
                }
            }
        }
        return variables;
    }

    /** The names that links give in a network that people made: alias to the other's name. */
    static Map<String, String> names(Endpoint endpoint) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String written : endpoint.asked().get("Links").texts()) {
            String[] parts = written.split(":", 2);
            names.put(parts.length > 1 ? parts[1] : parts[0], parts[0]);
        }
        return names;
    }

    /** Links as inspect shows them. */
    public static List<String> shown(Mapping host, String name) {
        return host.get("Links").texts().stream().map(written -> {
            String[] parts = written.split(":", 2);
            return "/" + parts[0] + ":/" + name + "/" + (parts.length > 1 ? parts[1] : parts[0]);
        }).toList();
    }
}
