/**
 * {@code kubectl describe}: a page about an object and what belongs to it, a file a family of kinds, field for field as the original's
 * pkg/describe/describe.go. Start with {@link dev.drydock.sandbox.kubectl.describe.Describe}, then {@link
 * dev.drydock.sandbox.kubectl.describe.Page}.
 */
package dev.drydock.sandbox.kubectl.describe;
