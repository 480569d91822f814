/**
 * Immutable file trees: directories, files, links and devices as values that share what they have in common.
 * Mounts, open files, permissions and the process's view stand in {@code process}; images' layers in {@code image}.
 * Start reading at {@link dev.drydock.sandbox.fs.Node}, then {@link dev.drydock.sandbox.fs.Directory}.
 */
package dev.drydock.sandbox.fs;
