/**
 * Several pieces of work under way at once within one process, and what is shown of them: plain lines, a table that moves, JSON or nothing.
 * What the work is does not matter here.
 * Start reading at {@link dev.drydock.sandbox.docker.compose.progress.Crew}.
 */
package dev.drydock.sandbox.docker.compose.progress;
