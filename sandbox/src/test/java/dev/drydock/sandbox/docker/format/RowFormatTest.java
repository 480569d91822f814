package dev.drydock.sandbox.docker.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Tree;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RowFormatTest {
    /** The Engine API's answers that the real client 28.2.2 was given, when, and what it printed for which format and flags. */
    private static final List<Tree> RECORDED = recorded();

    private static List<Tree> recorded() {
        try (InputStream in = RowFormatTest.class.getResourceAsStream("listings.jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(Json::parse).toList();
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    static Stream<Arguments> listings() {
        return RECORDED.stream().skip(1).map(each -> Arguments.of(each.get("command").text(), each.get("format").text(), each.get("flags").texts(), each));
    }

    @ParameterizedTest(name = "docker {0} --format {1} {2}")
    @MethodSource("listings")
    void a_listing_is_printed_as_docker_printed_it(String command, String format, List<String> flags, Tree recorded) {
        String expected = recorded.get("stdout").text() + recorded.get("stderr").text().replace("WARNING: Ignoring custom format, because both --format and --quiet are set.\n", "");
        Reading<String> printed = print(command, format, flags);
        assertEquals(expected, printed.value().orElseGet(() -> printed.refusal().orElseThrow().message() + "\n"));
    }

    private static Reading<String> print(String command, String asked, List<String> flags) {
        Tree api = RECORDED.get(0).at("api", command);
        Instant now = Instant.ofEpochSecond(RECORDED.get(0).get("now").whole());
        boolean quiet = flags.contains("-q");
        boolean truncate = !flags.contains("--no-trunc");
        boolean digests = flags.contains("--digests");
        boolean human = !flags.contains("-H=false");
        return switch (command) {
            case "ps" -> ps(api, asked, now, quiet, truncate, flags.contains("-s"));
            case "images" -> {
                String format = ImageRows.format(asked, quiet, digests);
                yield RowFormat.print(format, ImageRows.TYPE, ImageRows.rows(api, now, truncate, digests, format));
            }
            case "network ls" -> RowFormat.print(NetworkRows.format(asked, quiet), NetworkRows.TYPE, NetworkRows.rows(api, truncate));
            case "volume ls" -> RowFormat.print(VolumeRows.format(asked, quiet), VolumeRows.TYPE, VolumeRows.rows(api.get("Volumes")));
            case "history x" -> RowFormat.print(HistoryRows.format(asked, quiet, human), HistoryRows.TYPE, HistoryRows.rows(api, now, truncate, human));
            case "system df" -> RowFormat.print(DiskUsageRows.format(asked), DiskUsageRows.TYPE, DiskUsageRows.rows(api));
            default -> RowFormat.print(SearchRows.format(asked), SearchRows.TYPE, SearchRows.rows(api, truncate, SearchRows.format(asked)));
        };
    }

    private static Reading<String> ps(Tree api, String asked, Instant now, boolean quiet, boolean truncate, boolean size) {
        if (!asked.isEmpty() && ContainerRows.asksForSize(asked) instanceof Reading.Refused<Boolean> refused) return new Reading.Refused<>(refused.why());
        boolean raw = asked.equals("raw");
        String format = ContainerRows.format(quiet && !raw ? "table" : asked, quiet, size);
        return RowFormat.print(format, ContainerRows.TYPE, ContainerRows.rows(api, now, truncate));
    }

    @Test
    void a_format_tells_whether_it_wants_sizes() {
        assertEquals(true, ContainerRows.asksForSize("{{.ID}} {{.Size}}").orThrow());
        assertEquals(true, ContainerRows.asksForSize("{{json .}}").orThrow());
        assertEquals(false, ContainerRows.asksForSize("json").orThrow());
        assertEquals("failed to parse template: template: :1: unclosed action", ContainerRows.asksForSize("{{.Size").refusal().orElseThrow().message());
    }

    @Test
    void the_use_of_a_container_is_computed_from_its_counters() {
        Tree stats = Json.parse("""
                {"name":"/web","id":"3197c5f43a6ed9390537a595c940c1072a7e7715d6cbe8527e35c14887881981","pids_stats":{"current":3},
                 "blkio_stats":{"io_service_bytes_recursive":[{"op":"read","value":4096},{"op":"write","value":0}]},
                 "cpu_stats":{"cpu_usage":{"total_usage":71476359},"system_cpu_usage":5865700000000,"online_cpus":2},
                 "precpu_stats":{"cpu_usage":{"total_usage":51476359},"system_cpu_usage":5863700000000,"online_cpus":2},
                 "memory_stats":{"usage":2617344,"stats":{"total_inactive_file":4096},"limit":25276514304},
                 "networks":{"eth0":{"rx_bytes":646,"tx_bytes":84}}}""");
        assertEquals("""
                CONTAINER ID   NAME      CPU %     MEM USAGE / LIMIT     MEM %     NET I/O      BLOCK I/O    PIDS
                3197c5f43a6e   web       2.00%     2.492MiB / 23.54GiB   0.01%     646B / 84B   4.1kB / 0B   3
                """, RowFormat.print(StatsRows.format(""), StatsRows.TYPE, List.of(StatsRows.row("web", stats, true))).orThrow());
    }
}
