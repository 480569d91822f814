/**
 * The shapes that tools have: options read as getopt reads them, work on files or standard input as an immutable value that is fed, output
 * in order, words of refusals. No tool stands here.
 * Start reading at {@link dev.drydock.sandbox.tool.shape.Tool}, then {@link dev.drydock.sandbox.tool.shape.Intake}.
 */
package dev.drydock.sandbox.tool.shape;
