package dev.drydock.sandbox.kubectl.create;

import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.tree.Tree;
import java.util.Optional;

/** {@code kubectl run --attach} and {@code -i}: waits for the pod, joins its streams, waits for its end, and removes it if asked to. */
record Attached(Run run, Tree pod, Optional<Tree> service) {

    Task<Done> start() {
        return Task.fail("attach is not there yet");
    }
}
