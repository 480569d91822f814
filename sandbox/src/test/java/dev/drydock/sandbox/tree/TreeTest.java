package dev.drydock.sandbox.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeTest {
    @Test
    void what_is_absent_reads_as_the_zero_value() {
        Tree inspect = Mapping.of("State", Mapping.of("Pid", 7));
        assertEquals(7, inspect.at("State", "Pid").whole());
        assertEquals("", inspect.at("State", "Health", "Status").text());
        assertTrue(inspect.get("Mounts").items().isEmpty());
    }

    @Test
    void a_path_descends_into_sequences_by_index() {
        assertEquals("a", Mapping.of("m", List.of(Mapping.of("s", "a"))).at("m", "0", "s").text());
    }

    @Test
    void mappings_are_equal_whatever_their_order_and_keep_it() {
        Mapping ab = Mapping.of("a", 1, "b", 2);
        Mapping ba = Mapping.of("b", 2, "a", 1);
        assertEquals(ab, ba);
        assertEquals(ab.hashCode(), ba.hashCode());
        assertEquals(List.of("b", "a"), ba.keys());
        assertNotEquals(ab, Mapping.of("a", 1, "b", 3));
    }

    @Test
    void a_large_mapping_finds_every_key_and_no_other() {
        Mapping.Builder builder = Mapping.builder();
        for (int i = 0; i < 1000; i++) builder.put("key" + i, i);
        Mapping large = builder.build();
        for (int i = 0; i < 1000; i++) assertEquals(i, large.get("key" + i).whole());
        assertFalse(large.has("key1000"));
        assertEquals(5, large.with("key7", 5).get("key7").whole());
        assertEquals(7, large.get("key7").whole());
        assertEquals(1, large.with("more", 1).get("more").whole());
    }

    @Test
    void changing_a_path_shares_what_is_beside_it() {
        Mapping before = Mapping.of("a", Mapping.of("x", 1), "b", List.of(1, 2));
        Mapping after = before.withAt(3, "b", "1").withAt("new", "c", "d");
        assertEquals("{\"a\":{\"x\":1},\"b\":[1,3],\"c\":{\"d\":\"new\"}}", after.toString());
        assertSame(before.get("a"), after.get("a"));
        assertEquals("{\"a\":{\"x\":1},\"b\":[2]}", before.withoutAt("b", "0").toString());
        assertSame(before, before.withoutAt("b", "z").withoutAt("q", "r"));
    }

    @Test
    void a_tree_does_not_change_with_the_list_it_was_made_of() {
        List<Tree> items = new ArrayList<>(List.of(Whole.ZERO));
        Sequence sequence = new Sequence(items);
        items.add(Whole.ZERO);
        assertEquals(1, sequence.size());
        assertThrows(UnsupportedOperationException.class, () -> sequence.items().add(Whole.ZERO));
    }

    @Test
    void floats_are_written_as_go_writes_them() {
        assertEquals("1e-07", GoFloat.print(1e-7));
        assertEquals("1e-7", GoFloat.json(1e-7));
        assertEquals("1e+21", GoFloat.json(1e21));
        assertEquals("100000000000000000000", GoFloat.json(1e20));
        assertEquals("1e+06", GoFloat.print(1e6));
        assertEquals("100000", GoFloat.print(1e5));
        assertEquals("1.23456789e+08", GoFloat.print(123456789));
        assertEquals("2e-44", GoFloat.json(2e-44));
        assertEquals("0.1", GoFloat.json(0.1));
        assertEquals("-0", GoFloat.json(-0.0));
        assertEquals("3.14", GoFloat.format(3.14159, 'f', 2));
        assertEquals("3.1416e+00", GoFloat.format(3.14159, 'e', 4));
        assertEquals("9.6", GoFloat.format(9.6, 'g', 3));
        assertEquals("1.98", GoFloat.format(1.979, 'g', 3));
        assertEquals("123", GoFloat.format(123.4, 'g', 3));
        assertEquals("1e+03", GoFloat.format(999.9, 'g', 3));
        assertEquals("+Inf", GoFloat.print(Double.POSITIVE_INFINITY));
    }
}
