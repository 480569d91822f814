package dev.drydock.sandbox.engine.api;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Exchange;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import java.util.Map;
import java.util.TreeMap;

/**
 * One request to an engine, within the transaction that serves it.
 *
 * @param parts what the placeholders of the route matched
 */
public record Call(Kernel kernel, Daemon daemon, Exchange exchange, Map<String, String> parts) {
    public Transaction transaction() {
        return kernel.transaction();
    }

    public Request request() {
        return exchange.request();
    }

    public String machine() {
        return daemon.machine();
    }

    /** What a placeholder of the route matched. */
    public String part(String name) {
        return parts.getOrDefault(name, "");
    }

    /** A query parameter, or empty text. */
    public String query(String name) {
        return request().parameter(name).orElse("");
    }

    /** A query parameter as Docker reads truth: {@code 0}, {@code no}, {@code false}, {@code none} and nothing are false. */
    public boolean flag(String name) {
        String value = query(name).toLowerCase(java.util.Locale.ROOT).strip();
        return !(value.isEmpty() || value.equals("0") || value.equals("no") || value.equals("false") || value.equals("none"));
    }

    /** The body as JSON; nothing if it is not. */
    public Tree body() {
        return request().body().isEmpty() ? Nothing.NOTHING : Json.read(request().body().text()).value().orElse(Nothing.NOTHING);
    }

    /** Has {@code payload} brought to this engine after a delay in virtual microseconds. */
    public void after(long micros, Object payload) {
        kernel.after(micros, Daemon.component(machine()), payload);
    }

    // ---- answering ---------------------------------------------------------------------------------------------------------------

    /** Answers wholly. */
    public void answer(Reply reply) {
        answer(kernel, exchange.id(), reply);
    }

    /** Answers an exchange wholly, now or later. */
    public static void answer(Kernel kernel, String exchange, Reply reply) {
        if (reply instanceof Reply.Json json) {
            kernel.exchanges().answer(exchange, head(json.status(), "application/json"), Bytes.wrap(Json.line(json.body())));
        } else if (reply instanceof Reply.Refusal refusal) {
            Bytes body = Bytes.of(Json.compact(Mapping.of("message", refusal.message())) + "\n");
            kernel.exchanges().answer(exchange, head(refusal.status(), "application/json"), body);
        } else if (reply instanceof Reply.Empty empty) {
            kernel.exchanges().answer(exchange, head(empty.status(), ""), Bytes.EMPTY);
        }
    }

    /** Sends status and headers of an answer that will stream. */
    public void open(int status, String contentType) {
        kernel.exchanges().answer(exchange.id(), head(status, contentType));
    }

    /** The headers that every answer of an engine has. */
    public static Exchange.Head head(int status, String contentType) {
        TreeMap<String, String> headers = new TreeMap<>();
        headers.put("api-version", Daemon.Versions.API);
        headers.put("docker-experimental", "false");
        headers.put("ostype", "linux");
        if (!contentType.isEmpty()) {
            headers.put("content-type", contentType);
        }
        return new Exchange.Head(status, headers);
    }
}
