package dev.drydock.sandbox.kubectl.client;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Exchange;
import dev.drydock.sandbox.tree.GoText;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;

/** The API Server's whole answer to a request. */
public record Answer(Exchange.Head head, Bytes body) {
    private static final int FIRST_ERROR = 400;

    public boolean ok() {
        return head.status() > 0 && head.status() < FIRST_ERROR;
    }

    /** The body as JSON; nothing if it is none. */
    public Tree json() {
        return Json.read(body.text()).value().orElse(Nothing.NOTHING);
    }

    /** What the server warns of, in its words. */
    public List<String> warnings() {
        String header = head.headers().getOrDefault("warning", "");
        return header.isEmpty() ? List.of() : List.of(header.split("\n")).stream().map(Answer::warning).toList();
    }

    /** {@code 299 - "text"}: the text. */
    private static String warning(String header) {
        int from = header.indexOf('"');
        String text = from < 0 ? header : header.substring(from + 1, Math.max(from + 1, header.lastIndexOf('"')));
        return text.replace("\\\"", "\"").replace("\\\\", "\\");
    }

    /** Why the server refused: its own Status, or one made from the bare status code as client-go makes it. */
    public Failure refusal() {
        Tree json = json();
        if (json.get("kind").text().equals("Status")) {
            return new Failure.Refusal(json);
        }
        String text = body.text().strip();
        return new Failure.Refusal(switch (head.status()) {
            case 400 -> status("BadRequest", "the server rejected our request for an unknown reason");
            case 401 -> status("Unauthorized", "the server has asked for the client to provide credentials");
            case 403 -> status("Forbidden", text.isEmpty() ? "forbidden" : text);
            case 404 -> status("NotFound", "the server could not find the requested resource");
            case 405 -> status("MethodNotAllowed", "the server does not allow this method on the requested resource");
            case 409 -> status("Conflict", "the server reported a conflict");
            case 415 -> status("UnsupportedMediaType", "the body of the request was in an unknown format - accepted media types include: ");
            case 422 -> status("Invalid", "the server rejected our request due to an error in our request");
            case 429 -> status("TooManyRequests", "the server has received too many requests and has asked us to try again later");
            case 503 -> status("ServiceUnavailable", "the server is currently unable to handle the request");
            case 504 -> status("Timeout", "the server was unable to return a response in the time allotted, but may still be processing the request");
            default -> status("InternalError", "an error on the server (" + GoText.quote(text.isEmpty() ? "unknown" : text) + ") has prevented the request from succeeding");
        });
    }

    private Mapping status(String reason, String message) {
        return Mapping.of("kind", "Status", "apiVersion", "v1", "status", "Failure", "message", message, "reason", reason, "code", head.status());
    }
}
