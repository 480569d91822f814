package dev.drydock.sandbox.image.catalogue;

import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.tree.Mapping;

/** The official images that others stand on: busybox, alpine, debian, ubuntu, and hello-world, which stands alone. */
final class Bases {
    private Bases() {}

    static Image busybox(Image.Platform platform, String created, String version, long size, long compressed) {
        return new Recipe(platform, created).quietEnv(Recipe.PATH)
                .layer("BusyBox " + version + ", " + platform.architecture(), Layer.of(Roots.busybox(Roots.micros(created), size), size, compressed))
                .cmd("sh").workdir("/").image();
    }

    static Image alpine(Image.Platform platform, String created, String version, long size, long compressed) {
        String architecture = platform.architecture().equals("amd64") ? "x86_64" : "aarch64";
        return new Recipe(platform, created).quietEnv(Recipe.PATH)
                .layer("ADD alpine-minirootfs-" + version + "-" + architecture + ".tar.gz / # buildkit",
                        Layer.of(Roots.alpine(Roots.micros(created), version), size, compressed))
                .cmd("/bin/sh").workdir("/").image();
    }

    static Image debian(Image.Platform platform, String created, String suite, long size, long compressed) {
        return new Recipe(platform, created).comment("debuerreotype 0.16").quietEnv(Recipe.PATH)
                .layer("# debian.sh --arch '" + platform.architecture() + "' out/ '" + suite + "' '@" + Roots.micros(created) / 1_000_000 + "'",
                        Layer.of(Roots.debian(Roots.micros(created)), size, compressed))
                .cmd("bash").image();
    }

    static Image ubuntu(Image.Platform platform, String created, String version, String name, long size, long compressed) {
        Mapping labels = Mapping.of("org.opencontainers.image.ref.name", "ubuntu", "org.opencontainers.image.version", version.substring(0, 5));
        return new Recipe(platform, created).comment("").quietEnv(Recipe.PATH).quietLabels(labels)
                .layer("/bin/sh -c #(nop) ADD file:8ce1caf246e7c778bca84c516d02fd4e83766bb2c530a0fffa8a351b560a2728 in / ", Layer.of(Roots.ubuntu(Roots.micros(created), version, name), size, compressed))
                .cmd("/bin/bash").image();
    }

    static Image helloWorld(Image.Platform platform, String created, long size, long compressed) {
        return new Recipe(platform, created).quietEnv(Recipe.PATH)
                .layer("COPY hello / # buildkit", Layer.of(Roots.hello(Roots.micros(created), size), size, compressed))
                .cmd("/hello").workdir("/").image();
    }
}
