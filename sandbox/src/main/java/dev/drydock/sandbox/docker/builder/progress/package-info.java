/**
 * BuildKit's progress as people see it: what is known of a build's steps, and the three ways to show it, as plain lines, as a picture on a
 * terminal that moves, or as raw JSON. Pure: the clock's time comes in, text comes out. Start reading at
 * {@link dev.drydock.sandbox.docker.builder.progress.Display}.
 */
package dev.drydock.sandbox.docker.builder.progress;
