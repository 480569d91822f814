package dev.drydock.sandbox.image.catalogue;

import static dev.drydock.sandbox.image.Image.Platform.LINUX_AMD64;
import static dev.drydock.sandbox.image.Image.Platform.LINUX_ARM64;

import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Repository;
import java.util.List;
import java.util.function.Function;

/** What Docker Hub offers in the usual worlds: the official images in several tags, with the figures of the real ones. */
public final class Hub {
    private static final String BOOKWORM = "2025-10-20T00:00:00Z";

    private Hub() {}

    /** All repositories. Nothing is read or hashed yet. */
    public static List<Repository> repositories() {
        return List.of(alpine(), busybox(), debian(), helloWorld(), nginx(), redis(), ubuntu());
    }

    /** One image a platform. */
    private static List<Image> both(Function<Image.Platform, Image> recipe) {
        return List.of(recipe.apply(LINUX_AMD64), recipe.apply(LINUX_ARM64));
    }

    private static Repository helloWorld() {
        return Repository.empty("library/hello-world")
                .withAll(List.of("latest", "linux"), both(p -> Bases.helloWorld(p, "2025-08-08T19:05:17Z", 10_072, 2_380)));
    }

    private static Repository busybox() {
        return Repository.empty("library/busybox")
                .withAll(List.of("latest", "1", "1.37", "1.37.0", "stable", "glibc"),
                        both(p -> Bases.busybox(p, "2024-09-26T21:31:42Z", "1.37.0 (glibc)", 4_424_112, 2_212_341)))
                .withAll(List.of("1.36", "1.36.1"), both(p -> Bases.busybox(p, "2023-05-18T22:34:17Z", "1.36.1 (glibc)", 4_261_550, 2_156_434)))
                .withAll(List.of("musl", "1.37-musl"), both(p -> Bases.busybox(p, "2024-09-26T21:31:42Z", "1.37.0 (musl)", 1_494_420, 858_205)))
                .withAll(List.of("uclibc", "1.37-uclibc"), both(p -> Bases.busybox(p, "2024-09-26T21:31:42Z", "1.37.0 (uclibc)", 1_452_056, 768_331)));
    }

    private static List<Image> alpine322() {
        return both(p -> Bases.alpine(p, "2025-10-08T11:04:05Z", "3.22.2", 8_316_928, 3_800_902));
    }

    private static Repository alpine() {
        return Repository.empty("library/alpine")
                .withAll(List.of("latest", "3", "3.22", "3.22.2"), alpine322())
                .withAll(List.of("3.21", "3.21.5"), both(p -> Bases.alpine(p, "2025-10-08T11:04:05Z", "3.21.5", 7_832_576, 3_644_390)))
                .withAll(List.of("3.20", "3.20.8"), both(p -> Bases.alpine(p, "2025-10-08T11:04:05Z", "3.20.8", 7_802_880, 3_627_118)))
                .withAll(List.of("3.19", "3.19.9"), both(p -> Bases.alpine(p, "2025-10-08T11:04:05Z", "3.19.9", 7_400_448, 3_422_018)))
                .withAll(List.of("3.18", "3.18.12"), both(p -> Bases.alpine(p, "2025-02-14T03:03:06Z", "3.18.12", 7_358_464, 3_418_211)));
    }

    private static Image bookworm(Image.Platform platform) {
        return Bases.debian(platform, BOOKWORM, "bookworm", 74_813_984, 28_228_480);
    }

    private static Repository debian() {
        return Repository.empty("library/debian")
                .withAll(List.of("12-slim", "bookworm-slim"), both(Hub::bookworm))
                .withAll(List.of("latest", "12", "12.11", "bookworm"), both(p -> Bases.debian(p, BOOKWORM, "bookworm", 116_568_064, 48_488_201)));
    }

    private static Repository ubuntu() {
        return Repository.empty("library/ubuntu")
                .withAll(List.of("latest", "24.04", "noble"),
                        both(p -> Bases.ubuntu(p, "2025-10-13T09:26:08Z", "24.04.3", "Noble Numbat", 78_131_968, 29_723_147)))
                .withAll(List.of("22.04", "jammy"),
                        both(p -> Bases.ubuntu(p, "2025-10-02T08:11:50Z", "22.04.5", "Jammy Jellyfish", 77_864_960, 29_536_818)))
                .withAll(List.of("20.04", "focal"),
                        both(p -> Bases.ubuntu(p, "2025-04-08T10:43:12Z", "20.04.6", "Focal Fossa", 72_812_544, 27_511_055)));
    }

    private static List<Image> nginx(String created, String version, long size, long compressed) {
        return both(p -> Nginx.official(bookworm(p), p, created, version, size, compressed));
    }

    private static Repository nginx() {
        return Repository.empty("library/nginx")
                .withAll(List.of("latest", "1", "1.29", "1.29.3", "mainline", "bookworm"),
                        nginx("2025-10-28T22:15:05Z", "1.29.3", 76_942_336, 31_476_112))
                .withAll(List.of("stable", "1.28", "1.28.0"), nginx("2025-04-23T19:51:40Z", "1.28.0", 117_295_104, 43_955_278))
                .withAll(List.of("1.27", "1.27.5"), nginx("2025-04-16T14:50:31Z", "1.27.5", 117_280_768, 43_954_190))
                .withAll(List.of("1.26", "1.26.3"), nginx("2025-02-05T21:27:16Z", "1.26.3", 116_990_976, 43_903_011))
                .withAll(List.of("1.25", "1.25.5"), nginx("2024-04-16T19:50:17Z", "1.25.5", 112_922_624, 42_611_780))
                .withAll(List.of("1.16", "1.16.1"), nginx("2020-04-23T13:02:20Z", "1.16.1", 57_729_024, 23_110_424))
                .withAll(List.of("1.14", "1.14.2"), nginx("2019-03-26T23:14:56Z", "1.14.2", 54_083_584, 22_110_019))
                .withAll(List.of("alpine", "1-alpine", "1.29-alpine", "1.29.3-alpine", "mainline-alpine"),
                        both(p -> Nginx.official(alpine322().get(0), p, "2025-10-28T22:15:05Z", "1.29.3", 44_473_344, 18_070_655)));
    }

    private static List<Image> redis(String created, String version, long size, long compressed) {
        return both(p -> Redis.official(bookworm(p), p, created, version, size, compressed));
    }

    private static Repository redis() {
        return Repository.empty("library/redis")
                .withAll(List.of("latest", "8", "8.2", "8.2.3", "bookworm"), redis("2025-11-03T22:27:57Z", "8.2.3", 62_330_880, 24_302_117))
                .withAll(List.of("7", "7.4", "7.4.7"), redis("2025-11-03T22:28:11Z", "7.4.7", 42_281_472, 16_112_980))
                .withAll(List.of("6", "6.2", "6.2.21"), redis("2025-11-03T22:27:53Z", "6.2.21", 30_121_472, 11_280_533))
                .withAll(List.of("alpine", "8-alpine", "8.2-alpine", "8.2.3-alpine"),
                        both(p -> Redis.official(alpine322().get(0), p, "2025-11-03T22:27:57Z", "8.2.3", 63_308_800, 24_750_331)))
                .withAll(List.of("7-alpine", "7.4-alpine"),
                        both(p -> Redis.official(alpine322().get(0), p, "2025-11-03T22:28:11Z", "7.4.7", 33_103_872, 12_701_204)));
    }
}
