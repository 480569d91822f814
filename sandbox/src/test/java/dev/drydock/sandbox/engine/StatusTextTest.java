package dev.drydock.sandbox.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.tree.Json;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"Status\":\"running\",\"Running\":true,\"StartedAt\":\"2026-11-23T14:00:00.5Z\"}|Up 59 seconds",
        "{\"Status\":\"paused\",\"Running\":true,\"Paused\":true,\"StartedAt\":\"2026-11-23T14:00:57Z\"}|Up 3 seconds (Paused)",
        "{\"Status\":\"restarting\",\"Running\":true,\"Restarting\":true,\"ExitCode\":1,\"FinishedAt\":\"2026-11-23T14:01:00Z\"}|Restarting (1) Less than a second ago",
        "{\"Status\":\"running\",\"Running\":true,\"Health\":{\"Status\":\"starting\"},\"StartedAt\":\"2026-11-23T13:59:50Z\"}|Up About a minute (health: starting)",
        "{\"Status\":\"running\",\"Running\":true,\"Health\":{\"Status\":\"unhealthy\"},\"StartedAt\":\"2026-11-23T12:01:00Z\"}|Up 2 hours (unhealthy)",
        "{\"Status\":\"created\",\"StartedAt\":\"0001-01-01T00:00:00Z\",\"FinishedAt\":\"0001-01-01T00:00:00Z\"}|Created",
        "{\"Status\":\"exited\",\"ExitCode\":3,\"StartedAt\":\"2026-11-23T14:00:00Z\",\"FinishedAt\":\"2026-11-23T14:00:59Z\"}|Exited (3) 1 second ago",
        "{\"Status\":\"removing\"}|Removal In Progress",
        "{\"Status\":\"dead\",\"Dead\":true}|Dead",
    })
    void a_status_is_worded_as_the_engine_words_it(String state, String status) {
        assertEquals(status, StatusText.of(Json.parse(state), Instant.parse("2026-11-23T14:01:00Z")));
    }
}
