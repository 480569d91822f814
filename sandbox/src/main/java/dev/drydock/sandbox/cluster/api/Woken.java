package dev.drydock.sandbox.cluster.api;

/** Told to a component when a watch of its has something for it. */
public record Woken(String watch) {}
