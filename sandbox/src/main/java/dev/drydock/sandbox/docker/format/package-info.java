/**
 * Docker's listings as pure functions: rows from the Engine API's JSON ({@code ContainerRows}, {@code ImageRows}, ...) and what {@code --format} makes
 * of them ({@link dev.drydock.sandbox.docker.format.RowFormat}), with the original's units, ellipses and columns.
 * Commands, flags and requests are elsewhere; so is the order of rows, but where the client itself sorts.
 * Start reading at {@code RowFormat}, then {@code ContainerRows}.
 */
package dev.drydock.sandbox.docker.format;
