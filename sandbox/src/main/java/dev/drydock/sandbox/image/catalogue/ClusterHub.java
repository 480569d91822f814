package dev.drydock.sandbox.image.catalogue;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.image.Repository;
import dev.drydock.sandbox.image.Timestamp;
import java.util.List;

/** What the registry of the recorded cluster's laboratory offered: stand-ins for the official images, and what nodes need themselves. */
public final class ClusterHub {
    private static final long BUILT_BEFORE_MICROS = 7_200_000_000L;
    private static final long BASE_SIZE = 1_982_523;
    private static final String PAGE = """
            dir /usr/share/nginx/html
            index.html :
            |<!DOCTYPE html>
            |<html>
            |<head>
            |<title>Welcome to nginx!</title>
            |</head>
            |<body>
            |<h1>Welcome to nginx!</h1>
            |</body>
            |</html>
            """;
    private static final String DEFAULT_SERVER = """
            dir /etc/nginx
            nginx.conf :
            |error_log /dev/null;
            |events {}
            |http {
            |    include /etc/nginx/mime.types;
            |    access_log off;
            |    include /etc/nginx/conf.d/*.conf;
            |}
            dir /etc/nginx/conf.d
            default.conf :
            |server {
            |    listen 80;
            |    root /usr/share/nginx/html;
            |    index index.html;
            |}
            """;

    private final long builtMicros;

    private ClusterHub(long builtMicros) {
        this.builtMicros = builtMicros;
    }

    /**
     * The repositories of the laboratory's registry.
     *
     * @param startMicros when the recordings begin
     */
    public static List<Repository> repositories(long startMicros) {
        ClusterHub hub = new ClusterHub(startMicros - BUILT_BEFORE_MICROS);
        // All are BusyBox with the one program that they are named after.
        Layer base = Layer.of(Roots.lazily(hub.builtMicros, () -> Roots.busybox(hub.builtMicros, BASE_SIZE)), BASE_SIZE, 1_031_882);
        Repository nginx = Repository.empty("library/nginx");
        int second = 1;
        for (String version : List.of("1.25", "1.26", "1.27", "1.28", "1.29")) {
            nginx = nginx.withAll(version.equals("1.29") ? List.of(version, "latest") : List.of(version), List.of(hub.nginx(base, version, second++)));
        }
        return List.of(Repository.empty("library/busybox").withAll(List.of("1.36", "latest"), List.of(hub.busybox())), nginx,
                Repository.empty("library/redis").with("7", List.of(hub.redis(base, 6))).withAll(List.of("7.2", "latest"), List.of(hub.redis(base, 7))));
    }

    /** The image whose container holds a pod's namespaces. */
    public static Repository pause(long startMicros) {
        ClusterHub hub = new ClusterHub(startMicros - BUILT_BEFORE_MICROS);
        Directory tree = Directory.EMPTY.with("pause", RegularFile.program("pause", 682_696).with(Attributes.of(0755)));
        return Repository.empty("pause").withAll(List.of("3.6", "3.10"), List.of(hub.recipe(0)
                .layer("ADD bin/pause-linux-amd64 /pause # buildkit", Layer.of(tree, 682_696, 296_517)).user("65535:65535").entrypoint("/pause").image()));
    }

    private String built(int second) {
        return Timestamp.seconds(builtMicros + second * 1_000_000L).replace("Z", ".184" + second + "07Z");
    }

    private Recipe recipe(int second) {
        return new Recipe(Image.Platform.LINUX_AMD64, built(second)).quietEnv(Recipe.PATH).workdir("/");
    }

    private Layer layer(int second, String listing, long size, long compressed) {
        long at = Roots.micros(built(second));
        return Layer.of(Roots.lazily(at, () -> Inventory.read(listing, at)), size, compressed);
    }

    private Image busybox() {
        Directory tree = Roots.lazily(builtMicros, () -> Roots.busybox(builtMicros, 1_982_523));
        return recipe(8).layer("ADD busybox.tar / # buildkit", Layer.of(tree, 1_982_523, 1_031_882)).cmd("sh").image();
    }

    private Image nginx(Layer base, String version, int second) {
        return recipe(second).layer("ADD busybox.tar / # buildkit", base)
                .env("NGINX_VERSION=" + version)
                .layer("ADD nginx.tar / # buildkit", layer(second, Inventory.resource("nginx-debian.txt"), 17_328_760, 6_214_905))
                .layer("COPY index.html /usr/share/nginx/html/ # buildkit", layer(second, PAGE, 129, 296))
                .layer("COPY default.conf /etc/nginx/conf.d/ # buildkit", layer(second, DEFAULT_SERVER, 112, 204))
                .layer("COPY docker-entrypoint.sh / # buildkit", layer(second, "dir /\ndocker-entrypoint.sh 755 :\n|#!/bin/sh\n"
                        + "|echo \"/docker-entrypoint.sh: Configuration complete; ready for start up\"\n|exec \"$@\"\n", 96, 212))
                .expose("80/tcp").entrypoint("/docker-entrypoint.sh").cmd("nginx", "-g", "daemon off;").image();
    }

    private Image redis(Layer base, int second) {
        return recipe(second).layer("ADD busybox.tar / # buildkit", base)
                .layer("ADD redis.tar / # buildkit", layer(second, Inventory.resource("redis-debian.txt"), 13_541_715, 4_820_377))
                .expose("6379/tcp").workdir("/data").cmd("redis-server", "--protected-mode", "no").image();
    }
}
