package dev.drydock.sandbox.engine.record;

import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Filters;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.time.Timeline;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What happened in one engine, the last {@value #KEPT} events, and who listens. */
public final class EventLog {
    /** As many as a real engine keeps for those who ask {@code --since}. */
    public static final int KEPT = 256;

    /**
     * A client that listens.
     *
     * @param filters as the query gave them
     * @param untilMicros when it wants no more
     */
    public record Listener(String exchange, Filters filters, long untilMicros) {
        static final Family<Listener> LISTENERS = Family.passing("docker-event-listener");
    }

    private final Kernel kernel;
    private final String machine;

    public EventLog(Kernel kernel, String machine) {
        this.kernel = kernel;
        this.machine = machine;
    }

    /** Notes that something happened to a container, with its name, image and labels. */
    public void container(String action, Container container, String... more) {
        if (container.hidden()) {
            return;
        }
        Mapping.Builder attributes = Mapping.builder().putAll(container.config().get("Labels").mapping())
                .put("image", container.config().get("Image").text()).put("name", container.name());
        for (int i = 0; i < more.length; i += 2) {
            attributes.put(more[i], more[i + 1]);
        }
        Mapping about = attributes.build();
        note("container", action, container.id(), about);
        Patron.tell(kernel, container, action, about);
    }

    /** Notes that a container got its volumes, or gave them back. @param action {@code mount} or {@code unmount} */
    public void volumes(String action, Container container) {
        for (MountPoint mount : container.settings().mounts()) {
            if (mount.isVolume()) {
                Mapping.Builder about = Mapping.builder().put("container", container.id()).put("driver", "local");
                note("volume", action, mount.name(), action.equals("unmount") ? about.build() : about.put("destination", mount.destination())
                        .put("propagation", "").put("read/write", Boolean.toString(mount.writable())).build());
            }
        }
    }

    public void note(String type, String action, String actor, Mapping attributes) {
        EngineEvent event = new EngineEvent(kernel.now(), type, action, actor, attributes.sorted());
        var transaction = kernel.transaction();
        long number = kernel.count("docker-event/" + machine);
        transaction.put(EngineEvent.EVENTS.key(machine + "/" + Timeline.padded(number, 12)), event);
        transaction.remove(EngineEvent.EVENTS.key(machine + "/" + Timeline.padded(number - KEPT, 12)));
        List<Listener> listeners = List.copyOf(transaction.view(Listener.LISTENERS).subMap(machine + "/", machine + "0").values());
        for (Listener listener : listeners) {
            if (kernel.now() <= listener.untilMicros() && matches(event, listener.filters())) {
                send(listener.exchange(), event);
            }
        }
    }

    /** Events of a stretch of time, oldest first. */
    public List<EngineEvent> between(long sinceMicros, long untilMicros, Filters filters) {
        return kernel.transaction().view(EngineEvent.EVENTS).subMap(machine + "/", machine + "0").values().stream()
                .filter(event -> event.timeMicros() >= sinceMicros && event.timeMicros() <= untilMicros && matches(event, filters))
                .toList();
    }

    public void send(String exchange, EngineEvent event) {
        if (!kernel.exchanges().send(exchange, Bytes.of(Json.compact(event.json()) + "\n"))) {
            forget(exchange);
        }
    }

    public void listen(Listener listener) {
        kernel.transaction().put(Listener.LISTENERS.key(machine + "/" + listener.exchange()), listener);
    }

    public void forget(String exchange) {
        kernel.transaction().remove(Listener.LISTENERS.key(machine + "/" + exchange));
    }

    /** The filters of a call for events: unknown ones are let pass, as the original does. */
    public static Answer<Filters> filters(Call call) {
        return Filters.of(call, Set.of());
    }

    private static boolean matches(EngineEvent event, Filters filters) {
        return filters.any("type", event.type()::equals)
                && filters.any("event", wanted -> event.action().equals(wanted) || event.action().startsWith(wanted + ":"))
                && !filters.has("daemon")
                && filters.any("scope", "local"::equals)
                && names(event, filters, "container", "name")
                && names(event, filters, "network", "name")
                && names(event, filters, "volume", "name")
                && names(event, filters, "image", event.type().equals("container") ? "image" : "name")
                && filters.labels(event.attributes());
    }

    private static boolean names(EngineEvent event, Filters filters, String field, String attribute) {
        if (!filters.has(field)) {
            return true;
        }
        boolean about = event.type().equals(field) || field.equals("image") && event.type().equals("container");
        Optional<String> name = Optional.of(event.attributes().get(attribute).text()).filter(text -> !text.isEmpty());
        return about && filters.any(field, wanted -> name.filter(wanted::equals).isPresent()
                || event.type().equals(field) && !wanted.isEmpty() && event.actor().startsWith(wanted)
                || field.equals("image") && (event.actor().equals(wanted + ":latest") || name.filter(n -> n.startsWith(wanted + ":")).isPresent()));
    }
}
