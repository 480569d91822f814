/**
 * The editors: {@code vi} and {@code nano} on a text that is an immutable value. Keys and drawing come from {@code tool.screen}.
 * Start reading at {@link dev.drydock.sandbox.tool.edit.Draft}, then {@link dev.drydock.sandbox.tool.edit.ViKeys}.
 */
package dev.drydock.sandbox.tool.edit;
