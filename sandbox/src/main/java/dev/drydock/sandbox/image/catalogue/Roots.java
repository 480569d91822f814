package dev.drydock.sandbox.image.catalogue;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.image.Timestamp;

import java.util.List;
import java.util.function.Supplier;

/** File trees of distributions, made when they are first looked into. All take the time that their files bear. */
final class Roots {

    private Roots() {}

    /** RFC 3339 text as microseconds since 1970. */
    static long micros(String created) {
        return Timestamp.micros(created);
    }

    static Directory lazily(long modifiedMicros, Supplier<Directory> tree) {
        return Directory.lazy(Attributes.of(0755).modifiedAt(modifiedMicros), () -> tree.get().children());
    }

    /** BusyBox with its applets as hard links in {@code /bin}. */
    static Directory busybox(long modified, long programBytes) {
        return lazily(modified, () -> {
            String applets = Inventory.resource("busybox-applets.txt").strip();
            return Inventory.read("dir /bin\nlinks busybox " + programBytes + " busybox " + applets + "\ndir /lib\n"
                    + Inventory.resource("busybox-root.txt"), modified);
        });
    }

    /** Alpine: BusyBox behind symbolic links, apk, musl. */
    static Directory alpine(long modified, String version) {
        return lazily(modified, () -> {
            String release = version.substring(0, version.lastIndexOf('.'));
            return Inventory.read(Inventory.resource("alpine-applets.txt") + "dir /bin\nbusybox 808712\n"
                    + Inventory.resource("alpine-root.txt").replace("@VERSION@", version).replace("@RELEASE@", release), modified);
        });
    }

    /** A minimal Debian. */
    static Directory debian(long modified) {
        return lazily(modified, () -> Inventory.read(
                Inventory.resource("debian-root.txt") + "dir /usr/lib\nos-release < os-release-debian.txt\n", modified));
    }

    /** A minimal Ubuntu: like Debian, with ps and its own name. */
    static Directory ubuntu(long modified, String version, String name) {
        return lazily(modified, () -> Inventory.read(Inventory.resource("debian-root.txt")
                .replace("dir /usr/bin 755 < debian-usr-bin.txt", "dir /usr/bin 755 < debian-usr-bin.txt ubuntu-usr-bin.txt")
                + osReleaseOfUbuntu(version, name), modified)
                .without(List.of("etc", "debian_version")));
    }

    /**
     * A minimal Linux that keeps its packages with rpm.
     *
     * @param release name, ID, version and code name, with bars between
     */
    static Directory rpm(long modified, String release) {
        return lazily(modified, () -> {
            String[] words = release.split("\\|", -1);
            String version = words[2] + (words[3].isEmpty() ? "" : " (" + words[3] + ")");
            String text = "dir /usr/lib\nos-release :\n|NAME=\"" + words[0] + "\"\n|VERSION=\"" + version + "\"\n|ID=\"" + words[1]
                    + "\"\n|VERSION_ID=\"" + words[2] + "\"\n|PRETTY_NAME=\"" + words[0] + " " + version + "\"\n"
                    + "dir /usr/bin\ndnf 2094\nmicrodnf 61248\nrpm 24144\nyum -> dnf\ncurl 301616\n"
                    + "dir /etc\nredhat-release :\n|" + words[0] + " release " + version + "\ndir /etc/yum.repos.d\n";
            Directory tree = Inventory.read(Inventory.resource("debian-root.txt") + text, modified).without(List.of("etc", "debian_version"))
                    .without(List.of("etc", "apt"));
            for (String apt : List.of("apt", "apt-cache", "apt-get", "apt-config", "apt-key", "apt-mark", "apt-cdrom", "dpkg", "dpkg-deb", "dpkg-query")) {
                tree = tree.without(List.of("usr", "bin", apt));
            }
            return tree;
        });
    }

    /** The listing that makes a machine an Ubuntu by name. */
    static String osReleaseOfUbuntu(String version, String name) {
        String number = version.length() > 5 ? version.substring(0, 5) : version;
        String code = name.split(" ")[0].toLowerCase(java.util.Locale.ROOT);
        return "dir /usr/lib\nos-release :\n|PRETTY_NAME=\"Ubuntu " + version + " LTS\"\n|NAME=\"Ubuntu\"\n|VERSION_ID=\"" + number
                + "\"\n|VERSION=\"" + version + " LTS (" + name + ")\"\n|VERSION_CODENAME=" + code
                + "\n|ID=ubuntu\n|ID_LIKE=debian\n|HOME_URL=\"https://www.ubuntu.com/\"\n|SUPPORT_URL=\"https://help.ubuntu.com/\"\n"
                + "|BUG_REPORT_URL=\"https://bugs.launchpad.net/ubuntu/\"\n"
                + "|PRIVACY_POLICY_URL=\"https://www.ubuntu.com/legal/terms-and-policies/privacy-policy\"\n|UBUNTU_CODENAME=" + code
                + "\n|LOGO=ubuntu-logo\n";
    }

    /** A tree with a user and a group of the same name and number added to what {@code base} has. */
    static Directory withUser(Directory tree, Directory base, String name, int number, String home, String shell) {
        Directory with = appended(tree, base, "/etc/passwd", name + ":x:" + number + ":" + number + ":" + name + " user:" + home + ":" + shell + "\n");
        return appended(with, base, "/etc/group", name + ":x:" + number + ":\n");
    }

    /** {@code tree} with the file of {@code base} at {@code path}, one line longer. */
    static Directory appended(Directory tree, Directory base, String path, String line) {
        List<String> names = Directory.path(path);
        Node found = tree.find(names).or(() -> base.find(names)).orElse(RegularFile.of(""));
        RegularFile file = (RegularFile) found;
        return tree.with(names, file.with(Bytes.of(file.content().bytes().text() + line)));
    }

    /** A script as an executable file. */
    static RegularFile script(String resource, long modified) {
        return new RegularFile(Attributes.of(0755).modifiedAt(modified), Bytes.of(Inventory.resource(resource)), 0);
    }


    /** The one static program of hello-world. */
    static Directory hello(long modified, long size) {
        return lazily(modified, () -> Inventory.read("dir /\nhello " + size + "\n", modified));
    }
}
