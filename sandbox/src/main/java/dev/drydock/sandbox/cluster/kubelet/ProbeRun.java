package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Credentials;
import dev.drydock.sandbox.process.Descriptors;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Processes;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One probe over the network, as a process of the node.
 *
 * @param path empty: only the connection is tried
 * @param request what is sent
 * @param atMicros when it is too late
 * @param answer what the kubelet is told, but for the result
 */
record ProbeRun(String host, int port, String path, String request, long atMicros, Kubelet.Probed answer) {
    private static final int PORTION = 16_384;

    static void start(Agent agent, PodState state, Mapping container, Mapping probe, Kubelet.Probed answer) {
        Mapping handler = probe.get(probe.has("httpGet") ? "httpGet" : probe.has("grpc") ? "grpc" : "tcpSocket").mapping();
        String host = handler.get("host").text(state.sandbox().address());
        int port = port(container, handler.get("port"));
        String path = probe.has("httpGet") ? handler.get("path").text("/") : "";
        StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: " + host(handler, host, port) + "\r\nUser-Agent: kube-probe/1.32\r\nAccept: */*\r\n");
        handler.get("httpHeaders").mappings().stream().filter(header -> !header.get("name").text().equalsIgnoreCase("host"))
                .forEach(header -> request.append(header.get("name").text()).append(": ").append(header.get("value").text()).append("\r\n"));
        request.append("Connection: close\r\n\r\n");
        ProbeRun run = new ProbeRun(host, port, path, request.toString(), agent.now() + Probes.timeout(probe), answer);
        List<String> words = List.of("kubelet");
        agent.kernel().processes().spawn(new Processes.Birth(Optional.of(new Process.Id(agent.node(), 1)), agent.node(),
                new Process.Invocation("/usr/bin/kubelet", words, new TreeMap<>()), "/", 022, Credentials.ROOT, Descriptors.NONE, Optional.of(0), true, Optional.empty(), run::connect));
    }

    private static String host(Mapping handler, String host, int port) {
        for (Mapping header : handler.get("httpHeaders").mappings()) {
            if (header.get("name").text().equalsIgnoreCase("host")) {
                return header.get("value").text();
            }
        }
        return host + ":" + port;
    }

    private static int port(Mapping container, Tree given) {
        for (Mapping port : container.get("ports").mappings()) {
            if (!given.text().isEmpty() && port.get("name").text().equals(given.text())) {
                return port.get("containerPort").wholeInt();
            }
        }
        return given.wholeInt();
    }

    private String place() {
        return host + ":" + port;
    }

    private String about() {
        return path.isEmpty() ? "" : "Get \"http://" + place() + path + "\": ";
    }

    private Step connect(Sys sys) {
        Outcome<Integer> connected = sys.connect(host, port);
        if (!connected.ok()) {
            return connected.is(Errno.ETIMEDOUT) || connected.is(Errno.EHOSTUNREACH)
                    ? Step.await(new Step.Condition.Deadline(atMicros), s -> end(s, false, about() + (path.isEmpty() ? "dial tcp " + place() + ": i/o timeout"
                            : "context deadline exceeded (Client.Timeout exceeded while awaiting headers)")))
                    : end(sys, false, about() + "dial tcp " + place() + ": connect: " + connected.errno().text().toLowerCase(Locale.ROOT));
        }
        return path.isEmpty() ? end(sys, true, "") : sys.write(connected.value(), Bytes.of(request), s -> read(s, connected.value(), Bytes.EMPTY));
    }

    private Step read(Sys sys, int socket, Bytes head) {
        if (sys.now() >= atMicros) {
            return end(sys, false, about() + "context deadline exceeded (Client.Timeout exceeded while awaiting headers)");
        }
        Outcome<Bytes> read = sys.read(socket, PORTION);
        if (read.is(Errno.EAGAIN)) {
            return Step.await(List.of(new Step.Condition.Readable(socket), new Step.Condition.Deadline(atMicros)), s -> read(s, socket, head));
        }
        Bytes all = read.ok() ? head.plus(read.value()) : head;
        int line = all.indexOf((byte) '\n', 0);
        if (line < 0) {
            return read.ok() && !read.value().isEmpty() ? Step.next(s -> read(s, socket, all)) : end(sys, false, about() + "EOF");
        }
        String[] words = all.slice(0, line).text().strip().split(" ");
        int status = words.length > 1 && words[1].matches("\\d{3}") ? Integer.parseInt(words[1]) : 0;
        return end(sys, status >= 200 && status < 400, "HTTP probe failed with statuscode: " + status);
    }

    private Step end(Sys sys, boolean good, String message) {
        sys.kernel().after(0, Kubelet.NAME, new Kubelet.Probed(answer.node(), answer.uid(), answer.container(), answer.id(), answer.kind(), good, message));
        return Step.exit(0);
    }
}
