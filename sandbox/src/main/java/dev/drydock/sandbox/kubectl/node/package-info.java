/**
 * The verbs about nodes: {@code taint}, {@code cordon}, {@code uncordon}, {@code drain}. Start with {@link
 * dev.drydock.sandbox.kubectl.node.Drain}.
 */
package dev.drydock.sandbox.kubectl.node;
