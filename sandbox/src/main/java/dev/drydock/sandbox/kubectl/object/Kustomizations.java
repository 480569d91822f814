package dev.drydock.sandbox.kubectl.object;

import dev.drydock.sandbox.kubectl.client.Task;

/** The manifests that {@code -k} means. */
public final class Kustomizations {
    private Kustomizations() {}

    /** The text of all objects that a folder's kustomization gives. */
    public static Task<String> build(String folder) {
        return Task.fail("not built yet");
    }
}
