package dev.drydock.sandbox.image.catalogue;

import dev.drydock.sandbox.fs.Directory;
import java.util.Map;

/** The file system that a simulated machine boots from: a Debian with the tools that people need, or the same under Ubuntu's name. */
public final class HostRoot {
    /** What finds known vulnerabilities in images. */
    private static final String SCANNERS = "dir /usr/libexec/docker/cli-plugins\ndocker-scout 70254772\ndir /usr/local/bin\ntrivy 165801984\n";

    private HostRoot() {}

    /**
     * @param host name of the machine
     * @param user the person's account, uid 1000, in the groups sudo and docker
     * @param dns address of the name server
     * @param installedMicros time its files bear
     */
    public static Directory debian(String host, String user, String dns, long installedMicros) {
        return Roots.lazily(installedMicros, () -> read(host, user, dns, installedMicros, "dir /usr/lib\nos-release < os-release-debian.txt\n"));
    }

    public static Directory ubuntu(String host, String user, String dns, long installedMicros) {
        return Roots.lazily(installedMicros, () -> read(host, user, dns, installedMicros, Roots.osReleaseOfUbuntu("24.04.3", "Noble Numbat") + SCANNERS));
    }

    private static Directory read(String host, String user, String dns, long installed, String release) {
        String listing = DebianListing.ROOT + release + HostListing.ROOT.replace("dir /home/@USER@ ", "dir /home/" + user + " ");
        return Inventory.read(listing, installed, Map.of(
                "@HOST@", host, "@USER@", user, "@SUDOER@", user, "@DNS@", dns, "@MACHINE@", machineId(host)));
    }

    /** 32 hexadecimal digits that only depend on the name. No hash function of weight: this is read by the first command. */
    private static String machineId(String host) {
        long state = host.hashCode();
        StringBuilder digits = new StringBuilder();
        while (digits.length() < 32) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            digits.append(Character.forDigit((int) (state >>> 60), 16));
        }
        return digits.toString();
    }
}
