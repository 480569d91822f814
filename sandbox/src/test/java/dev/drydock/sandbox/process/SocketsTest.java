package dev.drydock.sandbox.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.world.TinyWorld;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SocketsTest {
    /** Serves: answers each connection with what it was sent, in brackets, and closes it. */
    private static final Program SERVER = sys -> {
        int listening = sys.listen("0.0.0.0", 80).value();
        return serve(listening);
    };

    private static Step serve(int listening) {
        return Step.await(new Step.Condition.Readable(listening), sys -> {
            int connection = sys.accept(listening).value();
            return sys.read(connection, 100, (s, asked) -> s.write(connection, Bytes.of("[" + asked.value().text() + "]"), end -> {
                end.close(connection);
                return serve(listening);
            }));
        });
    }

    /** {@code ask ADDRESS PORT TEXT} prints the answer or the refusal. */
    private static final Program ASK = sys -> {
        Outcome<Integer> connected = sys.connect(sys.arguments().get(1), Integer.parseInt(sys.arguments().get(2)));
        if (!connected.ok()) {
            return sys.fail(connected.errno().text(), 1);
        }
        int connection = connected.value();
        return sys.write(connection, Bytes.of(sys.arguments().get(3)), s -> s.read(connection, 100, (s2, answer) ->
                s2.print(answer.value().text(), 0)));
    };

    private final TinyWorld tiny = new TinyWorld(Map.of("server", SERVER, "ask", ASK));

    /** Starts the server in a namespace of its own, behind a bridge of the machine. */
    private void serveInContainer() {
        tiny.world.act("test", kernel -> {
            kernel.transaction().put(Network.key("c1"), new Network(
                    "c1", TinyWorld.MACHINE,
                    List.of(new Network.Interface("eth0", "bridge", "172.17.0.2", 16, "172.17.0.1", "02:42:ac:11:00:02")),
                    List.of(), new TreeMap<>()));
            Space own = kernel.transaction().get(Space.key(TinyWorld.MACHINE));
            kernel.transaction().put(Space.key("c1"), new Space("c1", own.machine(), own.mounts(), "c1", "c1", "c1", Space.Limits.NONE));
            Process.Invocation invocation = new Process.Invocation("/bin/server", List.of("server"), new TreeMap<>());
            kernel.processes().spawn(new Processes.Birth(
                    Optional.empty(), "c1", invocation, "/", 022, Credentials.ROOT, Descriptors.NONE, Optional.of(0), true,
                    Optional.empty(), SERVER::start));
        });
        tiny.settle();
    }

    @Test
    void a_host_reaches_its_container_by_address() {
        serveInContainer();
        tiny.run("", "ask", "172.17.0.2", "80", "hi");
        assertEquals("[hi]", tiny.output());
    }

    @Test
    void a_published_port_leads_into_the_container() {
        serveInContainer();
        tiny.world.act("test", kernel -> {
            Network host = kernel.transaction().get(Network.key(TinyWorld.MACHINE));
            kernel.transaction().put(Network.key(TinyWorld.MACHINE), host.withForwards(
                    List.of(new Network.Forward("tcp", "0.0.0.0", 8080, "c1", "172.17.0.2", 80))));
        });
        tiny.run("", "ask", "127.0.0.1", "8080", "hi");
        assertEquals("[hi]", tiny.output());
    }

    @Test
    void a_port_that_nobody_listens_on_refuses() {
        tiny.run("", "ask", "127.0.0.1", "81", "hi");
        assertEquals("Connection refused", tiny.errors());
    }

    @Test
    void a_listener_goes_with_its_process() {
        Process.Id server = tiny.start("server");
        tiny.settle();
        tiny.world.signal(server, Signal.TERM);
        tiny.run("", "ask", "127.0.0.1", "80", "hi");
        assertEquals("Connection refused", tiny.errors());
    }

    @Test
    void a_first_process_of_a_namespace_is_shielded_from_its_own_but_not_from_the_machine() {
        serveInContainer();
        Process server = tiny.world.ask("test", kernel -> kernel.processes().inPids(TinyWorld.MACHINE, "c1").get(1));
        tiny.world.act("test", kernel -> kernel.processes().signal(server.id(), Signal.KILL, true));
        tiny.world.act("test", kernel -> kernel.processes().signal(server.id(), Signal.TERM, false));
        assertEquals(true, tiny.world.ask("test", kernel -> kernel.processes().find(server.id()).orElseThrow().alive()));
        tiny.world.act("test", kernel -> kernel.processes().signal(server.id(), Signal.KILL, false));
        assertEquals(Optional.of(Ended.by(Signal.KILL)), tiny.world.ended(server.id()));
    }
}
