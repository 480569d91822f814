package dev.drydock.sandbox.world;

import dev.drydock.sandbox.app.RegistryDaemon;
import dev.drydock.sandbox.engine.Daemons;
import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.image.catalogue.Catalogue;
import dev.drydock.sandbox.image.catalogue.Hub;
import dev.drydock.sandbox.image.catalogue.RecordedHub;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.registry.RegistryServer;
import dev.drydock.sandbox.registry.Repositories;
import java.util.List;

/** The Docker engines and registries of the named worlds. */
final class Engines {
    private static final List<RegistryServer.SearchEntry> SHELF = List.of(
            new RegistryServer.SearchEntry("nginx", "Official build of Nginx.", 21_100, true),
            new RegistryServer.SearchEntry("redis", "Redis is the world's fastest data platform for caching, vector search, and NoSQL databases.", 13_500, true),
            new RegistryServer.SearchEntry("busybox", "Busybox base image.", 3_400, true),
            new RegistryServer.SearchEntry("alpine", "A minimal Docker image based on Alpine Linux with a complete package index and only 5 MB in size!",
                    11_500, true),
            new RegistryServer.SearchEntry("ubuntu", "Ubuntu is a Debian-based Linux operating system based on free software.", 17_700, true),
            new RegistryServer.SearchEntry("debian", "Debian is a Linux distribution that's composed entirely of free and open-source software.", 5_200, true),
            new RegistryServer.SearchEntry("hello-world", "Hello World! (an example of minimal Dockerization)", 2_500, true));
    private static final List<RegistryServer.SearchEntry> RECORDED_SHELF = List.of(
            new RegistryServer.SearchEntry("nginx", "Official build of Nginx.", 20_500, true),
            new RegistryServer.SearchEntry("nginx/nginx-ingress",
                    "NGINX and  NGINX Plus Ingress Controllers for Kubernetes, with a description that is much too long", 108, false),
            new RegistryServer.SearchEntry("bitnami/nginx", "Bitnami container image for NGINX", 201, false));

    private Engines() {}

    /** Docker Hub on the Internet, and an engine on each machine; the first has these images. */
    static void furnish(Kernel kernel, List<String> machines, List<String> images) {
        Catalogue hub = new Catalogue(Hub::repositories);
        put(kernel, new RegistryServer(Reference.HUB, Repositories.lazily(hub::repositories), RegistryServer.Access.hub(new RegistryServer.Account("student", "secret")),
                RegistryServer.Line.INTERNET, SHELF));
        for (String machine : machines) {
            Daemons.install(kernel, machine, Daemon.Versions.COMMUNITY);
        }
        keep(kernel, machines.get(0), hub, images);
    }

    /** The laboratory of the recordings: its stand-in for Docker Hub and its two registries, near by. */
    static void furnishRecorded(Kernel kernel, String machine) {
        long start = kernel.now();
        Catalogue hub = new Catalogue(() -> RecordedHub.repositories(start));
        Repositories all = Repositories.lazily(hub::repositories);
        put(kernel, new RegistryServer(Reference.HUB, all, RegistryServer.Access.hub(new RegistryServer.Account("student", "secret")), RegistryServer.Line.LOCAL, RECORDED_SHELF));
        put(kernel, new RegistryServer("127.0.0.1:5000", all, RegistryServer.Access.OPEN, RegistryServer.Line.LOCAL, List.of()));
        put(kernel, new RegistryServer("127.0.0.1:5001", Repositories.of(List.of()), RegistryServer.Access.login("student", "secret"),
                RegistryServer.Line.LOCAL, List.of()));
        RegistryDaemon.spawn(kernel, machine, "127.0.0.1:5000");
        RegistryDaemon.spawn(kernel, machine, "127.0.0.1:5001");
        letStudentSteer(kernel, machine);
        Daemons.install(kernel, machine, Daemon.Versions.RECORDED);
        keep(kernel, machine, hub, List.of("busybox:latest", "alpine:latest", "hello-world:latest", "ubuntu:24.04", "nginx:latest", "redis:latest"));
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

    private static void put(Kernel kernel, RegistryServer server) {
        kernel.transaction().put(RegistryServer.key(server.host()), server);
    }

    private static void keep(Kernel kernel, String machine, Catalogue hub, List<String> images) {
        for (String image : images) {
            int colon = image.indexOf(':');
            Daemons.keep(kernel, machine, hub.image("library/" + image.substring(0, colon), image.substring(colon + 1)),
                    Reference.official(image.substring(0, colon), image.substring(colon + 1)));
        }
    }
}
