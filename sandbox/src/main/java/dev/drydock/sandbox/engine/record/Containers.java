package dev.drydock.sandbox.engine.record;

import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.process.Kernel;
import java.util.ArrayList;
import java.util.Collections;
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
        List<Container> all = each();
        all.sort(Comparator.comparingLong((Container c) -> c.identity().serial()).reversed());
        return Collections.unmodifiableList(all);
    }

    /** All in no particular order, for who looks for one among thousands. */
    List<Container> each() {
        return each("", "");
    }

    /** Those whose IDs begin so, in no particular order. */
    private List<Container> each(String beginning, String name) {
        List<Container> found = new ArrayList<>();
        String first = machine + "/" + beginning;
        for (Container container : kernel.transaction().view(Container.CONTAINERS).subMap(first, first + Character.MAX_VALUE).values()) {
            if ((name.isEmpty() || container.name().equals(name)) && !container.hidden()) {
                found.add(container);
            }
        }
        return found;
    }

    public Optional<Container> byId(String id) {
        return kernel.transaction().find(Container.key(machine, id));
    }

    public Optional<Container> byName(String name) {
        return name.isEmpty() ? Optional.empty() : each("", name).stream().findFirst();
    }

    /** By whole ID, name, or the beginning of an ID, in this order. */
    public Answer<Container> find(String nameOrId) {
        Optional<Container> exact = byId(nameOrId).or(() -> byName(nameOrId.startsWith("/") ? nameOrId.substring(1) : nameOrId));
        if (exact.isPresent()) {
            return Answer.of(exact.get());
        }
        List<Container> beginning = nameOrId.isEmpty() ? List.of() : each(nameOrId, "");
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
