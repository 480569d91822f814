package dev.drydock.tutor.java.client;

/**
 * An image on the learner's computer.
 *
 * @param name with its tag, {@code nginx:latest}; {@code <none>:<none>} when it has no name
 * @param size bytes of all its layers
 * @param layers how many layers it has
 */
public record Image(String id, String name, long size, int layers) {}
