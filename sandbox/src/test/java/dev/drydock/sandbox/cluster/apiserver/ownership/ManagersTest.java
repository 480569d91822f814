package dev.drydock.sandbox.cluster.apiserver.ownership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.yaml.Yaml;
import org.junit.jupiter.api.Test;

class ManagersTest {
    private static final Managers DEPLOYMENTS = new Managers(Resources.DEPLOYMENTS);
    private static final Managers.Writer ANN = new Managers.Writer("ann", "", "2026-01-01T00:00:00Z");
    private static final Managers.Writer BOB = new Managers.Writer("bob", "", "2026-01-02T00:00:00Z");

    private static Mapping deployment(String spec) {
        return Yaml.parse("{metadata: {name: web}, spec: " + spec + "}").mapping();
    }

    private static Mapping applied(Mapping before, String spec, Managers.Writer writer) {
        Managers.Applied applied = DEPLOYMENTS.apply(before, deployment(spec), writer, false);
        assertTrue(applied.conflict().isEmpty(), () -> applied.conflict().get().message());
        return applied.object();
    }

    @Test
    void who_applies_owns_what_he_said() {
        Mapping object = applied(Mapping.EMPTY, "{replicas: 2, template: {spec: {containers: [{name: c, image: i}]}}}", ANN);
        assertEquals("{\"f:spec\":{\"f:replicas\":{},\"f:template\":{\"f:spec\":{\"f:containers\":{\"k:{\\\"name\\\":\\\"c\\\"}\":"
                + "{\".\":{},\"f:name\":{},\"f:image\":{}}}}}}}", Json.compact(object.at("metadata", "managedFields", "0", "fieldsV1")));
    }

    @Test
    void what_another_owns_cannot_be_changed_without_force() {
        Mapping object = applied(Mapping.EMPTY, "{replicas: 2}", ANN);
        Managers.Applied refused = DEPLOYMENTS.apply(object, deployment("{replicas: 3}"), BOB, false);
        assertEquals("Apply failed with 1 conflict: conflict with \"ann\" using apps/v1: .spec.replicas", refused.conflict().orElseThrow().message());
    }

    @Test
    void force_takes_it_from_him() {
        Mapping object = DEPLOYMENTS.apply(applied(Mapping.EMPTY, "{replicas: 2}", ANN), deployment("{replicas: 3}"), BOB, true).object();
        assertEquals(3, object.at("spec", "replicas").whole());
        assertEquals(1, object.at("metadata", "managedFields").items().size());
    }

    @Test
    void two_who_say_the_same_own_it_together() {
        Mapping object = applied(applied(Mapping.EMPTY, "{replicas: 2}", ANN), "{replicas: 2}", BOB);
        assertEquals(2, object.at("metadata", "managedFields").items().size());
        assertEquals(2, applied(object, "{paused: true}", ANN).at("spec", "replicas").whole());
    }

    @Test
    void what_its_only_owner_says_no_more_goes() {
        Mapping object = applied(Mapping.EMPTY, "{replicas: 2, template: {spec: {containers: [{name: a, image: i}, {name: b, image: j}]}}}", ANN);
        Mapping less = applied(object, "{template: {spec: {containers: [{name: a, image: i}]}}}", ANN);
        assertEquals(Yaml.parse("{template: {spec: {containers: [{name: a, image: i}]}}}"), less.get("spec"));
    }

    @Test
    void an_update_owns_what_it_changed() {
        Mapping object = applied(Mapping.EMPTY, "{replicas: 2, paused: true}", ANN);
        Mapping updated = DEPLOYMENTS.updated(object, object.withAt(5, "spec", "replicas"), BOB);
        assertEquals("{\"f:spec\":{\"f:paused\":{}}}", Json.compact(updated.at("metadata", "managedFields", "0", "fieldsV1")));
        assertEquals("{\"f:spec\":{\"f:replicas\":{}}}", Json.compact(updated.at("metadata", "managedFields", "1", "fieldsV1")));
    }
}
