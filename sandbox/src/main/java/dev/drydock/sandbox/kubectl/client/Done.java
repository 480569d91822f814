package dev.drydock.sandbox.kubectl.client;

/** What work gives that only has an effect. */
public enum Done {
    DONE
}
