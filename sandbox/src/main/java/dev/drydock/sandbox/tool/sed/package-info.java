/**
 * The stream editor: a script is parsed once into {@link dev.drydock.sandbox.tool.sed.SedScript}, then lines are fed to it one at a time.
 * What lies between two lines is the immutable {@link dev.drydock.sandbox.tool.sed.SedState}, so an editor can wait in the middle of a pipe,
 * also inside {@code N}. It opens no file: what to print and what to write is handed out as {@link dev.drydock.sandbox.tool.sed.Effect}s.
 */
package dev.drydock.sandbox.tool.sed;
