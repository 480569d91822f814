package dev.drydock.tutor.java.client;

/**
 * Something that befell a pod.
 *
 * @param type {@code ADDED}, {@code MODIFIED} or {@code DELETED}
 */
public record PodEvent(String type, Pod pod) {}
