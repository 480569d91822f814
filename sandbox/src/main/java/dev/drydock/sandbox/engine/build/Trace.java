package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.build.convert.Vertex;
import dev.drydock.sandbox.build.convert.Warning;
import dev.drydock.sandbox.engine.api.GoTime;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * What a build tells its client: lines of JSON. BuildKit's own have its solve status: vertices with their times, statuses, logs, warnings.
 * Times are those of the virtual clock in microseconds; a negative one is none.
 */
record Trace(Kernel kernel, String exchange) {
    void line(Mapping message) {
        kernel.exchanges().send(exchange, Bytes.of(Json.compact(message) + "\r\n"));
    }

    void stream(String text) {
        line(Mapping.of("stream", text));
    }

    void finish() {
        kernel.exchanges().finish(exchange);
    }

    /** Ends a build with what came of it. */
    void result(Mapping result) {
        line(Mapping.of("id", "moby.image.id", "aux", result));
        finish();
    }

    // ---- BuildKit ------------------------------------------------------------------------------------------------------------------

    private void status(String kind, Mapping one) {
        line(Mapping.of("id", "moby.buildkit.trace", "aux", Mapping.of(kind, List.of(one))));
    }

    /** A step of the builder itself, which no file names. */
    Vertex internal(String name) {
        return new Vertex(Vertex.digest(exchange + "\n" + name), name, null, List.of(), false, 0, 0);
    }

    /** Tells of steps that have not begun. */
    void known(List<Vertex> vertices) {
        line(Mapping.of("id", "moby.buildkit.trace", "aux", Mapping.of("vertexes", vertices.stream().map(each -> json(each, -1, -1, false, "")).toList())));
    }

    void begin(Vertex vertex) {
        status("vertexes", json(vertex, kernel.now(), -1, false, ""));
    }

    void end(Vertex vertex, long began) {
        status("vertexes", json(vertex, began, kernel.now(), false, ""));
    }

    /** A step whose result was there already. */
    void cached(Vertex vertex, long began) {
        status("vertexes", json(vertex, began, kernel.now(), true, ""));
    }

    void failed(Vertex vertex, long began, String why) {
        status("vertexes", json(vertex, began, kernel.now(), false, why));
    }

    private static Mapping json(Vertex vertex, long began, long ended, boolean cached, String error) {
        Mapping.Builder json = Mapping.builder().put("digest", vertex.digest());
        List<String> inputs = vertex.inputs().stream().filter(input -> !input.isEmpty()).toList();
        if (!inputs.isEmpty()) {
            json.put("inputs", inputs);
        }
        json.put("name", vertex.name());
        if (began >= 0) {
            json.put("started", GoTime.nano(began));
        }
        if (ended >= 0) {
            json.put("completed", GoTime.nano(ended));
        }
        return json.putUnlessEmpty("cached", cached).putUnlessEmpty("error", error).build();
    }

    /**
     * How far a part of a step is.
     *
     * @param id what is shown of it
     * @param total 0 if it is not known
     */
    void progress(Vertex vertex, String id, long current, long total, long began, long ended) {
        Mapping.Builder json = Mapping.builder().put("id", id).put("vertex", vertex.digest()).putUnlessEmpty("total", total).put("current", current)
                .put("timestamp", GoTime.nano(Math.max(kernel.now(), ended))).put("started", GoTime.nano(began));
        if (ended >= 0) {
            json.put("completed", GoTime.nano(ended));
        }
        status("statuses", json.build());
    }

    /** What a command wrote. */
    void log(Vertex vertex, int stream, String text, long time) {
        status("logs", Mapping.of("vertex", vertex.digest(), "stream", stream, "data", base64(text), "timestamp", GoTime.nano(time)));
    }

    void warn(Vertex vertex, String file, Warning warning) {
        status("warnings", Mapping.of("vertex", vertex.digest(), "level", 1, "short", base64(warning.brief()), "detail", List.of(base64(warning.about())),
                "url", warning.page(), "sourceInfo", Mapping.of("filename", file), "range", List.of(Mapping.of(
                        "start", Mapping.of("line", warning.line()), "end", Mapping.of("line", warning.lastLine())))));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Ends a build that cannot go on, pointing at lines of the file. */
    void refuse(Order order, String message, int line, int lastLine) {
        line(Mapping.of("errorDetail", Mapping.of("message", message, "file", order.fileName(), "line", line, "lastLine", lastLine,
                "lines", line == 0 ? List.of() : order.lines())));
        finish();
    }
}
