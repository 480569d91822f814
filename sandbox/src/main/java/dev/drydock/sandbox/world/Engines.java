package dev.drydock.sandbox.world;

import dev.drydock.sandbox.app.RegistryDaemon;
import dev.drydock.sandbox.engine.Daemons;
import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.image.catalogue.Catalogue;
import dev.drydock.sandbox.image.catalogue.Hub;
import dev.drydock.sandbox.image.catalogue.Library;
import dev.drydock.sandbox.image.catalogue.RecordedHub;
import dev.drydock.sandbox.process.Files;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.registry.RegistryServer;
import dev.drydock.sandbox.registry.Repositories;
import dev.drydock.sandbox.registry.Shelf;
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
    private static final RegistryServer.Access STUDENTS = RegistryServer.Access.hub(new RegistryServer.Account("student", "secret"));
    private static final RegistryServer.Access READ_ONLY = new RegistryServer.Access(false, List.of(), false);

    private Engines() {}

    /** Docker Hub on the Internet, and an engine on each machine; the first has these images. */
    static void furnish(Kernel kernel, List<String> machines, List<String> images) {
        Catalogue hub = hub();
        put(kernel, new RegistryServer(Reference.HUB, Repositories.lazily(hub::repositories), STUDENTS, RegistryServer.Line.INTERNET,
                Shelf.lazily(Engines::shelf)));
        for (String host : ELSEWHERE) {
            put(kernel, new RegistryServer(host, Repositories.lazily(() -> Library.repositories(host)), READ_ONLY, RegistryServer.Line.INTERNET, Shelf.EMPTY));
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
        put(kernel, new RegistryServer(Reference.HUB, all, STUDENTS, RegistryServer.Line.LOCAL, RECORDED_SHELF));
        put(kernel, new RegistryServer("127.0.0.1:5000", all, RegistryServer.Access.OPEN, RegistryServer.Line.LOCAL, Shelf.EMPTY));
        put(kernel, new RegistryServer("127.0.0.1:5001", Repositories.of(List.of()), RegistryServer.Access.login("student", "secret"),
                RegistryServer.Line.LOCAL, Shelf.EMPTY));
        RegistryDaemon.spawn(kernel, machine, "127.0.0.1:5000");
        RegistryDaemon.spawn(kernel, machine, "127.0.0.1:5001");
        letStudentSteer(kernel, machine);
        letStudentChange(kernel, machine);
        Daemons.install(kernel, machine, Daemon.Versions.RECORDED);
        keep(kernel, machine, hub, List.of("busybox:latest", "alpine:latest", "hello-world:latest", "ubuntu:24.04", "nginx:latest", "redis:latest"));
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
