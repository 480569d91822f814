package dev.drydock.sandbox.engine.api;

import dev.drydock.sandbox.tree.Tree;

/** What a request comes to. */
public sealed interface Reply {
    /** A JSON body. */
    record Json(int status, Tree body) implements Reply {}

    /** A status without a body. */
    record Empty(int status) implements Reply {}

    /** An error: clients print {@code Error response from daemon:} and the message. */
    record Refusal(int status, String message) implements Reply {}

    /** The answer streams or comes later: whoever took the call answers the exchange himself. */
    record Later() implements Reply {}

    static Reply json(Tree body) {
        return new Json(200, body);
    }

    static Reply noContent() {
        return new Empty(204);
    }

    static Refusal notFound(String message) {
        return new Refusal(404, message);
    }

    static Refusal conflict(String message) {
        return new Refusal(409, message);
    }

    static Refusal bad(String message) {
        return new Refusal(400, message);
    }

    static Reply later() {
        return new Later();
    }
}
