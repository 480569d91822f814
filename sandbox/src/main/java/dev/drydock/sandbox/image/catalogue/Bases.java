package dev.drydock.sandbox.image.catalogue;

import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.tree.Mapping;
import java.util.LinkedHashMap;
import java.util.Map;

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

    /** A distribution of the other family: no apt, but dnf and rpm. */
    static Image rpm(Image.Platform platform, String created, String release, String name, long size, long compressed) {
        return new Recipe(platform, created).quietEnv(Recipe.PATH)
                .layer("ADD " + name + " / # buildkit", Layer.of(Roots.rpm(Roots.micros(created), release), size, compressed))
                .cmd("/bin/bash").image();
    }

    /** The bases that the library's images stand on, by the names its resource gives them; each is made once. */
    static final class Shared {
        private static final String BOOKWORM = "2025-10-20T00:00:00Z";
        private final Map<String, Image> made = new LinkedHashMap<>();

        Image named(String name, Image.Platform platform) {
            String key = name + "/" + platform.architecture();
            Image known = made.get(key);
            if (known == null) {
                known = make(name, platform);
                made.put(key, known);
            }
            return known;
        }

        private Image make(String name, Image.Platform p) {
            return switch (name) {
                case "alpine" -> alpine(p, "2025-10-08T11:04:05Z", "3.22.2", 8_316_928, 3_800_902);
                case "debian-slim" -> debian(p, BOOKWORM, "bookworm", 74_813_984, 28_228_480);
                case "debian" -> debian(p, BOOKWORM, "bookworm", 116_568_064, 48_488_201);
                case "debian-buildpack-curl" -> pack(named("debian", p), p, "RUN /bin/sh -c set -eux;  apt-get update;  apt-get install -y "
                        + "--no-install-recommends   ca-certificates   curl   gnupg   netbase   sq   wget  ; … # buildkit",
                        "dir /usr/bin\ncurl 301616\nwget 1018456\ngpg 1198936\n", 47_808_512, 24_029_337);
                case "debian-buildpack-scm" -> pack(named("debian-buildpack-curl", p), p, "RUN /bin/sh -c apt-get update && apt-get install -y "
                        + "--no-install-recommends   git   mercurial   openssh-client   subversion     procps  && rm -rf /var/lib/apt/lists/* # buildkit",
                        "dir /usr/bin\ngit 3750936\nhg 2050\nssh 1179256\nsvn 313960\nps 146432\ntop 138832\nfree 26904\n", 177_018_880, 64_397_220);
                case "debian-buildpack" -> pack(named("debian-buildpack-scm", p), p, "RUN /bin/sh -c set -ex;  apt-get update;  apt-get install -y "
                        + "--no-install-recommends   autoconf   automake   bzip2 … # buildkit",
                        "dir /usr/bin\ngcc 1006856\ng++ 1010952\nmake 250736\nautoconf 14682\nbzip2 38992\npatch 195208\nfile 27320\nunzip 185864\n"
                        + "xz 84728\n", 587_202_560, 211_395_702);
                case "ubuntu" -> ubuntu(p, "2025-10-13T09:26:08Z", "24.04.3", "Noble Numbat", 78_131_968, 29_723_147);
                case "ubuntu-jammy" -> ubuntu(p, "2025-10-02T08:11:50Z", "22.04.5", "Jammy Jellyfish", 77_864_960, 29_536_818);
                case "ubi" -> rpm(p, "2025-10-29T04:53:39Z", "Red Hat Enterprise Linux|rhel|9.6|Plow", "ubi9-minimal-container-9.6.tar", 108_022_784, 39_653_524);
                case "oracle" -> rpm(p, "2025-10-14T21:20:05Z", "Oracle Linux Server|ol|9.6|", "oraclelinux-9-slim-rootfs.tar.xz", 117_213_184, 46_911_780);
                case "fedora-43" -> rpm(p, "2025-11-14T06:25:50Z", "Fedora Linux|fedora|43|Container Image", "fedora-43.tar", 167_772_160, 66_420_113);
                case "fedora-42" -> rpm(p, "2025-11-14T06:31:08Z", "Fedora Linux|fedora|42|Container Image", "fedora-42.tar", 165_675_008, 65_310_744);
                case "rocky-9" -> rpm(p, "2023-11-20T19:26:25Z", "Rocky Linux|rocky|9.3|Blue Onyx", "rocky.tar.xz", 175_112_192, 66_510_980);
                case "rocky-8" -> rpm(p, "2023-11-20T19:33:10Z", "Rocky Linux|rocky|8.9|Green Obsidian", "rocky.tar.xz", 198_705_152, 74_350_116);
                case "alma-9" -> rpm(p, "2025-10-02T15:09:40Z", "AlmaLinux|almalinux|9.6|Sage Margay", "almalinux-9-default.tar.xz", 190_840_832, 70_230_451);
                case "amazon-2023" -> rpm(p, "2025-11-10T19:50:13Z", "Amazon Linux|amzn|2023|", "rootfs.tar.xz", 145_227_776, 53_880_217);
                case "amazon-2" -> rpm(p, "2025-11-10T20:01:31Z", "Amazon Linux|amzn|2|Karoo", "rootfs.tar.xz", 165_150_720, 62_980_334);
                case "busybox" -> busybox(p, "2024-09-26T21:31:42Z", "1.36.1 (glibc)", 4_261_550, 2_156_434);
                case "scratch" -> new Recipe(p, BOOKWORM).quietEnv(Recipe.PATH).image();
                default -> throw new IllegalArgumentException("no base " + name);
            };
        }

        private static Image pack(Image below, Image.Platform platform, String text, String listing, long size, long compressed) {
            long at = Roots.micros(BOOKWORM);
            return new Recipe(platform, BOOKWORM).from(below)
                    .layer(text, Layer.of(Roots.lazily(at, () -> Inventory.read(listing, at)), size, compressed)).image();
        }
    }
}
