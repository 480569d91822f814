package dev.drydock.sandbox.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.drydock.sandbox.fs.Bytes;
import org.junit.jupiter.api.Test;

class HttpMessageTest {
    private static HttpMessage.Reading read(String text) {
        return HttpMessage.read(Bytes.of(text), false, false);
    }

    @Test
    void a_request_is_whole_at_the_empty_line() {
        HttpMessage.Reading.Whole whole = assertInstanceOf(HttpMessage.Reading.Whole.class, read("GET / HTTP/1.1\r\nHost: a\r\n\r\nnext"));
        assertEquals("a", whole.message().header("host").orElseThrow());
        assertEquals("next", whole.rest().text());
    }

    @Test
    void a_body_is_awaited_to_its_length() {
        assertInstanceOf(HttpMessage.Reading.Incomplete.class, read("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel"));
    }

    @Test
    void chunks_are_joined() {
        HttpMessage.Reading.Whole whole = assertInstanceOf(HttpMessage.Reading.Whole.class,
                read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"));
        assertEquals("abcde", whole.message().body().text());
    }

    @Test
    void an_answer_without_a_length_ends_with_the_connection() {
        HttpMessage.Reading.Whole whole = assertInstanceOf(HttpMessage.Reading.Whole.class,
                HttpMessage.read(Bytes.of("HTTP/1.0 200 OK\r\n\r\nall"), true, false));
        assertEquals("all", whole.message().body().text());
    }

    @Test
    void what_is_no_http_is_malformed() {
        assertInstanceOf(HttpMessage.Reading.Malformed.class, read("GET / HTTP/1.1\r\nno colon\r\n\r\n"));
    }
}
