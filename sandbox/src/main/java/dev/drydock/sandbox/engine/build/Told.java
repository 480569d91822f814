package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;

/** What a build tells its client: lines of JSON; BuildKit's trace has vertices with their states and logs. */
record Told(Kernel kernel, String exchange) {
    void line(Mapping message) {
        kernel.exchanges().send(exchange, Bytes.of(Json.compact(message) + "\r\n"));
    }

    void stream(String text) {
        line(Mapping.of("stream", text));
    }

    private void trace(Mapping aux) {
        line(Mapping.of("id", "moby.buildkit.trace", "aux", aux));
    }

    void begin(String name) {
        trace(Mapping.of("begin", name));
    }

    void status(String name, String text) {
        trace(Mapping.of("vertex", name, "status", text));
    }

    /** @param micros since the vertex began */
    void log(String name, long micros, int stream, String text) {
        trace(Mapping.of("vertex", name, "log", text, "stream", stream, "micros", micros));
    }

    /** @param micros that it took; negative: it came from the cache */
    void end(String name, long micros) {
        trace(Mapping.of("vertex", name, micros < 0 ? "cached" : "done", micros));
    }

    void failed(String name, String why) {
        trace(Mapping.of("vertex", name, "error", why));
    }

    void warn(String rule, String about, String text, int line) {
        trace(Mapping.of("warning", rule, "about", about, "text", text, "line", line));
    }

    void finish() {
        kernel.exchanges().finish(exchange);
    }
}
