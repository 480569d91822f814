package dev.drydock.sandbox.engine.container;

import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.GoTime;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.network.Links;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.ContainerState;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.DockerNetwork;
import dev.drydock.sandbox.engine.record.Endpoint;
import dev.drydock.sandbox.engine.record.Health;
import dev.drydock.sandbox.engine.record.MountPoint;
import dev.drydock.sandbox.engine.record.Networks;
import dev.drydock.sandbox.engine.record.PortMapping;
import dev.drydock.sandbox.engine.record.WritableLayer;
import dev.drydock.sandbox.image.GraphDriver;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code GET /containers/{id}/json}. */
final class InspectContainer {
    private final Call call;
    private final Container container;

    private InspectContainer(Call call, Container container) {
        this.call = call;
        this.container = container;
    }

    static Reply serve(Call call) {
        return new Containers(call.kernel(), call.machine()).find(call.part("id"))
                .reply(container -> Reply.json(new InspectContainer(call, container).json()));
    }

    private Mapping json() {
        List<String> words = new ArrayList<>(container.config().get("Entrypoint").texts());
        words.addAll(container.config().get("Cmd").texts());
        String folder = "/var/lib/docker/containers/" + container.id() + "/";
        Mapping.Builder json = Mapping.builder()
                .put("Id", container.id())
                .put("Created", GoTime.nano(container.identity().createdMicros()))
                .put("Path", words.isEmpty() ? "" : words.get(0))
                .put("Args", words.isEmpty() ? List.of() : words.subList(1, words.size()))
                .put("State", state())
                .put("Image", container.image().id())
                .put("ResolvConfPath", started() ? folder + "resolv.conf" : "")
                .put("HostnamePath", started() ? folder + "hostname" : "")
                .put("HostsPath", started() ? folder + "hosts" : "")
                .put("LogPath", logs() && started() ? folder + container.id() + "-json.log" : "")
                .put("Name", "/" + container.name())
                .put("RestartCount", container.life().restarts())
                .put("Driver", "overlay2")
                .put("Platform", "linux")
                .put("MountLabel", "")
                .put("ProcessLabel", "")
                .put("AppArmorProfile", "")
                .put("ExecIDs", container.life().execs().isEmpty() ? null : container.life().execs())
                .put("HostConfig", host())
                .put("GraphDriver", GraphDriver.container(container.image(), container.id()));
        if (call.flag("size")) {
            long changed = WritableLayer.of(call.kernel(), container).size();
            json.put("SizeRw", changed).put("SizeRootFs", container.image().size() + changed);
        }
        return json.put("Mounts", container.settings().mounts().stream().filter(MountPoint::listed).map(InspectContainer::mount).toList())
                .put("Config", container.config())
                .put("NetworkSettings", networkSettings())
                .build();
    }

    private Mapping host() {
        List<String> links = Links.shown(container.hostConfig(), container.name());
        return links.isEmpty() ? container.hostConfig() : container.hostConfig().with("Links", links);
    }

    private boolean started() {
        return container.life().starts() > 0;
    }

    private boolean logs() {
        return container.hostConfig().at("LogConfig", "Type").text().equals("json-file");
    }

    private Mapping state() {
        ContainerState state = container.state();
        Mapping words = Mapping.of(
                "Status", state.status().word(),
                "Running", state.countsAsRunning(),
                "Paused", state.is(ContainerState.Status.PAUSED),
                "Restarting", state.is(ContainerState.Status.RESTARTING),
                "OOMKilled", state.oomKilled(),
                "Dead", state.is(ContainerState.Status.DEAD),
                "Pid", state.pid(),
                "ExitCode", state.exitCode(),
                "Error", state.error(),
                "StartedAt", GoTime.nano(state.startedMicros()),
                "FinishedAt", GoTime.nano(state.finishedMicros()));
        return Health.of(call.kernel(), container).map(health -> words.with("Health", health.json())).orElse(words);
    }

    static Mapping mount(MountPoint mount) {
        Mapping.Builder json = Mapping.builder().put("Type", mount.type());
        json.putUnlessEmpty("Name", mount.name());
        return json.put("Source", mount.source())
                .put("Destination", mount.destination())
                .putUnlessEmpty("Driver", mount.isVolume() ? "local" : "")
                .put("Mode", mount.inMemory() || mount.type().equals("image") ? "" : mount.mode())
                .put("RW", mount.writable())
                .put("Propagation", mount.type().equals("bind") ? "rprivate" : "")
                .build();
    }

    // ---- networks ----------------------------------------------------------------------------------------------------------------

    private Mapping networkSettings() {
        Container.Plugs plugs = container.plugs();
        Endpoint bridge = plugs.endpoints().stream().filter(e -> e.network().equals("bridge")).findFirst()
                .orElse(Endpoint.wanted("", List.of(), Mapping.EMPTY));
        return Mapping.of(
                "Bridge", "",
                "SandboxID", plugs.sandboxId(),
                "SandboxKey", plugs.sandboxId().isEmpty() ? "" : "/var/run/docker/netns/" + plugs.sandboxId().substring(0, 12),
                "Ports", ports(),
                "HairpinMode", false,
                "LinkLocalIPv6Address", "",
                "LinkLocalIPv6PrefixLen", 0,
                "SecondaryIPAddresses", null,
                "SecondaryIPv6Addresses", null,
                "EndpointID", bridge.endpointId(),
                "Gateway", bridge.gateway(),
                "GlobalIPv6Address", "",
                "GlobalIPv6PrefixLen", 0,
                "IPAddress", bridge.address(),
                "IPPrefixLen", bridge.prefix(),
                "IPv6Gateway", "",
                "MacAddress", bridge.mac(),
                "Networks", networks());
    }

    /** Published ports with where, exposed ones with nothing; no ports at all while it does not run. */
    private Mapping ports() {
        if (!container.state().isUp()) {
            return Mapping.EMPTY;
        }
        Mapping ports = Mapping.EMPTY;
        for (String exposed : container.config().get("ExposedPorts").mapping().keys()) {
            ports = ports.with(exposed, null);
        }
        for (PortMapping port : container.plugs().ports()) {
            Tree before = ports.get(port.containerPort());
            Sequence list = before instanceof Sequence known ? known : Sequence.EMPTY;
            ports = ports.with(port.containerPort(), list.plus(
                    Mapping.of("HostIp", port.hostAddress(), "HostPort", Integer.toString(port.hostPort()))));
        }
        return ports.sorted();
    }

    private Mapping networks() {
        Mapping.Builder networks = Mapping.builder();
        container.plugs().endpoints().stream().sorted(Comparator.comparing(Endpoint::network))
                .forEach(endpoint -> networks.put(endpoint.network(), endpoint(call, container, endpoint)));
        return networks.build();
    }

    static Mapping endpoint(Call call, Container container, Endpoint endpoint) {
        boolean own = new Networks(call.kernel(), call.machine()).byId(endpoint.networkId()).map(n -> !n.predefined()).orElse(false);
        List<String> names = new ArrayList<>();
        if (own) {
            names.add(container.name());
            endpoint.aliases().stream().filter(alias -> !names.contains(alias)).forEach(names::add);
            names.add(container.briefId());
        }
        return Mapping.of(
                "IPAMConfig", endpoint.ipam(),
                "Links", endpoint.asked().get("Links").isEmpty() ? null : endpoint.asked().get("Links"),
                "Aliases", endpoint.aliases().isEmpty() ? null : endpoint.aliases(),
                "MacAddress", endpoint.mac(),
                "DriverOpts", null,
                "GwPriority", 0,
                "NetworkID", endpoint.networkId().isEmpty() ? id(call, endpoint) : endpoint.networkId(),
                "EndpointID", endpoint.endpointId(),
                "Gateway", endpoint.gateway(),
                "IPAddress", endpoint.address(),
                "IPPrefixLen", endpoint.prefix(),
                "IPv6Gateway", "",
                "GlobalIPv6Address", "",
                "GlobalIPv6PrefixLen", 0,
                "DNSNames", names.isEmpty() ? null : names);
    }

    private static String id(Call call, Endpoint endpoint) {
        return new Networks(call.kernel(), call.machine()).all().stream().filter(n -> n.name().equals(endpoint.network()))
                .map(DockerNetwork::id).findFirst().filter(id -> endpoint.plugged()).orElse("");
    }
}
