/**
 * {@code kubectl config}: looking at the kubeconfig and changing it, a file a group of verbs. No server is asked. Start with {@link
 * dev.drydock.sandbox.kubectl.config.Contexts}.
 */
package dev.drydock.sandbox.kubectl.config;
