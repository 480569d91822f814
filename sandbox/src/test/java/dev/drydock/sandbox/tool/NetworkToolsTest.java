package dev.drydock.sandbox.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Program;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.world.TinyWorld;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkToolsTest {
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nServer: test\r\nContent-Length: 6\r\n\r\nhello\n";

    private final TinyWorld tiny = new TinyWorld(programs());

    private static Map<String, Program> programs() {
        Map<String, Program> programs = new LinkedHashMap<>();
        for (String name : List.of("curl", "wget", "nc", "getent", "ping", "ss")) {
            programs.put(name, Tools.find(name).orElseThrow());
        }
        programs.put("server", sys -> serve(sys.listen("0.0.0.0", 80).value()));
        programs.put("mute", sys -> accept(sys.listen("0.0.0.0", 81).value()));
        return programs;
    }

    private static Step serve(int listening) {
        return Step.await(new Step.Condition.Readable(listening), sys -> {
            int connection = sys.accept(listening).value();
            return sys.read(connection, 4096, (s, asked) -> s.write(connection, Bytes.of(ANSWER), end -> {
                end.close(connection);
                return serve(listening);
            }));
        });
    }

    private static Step accept(int listening) {
        return Step.await(new Step.Condition.Readable(listening), sys -> {
            sys.accept(listening);
            return accept(listening);
        });
    }

    private void serving(String server) {
        tiny.start(server);
        tiny.settle();
    }

    @Test
    void curl_prints_what_a_server_answers() {
        serving("server");
        assertEquals(0, tiny.run("", "curl", "-s", "localhost").status());
        assertEquals("hello\n", tiny.output());
    }

    @Test
    void curl_shows_headers_on_demand() {
        serving("server");
        tiny.run("", "curl", "-si", "http://127.0.0.1/");
        assertEquals(ANSWER, tiny.output());
    }

    @Test
    void curl_writes_a_status_code_out() {
        serving("server");
        tiny.run("", "curl", "-s", "-o", "/dev/null", "-w", "%{http_code}\\n", "localhost");
        assertEquals("200\n", tiny.output());
    }

    @Test
    void curl_to_a_port_that_nobody_listens_on_exits_with_7() {
        assertEquals(7, tiny.run("", "curl", "-sS", "localhost:99").status());
        String errors = tiny.errors();
        assertTrue(errors.matches("curl: \\(7\\) Failed to connect to localhost port 99 after \\d+ ms: Couldn't connect to server\n"), errors);
    }

    @Test
    void curl_to_a_name_that_nobody_knows_exits_with_6() {
        assertEquals(6, tiny.run("", "curl", "-sS", "nosuch").status());
        assertEquals("curl: (6) Could not resolve host: nosuch\n", tiny.errors());
    }

    @Test
    void curl_gives_up_after_its_time() {
        serving("mute");
        assertEquals(28, tiny.run("", "curl", "-sS", "-m", "2", "localhost:81").status());
        assertTrue(tiny.errors().startsWith("curl: (28) Operation timed out after 200"));
    }

    @Test
    void wget_saves_into_a_file_named_like_the_page() {
        serving("server");
        assertEquals(0, tiny.run("", "wget", "-q", "http://localhost/page.html").status());
        assertEquals("hello\n", tiny.world.ask("test", kernel -> kernel.files(TinyWorld.MACHINE).read("/root/page.html").value().text()));
    }

    @Test
    void nc_speaks_with_a_server() {
        serving("server");
        tiny.run("GET / HTTP/1.0\r\n\r\n", "nc", "127.0.0.1", "80");
        assertEquals(ANSWER, tiny.output());
    }

    @Test
    void ss_lists_listeners() {
        serving("server");
        tiny.run("", "ss", "-tln");
        assertTrue(tiny.output().contains("0.0.0.0:80 "));
    }
}
