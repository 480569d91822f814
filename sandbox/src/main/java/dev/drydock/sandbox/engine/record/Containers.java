package dev.drydock.sandbox.engine.record;

import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.process.Kernel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The containers of one engine. */
public final class Containers {
    private final Kernel kernel;
    private final String machine;

    public Containers(Kernel kernel, String machine) {
        this.kernel = kernel;
        this.machine = machine;
    }

    /** All, the newest first, as lists show them. */
    public List<Container> all() {
        return kernel.transaction().view(Container.CONTAINERS).subMap(machine + "/", machine + "0").values().stream()
                .filter(container -> !container.hidden())
                .sorted(Comparator.comparingLong((Container c) -> c.identity().serial()).reversed())
                .toList();
    }

    public Optional<Container> byId(String id) {
        return kernel.transaction().find(Container.key(machine, id));
    }

    public Optional<Container> byName(String name) {
        return all().stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** By whole ID, name, or the beginning of an ID, in this order. */
    public Answer<Container> find(String nameOrId) {
        Optional<Container> exact = byId(nameOrId).or(() -> byName(nameOrId.startsWith("/") ? nameOrId.substring(1) : nameOrId));
        if (exact.isPresent()) {
            return Answer.of(exact.get());
        }
        List<Container> beginning = nameOrId.isEmpty() ? List.of() : all().stream().filter(c -> c.id().startsWith(nameOrId)).toList();
        if (beginning.size() == 1) {
            return Answer.of(beginning.get(0));
        }
        return Answer.refused(beginning.isEmpty()
                ? Reply.notFound("No such container: " + nameOrId)
                : Reply.bad("multiple IDs found with provided prefix: " + nameOrId));
    }

    public void put(Container container) {
        kernel.transaction().put(container.key(), container);
    }

    public void remove(Container container) {
        kernel.transaction().remove(container.key());
    }

}
