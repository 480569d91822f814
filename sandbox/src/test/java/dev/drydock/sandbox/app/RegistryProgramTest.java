package dev.drydock.sandbox.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.registry.Registries;
import dev.drydock.sandbox.registry.RegistryServer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistryProgramTest {
    private final Laptop laptop = new Laptop("registry:2");

    private void serve(String more) {
        laptop.run("docker run -d --name reg -p 5000:5000 -v regdata:/var/lib/registry " + more + " registry:2; sleep 1");
    }

    @Test
    void what_is_pushed_can_be_listed_and_pulled() {
        serve("");
        laptop.run("docker tag alpine localhost:5000/team/alpine:v1; docker push localhost:5000/team/alpine:v1; docker rmi localhost:5000/team/alpine:v1");
        assertEquals("{\"repositories\":[\"team/alpine\"]}\n{\"name\":\"team/alpine\",\"tags\":[\"v1\"]}\n",
                laptop.run("curl -s localhost:5000/v2/_catalog; curl -s localhost:5000/v2/team/alpine/tags/list"));
        assertTrue(laptop.run("docker pull localhost:5000/team/alpine:v1").contains("Status: Downloaded newer image for localhost:5000/team/alpine:v1\n"));
        assertTrue(laptop.run("docker logs reg").contains("\"PUT /v2/team/alpine/manifests/v1 HTTP/1.1\" 201 "));
    }

    @Test
    void a_volume_keeps_the_images_of_a_removed_registry() {
        serve("");
        laptop.run("docker tag alpine localhost:5000/a; docker push localhost:5000/a; docker rm -f reg");
        assertTrue(laptop.run("docker pull localhost:5000/a").endsWith("dial tcp 127.0.0.1:5000: connect: connection refused\n"));
        serve("");
        assertEquals("{\"repositories\":[\"a\"]}\n", laptop.run("curl -s localhost:5000/v2/_catalog"));
    }

    @Test
    void another_host_is_not_trusted_without_https() {
        serve("");
        laptop.run("docker tag alpine localhost:5000/a; docker push localhost:5000/a");
        assertEquals("Error response from daemon: Get \"https://laptop:5000/v2/\": http: server gave HTTP response to HTTPS client\n",
                laptop.run("ssh host-a docker pull laptop:5000/a </dev/null").replace("Using default tag: latest\n", ""));
        laptop.run("ssh host-a \"sudo sh -c 'mkdir -p /etc/docker; echo {\\\\\\\"insecure-registries\\\\\\\": [\\\\\\\"laptop:5000\\\\\\\"]} > /etc/docker/daemon.json'\" </dev/null");
        assertTrue(laptop.run("ssh host-a docker pull laptop:5000/a </dev/null").contains("Downloaded newer image for laptop:5000/a:latest"),
                laptop.run("ssh host-a cat /etc/docker/daemon.json </dev/null"));
    }

    @Test
    void a_registry_with_accounts_wants_a_login() {
        laptop.run("docker pull -q httpd:2; mkdir auth; docker run --rm --entrypoint htpasswd httpd:2 -Bbn ann pw > auth/htpasswd");
        serve("-v $PWD/auth:/auth -e REGISTRY_AUTH=htpasswd -e REGISTRY_AUTH_HTPASSWD_REALM=Realm -e REGISTRY_AUTH_HTPASSWD_PATH=/auth/htpasswd");
        laptop.run("docker tag alpine localhost:5000/a");
        assertTrue(laptop.run("docker push localhost:5000/a").endsWith("no basic auth credentials\n"));
        assertTrue(laptop.run("echo no | docker login -u ann --password-stdin localhost:5000").contains("status: 401 Unauthorized"));
        assertTrue(laptop.run("echo pw | docker login -u ann --password-stdin localhost:5000").endsWith("Login Succeeded\n"));
        assertTrue(laptop.run("docker push localhost:5000/a").contains("latest: digest: sha256:"));
        assertEquals("{\"repositories\":[\"a\"]}\n", laptop.run("curl -s -u ann:pw localhost:5000/v2/_catalog"));
    }

    private void trouble(RegistryServer.Fault fault) {
        laptop.world.act("fault", kernel -> Registries.trouble(kernel.transaction(), "docker.io", Optional.of(fault)));
    }

    @Test
    void the_rate_limit_tells_strangers_to_wait() {
        trouble(RegistryServer.Fault.RATE_LIMIT);
        assertEquals("Error response from daemon: toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit\n",
                laptop.run("docker pull -q python"));
        laptop.run("echo secret | docker login -u student --password-stdin");
        assertEquals("docker.io/library/python:latest\n", laptop.run("docker pull -q python"));
    }

    @Test
    void a_registry_that_is_down_lets_everybody_wait() {
        trouble(RegistryServer.Fault.DOWN);
        assertEquals("Error response from daemon: Get \"https://registry-1.docker.io/v2/\": net/http: request canceled while waiting for connection "
                + "(Client.Timeout exceeded while awaiting headers)\n", laptop.run("docker pull -q python"));
    }
}
