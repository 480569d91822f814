package dev.drydock.sandbox.engine.container;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Filters;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.ContainerState;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.Endpoint;
import dev.drydock.sandbox.engine.record.Health;
import dev.drydock.sandbox.engine.record.Images;
import dev.drydock.sandbox.engine.record.MountPoint;
import dev.drydock.sandbox.engine.record.PortMapping;
import dev.drydock.sandbox.engine.record.WritableLayer;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.unit.Units;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code GET /containers/json}. */
public final class ListContainers {
    private static final Set<String> FILTERS = Set.of("ancestor", "before", "exited", "id", "isolation", "label", "name", "status", "health",
            "since", "volume", "network", "is-task", "publish", "expose");

    private static final int LAST_PORT = 65_535;

    private final Call call;
    private final Filters filters;
    private final Containers containers;
    /** What the names mean, each looked up once. */
    private final Map<String, Answer<Images.Found>> imagesByName = new LinkedHashMap<>();

    private ListContainers(Call call, Filters filters) {
        this.call = call;
        this.filters = filters;
        this.containers = new Containers(call.kernel(), call.machine());
    }

    static Reply serve(Call call) {
        return Filters.of(call, FILTERS).reply(filters -> new ListContainers(call, filters).list());
    }

    private Reply list() {
        for (String status : filters.values("status")) {
            if (Arrays.stream(ContainerState.Status.values()).noneMatch(known -> known.word().equals(status))) {
                return Reply.bad("invalid filter 'status=" + status + "': invalid value for state (" + status
                        + "): must be one of created, running, paused, restarting, removing, exited, dead");
            }
        }
        for (String health : filters.values("health")) {
            if (!List.of("none", "starting", "healthy", "unhealthy").contains(health)) {
                return Reply.bad("invalid filter 'health=" + health + "': invalid value for health (" + health
                        + "): must be one of none, starting, healthy, unhealthy");
            }
        }
        for (String code : filters.values("exited")) {
            if (!code.matches("-?\\d{1,9}")) {
                return Reply.bad("invalid filter 'exited=" + code + "': strconv.Atoi: parsing " + Quote.go(code) + ": invalid syntax");
            }
        }
        for (String field : List.of("publish", "expose")) {
            for (String value : filters.values(field)) {
                Optional<String> complaint = notPorts(value);
                if (complaint.isPresent()) {
                    return Reply.bad("error while looking up for " + field + " " + value + ": " + complaint.get());
                }
            }
        }
        return filters.truth("is-task").reply(this::list);
    }

    private Reply list(Optional<Boolean> task) {
        // A task belongs to a service of a swarm; there is none here.
        if (task.equals(Optional.of(true))) {
            return Reply.json(Sequence.EMPTY);
        }
        Answer<Optional<Container>> before = neighbour("before");
        Answer<Optional<Container>> since = neighbour("since");
        return before.reply(newest -> since.reply(oldest -> Reply.json(rows(newest, oldest))));
    }

    private Answer<Optional<Container>> neighbour(String field) {
        Optional<String> name = filters.first(field);
        return name.isEmpty() ? Answer.of(Optional.empty()) : containers.find(name.get()).then(found -> Answer.of(Optional.of(found)));
    }

    private Sequence rows(Optional<Container> before, Optional<Container> since) {
        int limit = call.query("limit").matches("\\d{1,9}") ? Integer.parseInt(call.query("limit")) : 0;
        boolean all = call.flag("all") || limit > 0 || filters.has("status") || filters.has("exited") || before.isPresent() || since.isPresent();
        List<Mapping> rows = containers.all().stream()
                .filter(c -> all || c.state().countsAsRunning())
                .filter(c -> before.map(b -> c.identity().serial() < b.identity().serial()).orElse(true))
                .filter(c -> since.map(s -> c.identity().serial() > s.identity().serial()).orElse(true))
                .filter(this::wanted)
                .limit(limit > 0 ? limit : Long.MAX_VALUE)
                .map(c -> row(c, call.flag("size")))
                .toList();
        return new Sequence(new ArrayList<>(rows));
    }

    private boolean wanted(Container c) {
        return filters.isEmpty() || filters.names("name", c.name(), "/" + c.name())
                && filters.any("id", wanted -> !wanted.isEmpty() && c.id().contains(wanted))
                && filters.labels(c.config().get("Labels").mapping())
                && filters.any("status", c.state().status().word()::equals)
                && filters.any("exited", code -> Integer.parseInt(code) == c.state().exitCode() && !c.state().isUp()
                        && c.state().startedMicros() != 0)
                && filters.any("health", Health.word(call.kernel(), c)::equals)
                && filters.any("ancestor", name -> ancestor(c, name))
                && filters.any("volume", wanted -> c.settings().mounts().stream()
                        .anyMatch(m -> m.name().equals(wanted) || m.destination().equals(wanted) || m.source().equals(wanted)))
                && filters.any("network", wanted -> c.plugs().endpoints().stream()
                        .anyMatch(e -> e.network().equals(wanted) || e.networkId().startsWith(wanted)))
                && filters.any("publish", wanted -> c.plugs().ports().stream().anyMatch(p -> port(wanted, p.hostPort(), p.protocol())))
                && filters.any("expose", wanted -> c.config().get("ExposedPorts").mapping().keys().stream()
                        .anyMatch(p -> exposed(wanted, p)));
    }

    /** Why a text is not a port or a range of ports, in the original's words. */
    private static Optional<String> notPorts(String text) {
        String range = text.split("/", 2)[0];
        if (range.isEmpty()) {
            return Optional.of("Empty string specified for ports.");
        }
        String[] ends = range.split("-", 2);
        for (String end : ends) {
            if (!end.matches("\\d{1,5}") || Integer.parseInt(end) > LAST_PORT) {
                return Optional.of("strconv.ParseUint: parsing " + Quote.go(end) + (end.matches("\\d+") ? ": value out of range" : ": invalid syntax"));
            }
        }
        return ends.length > 1 && Integer.parseInt(ends[1]) < Integer.parseInt(ends[0])
                ? Optional.of("Invalid range specified for the Port: " + range) : Optional.empty();
    }

    /** {@code 8080}, {@code 8080/tcp} or {@code 8000-9000/tcp}. */
    private static boolean port(String wanted, int port, String protocol) {
        String[] parts = wanted.split("/", 2);
        if (parts.length > 1 && !parts[1].equals(protocol) || !parts[0].matches("\\d{1,5}(-\\d{1,5})?")) {
            return false;
        }
        String[] ends = parts[0].split("-");
        int first = Integer.parseInt(ends[0]);
        int last = Integer.parseInt(ends[ends.length - 1]);
        return port >= first && port <= last && (parts.length > 1 || protocol.equals("tcp"));
    }

    private static boolean exposed(String wanted, String containerPort) {
        int slash = containerPort.indexOf('/');
        return port(wanted, Integer.parseInt(containerPort.substring(0, slash)), containerPort.substring(slash + 1));
    }

    private boolean ancestor(Container container, String name) {
        Answer<Images.Found> found = new Images(call.kernel(), call.machine()).find(name);
        if (!(found instanceof Answer.Given<Images.Found> given)) {
            return false;
        }
        Image ancestor = given.value().image();
        List<String> own = container.image() == ancestor ? List.of() : container.image().chainIds();
        List<String> theirs = container.image() == ancestor ? List.of() : ancestor.chainIds();
        return container.image() == ancestor || !theirs.isEmpty() && own.size() >= theirs.size()
                && own.subList(0, theirs.size()).equals(theirs) && own.size() > theirs.size();
    }

    // ---- one row -----------------------------------------------------------------------------------------------------------------

    /** A container as lists show it, with its size. */
    public static Mapping sized(Call call, Container container) {
        return new ListContainers(call, Filters.NONE).row(container, true);
    }

    private Mapping row(Container c, boolean sized) {
        List<String> words = new ArrayList<>(c.config().get("Entrypoint").texts());
        words.addAll(c.config().get("Cmd").texts());
        Mapping.Builder row = Mapping.builder()
                .put("Id", c.id())
                .put("Names", List.of("/" + c.name()))
                .put("Image", shownImage(c))
                .put("ImageID", c.image().id())
                .put("Command", command(words))
                .put("Created", c.identity().createdMicros() / 1_000_000)
                .put("Ports", ports(c));
        if (sized) {
            long changed = WritableLayer.of(call.kernel(), c).size();
            row.putUnlessEmpty("SizeRw", changed).put("SizeRootFs", c.image().size() + changed);
        }
        return row.put("Labels", c.config().get("Labels"))
                .put("State", c.state().status().word())
                .put("Status", status(c))
                .put("HostConfig", Mapping.of("NetworkMode", c.hostConfig().get("NetworkMode")))
                .put("NetworkSettings", Mapping.of("Networks", networks(c)))
                .put("Mounts", c.settings().mounts().stream().filter(MountPoint::listed).map(InspectContainer::mount).toList())
                .build();
    }

    /** The name it was made with, as long as that still means its image; else the image's ID. */
    private String shownImage(Container container) {
        String name = container.config().get("Image").text();
        Answer<Images.Found> found = imagesByName.computeIfAbsent(name, wanted -> new Images(call.kernel(), call.machine()).find(wanted));
        boolean same = found instanceof Answer.Given<Images.Found> given && given.value().image().equals(container.image());
        return same ? name : container.image().id();
    }

    /** Words joined, those with white space or quotes in single quotes. */
    static String command(List<String> words) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean quotes = word.isEmpty() || words.indexOf(word) > 0 && word.chars().anyMatch(c -> " \t\n\u000b\f\r\"'".indexOf(c) >= 0);
            line.append(i == 0 ? "" : " ").append(quotes ? quoted(word) : word);
        }
        return line.toString();
    }

    private static String quoted(String word) {
        return word.contains("'") ? "'" + word.replace("'", "'\\''") + "'" : "'" + word + "'";
    }

    private static Sequence ports(Container container) {
        if (!container.state().isUp()) {
            return Sequence.EMPTY;
        }
        List<Mapping> ports = new ArrayList<>();
        for (PortMapping port : container.plugs().ports()) {
            ports.add(Mapping.of("IP", port.hostAddress(), "PrivatePort", port.port(), "PublicPort", port.hostPort(), "Type", port.protocol()));
        }
        for (String exposed : container.config().get("ExposedPorts").mapping().keys()) {
            if (container.plugs().ports().stream().noneMatch(port -> port.containerPort().equals(exposed))) {
                int slash = exposed.indexOf('/');
                ports.add(Mapping.of("PrivatePort", Integer.parseInt(exposed.substring(0, slash)), "Type", exposed.substring(slash + 1)));
            }
        }
        ports.sort(Comparator.comparingLong((Mapping port) -> port.get("PrivatePort").whole()).thenComparing(port -> port.get("Type").text()));
        return new Sequence(new ArrayList<>(ports));
    }

    private Mapping networks(Container container) {
        Mapping.Builder networks = Mapping.builder();
        container.plugs().endpoints().stream().sorted(Comparator.comparing(Endpoint::network)).forEach(endpoint ->
                networks.put(endpoint.network(), InspectContainer.endpoint(call, container, endpoint)));
        return networks.build();
    }

    private String status(Container container) {
        ContainerState state = container.state();
        long now = call.kernel().now();
        return switch (state.status()) {
            case RUNNING -> "Up " + age(now - state.startedMicros())
                    + Health.of(call.kernel(), container).map(health -> " (" + health.shown() + ")").orElse("");
            case PAUSED -> "Up " + age(now - state.startedMicros()) + " (Paused)";
            case RESTARTING -> "Restarting (" + state.exitCode() + ") " + age(now - state.finishedMicros()) + " ago";
            case EXITED -> state.finishedMicros() == 0
                    ? "Exited (" + state.exitCode() + ")" : "Exited (" + state.exitCode() + ") " + age(now - state.finishedMicros()) + " ago";
            case REMOVING -> "Removal In Progress";
            case DEAD -> "Dead";
            case CREATED -> "Created";
        };
    }

    private static String age(long micros) {
        return Units.span(Duration.of(micros, ChronoUnit.MICROS));
    }
}
