package dev.drydock.sandbox.image.catalogue;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.image.Overlay;
import dev.drydock.sandbox.image.Repository;
import dev.drydock.sandbox.image.Timestamp;
import java.util.List;

/** What the registries of the recordings' laboratory offered: stand-ins for the official images, with their sizes and layers. */
public final class RecordedHub {
    /** The images were built this long before the recordings began. */
    private static final long BUILT_BEFORE_MICROS = 240_000_000;
    private static final long BASE_SIZE = 73_805_440;
    private static final long BUSYBOX_SIZE = 1_982_523;
    private static final String DEFAULT_SERVER = """
            |server {
            |    listen 80;
            |    listen [::]:80;
            |    root /usr/share/nginx/html;
            |    index index.html;
            |}
            """;

    private final long builtMicros;

    private RecordedHub(long builtMicros) {
        this.builtMicros = builtMicros;
    }

    /**
     * The repositories of the stand-in for Docker Hub.
     *
     * @param startMicros when the recordings begin
     */
    public static List<Repository> repositories(long startMicros) {
        return new RecordedHub(startMicros - BUILT_BEFORE_MICROS).all();
    }

    /** A moment of the building, with decimals of a second. */
    private String built(int second, String decimals) {
        return Timestamp.seconds(builtMicros + second * 1_000_000L).replace("Z", "." + decimals + "Z");
    }

    private List<Repository> all() {
        Layer base = Layer.of(Roots.debian(builtMicros), BASE_SIZE, 27_904_312);
        return List.of(
                Repository.empty("library/alpine").withAll(List.of("latest", "3.20"), List.of(alpine())),
                Repository.empty("library/busybox").withAll(List.of("latest", "1.35"), List.of(busybox())),
                Repository.empty("library/debian").with("12", List.of(debian(base))),
                Repository.empty("library/hello-world").with("latest", List.of(helloWorld())),
                Repository.empty("library/nginx").with("latest", List.of(nginx(base))),
                Repository.empty("library/redis").withAll(List.of("latest", "7"), List.of(redis(base))),
                Repository.empty("library/ubuntu").withAll(List.of("24.04", "latest"), List.of(ubuntu(base))));
    }

    private static Recipe recipe(String created) {
        return new Recipe(Image.Platform.LINUX_AMD64, created).quietEnv(Recipe.PATH).workdir("/");
    }

    private static Layer layer(String created, String listing, long size, long compressed) {
        long at = Roots.micros(created);
        return Layer.of(Roots.lazily(at, () -> Inventory.read(listing, at)), size, compressed);
    }

    /** BusyBox with Debian's groups, of which root is in one only. */
    private static Directory busybox(long at) {
        return Roots.lazily(at, () -> {
            Directory tree = Roots.busybox(at, BUSYBOX_SIZE);
            RegularFile group = (RegularFile) tree.find(List.of("etc", "group")).orElseThrow();
            return tree.with(List.of("etc", "group"), group.with(Bytes.of(group.content().bytes().text().replace(":10:root", ":10:"))));
        });
    }

    private Image busybox() {
        String created = built(1, "244007913");
        return recipe(created)
                .layer("ADD busybox.tar / # buildkit", Layer.of(busybox(Roots.micros(created)), BUSYBOX_SIZE, 1_031_882))
                .cmd("sh").image();
    }

    /** BusyBox that says it is Alpine, without apk. */
    private Image alpine() {
        String created = built(1, "302877145");
        long at = Roots.micros(created);
        String release = "dir /etc\nalpine-release :\n|3.20.0\nos-release :\n|NAME=\"Alpine Linux\"\n|ID=alpine\n|VERSION_ID=3.20.0\n"
                + "|PRETTY_NAME=\"Alpine Linux v3.20\"\n|HOME_URL=\"https://alpinelinux.org/\"\n";
        Directory tree = Roots.lazily(at, () -> Overlay.merge(busybox(at), Inventory.read(release, at)));
        return recipe(created).layer("ADD alpine.tar / # buildkit", Layer.of(tree, BUSYBOX_SIZE + 207, 1_032_040)).cmd("/bin/sh").image();
    }

    private Image helloWorld() {
        String created = built(2, "518825460");
        return recipe(created).layer("COPY hello / # buildkit", Layer.of(Roots.hello(Roots.micros(created), 9_600), 9_600, 983))
                .cmd("/hello").image();
    }

    private Image debian(Layer base) {
        return recipe(built(0, "000000000")).layer("ADD debian.tar / # buildkit", base).cmd("bash").image();
    }

    private Image ubuntu(Layer base) {
        String created = built(6, "871540318");
        return recipe(created).layer("ADD debian.tar / # buildkit", base)
                .layer("COPY os-release /usr/lib/os-release # buildkit",
                        layer(created, Roots.osReleaseOfUbuntu("24.04", "Noble Numbat"), 248, 312))
                .cmd("/bin/bash").image();
    }

    private Image nginx(Layer base) {
        String created = built(11, "590237172");
        return recipe(created).layer("ADD debian.tar / # buildkit", base)
                .env("NGINX_VERSION=1.22.1")
                .label("maintainer", "NGINX Docker Maintainers <docker-maint@nginx.com>")
                .layer("ADD nginx.tar / # buildkit", layer(created, Inventory.resource("nginx-debian.txt"), 17_328_760, 6_214_905))
                .layer("COPY index.html /usr/share/nginx/html/ # buildkit",
                        layer(created, "dir /usr/share/nginx/html\nindex.html < nginx-index.html\n", 615, 1_104))
                .layer("COPY default.conf /etc/nginx/conf.d/ # buildkit",
                        layer(created, "dir /etc/nginx/conf.d\ndefault.conf :\n" + DEFAULT_SERVER, 249, 188_402))
                .layer("COPY docker-entrypoint.sh / # buildkit",
                        layer(created, "dir /\ndocker-entrypoint.sh 755 :\n|#!/bin/sh\n|exec \"$@\"\n", 33, 196))
                .expose("80/tcp").stopSignal("SIGQUIT").entrypoint("/docker-entrypoint.sh").cmd("nginx", "-g", "daemon off;").image();
    }

    private Image redis(Layer base) {
        String created = built(14, "117392064");
        return recipe(created).layer("ADD debian.tar / # buildkit", base)
                .layer("ADD redis.tar / # buildkit", layer(created, Inventory.resource("redis-debian.txt"), 13_541_715, 4_820_377))
                .layer("RUN /bin/sh -c mkdir -p /data # buildkit", layer(created, "dir /data 755 999:999\n", 0, 96))
                .layer("WORKDIR /data", Layer.of(Directory.EMPTY, 0, 151_007)).workdir("/data")
                .layer("COPY docker-entrypoint.sh /usr/local/bin/ # buildkit",
                        layer(created, "dir /usr/local/bin\ndocker-entrypoint.sh 755 :\n|#!/bin/sh\n|exec \"$@\"\n", 33, 164_220))
                .volume("/data").expose("6379/tcp").entrypoint("docker-entrypoint.sh").cmd("redis-server", "--protected-mode", "no").image();
    }
}
