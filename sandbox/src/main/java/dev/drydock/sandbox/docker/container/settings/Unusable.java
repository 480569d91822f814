package dev.drydock.sandbox.docker.container.settings;

/** Settings that cannot be used; never leaves this package. */
final class Unusable extends RuntimeException {
    Unusable(String complaint) {
        super(complaint, null, false, false);
    }
}
