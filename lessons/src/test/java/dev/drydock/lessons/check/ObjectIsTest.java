package dev.drydock.lessons.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.lessons.condition.Condition;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What objects of a cluster are asked for. */
class ObjectIsTest {
    private static final class Cluster extends SeenWorld {
        private final List<Tree> nodes;

        Cluster(String... objects) {
            nodes = List.of(objects).stream().map(Json::parse).toList();
        }

        @Override
        public Optional<List<Tree>> objects(String kind) {
            return kind.equals("Node") ? Optional.of(nodes) : Optional.of(List.of());
        }
    }

    private static String node(String name, String ready) {
        return "{\"metadata\": {\"name\": \"%s\", \"labels\": {\"tier\": \"edge\"}}, \"status\": {\"conditions\": [{\"type\": \"Ready\", \"status\": \"%s\"}]}}"
                .formatted(name, ready);
    }

    private static ObjectIs ready(Optional<String> name, String wanted, Optional<Integer> count) {
        return new ObjectIs("Node", "default", name, Map.of(), Map.of("status.conditions[Ready].status", wanted), count);
    }

    @Test
    void an_item_of_a_list_is_found_by_its_type() {
        assertTrue(ready(Optional.of("one"), "True", Optional.empty()).holds(new Cluster(node("one", "True"))));
        assertFalse(ready(Optional.of("one"), "True", Optional.empty()).holds(new Cluster(node("one", "False"))));
    }

    @Test
    void a_count_is_of_those_that_are_right_only() {
        Cluster cluster = new Cluster(node("one", "True"), node("two", "False"), node("three", "True"));
        assertTrue(ready(Optional.empty(), "True", Optional.of(2)).holds(cluster));
        assertFalse(ready(Optional.empty(), "True", Optional.of(3)).holds(cluster));
    }

    @Test
    void a_field_that_is_not_there_is_none() {
        Check check = new ObjectIs("Node", "default", Optional.of("one"), Map.of(), Map.of("spec.unschedulable", "none"), Optional.empty());
        assertTrue(check.holds(new Cluster(node("one", "True"))));
    }

    @Test
    void that_there_is_none_is_not_known_without_an_api_server() {
        Check none = new Not(ready(Optional.of("one"), "True", Optional.empty()));
        assertEquals(List.of(Condition.State.UNSEEN), none.conditions(new SeenWorld()).stream().map(Condition::state).toList());
        assertTrue(none.holds(new Cluster()));
    }
}
