package dev.drydock.sandbox.image.catalogue;

import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Layer;

/** The official redis images, on Debian or Alpine. */
final class Redis {
    private Redis() {}

    /**
     * @param size nominal bytes of the layer that installs redis
     * @param compressed what a pull of it transfers
     */
    static Image official(Image base, Image.Platform platform, String created, String version, long size, long compressed) {
        long at = Roots.micros(created);
        Directory user = Roots.lazily(at, () -> Roots.withUser(Directory.EMPTY, base.root(), "redis", 999, "/home/redis", "/bin/sh"));
        Directory installed = Roots.lazily(at, () -> Inventory.read(
                Inventory.resource("redis-official.txt") + "dir /usr/share/doc/redis\nversion :\n|" + version + "\n", at));
        Directory script = Roots.lazily(at, () -> Inventory.read("dir /usr/local/bin\ndocker-entrypoint.sh < redis-entrypoint.sh 755\n", at));
        Directory data = Roots.lazily(at, () -> Inventory.read("dir /data 755 999:999\n", at));
        return new Recipe(platform, created).from(base)
                .layer("RUN /bin/sh -c set -eux;  groupadd -r -g 999 redis;  useradd -r -g redis -u 999 redis # buildkit",
                        Layer.of(user, 8_730, 1_099))
                .env("REDIS_DOWNLOAD_URL=http://download.redis.io/releases/redis-" + version + ".tar.gz")
                .layer("RUN /bin/sh -c set -eux;   savedAptMark=\"$(apt-mark showmanual)\"; … # buildkit", Layer.of(installed, size, compressed))
                .layer("RUN /bin/sh -c mkdir /data && chown redis:redis /data # buildkit", Layer.of(data, 0, 95))
                .volume("/data")
                .layer("WORKDIR /data", Layer.of(Directory.EMPTY, 0, 32))
                .workdir("/data")
                .layer("COPY docker-entrypoint.sh /usr/local/bin/ # buildkit", Layer.of(script, 1_032, 577))
                .entrypoint("docker-entrypoint.sh")
                .expose("6379/tcp")
                .cmd("redis-server")
                .image();
    }
}
