package dev.drydock.sandbox.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SmallServersTest {
    @Test
    void whoami_tells_who_it_is_and_what_was_asked() {
        Laptop laptop = new Laptop("traefik/whoami");
        laptop.run("docker run -d --name who --hostname ada -p 8081:80 traefik/whoami");
        String said = laptop.run("curl -s -H 'X-Course: one' localhost:8081/some/path");
        assertTrue(said.matches("Hostname: ada\nIP: 127.0.0.1\nIP: ::1\nIP: 172.17.0.2\nRemoteAddr: 172.17.0.1:\\d+\nGET /some/path HTTP/1.1\r\nHost: localhost:8081\r\n"
                + "User-Agent: curl/[\\d.]+\r\nAccept: \\*/\\*\r\nX-Course: one\r\n\r\n"), said);
    }

    @Test
    void a_go_program_ends_at_once_when_it_is_stopped() {
        Laptop laptop = new Laptop("traefik/whoami");
        assertEquals("2\n", laptop.run("docker run -d --name who traefik/whoami >/dev/null; docker stop who >/dev/null; docker inspect -f '{{.State.ExitCode}}' who"));
    }

    @Test
    void httpd_serves_lists_and_logs() {
        Laptop laptop = new Laptop("httpd");
        laptop.run("docker run -d --name web -p 8080:80 httpd; docker exec web sh -c 'mkdir htdocs/d; echo x > htdocs/d/x.txt'");
        assertEquals("<html><body><h1>It works!</h1></body></html>\n", laptop.run("curl -s localhost:8080"));
        assertTrue(laptop.run("curl -s localhost:8080/d/").contains("<li><a href=\"x.txt\"> x.txt</a></li>"));
        assertEquals("404", laptop.run("curl -s -o /dev/null -w '%{http_code}' localhost:8080/none"));
        assertTrue(laptop.run("docker logs web").contains("\"GET /none HTTP/1.1\" 404 196\n"));
    }

    @Test
    void httpd_tests_its_configuration() {
        Laptop laptop = new Laptop("httpd");
        laptop.run("docker run -d --name web httpd");
        assertTrue(laptop.run("docker exec web httpd -t").endsWith("Syntax OK\n"));
        String said = laptop.run("docker exec web sh -c 'echo Lisen 81 >> conf/httpd.conf; httpd -t'");
        assertTrue(said.contains("Invalid command 'Lisen', perhaps misspelled or defined by a module not included in the server configuration\n"), said);
        assertEquals(1, laptop.exitCode());
    }

    @Test
    void busybox_serves_a_folder() {
        Laptop laptop = new Laptop();
        laptop.run("docker run -d --name web -p 8000:8000 busybox sh -c 'mkdir /www; echo ahoy > /www/index.html; httpd -f -p 8000 -h /www'");
        assertEquals("ahoy\n", laptop.run("sleep 1; curl -s localhost:8000"));
    }

    @Test
    void stress_burns_what_its_limit_leaves_it() {
        Laptop laptop = new Laptop("polinux/stress");
        laptop.run("docker run -d --name st --cpus 0.5 polinux/stress stress -c 2; sleep 3");
        assertEquals("50.00%\n", laptop.run("docker stats --no-stream --format '{{.CPUPerc}}' st"));
    }

    @Test
    void stress_that_holds_too_much_loses_a_worker() {
        Laptop laptop = new Laptop("polinux/stress");
        String said = laptop.run("docker run -m 64m polinux/stress stress --vm 1 --vm-bytes 128M");
        assertTrue(said.contains("stress: info: [1] dispatching hogs: 0 cpu, 0 io, 1 vm, 0 hdd\n") && said.contains("(415) <-- worker 7 got signal 9\n")
                || said.contains("got signal 9\n"), said);
        assertEquals(1, laptop.exitCode());
    }

    @Test
    void memcached_keeps_and_forgets() {
        Laptop laptop = new Laptop("memcached");
        laptop.run("docker run -d --name mem -p 11211:11211 memcached");
        assertEquals("STORED\r\nVALUE a 0 2\r\nhi\r\nEND\r\nDELETED\r\nEND\r\n",
                laptop.run("printf 'set a 0 0 2\\r\\nhi\\r\\nget a\\r\\ndelete a\\r\\nget a\\r\\nquit\\r\\n' | nc localhost 11211"));
    }

    @Test
    void what_is_not_simulated_says_so() {
        Laptop laptop = new Laptop("mongo");
        assertEquals("mongod: not simulated here\n", laptop.run("docker run --rm mongo"));
        assertEquals(96, laptop.exitCode());
        assertEquals("Ubuntu\n", laptop.run("docker run --rm mongo bash -c '. /etc/os-release; echo $NAME'"));
    }

    @Test
    void toolchains_tell_their_version() {
        Laptop laptop = new Laptop("golang:1.24", "maven:3.9-eclipse-temurin-21");
        assertEquals("go version go1.24.10 linux/amd64\n", laptop.run("docker run --rm golang:1.24 go version"));
        assertTrue(laptop.run("docker run --rm maven:3.9-eclipse-temurin-21 mvn -v").startsWith("Apache Maven 3.9.11 ("));
    }
}
