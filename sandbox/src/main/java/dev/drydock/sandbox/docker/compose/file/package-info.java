/**
 * Compose files: found, read, filled with variables, checked, merged, brought into one form and bound to a project.
 * Nothing here speaks to an engine; what a project becomes there is next door.
 * Start reading at {@link dev.drydock.sandbox.docker.compose.file.ProjectFiles}, then {@code Loading}.
 */
package dev.drydock.sandbox.docker.compose.file;
