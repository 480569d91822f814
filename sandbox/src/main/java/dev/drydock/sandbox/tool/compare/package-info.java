/**
 * {@code diff}: the changes between two texts as GNU's diffutils finds and prints them, and what differs between two folders.
 * Comparing bytes ({@code cmp}) stands among the tools for raw bytes.
 * Start reading at {@link dev.drydock.sandbox.tool.compare.Diff}, then {@link dev.drydock.sandbox.tool.compare.Comparison}.
 */
package dev.drydock.sandbox.tool.compare;
