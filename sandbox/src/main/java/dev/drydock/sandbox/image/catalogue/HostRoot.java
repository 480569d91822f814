package dev.drydock.sandbox.image.catalogue;

import dev.drydock.sandbox.fs.Directory;

/** The file system that a simulated machine boots from: a Debian with the tools that people need, or the same under Ubuntu's name. */
public final class HostRoot {
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
        return Roots.lazily(installedMicros, () -> read(host, user, dns, installedMicros, Roots.osReleaseOfUbuntu("24.04.3", "Noble Numbat")));
    }

    private static Directory read(String host, String user, String dns, long installed, String release) {
        String listing = Inventory.resource("debian-root.txt")
                .replace("< debian-usr-bin.txt", "< debian-usr-bin.txt host-usr-bin.txt")
                .replace("< debian-usr-sbin.txt", "< debian-usr-sbin.txt host-usr-sbin.txt")
                .replace("|sudo:x:27:", "|sudo:x:27:" + user)
                + release
                + Inventory.resource("host-root.txt").replace("@HOST@", host).replace("@USER@", user).replace("@DNS@", dns)
                        .replace("@MACHINE@", machineId(host));
        Directory root = Inventory.read(listing, installed);
        root = Roots.appended(root, root, "/etc/passwd", user + ":x:1000:1000:" + user + ",,,:/home/" + user + ":/bin/bash\n");
        return Roots.appended(root, root, "/etc/group", user + ":x:1000:\ndocker:x:999:" + user + "\n");
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
