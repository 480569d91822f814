package dev.drydock.sandbox.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.phrase.Phrases;
import dev.drydock.sandbox.process.Process;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudentClusterTest {
    private final StringBuilder output = new StringBuilder();
    private final Worlds.Named named = Worlds.named("cluster").orElseThrow();
    private final World world = new World(named.plan(1, Worlds.EPOCH_MICROS, Phrases.NONE, false), (stream, bytes) -> output.append(bytes.text()));

    private String run(String command) {
        output.setLength(0);
        Process.Id id = world.start(named.login(), "/bin/bash", List.of("bash", "-c", command));
        world.close(World.STDIN);
        world.run(world.now() + 120_000_000, 500_000, () -> world.ended(id).isPresent());
        assertEquals(List.of(), world.defects());
        return output.toString();
    }

    @Test
    void three_nodes_are_ready_when_the_world_starts() {
        assertEquals("node-1 True\nnode-2 True\nnode-3 True\n", run("kubectl get nodes -o "
                + "jsonpath='{range .items[*]}{.metadata.name} {.status.conditions[?(@.type==\"Ready\")].status}{\"\\n\"}{end}'"));
    }

    @Test
    void the_world_starts_at_its_time() {
        assertEquals(Worlds.EPOCH_MICROS, world.now());
    }

    @Test
    void the_nodes_docker_shows_the_containers_of_pods() {
        assertTrue(run("ssh node-2 docker ps --format '{{.Names}}'").contains("k8s_coredns_coredns-"), output.toString());
    }

    @Test
    void the_students_own_docker_has_nothing_of_them() {
        assertEquals("", run("docker ps -q"));
    }

    @Test
    void claims_have_a_class() {
        assertTrue(run("kubectl get storageclass").contains("standard (default)"), output.toString());
    }
}
