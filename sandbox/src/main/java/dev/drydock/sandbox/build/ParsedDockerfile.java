package dev.drydock.sandbox.build;

/** What reading a Dockerfile gives. */
public sealed interface ParsedDockerfile permits Dockerfile, Mistake {}
