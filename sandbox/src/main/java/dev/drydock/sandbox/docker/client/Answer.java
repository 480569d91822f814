package dev.drydock.sandbox.docker.client;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Exchange;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;

/**
 * The engine's whole answer to a request.
 *
 * @param head status and headers; status 0 when the engine could not be reached
 * @param host the engine's address, for complaints
 */
public record Answer(Exchange.Head head, Bytes body, String host) {
    private static final int NOT_FOUND = 404;
    private static final int FIRST_ERROR = 400;
    private static final int NOT_MODIFIED = 304;

    /** Nobody could be reached at the address, for this reason. */
    static Answer unreachable(String host, String complaint) {
        return new Answer(Exchange.Head.of(0), Bytes.of(complaint), host);
    }

    public boolean ok() {
        return head.status() > 0 && head.status() < FIRST_ERROR;
    }

    public boolean reached() {
        return head.status() > 0;
    }

    public boolean notFound() {
        return head.status() == NOT_FOUND;
    }

    /** Whether there was nothing to do, as for starting what runs already. */
    public boolean notModified() {
        return head.status() == NOT_MODIFIED;
    }

    /** The body as JSON; nothing if it is none. */
    public Tree json() {
        return Json.read(body.text()).value().orElse(Nothing.NOTHING);
    }

    /** A header's text, empty when it is absent. */
    public String header(String name) {
        return head.headers().getOrDefault(name, "");
    }

    /** What the client says about a refusal. */
    public String complaint() {
        if (!reached()) {
            return body.isEmpty() ? "Cannot connect to the Docker daemon at " + host + ". Is the docker daemon running?" : body.text();
        }
        String message = json().get("message").text();
        return "Error response from daemon: " + (message.isEmpty() ? body.text().strip() : message);
    }
}
