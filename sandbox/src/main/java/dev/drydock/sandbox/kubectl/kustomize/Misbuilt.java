package dev.drydock.sandbox.kubectl.kustomize;

/** Why a kustomization cannot be built; caught where the building began. */
final class Misbuilt extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Misbuilt(String message) {
        super(message, null, false, false);
    }
}
