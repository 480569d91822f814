package dev.drydock.sandbox.engine.record;

import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.image.Digest;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;

/**
 * A container.
 *
 * @param image which it was made from, kept although the engine may have lost it
 * @param settings what was asked for
 */
public record Container(Identity identity, Image image, Settings settings, ContainerState state, Life life, Plugs plugs) {
    public static final Family<Container> CONTAINERS = Family.lasting("container");

    /** The control group of containers that the builder runs for itself. */
    public static final String BUILDERS_GROUP = "/docker/buildkit";

    /** @param serial counts an engine's containers, so that they keep their order when times are equal; negative for the builder's own */
    public record Identity(String machine, String id, String name, long serial, long createdMicros) {}

    /**
     * @param config as {@code inspect} shows it under {@code Config}
     * @param hostConfig as {@code inspect} shows it under {@code HostConfig}
     * @param base the tree it began with
     */
    public record Settings(Mapping config, Mapping hostConfig, List<MountPoint> mounts, Directory base) {
        public Settings {
            mounts = List.copyOf(mounts);
        }
    }

    /**
     * @param starts how often it was started; with the ID it names the namespaces of one run
     * @param restarts how often its policy restarted it since it was last started by hand
     * @param stopped whether a person stopped it, so that its policy leaves it alone
     * @param execs IDs of commands that run in it
     */
    public record Life(int starts, int restarts, boolean stopped, List<String> execs) {
        public static final Life NEW = new Life(0, 0, false, List.of());

        public Life {
            execs = List.copyOf(execs);
        }

        public Life withRestarts(int changed) {
            return new Life(starts, changed, stopped, execs);
        }

        public Life withStopped(boolean changed) {
            return new Life(starts, restarts, changed, execs);
        }

        public Life started() {
            return new Life(starts + 1, restarts, false, List.of());
        }

        public Life withExec(String id) {
            List<String> more = new ArrayList<>(execs);
            more.add(id);
            return new Life(starts, restarts, stopped, more);
        }

        public Life withoutExec(String id) {
            return new Life(starts, restarts, stopped, execs.stream().filter(each -> !each.equals(id)).toList());
        }
    }

    /**
     * Its networks.
     *
     * @param sandboxId names its network namespace while it runs, else empty
     * @param ports in effect while it runs
     */
    public record Plugs(String sandboxId, List<Endpoint> endpoints, List<PortMapping> ports) {
        public Plugs {
            endpoints = List.copyOf(endpoints);
            ports = List.copyOf(ports);
        }

        public Plugs unplugged() {
            return new Plugs("", endpoints.stream().map(Endpoint::unplugged).toList(), List.of());
        }
    }

    public static Key<Container> key(String machine, String id) {
        return CONTAINERS.key(machine + "/" + id);
    }

    public Key<Container> key() {
        return key(machine(), id());
    }

    public String machine() {
        return identity.machine();
    }

    public String id() {
        return identity.id();
    }

    public String name() {
        return identity.name();
    }

    public String briefId() {
        return Digest.brief(id());
    }

    public Mapping config() {
        return settings.config();
    }

    public Mapping hostConfig() {
        return settings.hostConfig();
    }

    public Directory base() {
        return settings.base();
    }

    public boolean tty() {
        return config().get("Tty").truth();
    }

    public boolean removesItself() {
        return hostConfig().get("AutoRemove").truth();
    }

    /** Whether it is the builder's own, which nobody lists. */
    public boolean hidden() {
        return identity.serial() < 0;
    }

    /** The file system that holds its files. */
    public String fileSystem() {
        return "container/" + id();
    }

    /** The namespaces of its present run. */
    public String space() {
        return "container/" + id() + "/" + life.starts();
    }

    public Container with(Identity changed) {
        return new Container(changed, image, settings, state, life, plugs);
    }

    public Container with(Settings changed) {
        return new Container(identity, image, changed, state, life, plugs);
    }

    public Container withHostConfig(Mapping changed) {
        return with(new Settings(config(), changed, settings.mounts(), base()));
    }

    public Container with(ContainerState changed) {
        return new Container(identity, image, settings, changed, life, plugs);
    }

    public Container with(ContainerState.Status changed) {
        return with(state.with(changed));
    }

    public Container with(Life changed) {
        return new Container(identity, image, settings, state, changed, plugs);
    }

    public Container with(Plugs changed) {
        return new Container(identity, image, settings, state, life, changed);
    }

    public Container renamed(String name) {
        return with(new Identity(machine(), id(), name, identity.serial(), identity.createdMicros()));
    }
}
