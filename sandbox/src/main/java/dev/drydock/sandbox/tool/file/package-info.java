/**
 * Tools that change files: {@code mkdir rmdir rm cp mv ln touch chmod chown mktemp truncate}. Each does its work in one step.
 * What only looks at files stands in {@code tool.listing}.
 * Start reading at {@link dev.drydock.sandbox.tool.file.Mkdir}.
 */
package dev.drydock.sandbox.tool.file;
