package dev.drydock.sandbox.docker;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.phrase.Phrases;
import dev.drydock.sandbox.process.Credentials;
import dev.drydock.sandbox.process.Ended;
import dev.drydock.sandbox.process.Exchange;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Network;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.time.Component;
import dev.drydock.sandbox.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A machine with the docker client, and at the engine's socket somebody who says what the test tells it to say, and remembers what was asked. */
final class ScriptedEngine {
    private static final String MACHINE = "box";

    private final Map<String, Reply> replies = new LinkedHashMap<>();
    final List<Request> requests = new ArrayList<>();
    final StringBuilder output = new StringBuilder();
    final StringBuilder errors = new StringBuilder();

    /** What is said to a request. */
    record Reply(int status, Map<String, String> headers, Bytes body) {}

    ScriptedEngine() {
        say("HEAD /_ping", new Reply(200, Map.of("api-version", "1.51", "swarm", "inactive"), Bytes.EMPTY));
    }

    /** From now on this is the answer to {@code POST /containers/create}, without version and query. */
    ScriptedEngine say(String what, int status, String json) {
        return say(what, new Reply(status, Map.of(), Bytes.of(json)));
    }

    ScriptedEngine say(String what, Reply reply) {
        replies.put(what, reply);
        return this;
    }

    /** Runs one command line and returns its exit status. */
    int run(String... words) {
        World world = new World(new World.Plan(1, 1_700_000_000_000_000L, name -> Optional.of(new Docker()), Phrases.NONE, false,
                List.of(wiring -> new Listening(wiring)), ScriptedEngine::furnish),
                (stream, bytes) -> (stream.equals(World.STDERR) ? errors : output).append(bytes.text()));
        List<String> all = new ArrayList<>(List.of("docker"));
        all.addAll(List.of(words));
        Process.Id id = world.start(new World.Login(MACHINE, Credentials.ROOT, "/root", new TreeMap<>(Map.of("PATH", "/bin", "HOME", "/root", "GREETING", "hi"))),
                "/bin/docker", all);
        world.close(World.STDIN);
        world.run(Long.MAX_VALUE / 2, 100_000, () -> world.ended(id).isPresent());
        return world.ended(id).map(Ended::exitStatus).orElseThrow();
    }

    /** What was asked: method, path without version, query. */
    List<String> asked() {
        return requests.stream().map(request -> asked(request)
                + (request.query().isEmpty() ? "" : "?" + String.join("&", request.query().entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList()))).toList();
    }

    private static String asked(Request request) {
        return request.method() + " " + request.path().replaceFirst("^/v1\\.50", "");
    }

    private static void furnish(Kernel kernel) {
        Transaction transaction = kernel.transaction();
        transaction.put(Space.FILE_SYSTEMS.key(MACHINE), Directory.EMPTY.with(RegularFile.program("docker", 1000), "/bin/docker")
                .with(RegularFile.of("# colours\nCOLOR=blue\nGREETING\n"), "/root/my.env").with(Directory.EMPTY, "/tmp")
                .with(dev.drydock.sandbox.fs.Device.socket(dev.drydock.sandbox.fs.Attributes.of(0660), "/var/run/docker.sock"), "/var/run/docker.sock"));
        transaction.put(Network.key(MACHINE), new Network(MACHINE, MACHINE, List.of(), List.of(), new TreeMap<>()));
        transaction.put(Space.key(MACHINE), new Space(MACHINE, MACHINE,
                List.of(new Space.Mount(List.of(), new Space.Source.Tree(MACHINE, List.of()), false)), MACHINE, MACHINE, MACHINE, Space.Limits.NONE));
        transaction.put(Exchange.Endpoint.unix(MACHINE, "/var/run/docker.sock"), new Exchange.Endpoint("scripted"));
    }

    private final class Listening implements Component {
        private final Kernel.Wiring wiring;

        Listening(Kernel.Wiring wiring) {
            this.wiring = wiring;
        }

        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public void on(Transaction transaction, Object payload) {
            Kernel kernel = new Kernel(wiring, transaction);
            String id = ((Exchange.Arrived) payload).exchange();
            Request request = kernel.exchanges().find(id).orElseThrow().request();
            requests.add(request);
            Reply reply = replies.getOrDefault(asked(request), new Reply(404, Map.of(), Bytes.of("{\"message\":\"nothing scripted for " + asked(request) + "\"}")));
            kernel.exchanges().answer(id, new Exchange.Head(reply.status(), new TreeMap<>(reply.headers())), reply.body());
        }
    }
}
