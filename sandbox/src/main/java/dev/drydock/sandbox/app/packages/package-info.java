/**
 * Packages of distributions and languages: the indexes that courses use, the servers of the simulated Internet that have them, and the tools that
 * install from them ({@code apt}, {@code apk}, {@code pip}, {@code npm}). What a package brings are the files whose programs the sandbox knows, and
 * bulk of the right size for the rest; nothing else of a package is here. Start with {@link dev.drydock.sandbox.app.packages.Index}.
 */
package dev.drydock.sandbox.app.packages;
