package dev.drydock.sandbox.fault;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.etcd.Etcd;
import dev.drydock.sandbox.cluster.etcd.KeyValue;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.phrase.Phrases;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.world.World;
import dev.drydock.sandbox.world.Worlds;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A named world in which lines are carried out and faults brought in. */
final class FaultWorld {
    private final Worlds.Named named;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    final World world;

    FaultWorld(String name) {
        named = Worlds.named(name).orElseThrow();
        world = new World(named.plan(1, Worlds.EPOCH_MICROS, Phrases.NONE, false), (stream, bytes) -> take(bytes));
        pass(1);
    }

    private void take(Bytes bytes) {
        output.writeBytes(bytes.toArray());
    }

    /** What a line prints on both streams. */
    String run(String line) {
        output.reset();
        Process.Id shell = world.start(named.login(), "/bin/bash", List.of("bash", "-c", line));
        world.close(World.STDIN);
        world.run(world.now() + 200_000_000, 3_000_000, () -> world.ended(shell).isPresent());
        return output.toString(StandardCharsets.UTF_8);
    }

    void pass(int seconds) {
        long until = world.now() + seconds * 1_000_000L;
        world.run(until, 3_000_000, () -> false);
        world.idleUntil(until);
    }

    Faults.Answer fault(String name) {
        return world.ask("fault", kernel -> Faults.bring(kernel, name));
    }

    Faults.Answer repair(String name) {
        return world.ask("fault", kernel -> Faults.repair(kernel, name));
    }

    List<Mapping> all(Resource resource) {
        return world.store().view(Etcd.KEYS).subMap(resource.folder(), resource.folder().substring(0, resource.folder().length() - 1) + "0").values().stream().map(KeyValue::value).toList();
    }

    Optional<Mapping> one(Resource resource, String name) {
        return all(resource).stream().filter(each -> Objects.name(each).equals(name)).findFirst();
    }

    boolean nodeReady(String node) {
        return Objects.is(one(dev.drydock.sandbox.cluster.api.Resources.NODES, node).orElseThrow(), "Ready");
    }
}
