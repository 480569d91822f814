package dev.drydock.sandbox.image.catalogue;

import dev.drydock.sandbox.fs.Directory;
import java.util.Map;
import java.util.Optional;

/** The file system that a simulated machine boots from: a Debian with the tools that people need, or the same under Ubuntu's name. */
public final class HostRoot {
    /** What finds known vulnerabilities in images. */
    private static final String SCANNERS = "dir /usr/libexec/docker/cli-plugins\ndocker-scout 70254772\ndir /usr/local/bin\ntrivy 165801984\nflow = corenet-flow 4112384\n"
            + "dir /usr/share/corenet\nvolte.yaml < corenet-volte.yaml\n5gc.yaml < corenet-5gc.yaml\nmonolith.yaml < corenet-monolith.yaml\n";

    private static final String WEB_SERVER = """
            dir /usr/sbin
            nginx 1395704
            dir /etc/nginx
            nginx.conf :
            |user www-data;
            |worker_processes auto;
            |pid /run/nginx.pid;
            |error_log /var/log/nginx/error.log;
            |
            |events {
            |	worker_connections 768;
            |}
            |
            |http {
            |	include /etc/nginx/mime.types;
            |	default_type application/octet-stream;
            |	access_log /var/log/nginx/access.log;
            |
            |	server {
            |		listen 80 default_server;
            |		root /var/www/html;
            |		index index.html index.htm index.nginx-debian.html;
            |		server_name _;
            |	}
            |}
            mime.types :
            |types {
            |    text/html  html htm shtml;
            |    text/css  css;
            |    text/plain  txt;
            |    application/json  json;
            |    application/javascript  js;
            |    image/png  png;
            |}
            dir /var/www/html
            index.nginx-debian.html :
            |<!DOCTYPE html>
            |<html>
            |<head>
            |<title>Welcome to nginx!</title>
            |</head>
            |<body>
            |<h1>Welcome to nginx!</h1>
            |<p>If you see this page, the nginx web server is successfully installed and
            |working. Further configuration is required.</p>
            |<p><em>Thank you for using nginx.</em></p>
            |</body>
            |</html>
            dir /var/log/nginx
            """;

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

    /** A server in a virtual machine: a web server is installed, Docker is not used. */
    public static Directory guest(String host, String user, String dns, long installedMicros) {
        return Roots.lazily(installedMicros, () -> read(host, user, dns, installedMicros, Roots.osReleaseOfUbuntu("24.04.3", "Noble Numbat") + WEB_SERVER));
    }

    /** The root of a system container as the image servers of Linux Containers have them; nothing for one that they do not have. */
    public static Optional<Directory> container(String distribution, String release, long installedMicros) {
        return switch (distribution + " " + release) {
            case "ubuntu noble", "ubuntu 24.04" -> Optional.of(Roots.ubuntu(installedMicros, "24.04.3", "Noble Numbat"));
            case "ubuntu jammy", "ubuntu 22.04" -> Optional.of(Roots.ubuntu(installedMicros, "22.04.5", "Jammy Jellyfish"));
            case "debian bookworm", "debian 12" -> Optional.of(Roots.debian(installedMicros));
            case "alpine 3.20", "alpine 3.21", "alpine 3.22", "alpine 3.23", "alpine edge" -> Optional.of(Roots.alpine(installedMicros, release.equals("edge") ? "3.23.0" : release + ".0"));
            case "busybox " -> Optional.of(Roots.busybox(installedMicros, 2_100_000));
            default -> Optional.empty();
        };
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
