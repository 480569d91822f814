package dev.drydock.sandbox.cluster.apiserver.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.drydock.sandbox.cluster.apiserver.schema.Schemas;
import dev.drydock.sandbox.cluster.apiserver.schema.Struct;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.yaml.Yaml;
import org.junit.jupiter.api.Test;

class StrategicMergeTest {
    private static final Struct POD = Schemas.all().struct("core/v1.Pod").orElseThrow();
    private static final String SPEC = "{spec: {containers: [{name: a, image: x}, {name: b, image: y}], tolerations: [{key: t}]}}";

    private static void assertMerged(String expected, String original, String patch) {
        assertEquals(Yaml.parse(expected), StrategicMerge.apply(POD, Yaml.parse(original).mapping(), Yaml.parse(patch).mapping()));
    }

    @Test
    void items_are_found_by_their_key() {
        assertMerged("{spec: {containers: [{name: a, image: x}, {name: b, image: z}], tolerations: [{key: t}]}}", SPEC,
                "{spec: {containers: [{name: b, image: z}]}}");
    }

    @Test
    void a_new_item_comes_before_those_that_were_there() {
        assertMerged("{spec: {containers: [{name: c, image: z}, {name: a, image: x}]}}", "{spec: {containers: [{name: a, image: x}]}}",
                "{spec: {containers: [{name: c, image: z}]}}");
    }

    @Test
    void an_order_is_followed() {
        assertMerged("{spec: {containers: [{name: a, image: x}, {name: c, image: z}]}}", "{spec: {containers: [{name: a, image: x}]}}",
                "{spec: {$setElementOrder/containers: [{name: a}, {name: c}], containers: [{name: c, image: z}]}}");
    }

    @Test
    void an_item_is_deleted_by_a_directive() {
        assertMerged("{spec: {containers: [{name: b, image: y}], tolerations: [{key: t}]}}", SPEC, "{spec: {containers: [{$patch: delete, name: a}]}}");
    }

    @Test
    void a_list_is_replaced_by_a_directive() {
        assertMerged("{spec: {containers: [{name: q}], tolerations: [{key: t}]}}", SPEC, "{spec: {containers: [{name: q}, {$patch: replace}]}}");
    }

    @Test
    void a_list_without_keys_is_replaced() {
        assertMerged("{spec: {tolerations: [{key: u}]}}", "{spec: {tolerations: [{key: t}]}}", "{spec: {tolerations: [{key: u}]}}");
    }

    @Test
    void what_is_null_goes() {
        assertMerged("{metadata: {labels: {b: \"2\"}}}", "{metadata: {labels: {a: \"1\", b: \"2\"}}}", "{metadata: {labels: {a: null}}}");
    }

    @Test
    void texts_are_added_to_and_taken_from_lists() {
        assertMerged("{metadata: {finalizers: [c, b]}}", "{metadata: {finalizers: [a, b]}}",
                "{metadata: {$deleteFromPrimitiveList/finalizers: [a], finalizers: [c]}}");
    }

    @Test
    void only_the_keys_named_are_retained() {
        assertMerged("{spec: {volumes: [{name: v, secret: {secretName: s}}]}}", "{spec: {volumes: [{name: v, emptyDir: {}}]}}",
                "{spec: {volumes: [{name: v, $retainKeys: [name, secret], secret: {secretName: s}}]}}");
    }

    @Test
    void what_is_not_touched_is_shared() {
        Mapping original = Yaml.parse(SPEC).mapping();
        Mapping merged = StrategicMerge.apply(POD, original, Yaml.parse("{metadata: {labels: {a: b}}}").mapping());
        assertSame(original.get("spec"), merged.get("spec"));
    }
}
