/**
 * Tools that take the whole screen: the pagers {@code less} and {@code more}, the editors {@code vi} and {@code nano}. Their states are
 * immutable values; a key makes the next one, which is drawn when no further key waits.
 * Start reading at {@link dev.drydock.sandbox.tool.screen.Keys}, then {@link dev.drydock.sandbox.tool.screen.Less}.
 */
package dev.drydock.sandbox.tool.screen;
