/**
 * Which kinds of objects the API Server serves, as its discovery tells them, and which of them a word means. What is known is kept in the
 * learner's home for six hours, as the original keeps it, so a command on a server that went away fails only when it asks for objects.
 * Start with {@link dev.drydock.sandbox.kubectl.discovery.Discovery}.
 */
package dev.drydock.sandbox.kubectl.discovery;
