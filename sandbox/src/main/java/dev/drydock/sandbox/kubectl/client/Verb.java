package dev.drydock.sandbox.kubectl.client;

/** What one kubectl command does. */
@FunctionalInterface
public interface Verb {
    Task<Done> start(Job job);
}
