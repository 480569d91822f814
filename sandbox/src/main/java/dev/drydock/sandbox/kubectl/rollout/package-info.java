/**
 * {@code kubectl rollout}: how far an update is, which revisions there were, going back, pausing, restarting. Start with {@link
 * dev.drydock.sandbox.kubectl.rollout.Status}.
 */
package dev.drydock.sandbox.kubectl.rollout;
