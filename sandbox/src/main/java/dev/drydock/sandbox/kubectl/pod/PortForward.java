package dev.drydock.sandbox.kubectl.pod;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.KnownKinds;
import dev.drydock.sandbox.kubectl.client.Stream;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Step.Condition;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code kubectl port-forward}: ports of this machine that lead to ports of a pod, until it is interrupted. */
public record PortForward(Job job, Cluster cluster, String path) {
    private static final int CHUNK = 32_768;

    /** @param local here, 0 for any @param remote in the pod */
    private record Pair(int local, int remote) {}

    /** @param descriptor that listens */
    private record Listening(int descriptor, Pair pair) {}

    public static Task<Done> start(Job job) {
        if (job.arguments().size() < 2) {
            return job.misused("TYPE/NAME and list of ports are required for port-forward");
        }
        return job.cluster().then(cluster -> Pods.object(cluster, job.arguments().get(0)).then(item -> Pods.of(cluster, item, job.micros("pod-running-timeout")).then(pod ->
                Task.all(job.arguments().subList(1, job.arguments().size()), spec -> pair(item, pod, spec)).then(pairs -> {
                    String phase = pod.at("status", "phase").text();
                    String path = KnownKinds.POD.path(pod.at("metadata", "namespace").text(), pod.at("metadata", "name").text()) + "/portforward";
                    return !phase.equals("Running") ? Task.fail("unable to forward port because pod is not running. Current status=" + phase)
                            : new PortForward(job, cluster, path).listen(pairs);
                }))));
    }

    private static Task<Pair> pair(Item item, Mapping pod, String spec) {
        String[] parts = spec.split(":", -1);
        if (parts.length > 2) {
            return Task.fail("invalid port format '" + spec + "'");
        }
        String remote = parts[parts.length - 1];
        String local = parts.length == 2 ? parts[0].isEmpty() ? "0" : parts[0] : remote;
        if (remote.isEmpty()) {
            return Task.fail("remote port cannot be empty");
        }
        return (item.kind().kind().equals("Service") ? servicePort(item.object(), pod, remote) : podPort(pod, remote)).then(port -> {
            String here = local.equals(remote) && !remote.matches("\\d+") ? Integer.toString(port) : local;
            return here.matches("\\d{1,5}") && Integer.parseInt(here) < 65_536 && port > 0 && port < 65_536 ? Task.of(new Pair(Integer.parseInt(here), port))
                    : Task.fail(port <= 0 ? "remote port must be > 0" : "error parsing local port '" + here + "': strconv.ParseUint: parsing \"" + here + "\": "
                            + (here.matches("\\d+") ? "value out of range" : "invalid syntax"));
        });
    }

    private static Task<Integer> podPort(Mapping pod, String port) {
        if (port.matches("\\d{1,9}")) {
            return Task.of(Integer.parseInt(port));
        }
        return named(pod, port).map(Task::of).orElseGet(() -> Task.fail("Pod '" + pod.at("metadata", "name").text() + "' does not have a named port '" + port + "'"));
    }

    private static Optional<Integer> named(Mapping pod, String name) {
        return pod.at("spec", "containers").mappings().stream().flatMap(container -> container.get("ports").mappings().stream())
                .filter(port -> port.get("name").text().equals(name)).map(port -> port.get("containerPort").wholeInt()).findFirst();
    }

    private static Task<Integer> servicePort(Mapping service, Mapping pod, String port) {
        String name = service.at("metadata", "name").text();
        Optional<Mapping> found = service.at("spec", "ports").mappings().stream().filter(each -> port.matches("\\d+")
                ? Long.toString(each.get("port").whole()).equals(port) : each.get("name").text().equals(port)).findFirst();
        if (found.isEmpty()) {
            return Task.fail("Service " + name + " does not have a " + (port.matches("\\d+") ? "service port " : "named port '") + port + (port.matches("\\d+") ? "" : "'"));
        }
        Tree target = found.get().get("targetPort");
        return target.text().isEmpty() ? Task.of(target.wholeInt() > 0 ? target.wholeInt() : found.get().get("port").wholeInt()) : podPort(pod, target.text());
    }

    private Task<Done> listen(List<Pair> pairs) {
        List<String> addresses = job.list("address").isEmpty() ? List.of("localhost") : job.list("address");
        return Task.with(sys -> {
            List<Listening> listening = new ArrayList<>();
            StringBuilder told = new StringBuilder();
            StringBuilder complaints = new StringBuilder();
            for (Pair pair : pairs) {
                for (String address : addresses) {
                    open(sys, pair, address, listening, told, complaints);
                }
            }
            if (listening.isEmpty()) {
                return Task.complain(complaints.toString()).and(Task.fail("unable to listen on any of the requested ports: ["
                        + String.join(" ", pairs.stream().map(pair -> "{" + pair.local() + " " + pair.remote() + "}").toList()) + "]"));
            }
            return Task.complain(complaints.toString()).and(Task.print(told.toString())).and(serve(List.copyOf(listening)));
        });
    }

    private static void open(Sys sys, Pair pair, String address, List<Listening> listening, StringBuilder told, StringBuilder complaints) {
        boolean local = address.equals("localhost");
        String ip = local ? "127.0.0.1" : address;
        int port = pair.local() == 0 ? 30_000 + (int) Math.floorMod(sys.random("port-forward"), 30_000L) : pair.local();
        Outcome<Integer> opened = sys.listen(ip, port);
        if (!opened.ok()) {
            complaints.append("Unable to listen on port ").append(port).append(": Listeners failed to create with the following errors: [unable to create listener: Error listen tcp4 ")
                    .append(ip).append(':').append(port).append(": bind: address already in use")
                    .append(local ? " unable to create listener: Error listen tcp6 [::1]:" + port + ": bind: address already in use" : "").append("]\n");
            return;
        }
        listening.add(new Listening(opened.value(), new Pair(port, pair.remote())));
        told.append("Forwarding from ").append(ip).append(':').append(port).append(" -> ").append(pair.remote()).append('\n');
        if (local) {
            told.append("Forwarding from [::1]:").append(port).append(" -> ").append(pair.remote()).append('\n');
        }
    }

    private Task<Done> serve(List<Listening> all) {
        return Task.<Boolean, Done>loop(true, again -> (sys, then, otherwise) -> {
            for (Listening each : all) {
                Outcome<Integer> accepted = sys.accept(each.descriptor());
                if (accepted.ok()) {
                    return sys.print("Handling connection for " + each.pair().local() + "\n", s -> {
                        s.fork(Sys.Child.of(child -> forward(accepted.value(), each.pair().remote()).run(child, (c, done) -> Step.exit(0), (c, why) ->
                                c.fail("error: " + why.inner() + "\n", 1))));
                        s.close(accepted.value());
                        return then.run(s, new Task.Round.Again<>(true));
                    });
                }
            }
            List<Condition> waits = all.stream().map(each -> (Condition) new Condition.Readable(each.descriptor())).toList();
            return Step.await(waits, s -> then.run(s, new Task.Round.Again<>(true)));
        });
    }

    /** Carries one connection, both ways, until both sides have said all. */
    private Task<Done> forward(int socket, int port) {
        return cluster.open(cluster.request("POST", path, Map.of("ports", Integer.toString(port)), Bytes.EMPTY).withHeader("connection", "Upgrade")
                .withHeader("upgrade", "SPDY/3.1")).then(stream -> (sys, then, otherwise) -> pump(sys, stream, socket, new Pump(stream.rest(), Bytes.EMPTY, true, true),
                        s -> {
                            s.close(stream.call());
                            s.close(socket);
                            return then.run(s, Done.DONE);
                        }));
    }

    /** @param down bytes for the socket @param up bytes for the pod */
    private record Pump(Bytes down, Bytes up, boolean podOpen, boolean socketOpen) {}

    private Step pump(Sys sys, Stream stream, int socket, Pump pump, dev.drydock.sandbox.process.Code end) {
        List<Condition> waits = new ArrayList<>();
        Pump after = down(sys, stream, socket, pump, waits);
        Pump both = up(sys, stream, socket, after, waits);
        if (!both.podOpen() && both.down().isEmpty()) {
            return end.run(sys);
        }
        boolean stuck = both == pump && !waits.isEmpty();
        return stuck ? Step.await(waits, s -> pump(s, stream, socket, both, end)) : Step.next(s -> pump(s, stream, socket, both, end));
    }

    private static Pump down(Sys sys, Stream stream, int socket, Pump pump, List<Condition> waits) {
        if (!pump.down().isEmpty()) {
            Outcome<Integer> written = sys.write(socket, pump.down());
            if (written.is(Errno.EAGAIN)) {
                waits.add(new Condition.Writable(socket));
                return pump;
            }
            return new Pump(written.ok() ? pump.down().from(written.value()) : Bytes.EMPTY, pump.up(), pump.podOpen() && written.ok(), pump.socketOpen());
        }
        if (!pump.podOpen()) {
            return pump;
        }
        Outcome<Bytes> read = sys.read(stream.call().downstream(), CHUNK);
        if (read.is(Errno.EAGAIN)) {
            waits.add(new Condition.Readable(stream.call().downstream()));
            return pump;
        }
        return read.ok() && !read.value().isEmpty() ? new Pump(read.value(), pump.up(), true, pump.socketOpen()) : new Pump(pump.down(), pump.up(), false, pump.socketOpen());
    }

    private static Pump up(Sys sys, Stream stream, int socket, Pump pump, List<Condition> waits) {
        if (!pump.up().isEmpty()) {
            Outcome<Integer> sent = sys.write(stream.call().upstream(), pump.up());
            if (sent.is(Errno.EAGAIN)) {
                waits.add(new Condition.Writable(stream.call().upstream()));
                return pump;
            }
            return new Pump(pump.down(), sent.ok() ? pump.up().from(sent.value()) : Bytes.EMPTY, pump.podOpen(), pump.socketOpen());
        }
        if (!pump.socketOpen()) {
            return pump;
        }
        Outcome<Bytes> read = sys.read(socket, CHUNK);
        if (read.is(Errno.EAGAIN)) {
            waits.add(new Condition.Readable(socket));
            return pump;
        }
        if (read.ok() && !read.value().isEmpty()) {
            return new Pump(pump.down(), read.value(), pump.podOpen(), true);
        }
        // The number stays taken, so that closing the call later cannot hit another file.
        sys.duplicate(stream.call().downstream(), stream.call().upstream());
        return new Pump(pump.down(), pump.up(), pump.podOpen(), false);
    }
}
