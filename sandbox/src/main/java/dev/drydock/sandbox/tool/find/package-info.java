/**
 * {@code find} and {@code xargs}: commands for files that are found or named on standard input.
 * The expression is a tree that is carried out file by file in continuation-passing style, since {@code -exec} waits for a child.
 * Start reading at {@link dev.drydock.sandbox.tool.find.Find}, then {@code Walk}.
 */
package dev.drydock.sandbox.tool.find;
