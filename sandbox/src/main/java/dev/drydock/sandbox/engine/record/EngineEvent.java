package dev.drydock.sandbox.engine.record;

import dev.drydock.sandbox.engine.api.GoTime;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.tree.Mapping;

/**
 * Something that happened in an engine, as {@code docker events} tells it.
 *
 * @param type {@code container image network volume daemon builder}
 * @param action {@code create}, {@code exec_create: sh}
 * @param actor ID of what it happened to
 * @param attributes sorted by name
 */
public record EngineEvent(long timeMicros, String type, String action, String actor, Mapping attributes) {
    static final Family<EngineEvent> EVENTS = Family.passing("docker-event");

    /** The message of the API. */
    public Mapping json() {
        Mapping.Builder json = Mapping.builder();
        if (type.equals("container") || type.equals("image")) {
            json.put("status", action).put("id", actor);
            json.putUnlessEmpty("from", type.equals("container") ? attributes.get("image").text() : "");
        }
        return json.put("Type", type).put("Action", action)
                .put("Actor", Mapping.of("ID", actor, "Attributes", attributes))
                .put("scope", "local")
                .put("time", Math.floorDiv(timeMicros, 1_000_000L))
                .put("timeNano", GoTime.nanos(timeMicros))
                .build();
    }
}
