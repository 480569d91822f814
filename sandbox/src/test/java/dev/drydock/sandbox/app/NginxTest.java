package dev.drydock.sandbox.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Program;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.tool.Tools;
import dev.drydock.sandbox.world.TinyWorld;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NginxTest {
    private static final Map<String, Program> PROGRAMS =
            Map.of("nginx", Apps.find("nginx").orElseThrow(), "curl", Tools.find("curl").orElseThrow());

    private static TinyWorld world(String http) {
        return new TinyWorld(PROGRAMS, Directory.EMPTY
                .with(Directory.EMPTY, "/run")
                .with(RegularFile.of("daemon off; worker_processes 2; error_log /dev/stderr notice;\nevents {}\nhttp { access_log /dev/stdout;\n" + http + "\n}\n"),
                        "/etc/nginx/nginx.conf")
                .with(RegularFile.of("<h1>Ahoy</h1>\n"), "/srv/index.html"));
    }

    private static String curl(TinyWorld tiny, String... arguments) {
        tiny.output();
        tiny.run("", "curl", arguments);
        return tiny.output();
    }

    private static final String SITE = "server { listen 80; root /srv; location /old { return 301 /new; } location = /ok { return 200 fine; }"
            + " location /api/ { proxy_pass http://localhost:81/; } }\nserver { listen 81; location / { return 200 $request_uri; } }";

    @Test
    void a_file_is_served_and_noted_in_the_access_log() {
        TinyWorld tiny = world(SITE);
        tiny.start("nginx");
        tiny.settle();
        String said = curl(tiny, "-s", "localhost/");
        assertTrue(said.contains("<h1>Ahoy</h1>\n") && said.contains("\"GET / HTTP/1.1\" 200 14 \"-\" \"curl/"), said);
    }

    @Test
    void what_is_not_there_is_404_and_noted_in_the_error_log() {
        TinyWorld tiny = world(SITE);
        tiny.start("nginx");
        tiny.settle();
        assertTrue(curl(tiny, "-s", "-o", "/dev/null", "-w", "%{http_code}", "localhost/nope").contains("404"));
        assertTrue(tiny.errors().contains("open() \"/srv/nope\" failed (2: No such file or directory)"));
    }

    @Test
    void a_location_may_redirect() {
        TinyWorld tiny = world(SITE);
        tiny.start("nginx");
        tiny.settle();
        assertTrue(curl(tiny, "-si", "localhost/old").contains("Location: /new\r\n"));
    }

    @Test
    void a_location_may_pass_on_to_another_server() {
        TinyWorld tiny = world(SITE);
        tiny.start("nginx");
        tiny.settle();
        curl(tiny, "-s", "-o", "/root/answer", "localhost/api/x");
        assertEquals("/x", tiny.world.ask("test", kernel -> kernel.files(TinyWorld.MACHINE).read("/root/answer").value().text()));
    }

    @Test
    void asked_to_quit_it_ends_with_0() {
        TinyWorld tiny = world(SITE);
        Process.Id nginx = tiny.start("nginx");
        tiny.settle();
        tiny.world.signal(nginx, Signal.QUIT);
        assertEquals(0, tiny.finish(nginx).status());
    }

    @Test
    void a_wrong_configuration_is_named_with_its_line() {
        TinyWorld tiny = world("server {\n lisen 80; }");
        assertEquals(1, tiny.run("", "nginx", "-t").status());
        assertEquals("nginx: [emerg] unknown directive \"lisen\" in /etc/nginx/nginx.conf:5\nnginx: configuration file /etc/nginx/nginx.conf test failed\n",
                tiny.errors());
    }
}
