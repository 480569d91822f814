package dev.drydock.sandbox.app.packages;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.http.HttpMessage;
import dev.drydock.sandbox.process.Credentials;
import dev.drydock.sandbox.process.Descriptors;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Network;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Processes;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The servers of the Internet that have packages: they answer over HTTP and are found by name as long as a network leads to them. */
public final class Mirrors {
    private static final String PLACE = "internet";
    private static final Map<String, String> ADDRESSES = addresses();

    private Mirrors() {}

    private static Map<String, String> addresses() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("deb.debian.org", "151.101.2.132");
        all.put("archive.ubuntu.com", "91.189.91.83");
        all.put("security.ubuntu.com", "91.189.91.82");
        all.put("dl-cdn.alpinelinux.org", "151.101.2.133");
        all.put("pypi.org", "151.101.0.223");
        all.put("files.pythonhosted.org", "151.101.0.224");
        all.put("registry.npmjs.org", "104.16.0.35");
        return all;
    }

    /** Puts them into a world, on the other side of the router of this segment. */
    public static void install(Kernel kernel, String segment) {
        List<Network.Interface> interfaces = new ArrayList<>();
        ADDRESSES.forEach((name, address) -> {
            kernel.transaction().put(Network.NAMES.key(name), List.of(address));
            interfaces.add(new Network.Interface("eth" + interfaces.size(), segment, address, 32, "", "02:42:0a:00:00:01"));
        });
        kernel.transaction().put(Network.key(PLACE), new Network(PLACE, PLACE, interfaces, List.of(), new TreeMap<>()));
        kernel.transaction().put(Space.FILE_SYSTEMS.key(PLACE), Directory.EMPTY);
        kernel.transaction().put(Space.key(PLACE), new Space(PLACE, PLACE, List.of(new Space.Mount(List.of(), new Space.Source.Tree(PLACE, List.of()), false)),
                PLACE, PLACE, PLACE, Space.Limits.NONE));
        for (int port : List.of(80, 443)) {
            List<String> arguments = List.of("mirror", Integer.toString(port));
            kernel.processes().spawn(new Processes.Birth(Optional.of(new Process.Id(PLACE, 1)), PLACE,
                    new Process.Invocation("/mirror", arguments, new TreeMap<>()), "/", 022, Credentials.ROOT, Descriptors.NONE, Optional.of(0), true,
                    Optional.empty(), sys -> listen(sys, port)));
        }
    }

    private static Step listen(Sys sys, int port) {
        Outcome<Integer> socket = sys.listen("0.0.0.0", port);
        return socket.ok() ? serve(sys, socket.value()) : Step.exit(1);
    }

    private static Step serve(Sys sys, int socket) {
        Outcome<Integer> accepted = sys.accept(socket);
        return accepted.ok() ? Step.next(next -> receive(next, socket, accepted.value(), Bytes.EMPTY))
                : Step.await(new Step.Condition.Readable(socket), next -> serve(next, socket));
    }

    private static Step receive(Sys sys, int socket, int connection, Bytes received) {
        return sys.read(connection, 65_536, (next, read) -> {
            boolean ended = !read.ok() || read.value().isEmpty();
            Bytes all = ended ? received : received.plus(read.value());
            HttpMessage.Reading reading = HttpMessage.read(all, ended, false);
            if (reading instanceof HttpMessage.Reading.Incomplete && !ended) {
                return receive(next, socket, connection, all);
            }
            if (!(reading instanceof HttpMessage.Reading.Whole whole)) {
                next.close(connection);
                return serve(next, socket);
            }
            HttpMessage answer = answer(whole.message().header("Host").orElse("").replaceFirst(":.*", ""), whole.message().word(1));
            Bytes sent = whole.message().word(0).equals("HEAD") ? Bytes.of(answer.head()) : answer.encoded();
            return next.write(connection, sent, (after, written) -> {
                after.close(connection);
                return serve(after, socket);
            });
        });
    }

    private static HttpMessage answer(String host, String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        return switch (host) {
            case "deb.debian.org", "archive.ubuntu.com", "security.ubuntu.com" -> path.matches("/(debian|debian-security|ubuntu)/(dists|pool)/.*|/(debian|ubuntu)?/?")
                    ? text(200, "text/plain", "Origin: " + (host.endsWith("debian.org") ? "Debian" : "Ubuntu") + "\n") : text(404, "text/html", "404 Not Found\n");
            case "dl-cdn.alpinelinux.org" -> path.matches("/alpine/.*|/") ? text(200, "application/octet-stream", "apk " + last + "\n") : text(404, "text/html", "404 Not Found\n");
            case "pypi.org" -> python(path);
            case "files.pythonhosted.org" -> text(200, "application/octet-stream", "wheel\n");
            case "registry.npmjs.org" -> node(path.substring(1).replace("%2f", "/"));
            default -> text(404, "text/html", "404 Not Found\n");
        };
    }

    private static HttpMessage python(String path) {
        if (path.equals("/")) {
            return text(200, "text/html", "<title>PyPI</title>\n");
        }
        String name = path.replaceFirst("^/(simple|pypi)/", "").replaceFirst("/.*", "");
        Optional<Entry> found = Index.python().find(name);
        if (found.isEmpty()) {
            return text(404, "text/html", "404 Not Found\n");
        }
        String version = found.get().version();
        return path.endsWith("/json") ? text(200, "application/json", "{\"info\":{\"name\":\"" + name + "\",\"version\":\"" + version + "\"}}")
                : text(200, "text/html", "<!DOCTYPE html>\n<html>\n  <body>\n    <h1>Links for " + name + "</h1>\n<a href=\"https://files.pythonhosted.org/packages/" + name + "-" + version
                        + "-py3-none-any.whl\">" + name + "-" + version + "-py3-none-any.whl</a><br/>\n</body>\n</html>\n");
    }

    private static HttpMessage node(String name) {
        return Index.node().find(name).map(entry -> text(200, "application/json", "{\"name\":\"" + name + "\",\"dist-tags\":{\"latest\":\"" + entry.version() + "\"}}"))
                .orElseGet(() -> text(404, "application/json", "{\"error\":\"Not found\"}"));
    }

    private static HttpMessage text(int status, String type, String body) {
        Bytes bytes = Bytes.of(body);
        return new HttpMessage("HTTP/1.1 " + status + (status == 200 ? " OK" : " Not Found"), List.of(new HttpMessage.Header("Content-Type", type),
                new HttpMessage.Header("Content-Length", Integer.toString(bytes.length())), new HttpMessage.Header("Connection", "close")), bytes);
    }
}
