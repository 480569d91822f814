package dev.drydock.sandbox.app.elastic;

import dev.drydock.sandbox.app.elastic.Indices.Document;
import dev.drydock.sandbox.app.elastic.Indices.Index;
import dev.drydock.sandbox.app.serve.HttpMessages;
import dev.drydock.sandbox.app.serve.Loop;
import dev.drydock.sandbox.app.serve.Web;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.http.HttpMessage;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The program {@code elasticsearch}: one node that keeps what it has in its memory. */
public final class Elasticsearch implements Web<Indices> {
    private static final long START_MICROS = 8_000_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss',000Z'", Locale.ROOT);

    public static Step start(Sys sys) {
        if (!sys.variable("discovery.type").orElse("").equals("single-node")) {
            return sys.print(said(sys, "ERROR", "o.e.b.Elasticsearch", "node validation exception\\n[1] bootstrap checks failed. You must address the points "
                    + "described in the following [1] lines before starting Elasticsearch.\\nbootstrap check failure [1] of [1]: the default discovery settings are "
                    + "unsuitable for production use; at least one of [discovery.seed_hosts, discovery.seed_providers, cluster.initial_master_nodes] must be configured")
                    + "ERROR: Elasticsearch did not exit normally - check the logs at /usr/share/elasticsearch/logs/docker-cluster.log\n", 78);
        }
        return sys.print(said(sys, "INFO", "o.e.n.Node", "version[7.17.28], pid[7], build[default/docker/139cb5a961d8de68b8e02c45cc47f5289a3623af/2025-02-20T09:05:31.349013687Z]"),
                later -> later.sleep(START_MICROS, Elasticsearch::listen));
    }

    private static Step listen(Sys sys) {
        Map<Integer, Integer> listening = new TreeMap<>();
        for (int port : new int[] {9200, 9300}) {
            Outcome<Integer> bound = sys.listen("0.0.0.0", port);
            if (!bound.ok()) {
                return sys.print(said(sys, "ERROR", "o.e.b.Elasticsearch", "Failed to bind to 0.0.0.0:" + port), 1);
            }
            listening.put(port, bound.value());
        }
        return sys.print(said(sys, "INFO", "o.e.h.AbstractHttpServerTransport", "publish_address {0.0.0.0:9200}, bound_addresses {0.0.0.0:9200}")
                + said(sys, "INFO", "o.e.n.Node", "started"), s -> Loop.serve(s, new Elasticsearch(), Indices.NONE, listening));
    }

    private static String said(Sys sys, String level, String component, String message) {
        return "{\"type\": \"server\", \"timestamp\": \"" + TIME.format(HttpMessages.moment(sys.now())) + "\", \"level\": \"" + level + "\", \"component\": \"" + component
                + "\", \"cluster.name\": \"docker-cluster\", \"node.name\": \"" + sys.space().hostname() + "\", \"message\": \"" + message + "\" }\n";
    }

    @Override
    public Set<Signal> endedBy() {
        return Set.of(Signal.TERM, Signal.INT);
    }

    @Override
    public Step end(Sys sys, Indices state, Signal signal) {
        return sys.print(said(sys, "INFO", "o.e.n.Node", "stopping ...") + said(sys, "INFO", "o.e.n.Node", "stopped")
                + said(sys, "INFO", "o.e.n.Node", "closing ...") + said(sys, "INFO", "o.e.n.Node", "closed"), 128 + signal.number());
    }

    // ---- requests ------------------------------------------------------------------------------------------------------------------

    @Override
    public Exchanged<Indices> answer(Sys sys, Indices state, Visit visit) {
        List<String> path = new ArrayList<>(List.of(visit.path().substring(1).split("/")));
        path.removeIf(String::isEmpty);
        String verb = path.stream().filter(part -> part.startsWith("_") && !part.equals("_all")).findFirst().orElse("");
        String named = path.isEmpty() || path.get(0).equals(verb) ? "" : path.get(0);
        if (path.isEmpty()) {
            return json(state, visit, 200, banner(sys), true);
        }
        return switch (verb) {
            case "_bulk" -> bulk(sys, state, visit, named);
            case "_doc", "_create" -> document(sys, state, visit, named, path.size() > 2 ? path.get(2) : "");
            case "_search", "_count" -> found(state, visit, named, verb.equals("_count"));
            case "_cat" -> table(state, visit, path);
            case "_cluster" -> json(state, visit, 200, health(state), false);
            case "" -> index(sys, state, visit, named);
            case "_refresh", "_flush" -> json(state, visit, 200, Mapping.of("_shards", Mapping.of("total", 2, "successful", 1, "failed", 0)), false);
            default -> json(state, visit, 400, Mapping.of("error", "no handler found for uri [" + visit.request().word(1) + "] and method [" + visit.method() + "]"), false);
        };
    }

    private static Exchanged<Indices> json(Indices state, Visit visit, int status, Mapping body, boolean always) {
        boolean pretty = always || parameters(visit).containsKey("pretty") && !parameters(visit).get("pretty").equals("false");
        String text = pretty ? Pretty.of(body) + "\n" : Json.compact(body);
        return Exchanged.of(state, HttpMessages.of(status, "application/json; charset=UTF-8", Bytes.of(text)));
    }

    private static Exchanged<Indices> refused(Indices state, Visit visit, int status, Mapping cause) {
        return json(state, visit, status, Mapping.of("error", Mapping.of("root_cause", Sequence.of(cause)).mapping().with("type", cause.get("type"))
                .with("reason", cause.get("reason")), "status", status), false);
    }

    private static Exchanged<Indices> missing(Indices state, Visit visit, String name) {
        Mapping cause = Mapping.of("type", "index_not_found_exception", "reason", "no such index [" + name + "]", "resource.type", "index_or_alias",
                "resource.id", name, "index_uuid", "_na_", "index", name);
        Mapping error = Mapping.builder().put("root_cause", Sequence.of(cause)).putAll(cause).build();
        return json(state, visit, 404, Mapping.of("error", error, "status", 404), false);
    }

    private static Map<String, String> parameters(Visit visit) {
        Map<String, String> all = new TreeMap<>();
        for (String each : visit.query().split("&")) {
            int equals = each.indexOf('=');
            all.put(equals < 0 ? each : each.substring(0, equals), equals < 0 ? "" : HttpMessages.decoded(each.substring(equals + 1).replace('+', ' ')));
        }
        return all;
    }

    // ---- writing -------------------------------------------------------------------------------------------------------------------

    /** A name that Elasticsearch makes up: 20 signs of a document, 22 of an index. */
    private static String invented(Sys sys, int length) {
        String signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        StringBuilder name = new StringBuilder();
        long seed = sys.kernel().count("elasticsearch-name") * 0x9E3779B97F4A7C15L;
        for (int i = 0; i < length; i++) {
            seed = seed * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            name.append(signs.charAt((int) (seed >>> 58)));
        }
        return name.toString();
    }

    private static Index index(Sys sys, Indices state, String name) {
        Index there = state.byName().get(name);
        return there != null ? there : new Index(name, invented(sys, 22), List.of());
    }

    private static Exchanged<Indices> bulk(Sys sys, Indices state, Visit visit, String named) {
        String[] lines = visit.request().body().text().split("\n");
        Map<String, Index> changed = new TreeMap<>();
        Map<String, List<Document>> documents = new TreeMap<>();
        List<Object> items = new ArrayList<>();
        for (int i = 0; i + 1 < lines.length; i += 2) {
            Mapping action = Json.read(lines[i]).value().map(Tree::mapping).orElse(Mapping.EMPTY);
            Optional<Tree> source = Json.read(lines[i + 1]).value();
            if (action.isEmpty() || source.isEmpty()) {
                return refused(state, visit, 400, Mapping.of("type", "illegal_argument_exception", "reason", "Malformed action/metadata line [" + (i + 1) + "]"));
            }
            String what = action.keyAt(0);
            String name = action.get(what).get("_index").text(named);
            changed.computeIfAbsent(name, n -> index(sys, state, n));
            List<Document> into = documents.computeIfAbsent(name, n -> new ArrayList<>(changed.get(n).documents()));
            String id = action.get(what).get("_id").text();
            into.add(new Document(id.isEmpty() ? invented(sys, 20) : id, source.get().mapping(), lines[i + 1].length()));
            items.add(Mapping.of(what, written(name, into.get(into.size() - 1).id(), into.size() - 1, "created").with("status", 201)));
        }
        Indices after = state;
        for (Index each : changed.values()) {
            after = after.with(new Index(each.name(), each.uuid(), documents.get(each.name())));
        }
        return json(after, visit, 200, Mapping.of("took", 5, "errors", false, "items", Sequence.of(items.toArray())), false);
    }

    private static Mapping written(String index, String id, int number, String result) {
        return Mapping.of("_index", index, "_type", "_doc", "_id", id, "_version", 1, "result", result,
                "_shards", Mapping.of("total", 2, "successful", 1, "failed", 0), "_seq_no", number, "_primary_term", 1);
    }

    private static Exchanged<Indices> document(Sys sys, Indices state, Visit visit, String name, String id) {
        Index index = index(sys, state, name);
        Optional<Document> there = index.documents().stream().filter(each -> each.id().equals(id)).findFirst();
        if (visit.method().equals("GET") || visit.method().equals("HEAD")) {
            return there.isEmpty() ? json(state, visit, 404, Mapping.of("_index", name, "_type", "_doc", "_id", id, "found", false), false)
                    : json(state, visit, 200, Mapping.of("_index", name, "_type", "_doc", "_id", id, "_version", 1, "_seq_no", index.documents().indexOf(there.get()),
                            "_primary_term", 1, "found", true, "_source", there.get().source()), false);
        }
        List<Document> documents = new ArrayList<>(index.documents());
        there.ifPresent(documents::remove);
        if (visit.method().equals("DELETE")) {
            return json(state.with(new Index(name, index.uuid(), documents)), visit, there.isEmpty() ? 404 : 200,
                    written(name, id, index.documents().size(), there.isEmpty() ? "not_found" : "deleted"), false);
        }
        Optional<Tree> source = Json.read(visit.request().body().text()).value().filter(Mapping.class::isInstance);
        if (source.isEmpty()) {
            return refused(state, visit, 400, Mapping.of("type", "mapper_parsing_exception", "reason", "failed to parse"));
        }
        Document document = new Document(id.isEmpty() ? invented(sys, 20) : id, source.get().mapping(), visit.request().body().length());
        documents.add(document);
        return json(state.with(new Index(name, index.uuid(), documents)), visit, there.isEmpty() ? 201 : 200,
                written(name, document.id(), documents.size() - 1, there.isEmpty() ? "created" : "updated"), false);
    }

    private static Exchanged<Indices> index(Sys sys, Indices state, Visit visit, String name) {
        String absent = state.missing(name);
        if (visit.method().equals("PUT") && !absent.isEmpty()) {
            return json(state.with(index(sys, state, name)), visit, 200, Mapping.of("acknowledged", true, "shards_acknowledged", true, "index", name), false);
        }
        if (!absent.isEmpty()) {
            return missing(state, visit, absent);
        }
        if (visit.method().equals("DELETE")) {
            Indices left = state;
            for (Index each : state.named(name)) {
                left = left.without(each.name());
            }
            return json(left, visit, 200, Mapping.of("acknowledged", true), false);
        }
        Mapping.Builder all = Mapping.builder();
        state.named(name).forEach(each -> all.put(each.name(), Mapping.of("aliases", Mapping.EMPTY, "mappings", Mapping.EMPTY, "settings",
                Mapping.of("index", Mapping.of("number_of_shards", "1", "number_of_replicas", "1", "uuid", each.uuid(), "provided_name", each.name())))));
        return json(state, visit, 200, all.build(), false);
    }

    // ---- reading -------------------------------------------------------------------------------------------------------------------

    private record Hit(Index index, Document document) {}

    private static Exchanged<Indices> found(Indices state, Visit visit, String name, boolean count) {
        String absent = state.missing(name);
        if (!absent.isEmpty()) {
            return missing(state, visit, absent);
        }
        Map<String, String> asked = parameters(visit);
        Optional<Tree> body = visit.request().body().isEmpty() ? Optional.of(Mapping.EMPTY) : Json.read(visit.request().body().text()).value();
        Optional<Query> query = body.isEmpty() ? Optional.empty() : asked.containsKey("q") ? Optional.of(Query.words(asked.get("q"))) : Query.of(body.get().get("query").mapping());
        if (query.isEmpty()) {
            String kind = body.isEmpty() || body.get().get("query").mapping().isEmpty() ? "" : body.get().get("query").mapping().keyAt(0);
            return refused(state, visit, 400, Mapping.of("type", "parsing_exception", "reason", "unknown query [" + kind + "]"));
        }
        List<Index> in = state.named(name);
        List<Hit> hits = new ArrayList<>();
        in.forEach(index -> index.documents().stream().filter(each -> query.get().fits(each.source())).forEach(each -> hits.add(new Hit(index, each))));
        Mapping shards = Mapping.of("total", in.size(), "successful", in.size(), "skipped", 0, "failed", 0);
        return json(state, visit, 200, count ? Mapping.of("count", hits.size(), "_shards", shards)
                : Hits.page(asked, body.get().mapping(), shards, hits.stream().map(hit -> Mapping.of("_index", hit.index().name(), "_type", "_doc", "_id", hit.document().id(),
                        "_score", Hits.ONE, "_source", hit.document().source())).toList()), false);
    }

    private static Mapping health(Indices state) {
        int all = state.byName().size();
        return Mapping.of("cluster_name", "docker-cluster", "status", all == 0 ? "green" : "yellow", "timed_out", false, "number_of_nodes", 1, "number_of_data_nodes", 1,
                "active_primary_shards", all, "active_shards", all, "relocating_shards", 0, "initializing_shards", 0, "unassigned_shards", all,
                "delayed_unassigned_shards", 0, "number_of_pending_tasks", 0, "number_of_in_flight_fetch", 0, "task_max_waiting_in_queue_millis", 0,
                "active_shards_percent_as_number", Json.parse(all == 0 ? "100.0" : "50.0"));
    }

    private static Mapping banner(Sys sys) {
        return Mapping.of("name", sys.space().hostname(), "cluster_name", "docker-cluster", "cluster_uuid", "q5vG0uUzSoG9Zb0nQwKc3A", "version", Mapping.of(
                "number", "7.17.28", "build_flavor", "default", "build_type", "docker", "build_hash", "139cb5a961d8de68b8e02c45cc47f5289a3623af",
                "build_date", "2025-02-20T09:05:31.349013687Z", "build_snapshot", false, "lucene_version", "8.11.3",
                "minimum_wire_compatibility_version", "6.8.0", "minimum_index_compatibility_version", "6.0.0-beta1"), "tagline", "You Know, for Search");
    }

    private static Exchanged<Indices> table(Indices state, Visit visit, List<String> path) {
        boolean heads = parameters(visit).containsKey("v");
        String text = path.size() > 1 && path.get(1).equals("indices") ? Hits.indices(state.named(path.size() > 2 ? path.get(2) : ""), heads)
                : path.size() > 1 && path.get(1).equals("count") ? (heads ? "count\n" : "") + state.named("").stream().mapToInt(each -> each.documents().size()).sum() + "\n"
                        : "=^.^=\n/_cat/count\n/_cat/indices\n/_cat/indices/{index}\n";
        return Exchanged.of(state, HttpMessages.of(200, "text/plain; charset=UTF-8", Bytes.of(text)));
    }

    /** The answer to what is not HTTP. */
    @Override
    public HttpMessage badRequest(Sys sys) {
        return HttpMessages.of(400, "text/plain; charset=UTF-8", Bytes.of("This is not an HTTP port"));
    }
}
