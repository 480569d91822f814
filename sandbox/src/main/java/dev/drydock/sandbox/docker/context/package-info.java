/**
 * The verbs of {@code docker context} and the files in which the client keeps how to reach other engines. No engine is asked. Start with {@link
 * dev.drydock.sandbox.docker.context.Contexts}.
 */
package dev.drydock.sandbox.docker.context;
