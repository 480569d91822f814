package dev.drydock.sandbox.engine.container;

import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.engine.api.Identifiers;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.ContainerState;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.Endpoint;
import dev.drydock.sandbox.engine.record.EventLog;
import dev.drydock.sandbox.engine.record.Images;
import dev.drydock.sandbox.engine.record.MountPoint;
import dev.drydock.sandbox.engine.record.Trouble;
import dev.drydock.sandbox.engine.record.WritableLayer;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code POST /containers/create}. */
public final class CreateContainer {
    private static final String NAME = "/?[a-zA-Z0-9][a-zA-Z0-9_.-]+";

    private CreateContainer() {}

    static Reply serve(Call call) {
        Mapping asked = call.body().mapping();
        if (asked.isEmpty()) {
            return Reply.bad("config cannot be empty in order to create a container");
        }
        if (call.kernel().transaction().has(Space.QUOTAS.key(call.machine()))) {
            return new Reply.Refusal(500, "mkdir /var/lib/docker/overlay2/" + Identifiers.next(call.kernel()) + "-init: no space left on device");
        }
        return image(call, asked).reply(image -> check(call, asked).<Reply>map(refusal -> refusal).orElseGet(() -> create(call, asked, image)));
    }

    private static Answer<Image> image(Call call, Mapping asked) {
        String name = asked.get("Image").text();
        if (name.isEmpty()) {
            return Answer.refused(Reply.bad("no command specified"));
        }
        return new Images(call.kernel(), call.machine()).find(name).then(found -> {
            String platform = call.query("platform");
            Image image = found.image();
            boolean other = !platform.isEmpty() && !platform.startsWith(image.platform().shown());
            return other
                    ? Answer.refused(Reply.notFound("image with reference " + name + " was found but its platform (" + image.platform().shown()
                            + ") does not match the specified platform (" + platform + ")"))
                    : Answer.of(image);
        });
    }

    private static Optional<Reply.Refusal> check(Call call, Mapping asked) {
        Mapping host = asked.get("HostConfig").mapping();
        String directory = asked.get("WorkingDir").text();
        if (!directory.isEmpty() && !directory.startsWith("/")) {
            return Optional.of(Reply.bad("the working directory '" + directory + "' is invalid, it needs to be an absolute path"));
        }
        for (String variable : asked.get("Env").texts()) {
            if (variable.isEmpty() || variable.startsWith("=")) {
                return Optional.of(Reply.bad("invalid environment variable: " + variable));
            }
        }
        String signal = asked.get("StopSignal").text();
        if (!signal.isEmpty() && Signal.named(signal).isEmpty() && !signal.matches("[1-9]\\d{0,8}")) {
            return Optional.of(Reply.bad("invalid signal: " + signal));
        }
        Optional<Reply.Refusal> unhealthy = Limits.health(asked.get("Healthcheck").mapping());
        Optional<Reply.Refusal> wrong = unhealthy.or(() -> new HostChecks(asked).refusal(call));
        return wrong.isPresent() ? wrong : Limits.refusal(host, Machine.of(call.transaction(), call.machine()));
    }

    private static Reply create(Call call, Mapping asked, Image image) {
        String id = Identifiers.next(call.kernel());
        Mapping config = ContainerConfig.of(asked, image.config(), id);
        if (config.get("Entrypoint").isEmpty() && config.get("Cmd").isEmpty()) {
            return Reply.bad("no command specified");
        }
        Mapping host = HostChecks.normalized(HostSettings.of(asked.get("HostConfig").mapping(), cgroupMode(call)));
        return name(call).reply(name -> MountRequests.of(call, image, config, host).reply(mounts -> {
            Container container = record(call, new Container.Identity(call.machine(), id, name, call.kernel().count("container-serial"),
                    call.kernel().now()), image, new Container.Settings(config, host, mounts, base(image)), asked);
            new Containers(call.kernel(), call.machine()).put(container);
            call.transaction().put(Space.FILE_SYSTEMS.key(container.fileSystem()), container.base());
            new EventLog(call.kernel(), call.machine()).container("create", container);
            return new Reply.Json(201, Mapping.of("Id", id, "Warnings", new HostChecks(asked).warnings()));
        }));
    }

    /**
     * A container in which a build runs one instruction.
     *
     * @param asked as a request to create a container has it
     */
    public static Container forBuild(Kernel kernel, Daemon daemon, Image image, Mapping asked, List<MountPoint> mounts) {
        String id = Identifiers.next(kernel);
        String name = Identifiers.name(kernel);
        Containers containers = new Containers(kernel, daemon.machine());
        while (containers.byName(name).isPresent()) {
            name = Identifiers.name(kernel);
        }
        Mapping host = HostSettings.of(asked.get("HostConfig").mapping(), daemon.version().platform().isEmpty() ? "host" : "private");
        long serial = kernel.count("container-serial");
        boolean own = host.get("CgroupParent").text().equals(Container.BUILDERS_GROUP);
        Container container = new Container(
                new Container.Identity(daemon.machine(), id, name, own ? -serial : serial, kernel.now()), image,
                new Container.Settings(ContainerConfig.of(asked, image.config(), id), host, mounts, base(image)), ContainerState.CREATED,
                Container.Life.NEW, new Container.Plugs("", endpoints(host, Mapping.EMPTY), List.of()));
        containers.put(container);
        kernel.transaction().put(Space.FILE_SYSTEMS.key(container.fileSystem()), container.base());
        return container;
    }

    /**
     * A container of a pod, whose network is nobody's business here.
     *
     * @param asked as a request to create a container has it
     */
    public static Container forPod(Kernel kernel, Daemon daemon, Image image, String name, Mapping asked, List<MountPoint> mounts) {
        String id = Identifiers.next(kernel);
        Mapping host = HostSettings.of(asked.get("HostConfig").mapping(), "private");
        Container container = new Container(
                new Container.Identity(daemon.machine(), id, name, kernel.count("container-serial"), kernel.now()), image,
                new Container.Settings(ContainerConfig.of(asked, image.config(), id), host, mounts, base(image)), ContainerState.CREATED,
                Container.Life.NEW, new Container.Plugs("", List.of(), List.of()));
        new Containers(kernel, daemon.machine()).put(container);
        kernel.transaction().put(Space.FILE_SYSTEMS.key(container.fileSystem()), container.base());
        new EventLog(kernel, daemon.machine()).container("create", container);
        return container;
    }

    private static Directory base(Image image) {
        return WritableLayer.base(image.root());
    }

    /** The engine of the recordings runs on control groups of the first version. */
    private static String cgroupMode(Call call) {
        return call.daemon().version().platform().isEmpty() ? "host" : "private";
    }

    private static Container record(Call call, Container.Identity identity, Image image, Container.Settings settings, Mapping asked) {
        return new Container(identity, image, settings(settings, call.machine()), ContainerState.CREATED, Container.Life.NEW,
                new Container.Plugs("", endpoints(settings.hostConfig(), asked.at("NetworkingConfig", "EndpointsConfig").mapping()), List.of()));
    }

    /** On the machine's own network a container has the machine's name. */
    private static Container.Settings settings(Container.Settings settings, String machine) {
        boolean host = settings.hostConfig().get("NetworkMode").text().equals("host");
        List<MountPoint> mounts = settings.mounts();
        return host
                ? new Container.Settings(settings.config().with("Hostname", machine), settings.hostConfig(), mounts, settings.base())
                : settings;
    }

    /** The networks to plug into: that of the mode, and those that were named besides. */
    private static List<Endpoint> endpoints(Mapping host, Mapping asked) {
        String mode = host.get("NetworkMode").text();
        if (mode.startsWith("container:")) {
            return List.of();
        }
        List<Endpoint> endpoints = new ArrayList<>();
        endpoints.add(endpoint(mode, asked.get(asked.has(mode) ? mode : mode.equals("bridge") ? "default" : mode)));
        asked.forEach((name, settings) -> {
            String network = name.equals("default") ? "bridge" : name;
            if (endpoints.stream().noneMatch(known -> known.network().equals(network))) {
                endpoints.add(endpoint(network, settings));
            }
        });
        return endpoints;
    }

    private static Endpoint endpoint(String network, Tree settings) {
        List<String> aliases = new ArrayList<>(settings.get("Aliases").texts());
        return Endpoint.wanted(network, aliases, settings.mapping());
    }

    private static Answer<String> name(Call call) {
        Containers containers = new Containers(call.kernel(), call.machine());
        String asked = call.query("name");
        if (asked.isEmpty()) {
            String drawn = Identifiers.name(call.kernel());
            while (containers.byName(drawn).isPresent()) {
                drawn = Identifiers.name(call.kernel());
            }
            return Answer.of(drawn);
        }
        if (!asked.matches(NAME)) {
            return Answer.refused(Reply.bad("Invalid container name (" + asked + "), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed"));
        }
        String name = asked.startsWith("/") ? asked.substring(1) : asked;
        return free(call, name).map(Answer::<String>refused).orElseGet(() -> Answer.of(name));
    }

    /** The refusal if a name is in use. */
    static Optional<Reply.Refusal> free(Call call, String name) {
        Optional<Container> found = new Containers(call.kernel(), call.machine()).byName(name);
        found.ifPresent(holder -> Trouble.note(call.kernel(), call.machine(), "name-taken", "container " + name, name, holder.state().status().word(),
                Trouble.secondsSince(call.kernel(), holder.identity().createdMicros())));
        return found.map(holder -> Reply.conflict("Conflict. The container name \"/" + name + "\" is already in use by container \""
                + holder.id() + "\". You have to remove (or rename) that container to be able to reuse that name."));
    }
}
