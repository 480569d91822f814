package dev.drydock.sandbox.tree.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
    @ParameterizedTest
    @CsvSource({"0,Less than a second", "1,1 second", "59,59 seconds", "60,About a minute", "119,About a minute", "120,2 minutes", "3599,59 minutes", "3600,About an hour",
        "5399,About an hour", "5400,2 hours", "172799,2 days", "172000,2 days", "169199,47 hours", "1209600,2 weeks", "5184000,2 months", "63072000,2 years"})
    void a_span_is_worded_as_docker_words_it(long seconds, String words) {
        assertEquals(words, Units.span(Duration.ofSeconds(seconds)));
    }

    @Test
    void sizes_have_three_or_four_digits() {
        assertEquals("1.98MB", Units.size(1982523, 3));
        assertEquals("9.6kB", Units.size(9600, 3));
        assertEquals("87.35MB", Units.size(87347188));
        assertEquals("0B", Units.size(0, 3));
        assertEquals("23.54GiB", Units.binarySize(25276514304.0));
        assertEquals("1e+03kB", Units.size(999950, 3));
    }

    @Test
    void names_with_numbers_are_ordered_by_the_numbers() {
        assertEquals(List.of("Bridge", "net", "net2", "net10", "none"), Stream.of("none", "net10", "net2", "Bridge", "net").sorted(NaturalOrder.ORDER).toList());
    }

    @Test
    void times_are_written_as_go_writes_them() {
        assertEquals("2026-11-23 14:38:16.672340738 +0000 UTC", GoTime.string(GoTime.read("2026-11-23T14:38:16.672340738Z")));
        assertEquals("2026-11-23 14:38:16.5 +0000 UTC", GoTime.string(GoTime.read("2026-11-23T16:38:16.5+02:00")));
        assertEquals(GoTime.ZERO, GoTime.read("soon"));
        assertEquals("1970-01-01T00:00:00Z", GoTime.rfc3339(Instant.EPOCH));
    }

    @Test
    void a_long_text_is_cut_where_it_takes_too_many_places() {
        assertEquals("/docker-entrypoint.…", Cut.ellipsis("/docker-entrypoint.sh nginx", 20));
        assertEquals("日本語日本語日本語…", Cut.ellipsis("日本語日本語日本語日本語", 20));
        assertEquals("12345678901234567890", Cut.ellipsis("12345678901234567890", 20));
        assertEquals("5c56a6e65632", Cut.id("sha256:5c56a6e6563210f8995b"));
    }
}
