package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.Clock;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.PatchType;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Records events as client-go's recorder does: the same happening again counts up the event that is there, more than ten that differ in
 * their message alone become one, and whoever reports too much of one object is not heard for a while.
 */
final class EventRecorder {
    /** What an object's events from one source have used of their allowance. */
    private static final Family<Allowance> ALLOWANCES = Family.passing("event-allowance");
    /** Messages of events that are alike otherwise. */
    private static final Family<Alike> ALIKE = Family.passing("event-alike");
    /** The name of the event by what it says. */
    private static final Family<String> KNOWN = Family.passing("event-known");

    private static final double BURST = 25;
    private static final double REFILL_MICROS = 300_000_000.0;
    private static final int MESSAGES = 10;
    private static final long ALIKE_MICROS = 600_000_000;

    private record Allowance(double left, long atMicros) {}

    private record Alike(List<String> messages, long atMicros) {}

    private final ApiClient client;
    private final Transaction transaction;

    EventRecorder(ApiClient client) {
        this.client = client;
        this.transaction = client.kernel().transaction();
    }

    /** What an event says. */
    record Note(String type, String reason, String message, String component, String host) {
        Note saying(String other) {
            return new Note(type, reason, other, component, host);
        }
    }

    void record(Mapping about, Note note) {
        String source = note.component() + "\n" + note.host() + "\n" + about.get("kind").text() + "\n" + Objects.key(about) + "\n" + Objects.uid(about);
        if (!allowed(source)) {
            return;
        }
        String alike = source + "\n" + about.get("fieldPath").text() + "\n" + note.type() + "\n" + note.reason();
        boolean combined = combined(alike, note.message());
        Note said = combined ? note.saying("(combined from similar events): " + note.message()) : note;
        Key<String> same = KNOWN.key(combined ? alike : alike + "\n" + note.message());
        String namespace = Objects.namespace(about).isEmpty() ? "default" : Objects.namespace(about);
        Optional<String> known = transaction.find(same);
        Optional<Mapping> event = known.flatMap(name -> client.get(Resources.EVENTS, namespace, name));
        if (event.isPresent()) {
            client.patch(Resources.EVENTS, namespace, known.orElseThrow(), PatchType.MERGE, Mapping.of(
                    "count", event.get().get("count").whole() + 1, "lastTimestamp", Clock.seconds(client.kernel().now()), "message", said.message()), "");
            return;
        }
        String name = Objects.name(about) + "." + Long.toHexString(client.kernel().now() * 1_000L + client.kernel().count("event"));
        client.create(Resources.EVENTS, namespace, event(about, said, namespace, name));
        transaction.put(same, name);
    }

    /** Takes from the allowance; whether there was enough. */
    private boolean allowed(String source) {
        long now = client.kernel().now();
        Optional<Allowance> last = transaction.find(ALLOWANCES.key(source));
        double left = last.map(one -> Math.min(BURST, one.left() + (now - one.atMicros()) / REFILL_MICROS)).orElse(BURST);
        if (left < 1) {
            return false;
        }
        transaction.put(ALLOWANCES.key(source), new Allowance(left - 1, now));
        return true;
    }

    /** Whether so many different messages have come that this one goes in with the others. */
    private boolean combined(String alike, String message) {
        long now = client.kernel().now();
        List<String> messages = new ArrayList<>(transaction.find(ALIKE.key(alike)).filter(one -> now - one.atMicros() <= ALIKE_MICROS).map(Alike::messages).orElse(List.of()));
        boolean fresh = !messages.contains(message);
        if (fresh && messages.size() < MESSAGES) {
            messages.add(message);
            transaction.put(ALIKE.key(alike), new Alike(List.copyOf(messages), now));
            return messages.size() >= MESSAGES;
        }
        transaction.put(ALIKE.key(alike), new Alike(List.copyOf(messages), now));
        return messages.size() >= MESSAGES;
    }

    private Mapping event(Mapping about, Note note, String namespace, String name) {
        String now = Clock.seconds(client.kernel().now());
        Mapping.Builder object = Mapping.builder().put("apiVersion", about.get("apiVersion")).putUnlessEmpty("fieldPath", about.get("fieldPath"))
                .put("kind", about.get("kind")).put("name", Objects.name(about)).putUnlessEmpty("namespace", Objects.namespace(about))
                .putUnlessEmpty("resourceVersion", Objects.resourceVersion(about)).putUnlessEmpty("uid", about.at("metadata", "uid"));
        return Mapping.of("apiVersion", "v1", "kind", "Event", "metadata", Mapping.of("name", name, "namespace", namespace),
                "involvedObject", object.build(), "reason", note.reason(), "message", note.message(),
                "source", Mapping.builder().putUnlessEmpty("component", note.component()).putUnlessEmpty("host", note.host()).build(),
                "firstTimestamp", now, "lastTimestamp", now, "count", 1, "type", note.type(), "eventTime", Nothing.NOTHING,
                "reportingComponent", note.component(), "reportingInstance", note.host());
    }
}
