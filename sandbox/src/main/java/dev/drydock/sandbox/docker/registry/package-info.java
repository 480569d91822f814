/**
 * The verbs about registries: {@code search}, {@code login}, {@code logout}, and the file in which the client keeps credentials. Start with {@link
 * dev.drydock.sandbox.docker.registry.Login}.
 */
package dev.drydock.sandbox.docker.registry;
