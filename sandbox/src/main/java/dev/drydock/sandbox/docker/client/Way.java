package dev.drydock.sandbox.docker.client;

import dev.drydock.sandbox.fs.Device;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Exchange;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** How an engine is reached: by a socket of the file system, over TCP, or through secure shell. */
public sealed interface Way {
    /** @param path of the socket */
    record Socket(String path) implements Way {}

    record Tcp(String address, int port) implements Way {}

    /** @param user empty: the same as here */
    record SecureShell(String user, String host, int port) implements Way {}

    /** What an address means, such as {@code unix:///var/run/docker.sock}, {@code tcp://10.0.0.1:2375} or {@code ssh://host-b}. */
    static Way to(String host) {
        String rest = host.substring(host.indexOf("//") + 2).replaceAll("/.*", "");
        if (host.startsWith("tcp://") || host.startsWith("http://") || host.startsWith("ssh://")) {
            int sign = rest.lastIndexOf('@');
            String place = rest.substring(sign + 1);
            int colon = place.lastIndexOf(':');
            String port = colon < 0 ? "" : place.substring(colon + 1);
            String name = colon < 0 ? place : place.substring(0, colon);
            return host.startsWith("ssh://")
                    ? new SecureShell(sign < 0 ? "" : rest.substring(0, sign), name, port.matches("\\d{1,5}") ? Integer.parseInt(port) : 22)
                    : new Tcp(name, port.matches("\\d{1,5}") ? Integer.parseInt(port) : 2375);
        }
        return new Socket(host.replaceFirst("^unix://", ""));
    }

    /** Sends a request; refused with the system's error when nobody can be reached. */
    default Outcome<Sys.Call> open(Sys sys, Request request) {
        if (this instanceof Tcp tcp) {
            return sys.open(Exchange.Endpoint.host(tcp.address(), tcp.port()), request);
        }
        if (this instanceof SecureShell shell) {
            String machine = machine(sys, shell.host());
            return sys.kernel().transaction().has(Exchange.Endpoint.host(machine, shell.port()))
                    ? sys.open(Exchange.Endpoint.unix(machine, "/var/run/docker.sock"), request)
                    : Outcome.refused(Errno.ECONNREFUSED);
        }
        Outcome<Node> node = sys.files().node(((Socket) this).path());
        if (!node.ok()) {
            return Outcome.refused(node.errno());
        }
        if (!(node.value() instanceof Device device) || !device.isSocket()) {
            return Outcome.refused(Errno.ECONNREFUSED);
        }
        return sys.files().permits(node.value().attributes(), 2)
                ? sys.open(Exchange.Endpoint.unix(sys.self().id().machine(), device.socketName()), request)
                : Outcome.refused(Errno.EACCES);
    }

    /** What the client says when a request could not be sent. */
    default String complaint(Sys sys, String host, Request request, Errno errno) {
        if (this instanceof SecureShell shell) {
            String trouble = trouble(sys, shell);
            List<String> command = new ArrayList<>(List.of("ssh", "-o", "ConnectTimeout=30", "-T"));
            if (!shell.user().isEmpty()) {
                command.addAll(List.of("-l", shell.user()));
            }
            if (shell.port() != 22) {
                command.addAll(List.of("-p", Integer.toString(shell.port())));
            }
            command.addAll(List.of("--", shell.host(), "docker", "system", "dial-stdio"));
            return trouble.isEmpty() ? "Cannot connect to the Docker daemon at http://docker.example.com. Is the docker daemon running?"
                    : "error during connect: " + asked(request, "docker.example.com") + ": command [" + String.join(" ", command)
                    + "] has exited with exit status 255, make sure the URL is valid, and Docker 18.09 or later is installed on the remote host: stderr="
                    + trouble;
        }
        return this instanceof Socket socket && errno == Errno.EACCES
                ? "permission denied while trying to connect to the Docker daemon socket at " + host + ": "
                        + asked(request, socket.path().replace("/", "%2F")) + ": dial unix " + socket.path() + ": connect: permission denied"
                : "Cannot connect to the Docker daemon at " + host + ". Is the docker daemon running?";
    }

    private static String trouble(Sys sys, SecureShell shell) {
        if (sys.lookUp(shell.host()).isEmpty()) {
            return "ssh: Could not resolve hostname " + shell.host() + ": Name or service not known\r\n";
        }
        return sys.kernel().transaction().has(Exchange.Endpoint.host(machine(sys, shell.host()), shell.port())) ? ""
                : "ssh: connect to host " + shell.host() + " port " + shell.port() + ": Connection refused\r\n";
    }

    /** Go's words for a request that failed. */
    private static String asked(Request request, String host) {
        String method = request.method().charAt(0) + request.method().substring(1).toLowerCase(Locale.ROOT);
        StringBuilder query = new StringBuilder();
        new TreeMap<>(request.query()).forEach((name, value) -> query.append(query.length() == 0 ? '?' : '&').append(name).append('=')
                .append(java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8)));
        return method + " \"http://" + host + request.path() + query + "\"";
    }

    /** The machine behind a name; a name that nobody knows stays as it is. */
    private static String machine(Sys sys, String host) {
        List<String> addresses = sys.lookUp(host);
        if (addresses.isEmpty()) {
            return host;
        }
        if (addresses.get(0).startsWith("127.")) {
            return sys.self().id().machine();
        }
        return sys.kernel().transaction().view(Machine.MACHINES).keySet().stream()
                .filter(name -> sys.lookUp(name).contains(addresses.get(0))).findFirst().orElse(host);
    }
}
