package dev.drydock.sandbox.world;

import dev.drydock.sandbox.app.RegistryDaemon;
import dev.drydock.sandbox.engine.Daemons;
import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.image.catalogue.Catalogue;
import dev.drydock.sandbox.image.catalogue.ClusterHub;
import dev.drydock.sandbox.image.catalogue.Hub;
import dev.drydock.sandbox.image.catalogue.Library;
import dev.drydock.sandbox.image.catalogue.RecordedHub;
import dev.drydock.sandbox.process.Files;
import dev.drydock.sandbox.image.Repository;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.registry.Notary;
import dev.drydock.sandbox.registry.RegistryServer;
import dev.drydock.sandbox.registry.Repositories;
import dev.drydock.sandbox.registry.Shelf;
import java.util.ArrayList;
import java.util.List;

/** The Docker engines and registries of the named worlds. */
final class Engines {
    private static final Shelf RECORDED_SHELF = Shelf.of(List.of(
            new Shelf.Entry("nginx", "Official build of Nginx.", 20_500, true),
            new Shelf.Entry("nginx/nginx-ingress",
                    "NGINX and  NGINX Plus Ingress Controllers for Kubernetes, with a description that is much too long", 108, false),
            new Shelf.Entry("bitnami/nginx", "Bitnami container image for NGINX", 201, false)));
    /** Registries other than Docker Hub that everybody may read. */
    private static final List<String> ELSEWHERE = List.of("ghcr.io", "mcr.microsoft.com", "quay.io", "registry.k8s.io");
    private static final String KUBERNETES = "registry.k8s.io";
    private static final List<String> SIGNED = List.of("library/alpine", "library/busybox", "library/hello-world", "library/nginx", "library/redis", "acme/ledger");
    /** Its signed original is kept where no engine can reach it. */
    private static final String TAMPERED = "acme/payments";
    private static final String VAULT = "vault.acme.example";
    private static final RegistryServer.Access STUDENTS = RegistryServer.Access.hub(new RegistryServer.Account("student", "secret"));
    private static final RegistryServer.Access READ_ONLY = new RegistryServer.Access(false, List.of(), false);

    private Engines() {}

    /** Docker Hub on the Internet, and an engine on each machine; the first has these images. */
    static void furnish(Kernel kernel, List<String> machines, List<String> images) {
        Catalogue hub = hub();
        put(kernel, new RegistryServer(Reference.HUB, Repositories.lazily(hub::repositories), STUDENTS, RegistryServer.Line.INTERNET,
                Shelf.lazily(Engines::shelf), new Notary("hub", path -> signed(hub, path))));
        for (String host : ELSEWHERE) {
            put(kernel, RegistryServer.plain(host, Repositories.lazily(() -> Library.repositories(host)), READ_ONLY, RegistryServer.Line.INTERNET));
        }
        for (String machine : machines) {
            Daemons.install(kernel, machine, Daemon.Versions.COMMUNITY);
        }
        keep(kernel, machines.get(0), hub, images);
    }

    /** The laboratory of the recordings: its stand-in for Docker Hub and its two registries, near by. */
    static void furnishRecorded(Kernel kernel, String machine) {
        long start = kernel.now();
        Catalogue hub = new Catalogue(() -> RecordedHub.repositories(start), List::of);
        Repositories all = Repositories.lazily(hub::repositories);
        put(kernel, new RegistryServer(Reference.HUB, all, STUDENTS, RegistryServer.Line.LOCAL, RECORDED_SHELF, Notary.NONE));
        put(kernel, RegistryServer.plain("127.0.0.1:5000", all, RegistryServer.Access.OPEN, RegistryServer.Line.LOCAL));
        put(kernel, RegistryServer.plain("127.0.0.1:5001", Repositories.of(List.of()), RegistryServer.Access.login("student", "secret"),
                RegistryServer.Line.LOCAL));
        RegistryDaemon.spawn(kernel, machine, "127.0.0.1:5000");
        RegistryDaemon.spawn(kernel, machine, "127.0.0.1:5001");
        letStudentSteer(kernel, machine);
        letStudentChange(kernel, machine);
        Daemons.install(kernel, machine, Daemon.Versions.RECORDED);
        keep(kernel, machine, hub, List.of("busybox:latest", "alpine:latest", "hello-world:latest", "ubuntu:24.04", "nginx:latest", "redis:latest"));
    }

    /** The registries of the recorded cluster's laboratory. */
    static void furnishCluster(Kernel kernel) {
        long start = kernel.now();
        put(kernel, new RegistryServer(Reference.HUB, Repositories.lazily(() -> ClusterHub.repositories(start)), STUDENTS, RegistryServer.Line.LOCAL,
                RECORDED_SHELF, Notary.NONE));
        put(kernel, RegistryServer.plain("registry.k8s.io", Repositories.lazily(() -> List.of(ClusterHub.pause(start))), READ_ONLY, RegistryServer.Line.LOCAL));
    }

    /** The runtime of a node of the recorded cluster, with the images that the nodes had. */
    static void installContainerd(Kernel kernel, String machine) {
        kernel.transaction().put(Daemon.key(machine), new Daemon(machine, machine, Daemon.Versions.CONTAINERD, kernel.now()));
        long start = kernel.now();
        Catalogue hub = new Catalogue(() -> ClusterHub.repositories(start), List::of);
        keep(kernel, machine, hub, List.of("busybox:1.36", "nginx:1.25", "nginx:1.26", "nginx:1.27", "nginx:1.28", "redis:7", "redis:7.2"));
        Catalogue own = new Catalogue(() -> List.of(ClusterHub.pause(start)), List::of);
        Daemons.keep(kernel, machine, own.image("pause", "3.6"), Reference.of("registry.k8s.io/pause:3.6"));
    }

    /** Nodes of a cluster that runs have the images of what runs on them. */
    static void keepOfCluster(Kernel kernel, List<String> nodes, List<String> members) {
        Catalogue own = new Catalogue(() -> Library.repositories(KUBERNETES), List::of);
        Catalogue hub = hub();
        for (String node : nodes) {
            List<String> images = new ArrayList<>(List.of("pause:3.6", "kube-proxy:v1.32.13", "coredns/coredns:v1.11.3"));
            if (members.contains(node)) {
                images.add("etcd:3.5.24-0");
            }
            if (node.equals(nodes.get(0))) {
                images.addAll(List.of("kube-apiserver:v1.32.13", "kube-controller-manager:v1.32.13", "kube-scheduler:v1.32.13"));
            }
            for (String image : images) {
                int colon = image.indexOf(':');
                Daemons.keep(kernel, node, own.image(image.substring(0, colon), image.substring(colon + 1)), Reference.of(KUBERNETES + "/" + image));
            }
            keep(kernel, node, hub, List.of("busybox:1.36", "nginx:1.27"));
        }
    }

    /** In the laboratory the student may become somebody else, whom his home is closed to. */
    private static void letStudentChange(Kernel kernel, String machine) {
        Files files = kernel.files(machine);
        files.change("/usr/bin/setpriv", Attributes.of(04755));
        files.node("/home/student").toOptional().ifPresent(home -> files.change("/home/student",
                new Attributes(0700, home.attributes().uid(), home.attributes().gid(), home.attributes().modifiedMicros())));
    }

    /** In the laboratory the student starts and stops services without being root. */
    static void letStudentSteer(Kernel kernel, String machine) {
        kernel.files(machine).makeDirectory("/etc/polkit-1", 0755);
        kernel.files(machine).makeDirectory("/etc/polkit-1/rules.d", 0755);
        kernel.files(machine).write("/etc/polkit-1/rules.d/50-student.rules", Bytes.of("""
                polkit.addRule(function(action, subject) {
                    if (action.id == "org.freedesktop.systemd1.manage-units" && subject.user == "student") {
                        return polkit.Result.YES;
                    }
                });
                """));
    }

    /** Whether Docker Hub has all these images, each with a tag. */
    static boolean hubHas(List<String> images) {
        Catalogue hub = hub();
        return images.stream().allMatch(image -> {
            int colon = image.indexOf(':');
            String name = image.substring(0, colon);
            return hub.has(name.indexOf('/') < 0 ? "library/" + name : name, image.substring(colon + 1));
        });
    }

    /** The most used official images are signed; so is one that was tampered with since. */
    private static List<Notary.Signed> signed(Catalogue hub, String path) {
        if (path.equals(TAMPERED)) {
            return Library.repositories(VAULT).stream().filter(repository -> repository.path().equals(path))
                    .flatMap(repository -> signed(repository, List.of("acme"), true).stream()).toList();
        }
        return !SIGNED.contains(path) ? List.of() : hub.repositories().stream().filter(repository -> repository.path().equals(path))
                .flatMap(repository -> signed(repository, List.of("Repo Admin"), false).stream()).toList();
    }

    private static List<Notary.Signed> signed(Repository repository, List<String> signers, boolean tampered) {
        return repository.imagesByTag().entrySet().stream()
                .map(tag -> new Notary.Signed(tag.getKey(), tag.getValue().get(0).manifestDigest(), signers, tampered)).toList();
    }

    private static List<Shelf.Entry> shelf() {
        return Library.listed().stream().map(one -> new Shelf.Entry(one.name(), one.description(), one.stars(), one.official())).toList();
    }

    private static Catalogue hub() {
        return new Catalogue(Hub::repositories, () -> Library.repositories(Reference.HUB));
    }

    private static void put(Kernel kernel, RegistryServer server) {
        kernel.transaction().put(RegistryServer.key(server.host()), server);
    }

    private static void keep(Kernel kernel, String machine, Catalogue hub, List<String> images) {
        for (String image : images) {
            int colon = image.indexOf(':');
            String name = image.substring(0, colon);
            String tag = image.substring(colon + 1);
            boolean official = name.indexOf('/') < 0;
            Reference reference = official ? Reference.official(name, tag) : Reference.of(image);
            Daemons.keep(kernel, machine, hub.image(official ? "library/" + name : name, tag), reference);
        }
    }
}
