package dev.drydock.sandbox.cluster.kubelet.runtime;

import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.engine.container.CreateContainer;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.Images;
import dev.drydock.sandbox.engine.record.MountPoint;
import dev.drydock.sandbox.engine.run.Orders;
import dev.drydock.sandbox.engine.shim.LogFile;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.image.ParsedReference;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.image.StoredImage;
import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.registry.Registries;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The container runtime of one node, within one transaction. What happens to containers is told as {@code Patron.Told}. */
public final class Runtime {
    /** Nominal bytes unpacked in a second. */
    private static final long UNPACKED_PER_SECOND = 250_000_000;

    private final Kernel kernel;
    private final Daemon daemon;
    private final Dialect dialect;

    private Runtime(Kernel kernel, Daemon daemon, Dialect dialect) {
        this.kernel = kernel;
        this.daemon = daemon;
        this.dialect = dialect;
    }

    /** The runtime of a node; empty for nodes that are no machine, as in a benchmark. */
    public static Optional<Runtime> of(Kernel kernel, String node) {
        return kernel.transaction().find(Daemon.key(node)).map(daemon -> new Runtime(kernel, daemon,
                daemon.version().engine().isEmpty() ? Dialect.CONTAINERD : Dialect.DOCKER));
    }

    public Dialect dialect() {
        return dialect;
    }

    /** {@code containerd://1.6.20}. */
    public String version() {
        return dialect.scheme() + "://" + (dialect == Dialect.CONTAINERD ? daemon.version().containerd() : daemon.version().engine());
    }

    /** Whether its service runs. */
    public boolean up() {
        String unit = dialect == Dialect.DOCKER ? "docker" : "containerd";
        return kernel.transaction().find(Unit.key(daemon.machine(), unit)).map(Unit::active).orElse(true)
                && !kernel.transaction().has(Unit.busy(daemon.machine(), unit));
    }

    public Orders orders() {
        return new Orders(kernel, daemon.machine());
    }

    // ---- images ------------------------------------------------------------------------------------------------------------------

    /** The image under a name that the node has. */
    public Optional<StoredImage> image(String name) {
        Images images = new Images(kernel, daemon.machine());
        return images.find(name) instanceof dev.drydock.sandbox.engine.api.Answer.Given<Images.Found> given
                ? Optional.of(given.value().stored()) : Optional.empty();
    }

    /** All images of the node. */
    public List<StoredImage> images() {
        return new Images(kernel, daemon.machine()).all().stream().map(Images.Found::stored).toList();
    }

    /** What asking a registry for an image gives: how long it takes to bring it, or why it cannot be had, and after how long that is known. */
    public record Offer(Optional<Image> image, long micros, String refusal) {}

    public Offer ask(String name) {
        ParsedReference parsed = Reference.parse(name);
        if (!(parsed instanceof Reference reference)) {
            return new Offer(Optional.empty(), 1_000, "invalid reference format");
        }
        Reference wanted = reference.orLatest();
        Image.Platform platform = Machine.of(kernel.transaction(), daemon.machine()).hardware().architecture().equals("x86_64")
                ? Image.Platform.LINUX_AMD64 : Image.Platform.LINUX_ARM64;
        Registries.Found found = new Registries(kernel, daemon.machine()).image(wanted, platform, Optional.empty());
        if (found instanceof Registries.Found.One one) {
            long bytes = 0;
            long unpacked = 0;
            List<String> present = present();
            for (Layer layer : one.image().layers()) {
                if (!present.contains(layer.diffId())) {
                    bytes += layer.compressedSize();
                    unpacked += layer.size();
                }
            }
            return new Offer(Optional.of(one.image()), one.server().line().latencyMicros() * 6 + bytes * 1_000_000 / one.server().line().bytesPerSecond()
                    + unpacked * 1_000_000 / UNPACKED_PER_SECOND, "");
        }
        Registries.Found.Refused refused = (Registries.Found.Refused) found;
        return new Offer(Optional.empty(), 150_000, dialect.pullFailed(wanted, refused.status() == 404, refused.message()));
    }

    private List<String> present() {
        List<String> all = new ArrayList<>();
        images().forEach(stored -> stored.image().layers().forEach(layer -> all.add(layer.diffId())));
        return all;
    }

    /** Puts an image that has been pulled into the node's store. */
    public void keep(Image image, String name) {
        Images images = new Images(kernel, daemon.machine());
        Reference reference = ((Reference) Reference.parse(name)).orLatest();
        images.keep(image, "");
        if (reference.digest().isEmpty()) {
            images.tag(image, reference);
        }
        images.same(image).ifPresent(found -> images.put(found.key(), found.stored().withRepository(reference)));
    }

    /** A name of an image as status shows it. */
    public String shown(String name) {
        return Reference.parse(name) instanceof Reference reference ? dialect.shown(reference.orLatest()) : name;
    }

    // ---- containers ----------------------------------------------------------------------------------------------------------------

    /** @param asked as a request to create a container has it */
    public Container create(Image image, String name, Mapping asked, List<MountPoint> mounts) {
        return CreateContainer.forPod(kernel, daemon, image, name, asked, mounts);
    }

    /**
     * Begins the file that holds what a container writes, and tells where it is: as Docker keeps it, or where the kubelet wishes it.
     *
     * @param wished path for a runtime that keeps no logs of its own
     */
    public String log(Container container, String wished) {
        boolean docker = dialect == Dialect.DOCKER;
        String path = docker ? "/var/lib/docker/containers/" + container.id() + "/" + container.id() + "-json.log" : wished;
        if (docker) {
            kernel.files(daemon.machine()).makeDirectory("/var/lib/docker/containers", 0710);
            kernel.files(daemon.machine()).makeDirectory("/var/lib/docker/containers/" + container.id(), 0710);
        }
        new LogFile(daemon.machine(), path, docker ? LogFile.Format.JSON : LogFile.Format.CRI).begin(kernel, container.id());
        return path;
    }

    public Optional<Container> container(String id) {
        return id.isEmpty() ? Optional.empty() : new Containers(kernel, daemon.machine()).byId(id);
    }
}
