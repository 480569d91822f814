/**
 * {@code jq}: its language read into {@link dev.drydock.sandbox.tool.jq.Filter}s and carried out, its own reader and printer of JSON, its
 * complaints. What it has of built-in filters beyond the basic ones is written in its own language, in {@link dev.drydock.sandbox.tool.jq.Prelude}.
 * Start reading at {@link dev.drydock.sandbox.tool.jq.Jq}, then {@link dev.drydock.sandbox.tool.jq.Machine}.
 */
package dev.drydock.sandbox.tool.jq;
