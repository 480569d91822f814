/**
 * {@code kubectl explain}: the fields of a kind, as the server's OpenAPI documents tell them, with descriptions that are asked of the {@link
 * dev.drydock.sandbox.phrase.Phrases}. What the fields mean to the cluster is not known here. Start with {@link
 * dev.drydock.sandbox.kubectl.explain.Explain}.
 */
package dev.drydock.sandbox.kubectl.explain;
