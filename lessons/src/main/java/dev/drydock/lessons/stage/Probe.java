package dev.drydock.lessons.stage;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Credentials;
import dev.drydock.sandbox.process.Descriptors;
import dev.drydock.sandbox.process.Exchange;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Processes;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.world.World;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A process that asks something in a twin of a world. The twin is never undone and is thrown away, so the process may write its
 * answers where Java can read them.
 */
final class Probe {
    /** Who does not answer within this virtual time does not answer. */
    private static final long PATIENCE_MICROS = 5_000_000;
    private static final long MOST_EVENTS = 200_000;
    private static final int MOST_BYTES = 1 << 20;

    private final World twin;

    private Probe(World world) {
        this.twin = world.twin((stream, bytes) -> {});
    }

    /** An answer of the engine's API. */
    record Answer(int status, Bytes body) {}

    /**
     * Asks the Docker engine of a machine.
     *
     * @return the answers in the order of the requests; empty when the engine does not answer all of them
     */
    static Optional<List<Answer>> ask(World world, String machine, List<Request> requests) {
        List<Answer> answers = new ArrayList<>();
        Key<Exchange.Endpoint> endpoint = Exchange.Endpoint.unix(machine, "/var/run/docker.sock");
        new Probe(world).run(machine, sys -> ask(sys, endpoint, requests, answers));
        return answers.size() == requests.size() ? Optional.of(answers) : Optional.empty();
    }

    private static Step ask(Sys sys, Key<Exchange.Endpoint> endpoint, List<Request> left, List<Answer> answers) {
        if (left.isEmpty()) return Step.exit(0);
        Outcome<Sys.Call> opened = sys.open(endpoint, left.get(0));
        if (!opened.ok()) return Step.exit(1);
        Sys.Call call = opened.value();
        sys.close(call.upstream());
        return sys.head(call, (answered, head) -> readAll(answered, call.downstream(), Bytes.EMPTY, (reading, body) -> {
            if (head.status() == 0) return Step.exit(1);
            answers.add(new Answer(head.status(), body));
            reading.close(call);
            return ask(reading, endpoint, left.subList(1, left.size()), answers);
        }));
    }

    /** Sends text over TCP from a space and answers all that comes back; empty when nobody listens. */
    static Optional<String> exchange(World world, String space, Target target, String text) {
        AtomicReference<String> answer = new AtomicReference<>();
        new Probe(world).run(space, sys -> {
            List<String> addresses = sys.lookUp(target.host());
            if (addresses.isEmpty()) return Step.exit(1);
            Outcome<Integer> connected = sys.connect(addresses.get(0), target.port());
            if (!connected.ok()) return Step.exit(1);
            int socket = connected.value();
            return sys.write(socket, Bytes.of(text), sent -> readAll(sent, socket, Bytes.EMPTY, (reading, all) -> {
                answer.set(new String(all.toArray(), StandardCharsets.UTF_8));
                return Step.exit(0);
            }));
        });
        return Optional.ofNullable(answer.get());
    }

    /** Where a connection goes. */
    record Target(String host, int port) {}

    /** What to do with all that was read. */
    private interface Whole {
        Step run(Sys sys, Bytes all);
    }

    private static Step readAll(Sys sys, int descriptor, Bytes before, Whole then) {
        return sys.read(descriptor, 1 << 16, (reading, read) -> {
            boolean end = !read.ok() || read.value().isEmpty() || before.length() > MOST_BYTES;
            return end ? then.run(reading, before) : readAll(reading, descriptor, before.plus(read.value()), then);
        });
    }

    /** Runs a process in a space of the twin until it has ended or patience has. */
    private void run(String space, Code code) {
        Optional<Process.Id> id = twin.ask("probe", kernel -> kernel.processes().spawn(new Processes.Birth(
                Optional.empty(), space, new Process.Invocation("/probe", List.of("probe"), new TreeMap<>()), "/", 022,
                Credentials.ROOT, Descriptors.NONE, Optional.of(0), true, Optional.empty(), code))
                .toOptional().map(Process::id));
        id.ifPresent(process -> twin.run(twin.now() + PATIENCE_MICROS, MOST_EVENTS, () -> twin.ended(process).isPresent()));
    }
}
