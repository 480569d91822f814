/**
 * The verbs about the whole engine and about objects of any kind: {@code version}, {@code info}, {@code inspect}, {@code events}, and {@code
 * docker system}. Start with {@link dev.drydock.sandbox.docker.system.Inspect}.
 */
package dev.drydock.sandbox.docker.system;
