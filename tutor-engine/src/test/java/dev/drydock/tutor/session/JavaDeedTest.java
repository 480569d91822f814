package dev.drydock.tutor.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class JavaDeedTest {
    @Test
    void the_deeds_of_the_client_have_the_form() {
        assertTrue(JavaDeed.isOne("bind default/web-1 node-2"));
        assertTrue(JavaDeed.isOne("run worker-1 registry.local:5000/shop@sha256:00 worker"));
        assertTrue(JavaDeed.isOne("delete worker-1"));
        assertTrue(JavaDeed.isOne("restart shop"));
    }

    @Test
    void what_a_shell_would_take_apart_is_no_deed() {
        assertFalse(JavaDeed.isOne("restart shop; rm -rf ~"));
        assertFalse(JavaDeed.isOne("restart $(reboot)"));
        assertFalse(JavaDeed.isOne("restart --help"));
        assertFalse(JavaDeed.isOne("delete a b"));
        assertFalse(JavaDeed.isOne("restart shop\nreboot"));
    }

    @Test
    void what_came_of_a_line_is_read_back() {
        assertEquals("1 + 1", JavaLine.ended(JavaLine.said("1 + 1", 0, "$1 ==> 2\n")).orElseThrow().line());
        assertEquals("$1 ==> 2\n", JavaLine.ended(JavaLine.said("1 + 1", 0, "$1 ==> 2\n")).orElseThrow().output());
        assertEquals(Optional.empty(), JavaLine.ended("said nonsense"));
    }
}
