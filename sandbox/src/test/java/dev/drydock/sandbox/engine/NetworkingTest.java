package dev.drydock.sandbox.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NetworkingTest {
    private final Lab lab = new Lab();

    @Test
    void a_published_port_leads_into_the_container() {
        lab.docker("run", "-d", "--name", "web", "-p", "8080:80", "nginx");
        lab.pass(1_000_000);
        assertTrue(lab.run("", "curl", "-s", "localhost:8080").contains("Welcome to nginx!"));
    }

    @Test
    void the_same_port_cannot_be_published_twice() {
        lab.docker("run", "-d", "--name", "web", "-p", "8080:80", "nginx");
        String text = lab.docker("run", "-d", "--name", "second", "-p", "8080:80", "nginx");
        assertEquals(125, lab.exitCode());
        assertTrue(text.contains("Bind for 0.0.0.0:8080 failed: port is already allocated"), text);
        lab.docker("rm", "-f", "web");
        assertEquals("second\n", lab.docker("start", "second"));
    }

    @Test
    void a_port_of_the_machine_cannot_be_published() {
        lab.pass(1_000_000);
        String text = lab.docker("run", "-d", "-p", "5000:80", "nginx");
        assertTrue(text.contains("failed to bind host port for 0.0.0.0:5000:172.17.0.2:80/tcp: address already in use"), text);
    }

    @Test
    void addresses_are_given_from_the_lowest_and_given_back() {
        lab.docker("run", "-d", "--name", "a1", "busybox", "sleep", "100");
        lab.docker("run", "-d", "--name", "a2", "busybox", "sleep", "100");
        lab.docker("rm", "-f", "a1");
        lab.docker("run", "-d", "--name", "a3", "busybox", "sleep", "100");
        assertEquals("172.17.0.2\n", lab.docker("inspect", "-f", "{{.NetworkSettings.IPAddress}}", "a3"));
    }

    @Test
    void names_are_known_on_networks_of_ones_own_only() {
        lab.docker("network", "create", "net1");
        lab.docker("run", "-d", "--name", "web", "--network", "net1", "nginx");
        lab.docker("run", "-d", "--name", "plain", "nginx");
        lab.pass(1_000_000);
        assertTrue(lab.docker("run", "--rm", "--network", "net1", "busybox", "wget", "-qO-", "http://web").contains("Welcome to nginx!"));
        lab.docker("run", "--rm", "busybox", "wget", "-qO-", "http://plain");
        assertEquals(1, lab.exitCode());
    }

    @Test
    void networks_of_ones_own_are_apart() {
        lab.docker("network", "create", "net1");
        lab.docker("run", "-d", "--name", "web", "--network", "net1", "nginx");
        lab.pass(1_000_000);
        lab.docker("run", "--rm", "busybox", "wget", "-T", "3", "-qO-", "http://172.18.0.2");
        assertEquals(1, lab.exitCode());
    }

    @Test
    void a_container_can_be_plugged_in_while_it_runs() {
        lab.docker("network", "create", "net1");
        lab.docker("run", "-d", "--name", "web", "nginx");
        lab.docker("network", "connect", "net1", "web");
        lab.pass(1_000_000);
        assertTrue(lab.docker("run", "--rm", "--network", "net1", "busybox", "wget", "-qO-", "http://web").contains("Welcome to nginx!"));
        lab.docker("network", "disconnect", "net1", "web");
        assertEquals("net1\n", lab.docker("network", "rm", "net1"));
    }

    @Test
    void a_subnet_that_is_free_again_is_given_again() {
        lab.docker("network", "create", "net1");
        lab.docker("network", "rm", "net1");
        lab.docker("network", "create", "net2");
        assertEquals("172.18.0.0/16\n", lab.docker("network", "inspect", "-f", "{{(index .IPAM.Config 0).Subnet}}", "net2"));
    }
}
