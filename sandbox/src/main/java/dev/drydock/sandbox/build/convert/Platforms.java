package dev.drydock.sandbox.build.convert;

/** Names of platforms, {@code linux/amd64}. */
public final class Platforms {
    static final String PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private Platforms() {}

    /** With the usual words for processors, and an operating system where none was named. */
    public static String normal(String platform) {
        String whole = platform.contains("/") ? platform : architecture(platform).equals(platform) && platform.equals("linux") ? "linux/amd64" : "linux/" + platform;
        String[] parts = whole.split("/");
        String variant = parts.length > 2 && !(parts[2].equals("v8") && architecture(parts[1]).equals("arm64")) ? "/" + parts[2] : "";
        return parts[0] + "/" + architecture(parts[1]) + variant;
    }

    private static String architecture(String name) {
        return switch (name) {
            case "x86_64", "x86-64" -> "amd64";
            case "aarch64" -> "arm64";
            case "i386", "i686" -> "386";
            default -> name;
        };
    }

    /** Whether two mean the same processor. */
    static boolean same(String one, String other) {
        String[] left = normal(one).split("/");
        String[] right = normal(other).split("/");
        return left[0].equals(right[0]) && left[1].equals(right[1]);
    }
}
