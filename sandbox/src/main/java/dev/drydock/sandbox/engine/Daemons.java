package dev.drydock.sandbox.engine;

import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.engine.api.Identifiers;
import dev.drydock.sandbox.engine.record.DockerNetwork;
import dev.drydock.sandbox.engine.record.Images;
import dev.drydock.sandbox.engine.record.Networks;
import dev.drydock.sandbox.engine.run.Boot;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.image.StoredImage;
import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Device;
import dev.drydock.sandbox.process.Exchange;
import dev.drydock.sandbox.process.Files;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Network;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Docker engines come into the world with the machines they run on. */
public final class Daemons {
    private static final Mapping BRIDGE_OPTIONS = Mapping.of(
            "com.docker.network.bridge.default_bridge", "true", "com.docker.network.bridge.enable_icc", "true",
            "com.docker.network.bridge.enable_ip_masquerade", "true", "com.docker.network.bridge.host_binding_ipv4", "0.0.0.0",
            "com.docker.network.bridge.name", "docker0", "com.docker.network.driver.mtu", "1500");

    /** Until a service that is started by its socket answers. */
    private static final long STARTING_MICROS = 700_000;

    private Daemons() {}

    /** Installs an engine that runs, with its three networks. The component {@link DockerEngine} must be part of the world's plan. */
    public static void install(Kernel kernel, String machine, Daemon.Versions versions) {
        kernel.transaction().put(Daemon.key(machine), new Daemon(machine, uuid(kernel), versions, kernel.now()));
        Networks networks = new Networks(kernel, machine);
        networks.put(network(kernel, machine, "bridge", "bridge", "172.17.0.0/16", "172.17.0.1", BRIDGE_OPTIONS));
        networks.put(network(kernel, machine, "host", "host", "", "", Mapping.EMPTY));
        networks.put(network(kernel, machine, "none", "null", "", "", Mapping.EMPTY));
        Unit.install(kernel, machine, "containerd", "containerd container runtime", Daemon.component(machine));
        Unit.install(kernel, machine, "docker", "Docker Application Container Engine", Daemon.component(machine));
        Unit.install(kernel, machine, "docker.socket", "Docker Socket for the API", Daemon.component(machine));
        listen(kernel, machine);
    }

    private static DockerNetwork network(Kernel kernel, String machine, String name, String driver, String subnet, String gateway, Mapping options) {
        DockerNetwork network = new DockerNetwork(
                machine, Identifiers.next(kernel), name, driver, subnet, false, gateway, false, false, options, Mapping.EMPTY, kernel.now());
        if (name.equals("bridge")) {
            kernel.transaction().find(Network.key(machine)).ifPresent(host -> {
                List<Network.Interface> interfaces = new ArrayList<>(host.interfaces());
                interfaces.add(new Network.Interface("docker0", network.segment(), gateway, network.prefix(), "", Identifiers.mac(kernel)));
                kernel.transaction().put(Network.key(machine), host.withInterfaces(interfaces));
            });
        }
        return network;
    }

    private static String uuid(Kernel kernel) {
        String hex = Identifiers.next(kernel);
        return hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-4" + hex.substring(13, 16) + "-a" + hex.substring(17, 20) + "-" + hex.substring(20, 32);
    }

    /**
     * Puts an image into an engine, as if it had been pulled.
     *
     * @param tag with its repository
     */
    public static void keep(Kernel kernel, String machine, Image image, Reference tag) {
        Images images = new Images(kernel, machine);
        Images.Found found = known(images, image);
        StoredImage stored = kernel.transaction().get(found.key());
        images.put(found.key(), stored.withTag(tag).withRepository(tag));
    }

    private static Images.Found known(Images images, Image image) {
        for (Images.Found found : images.all()) {
            if (found.image() == image) {
                return found;
            }
        }
        return images.keepNew(image, "");
    }

    /** A unit of the engine was started: the service needs its socket, and starts containers by their policies. */
    static void started(Kernel kernel, String machine, String unit) {
        if (unit.equals("docker.socket")) {
            listen(kernel, machine);
        } else if (unit.equals("docker")) {
            unit(kernel, machine, "docker.socket").ifPresent(socket -> socket.set(kernel, true));
            listen(kernel, machine);
            Boot.start(kernel, machine);
        }
    }

    /** A unit of the engine was stopped. The service takes its containers along; its socket goes when nobody holds it any more. */
    static void stopped(Kernel kernel, String machine, String unit) {
        if (unit.equals("docker.socket")) {
            unit(kernel, machine, "docker").ifPresent(service -> service.set(kernel, false));
            silence(kernel, machine);
        } else if (unit.equals("docker")) {
            if (unit(kernel, machine, "docker.socket").filter(Unit::active).isEmpty()) {
                silence(kernel, machine);
            }
            Boot.stopAll(kernel, machine);
        }
    }

    private static Optional<Unit> unit(Kernel kernel, String machine, String name) {
        return kernel.transaction().find(Unit.key(machine, name));
    }

    /** Whether the service is there to answer. If only its socket is, systemd starts it, and the request waits. */
    static boolean wake(Kernel kernel, String machine, Exchange.Arrived arrived) {
        Optional<Unit> service = unit(kernel, machine, "docker");
        if (service.isEmpty() || service.get().active() && !Boot.busy(kernel, machine)) {
            return true;
        }
        if (!service.get().active()) {
            service.get().set(kernel, true);
        }
        kernel.after(STARTING_MICROS, Daemon.component(machine), arrived);
        return false;
    }

    private static void listen(Kernel kernel, String machine) {
        kernel.transaction().put(Exchange.Endpoint.unix(machine, Daemon.SOCKET), new Exchange.Endpoint(Daemon.component(machine)));
        Files files = kernel.files(machine);
        int group = files.read("/etc/group").toOptional().map(bytes -> bytes.text()).orElse("").lines()
                .filter(line -> line.startsWith("docker:")).map(line -> Integer.parseInt(line.split(":")[2])).findFirst().orElse(0);
        files.put(Daemon.SOCKET, Device.socket(new Attributes(0660, 0, group, kernel.now()), Daemon.SOCKET));
    }

    /** Nobody listens at the socket any more. */
    private static void silence(Kernel kernel, String machine) {
        kernel.transaction().remove(Exchange.Endpoint.unix(machine, Daemon.SOCKET));
        kernel.files(machine).unlink(Daemon.SOCKET);
    }
}
