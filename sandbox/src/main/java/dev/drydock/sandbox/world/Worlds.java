package dev.drydock.sandbox.world;

import dev.drydock.sandbox.app.packages.Mirrors;
import dev.drydock.sandbox.engine.DockerEngine;
import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.image.catalogue.HostRoot;
import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.phrase.Phrases;
import dev.drydock.sandbox.process.Credentials;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.remote.SshServer;
import dev.drydock.sandbox.time.Component;
import dev.drydock.sandbox.unit.Power;
import dev.drydock.sandbox.virtual.Hypervisor;
import dev.drydock.sandbox.virtual.Services;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;

/** The named worlds that a session can start in. */
public final class Worlds {
    /** 2026-01-15 09:00:00 UTC, in microseconds: the time at which a world starts unless its journal says otherwise. */
    public static final long EPOCH_MICROS = 1_768_467_600_000_000L;

    private static final long MINUTE = 60_000_000L;
    private static final Machine.Hardware RECORDED = new Machine.Hardware("x86_64", 2, 25_276_514_304L, 80L << 30);
    private static final Machine.Hardware SMALL = new Machine.Hardware("x86_64", 4, 8L << 30, 80L << 30);

    private static final List<String> OFFICIAL = List.of("alpine", "busybox", "hello-world", "nginx", "redis", "ubuntu");

    private static final List<Named> ALL = List.of(
            new Named("default", "laptop", "/home/student", List.of("laptop", "host-a", "host-b"), List::of, Worlds::furnishDefault),
            cluster("cluster", ClusterShape.USUAL),
            new Named("recorded-docker", "docker-lab", "/home/student/lab", List.of("docker-lab"), List::of, Worlds::furnishRecordedDocker),
            new Named("recorded-cluster", "node-1", "/home/student/lab", List.of(), Clusters::recordedParts, Worlds::furnishRecordedCluster));

    private Worlds() {}

    /**
     * A world to start in.
     *
     * @param machine where its shell runs
     * @param directory in which it starts
     * @param engines machines that have a Docker engine
     * @param parts what else acts in it: the components of a cluster; asked for only when such a world is made
     * @param furnish puts its first records in; the second argument is the world's start in virtual microseconds
     * @param beforeMicros for how long things have been happening when the world starts
     */
    public record Named(
            String name, String machine, String directory, List<String> engines, Supplier<List<Function<Kernel.Wiring, Component>>> parts, ObjLongConsumer<Kernel> furnish,
            long beforeMicros) {
        /** A world in which nothing has happened yet. */
        public Named(
                String name, String machine, String directory, List<String> engines, Supplier<List<Function<Kernel.Wiring, Component>>> parts, ObjLongConsumer<Kernel> furnish) {
            this(name, machine, directory, engines, parts, furnish, 0);
        }

        /** Whether its cluster begins to run only now, to be watched by {@link Boot}. */
        public boolean boots() {
            return name.startsWith("cluster:") && name.endsWith("boot");
        }

        /** The plan of such a world. */
        public World.Plan plan(long seed, long epochMicros, Phrases phrases, boolean editedOutside) {
            List<Function<Kernel.Wiring, Component>> components = new ArrayList<>(List.of(SshServer::new, Power::new, Hypervisor::new, Services::new));
            for (String host : engines) {
                components.add(wiring -> new DockerEngine(wiring, host));
            }
            components.addAll(parts.get());
            return new World.Plan(
                    seed, epochMicros, new Software(), phrases, editedOutside, components, kernel -> {
                        furnish.accept(kernel, epochMicros);
                        Power.attend(kernel.transaction(), machine);
                    }, beforeMicros);
        }

        /** The student's login. */
        public World.Login login() {
            return new World.Login(machine, new Credentials(1000, 1000, List.of(1000, 27, 999)), directory, new TreeMap<>(Map.of(
                    "HOME", "/home/student",
                    "USER", "student",
                    "LOGNAME", "student",
                    "SHELL", "/bin/bash",
                    "LANG", "C.UTF-8",
                    "PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")));
        }
    }

    public static List<Named> all() {
        return ALL;
    }

    /** The world of a name; {@code cluster:nodes=5,etcd=3} is one, too. */
    public static Optional<Named> named(String name) {
        for (Named world : ALL) {
            if (world.name().equals(name)) {
                return Optional.of(world);
            }
        }
        return ClusterShape.of(name).map(shape -> cluster(name, shape));
    }

    /**
     * A named world whose first host has these images instead of the usual ones, from the start: nothing is fetched or removed. Empty
     * when the world or one of the images (those of Docker Hub, the latest edition unless there is a tag) cannot be had.
     */
    public static Optional<Named> named(String name, List<String> images) {
        if (!name.equals("default") || !OFFICIAL.containsAll(images) && !Engines.hubHas(tagged(images))) {
            return Optional.empty();
        }
        return named(name).map(world -> new Named(world.name(), world.machine(), world.directory(), world.engines(), world.parts(),
                (kernel, epochMicros) -> furnishDefault(kernel, epochMicros, images)));
    }

    private static void furnishDefault(Kernel kernel, long epochMicros) {
        furnishDefault(kernel, epochMicros, List.of("busybox", "alpine", "nginx"));
    }

    private static void furnishDefault(Kernel kernel, long epochMicros, List<String> images) {
        host("laptop", "192.168.56.10", epochMicros).install(kernel);
        host("host-a", "192.168.56.21", epochMicros).install(kernel);
        host("host-b", "192.168.56.22", epochMicros).install(kernel);
        Engines.furnish(kernel, List.of("laptop", "host-a", "host-b"), tagged(images));
        Mirrors.install(kernel, Host.SEGMENT);
    }

    /** Names of images, each with a tag. */
    private static List<String> tagged(List<String> images) {
        List<String> tagged = new ArrayList<>();
        for (String image : images) {
            tagged.add(image.indexOf(':') < 0 ? image + ":latest" : image);
        }
        return tagged;
    }

    private static Named cluster(String name, ClusterShape shape) {
        return new Named(name, "laptop", "/home/student", List.of("laptop"), () -> parts(shape), (kernel, epoch) -> furnishCluster(kernel, epoch, shape),
                shape.boots() ? 0 : StudentCluster.BEFORE_MICROS);
    }

    private static List<Function<Kernel.Wiring, Component>> parts(ClusterShape shape) {
        List<Function<Kernel.Wiring, Component>> parts = new ArrayList<>(Clusters.parts(shape.nodeNames()));
        if (shape.boots()) {
            parts.add(wiring -> new Boot(wiring, shape));
        }
        return parts;
    }

    private static void furnishCluster(Kernel kernel, long epochMicros, ClusterShape shape) {
        host("laptop", "192.168.56.10", epochMicros).install(kernel);
        int index = 0;
        List<String> machines = new ArrayList<>(List.of("laptop"));
        machines.addAll(shape.nodeNames());
        for (String node : shape.nodeNames()) {
            new Host(node, ClusterShape.address(index++), StudentCluster.NODE, Host.Release.UBUNTU, 47 * MINUTE,
                    HostRoot.ubuntu(node, "student", Host.GATEWAY, epochMicros - 30L * 24 * 60 * MINUTE)).install(kernel);
        }
        Engines.furnish(kernel, machines, tagged(List.of("busybox", "alpine", "nginx")));
        StudentCluster.furnish(kernel, shape);
    }

    private static void furnishRecordedDocker(Kernel kernel, long epochMicros) {
        new Host("docker-lab", "192.168.56.10", RECORDED, Host.Release.DEBIAN, 47 * MINUTE,
                HostRoot.debian("docker-lab", "student", Host.GATEWAY, epochMicros - 30L * 24 * 60 * MINUTE)).install(kernel);
        Engines.furnishRecorded(kernel, "docker-lab");
        kernel.files("docker-lab").makeDirectory("/home/student/lab", 0755);
        kernel.files("docker-lab").change("/home/student/lab", new Attributes(0755, 1000, 1000, epochMicros));
    }

    private static void furnishRecordedCluster(Kernel kernel, long epochMicros) {
        int address = 11;
        for (String node : Clusters.RECORDED_NODES) {
            new Host(node, "192.168.56." + address++, RECORDED, Host.Release.BOOKWORM, 47 * MINUTE,
                    HostRoot.debian(node, "student", Host.GATEWAY, epochMicros - 30L * 24 * 60 * MINUTE)).install(kernel);
        }
        Clusters.furnishRecorded(kernel);
        kernel.files("node-1").makeDirectory("/home/student/lab", 0755);
        kernel.files("node-1").change("/home/student/lab", new Attributes(0755, 1000, 1000, epochMicros));
    }

    private static Host host(String name, String address, long epochMicros) {
        return new Host(name, address, SMALL, Host.Release.UBUNTU, 47 * MINUTE,
                HostRoot.ubuntu(name, "student", Host.GATEWAY, epochMicros - 30L * 24 * 60 * MINUTE));
    }
}
