package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.PatchType;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.Locale;
import java.util.Optional;

/** Records events as client-go's recorder does: the same happening again counts up the event that is there. */
final class EventRecorder {
    /** The name of the event by what it says. */
    private static final Family<String> KNOWN = Family.passing("known-event");

    private final ApiClient client;

    EventRecorder(ApiClient client) {
        this.client = client;
    }

    /** What an event says. */
    record Note(String type, String reason, String message, String component, String host) {}

    void record(Mapping about, Note note) {
        String namespace = Objects.namespace(about).isEmpty() ? "default" : Objects.namespace(about);
        Key<String> same = KNOWN.key(String.join("\n", note.component(), note.host(), Objects.uid(about), about.get("fieldPath").text(), note.type(),
                note.reason(), note.message()));
        Optional<String> known = client.kernel().transaction().find(same);
        if (known.isPresent()) {
            Optional<Mapping> event = client.get(Resources.EVENTS, namespace, known.get());
            if (event.isPresent()) {
                String now = ApiCall.time(client.kernel().now());
                client.patch(Resources.EVENTS, namespace, known.get(), PatchType.MERGE,
                        Mapping.of("count", event.get().get("count").whole() + 1, "lastTimestamp", now), "");
                return;
            }
        }
        String name = Objects.name(about) + "." + Long.toHexString(client.kernel().now() * 1_000L + client.kernel().count("event"));
        client.create(Resources.EVENTS, namespace, event(about, note, namespace, name));
        client.kernel().transaction().put(same, name);
    }

    private Mapping event(Mapping about, Note note, String namespace, String name) {
        String now = ApiCall.time(client.kernel().now());
        Mapping.Builder object = Mapping.builder();
        object.put("kind", about.get("kind")).putUnlessEmpty("namespace", Objects.namespace(about)).put("name", Objects.name(about));
        Tree uid = about.at("metadata", "uid");
        object.putUnlessEmpty("uid", uid).put("apiVersion", about.get("apiVersion"));
        object.putUnlessEmpty("resourceVersion", Objects.resourceVersion(about)).putUnlessEmpty("fieldPath", about.get("fieldPath"));
        return Mapping.of("apiVersion", "v1", "kind", "Event", "metadata", Mapping.of("name", name.toLowerCase(Locale.ROOT), "namespace", namespace),
                "involvedObject", object.build(), "reason", note.reason(), "message", note.message(),
                "source", Mapping.builder().putUnlessEmpty("component", note.component()).putUnlessEmpty("host", note.host()).build(),
                "firstTimestamp", now, "lastTimestamp", now, "count", 1, "type", note.type(), "eventTime", dev.drydock.sandbox.tree.Nothing.NOTHING,
                "reportingComponent", note.component(), "reportingInstance", note.host());
    }
}
