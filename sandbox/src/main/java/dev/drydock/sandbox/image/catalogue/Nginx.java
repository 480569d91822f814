package dev.drydock.sandbox.image.catalogue;

import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Layer;

/** The official nginx images, on Debian or Alpine. */
final class Nginx {
    private static final String MAINTAINER = "NGINX Docker Maintainers <docker-maint@nginx.com>";
    private static final String SCRIPTS = "/docker-entrypoint.d";

    private Nginx() {}

    /**
     * @param size nominal bytes of the layer that installs nginx
     * @param compressed what a pull of it transfers
     */
    static Image official(Image base, Image.Platform platform, String created, String version, long size, long compressed) {
        long at = Roots.micros(created);
        boolean alpine = base.size() < 20_000_000;
        Directory installed = Roots.lazily(at, () -> Roots.withUser(
                Inventory.read(Inventory.resource("nginx-official.txt")
                        + "dir /usr/share/doc/nginx\nversion :\n|" + version + "\n", at),
                base.root(), "nginx", 101, "/var/cache/nginx", alpine ? "/sbin/nologin" : "/bin/false"));
        return new Recipe(platform, created).from(base)
                .label("maintainer", MAINTAINER)
                .env("NGINX_VERSION=" + version)
                .env("PKG_RELEASE=1" + (alpine ? "" : "~bookworm"))
                .layer("RUN /bin/sh -c set -x     && groupadd --system --gid 101 nginx     && useradd --system … # buildkit",
                        Layer.of(installed, size, compressed))
                .layer("COPY docker-entrypoint.sh / # buildkit", script("/docker-entrypoint.sh", "nginx-entrypoint.sh", at, 1620, 626))
                .layer("COPY 10-listen-on-ipv6-by-default.sh /docker-entrypoint.d # buildkit",
                        script(SCRIPTS + "/10-listen-on-ipv6-by-default.sh", "nginx-10-listen.sh", at, 2122, 953))
                .layer("COPY 15-local-resolvers.envsh /docker-entrypoint.d # buildkit",
                        script(SCRIPTS + "/15-local-resolvers.envsh", "nginx-15-resolvers.envsh", at, 389, 405))
                .layer("COPY 20-envsubst-on-templates.sh /docker-entrypoint.d # buildkit",
                        script(SCRIPTS + "/20-envsubst-on-templates.sh", "nginx-20-envsubst.sh", at, 3019, 1210))
                .layer("COPY 30-tune-worker-processes.sh /docker-entrypoint.d # buildkit",
                        script(SCRIPTS + "/30-tune-worker-processes.sh", "nginx-30-tune.sh", at, 4619, 1398))
                .entrypoint("/docker-entrypoint.sh")
                .expose("80/tcp")
                .stopSignal("SIGQUIT")
                .cmd("nginx", "-g", "daemon off;")
                .image();
    }

    private static Layer script(String path, String resource, long at, long size, long compressed) {
        return Layer.of(Roots.lazily(at, () -> Directory.EMPTY.with(Roots.script(resource, at), path)), size, compressed);
    }
}
