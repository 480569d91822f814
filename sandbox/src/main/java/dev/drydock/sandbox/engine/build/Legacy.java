package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Reply;

/** The older builder. */
final class Legacy {
    private Legacy() {}

    static Reply begin(Call call, Order order) {
        return new Reply.Refusal(501, "the legacy builder is not here yet");
    }
}
