package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.build.convert.Operation;
import dev.drydock.sandbox.build.convert.Vertex;
import dev.drydock.sandbox.engine.api.Work;
import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.http.HttpMessage;
import dev.drydock.sandbox.image.Digest;
import dev.drydock.sandbox.process.Credentials;
import dev.drydock.sandbox.process.Descriptors;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Processes;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code ADD https://...}: a process of the machine asks the server.
 *
 * @param hops how many redirections were followed
 */
record Fetching(String machine, String exchange, Vertex vertex, Operation.Remote remote, String url, int hops) {
    private static final int MOST_HOPS = 10;
    private static final int CHUNK = 65_536;

    static void begin(Solving solving, Vertex vertex, Operation.Remote remote) {
        String exchange = solving.solve().orElseThrow().order().exchange();
        new Fetching(solving.daemon().machine(), exchange, vertex, remote, remote.url(), 0).spawn(solving.kernel());
    }

    private void spawn(Kernel kernel) {
        List<String> arguments = List.of("/usr/bin/dockerd", "-H", "fd://");
        kernel.processes().spawn(new Processes.Birth(Optional.of(new Process.Id(machine, 1)), machine,
                new Process.Invocation(arguments.get(0), arguments, new TreeMap<>()), "/", 022, Credentials.ROOT, Descriptors.NONE, Optional.of(0), true,
                Optional.empty(), this::connect));
    }

    private String host() {
        return url.replaceFirst("^https?://", "").replaceFirst("[/?#].*", "").replaceFirst("^.*@", "");
    }

    private String path() {
        String path = url.replaceFirst("^https?://[^/?#]*", "").replaceFirst("#.*", "");
        return path.startsWith("/") ? path : "/" + path;
    }

    private Step connect(Sys sys) {
        boolean secure = url.startsWith("https:");
        int colon = host().lastIndexOf(':');
        String name = colon < 0 ? host() : host().substring(0, colon);
        int port = colon < 0 ? secure ? 443 : 80 : Integer.parseInt(host().substring(colon + 1).replaceAll("\\D", "0"));
        List<String> addresses = name.matches("[0-9.]+") ? List.of(name) : sys.lookUp(name);
        if (addresses.isEmpty()) {
            return failed(sys, "Get \"" + url + "\": dial tcp: lookup " + name + ": no such host");
        }
        Outcome<Integer> socket = sys.connect(addresses.get(0), port);
        if (!socket.ok()) {
            return failed(sys, "Get \"" + url + "\": dial tcp " + addresses.get(0) + ":" + port + ": connect: " + socket.errno().text().toLowerCase(java.util.Locale.ROOT));
        }
        HttpMessage request = new HttpMessage("GET " + path() + " HTTP/1.1", List.of(new HttpMessage.Header("Host", host()),
                new HttpMessage.Header("User-Agent", "buildkit/v0.25"), new HttpMessage.Header("Connection", "close")), Bytes.EMPTY);
        return sys.write(socket.value(), request.encoded(), s -> receive(s, socket.value(), Bytes.EMPTY));
    }

    private Step receive(Sys sys, int socket, Bytes received) {
        return sys.read(socket, CHUNK, (s, read) -> {
            boolean ended = !read.ok() || read.value().isEmpty();
            Bytes all = ended ? received : received.plus(read.value());
            HttpMessage.Reading reading = HttpMessage.read(all, ended, false);
            if (reading instanceof HttpMessage.Reading.Incomplete && !ended) {
                return receive(s, socket, all);
            }
            s.close(socket);
            return reading instanceof HttpMessage.Reading.Whole whole ? answered(s, whole.message()) : failed(s, "Get \"" + url + "\": EOF");
        });
    }

    private Step answered(Sys sys, HttpMessage answer) {
        String status = answer.word(1);
        Optional<String> location = answer.header("Location");
        if (status.startsWith("3") && location.isPresent() && hops < MOST_HOPS) {
            String next = location.get().startsWith("/") ? url.replaceFirst("^(https?://[^/?#]*).*", "$1") + location.get() : location.get();
            return new Fetching(machine, exchange, vertex, remote, next, hops + 1).connect(sys);
        }
        if (!status.equals("200")) {
            return failed(sys, "invalid response status " + status);
        }
        String digest = Digest.of(answer.body());
        if (!remote.checksum().isEmpty() && !remote.checksum().equals(digest)) {
            return failed(sys, "digest mismatch " + digest + ": " + remote.checksum());
        }
        return end(sys, answer.body(), "");
    }

    private Step failed(Sys sys, String why) {
        return end(sys, Bytes.EMPTY, why);
    }

    private Step end(Sys sys, Bytes body, String refusal) {
        Work.after(sys.kernel(), machine, 0, new Fetched(exchange, vertex, remote, body, refusal));
        return Step.exit(0);
    }

    /** The server has answered. */
    private record Fetched(String exchange, Vertex vertex, Operation.Remote remote, Bytes body, String refusal) implements Work {
        @Override
        public void run(Kernel kernel, Daemon daemon) {
            Solving solving = new Solving(kernel, daemon, exchange);
            if (solving.solve().isEmpty()) {
                return;
            }
            if (!refusal.isEmpty()) {
                solving.fail(vertex, refusal, "failed to load cache key: " + refusal);
                return;
            }
            RegularFile file = new RegularFile(new Attributes(0600, 0, 0, 0), body, 0);
            solving.taken(vertex, Snapshot.of(Directory.EMPTY.with(remote.fileName(), file)));
        }
    }
}
