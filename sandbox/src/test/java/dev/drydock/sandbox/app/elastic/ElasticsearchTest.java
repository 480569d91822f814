package dev.drydock.sandbox.app.elastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.world.ClusterShell;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Elasticsearch answers to {@code curl}, and which documents a query means. */
class ElasticsearchTest {
    private static final Mapping SOURCE = Json.parse("{\"log\":\"GET /index.html 200\",\"kubernetes\":{\"pod_name\":\"web-5d-x1\",\"labels\":{\"app\":\"web\"}}}").mapping();

    private static boolean fits(String query) {
        return Query.words(query).fits(SOURCE);
    }

    @Test
    void a_query_string_names_fields_and_words() {
        assertEquals(List.of(true, true, true, true, false, false), List.of(fits("get"), fits("kubernetes.labels.app:web"), fits("kubernetes.pod_name:web* AND 200"),
                fits("nothing OR index.html"), fits("200 AND nothing"), fits("log:web")));
    }

    @Test
    void a_phrase_is_found_in_its_order_only() {
        assertEquals(List.of(true, false), List.of(fits("log:\"index.html 200\""), fits("\"200 index.html\"")));
    }

    @Test
    void a_keyword_is_the_whole_text() {
        Mapping part = Mapping.of("term", Mapping.of("kubernetes.pod_name.keyword", "web"));
        Mapping whole = Mapping.of("term", Mapping.of("kubernetes.pod_name.keyword", "web-5d-x1"));
        assertEquals(List.of(false, true), List.of(Query.of(part).orElseThrow().fits(SOURCE), Query.of(whole).orElseThrow().fits(SOURCE)));
    }

    @Test
    void a_range_of_times_is_one_of_texts() {
        Mapping source = Mapping.of("@timestamp", "2026-01-15T09:00:30.000000000+00:00");
        Mapping inside = Mapping.of("range", Mapping.of("@timestamp", Mapping.of("gte", "2026-01-15T09:00:00", "lt", "2026-01-15T09:01:00")));
        Mapping before = Mapping.of("range", Mapping.of("@timestamp", Mapping.of("lt", "2026-01-15T09:00:00")));
        assertEquals(List.of(true, false), List.of(Query.of(inside).orElseThrow().fits(source), Query.of(before).orElseThrow().fits(source)));
    }

    @Test
    void hits_in_order_say_by_what_and_show_the_wanted_fields_only() {
        Mapping hit = Mapping.of("_score", Hits.ONE, "_source", Mapping.of("log", "one", "@timestamp", "1970-01-01T00:00:02.500000000+00:00"));
        Mapping page = Hits.page(Map.of("sort", "@timestamp:desc", "_source", "log"), Mapping.EMPTY, Mapping.EMPTY, List.of(hit));
        assertEquals("[{\"_score\":null,\"_source\":{\"log\":\"one\"},\"sort\":[2500]}]", Json.compact(page.at("hits", "hits")));
    }

    @Test
    void documents_are_written_counted_and_listed() {
        ClusterShell shell = new ClusterShell("cluster");
        shell.run("kubectl create deployment es --image=elasticsearch:7.17.28; kubectl set env deployment/es discovery.type=single-node; "
                + "kubectl expose deployment es --port=9200 --type=NodePort --overrides='{\"spec\":{\"ports\":[{\"port\":9200,\"nodePort\":30921}]}}'; sleep 70");
        String curl = "curl -s -H 'Content-Type: application/json' ";
        assertTrue(shell.run(curl + "-X POST http://node-1:30921/a/_doc -d '{\"log\":\"one\"}'").contains("\"result\":\"created\""));
        assertEquals("{\"count\":1,\"_shards\":{\"total\":1,\"successful\":1,\"skipped\":0,\"failed\":0}}", shell.run(curl + "http://node-1:30921/a/_count"));
        assertTrue(shell.run(curl + "'http://node-1:30921/_cat/indices?v'")
                .matches("health status index uuid {19}pri rep docs.count docs.deleted store.size pri.store.size\nyellow open   a     [\\w-]{22}   1   1          1            0 .*\n"));
        assertTrue(shell.run(curl + "http://node-1:30921/b/_search").contains("\"type\":\"index_not_found_exception\",\"reason\":\"no such index [b]\""));
    }
}
