package dev.drydock.sandbox.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Program;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.world.TinyWorld;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisTest {
    private static final Map<String, Program> PROGRAMS =
            Map.of("redis-server", Apps.find("redis-server").orElseThrow(), "redis-cli", Apps.find("redis-cli").orElseThrow());

    private final TinyWorld tiny = new TinyWorld(PROGRAMS);
    private Process.Id server;

    @BeforeEach
    void serve() {
        server = tiny.start("redis-server");
        tiny.settle();
        tiny.output();
    }

    private String cli(String commands) {
        tiny.run(commands, "redis-cli");
        return tiny.output();
    }

    @Test
    void what_was_set_is_got() {
        assertEquals("OK\n1\n", cli("set a 1\nget a\n"));
    }

    @Test
    void a_counter_counts() {
        assertEquals("1\n3\nERR value is not an integer or out of range\n\n", cli("incr n\nincrby n 2\nincrby n x\n"));
    }

    @Test
    void what_expires_is_gone_after_its_time() {
        cli("set a 1 ex 10\n");
        tiny.world.idleUntil(tiny.world.now() + 11_000_000);
        assertEquals("\n", cli("get a\n"));
    }

    @Test
    void a_list_is_pushed_and_ranged() {
        assertEquals("3\nc\nb\na\n", cli("lpush l a b c\nlrange l 0 -1\n"));
    }

    @Test
    void the_wrong_kind_is_refused() {
        assertEquals("1\nWRONGTYPE Operation against a key holding the wrong kind of value\n\n", cli("hset h f v\nget h\n"));
    }

    @Test
    void data_outlives_the_server_in_its_folder() {
        cli("set a 1\n");
        tiny.world.signal(server, Signal.TERM);
        tiny.finish(server);
        tiny.start("redis-server");
        tiny.settle();
        tiny.output();
        assertEquals("1\n", cli("get a\n"));
    }
}
