package dev.drydock.tutor.remark;

import dev.drydock.sandbox.engine.record.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address at which nobody is: a container's name asked from the host, or a port that is not the published one. */
final class Hosts implements Remark {
    private static final Pattern UNRESOLVED = Pattern.compile("(?:Could not resolve host: |unable to resolve host address ['‘]|bad address '|ssh: Could not resolve hostname )([A-Za-z0-9._-]+)");
    private static final Pattern REFUSED = Pattern.compile("(?:Failed to connect to|connect to) (localhost|127\\.0\\.0\\.1|laptop) port (\\d+)");

    @Override
    public Optional<String> about(Aftermath after) {
        List<Container> here = Names.containers(after.world(), after.machine());
        Matcher unresolved = UNRESOLVED.matcher(after.output());
        if (unresolved.find()) {
            boolean container = here.stream().anyMatch(each -> each.name().equals(unresolved.group(1)));
            boolean inside = after.line().matches("\\s*docker .*");
            return container && !inside ? Optional.of(after.say("remark.container-name-on-host", unresolved.group(1))) : Optional.empty();
        }
        Matcher refused = REFUSED.matcher(after.output());
        if (!refused.find() || after.line().matches("\\s*docker .*")) return Optional.empty();
        TreeSet<Integer> ports = new TreeSet<>();
        List<String> running = new ArrayList<>();
        for (Container container : here) {
            container.plugs().ports().forEach(mapping -> ports.add(mapping.hostPort()));
            if (container.state().isUp()) running.add(container.name());
        }
        if (!ports.isEmpty()) return Optional.of(after.say("remark.other-port", refused.group(2), String.join(", ", ports.stream().map(String::valueOf).toList())));
        return running.isEmpty() ? Optional.empty() : Optional.of(after.say("remark.not-published", refused.group(2), running.get(0)));
    }
}
