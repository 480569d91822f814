/**
 * How files are listed: {@code ls} in GNU's and busybox's look, {@code stat}, {@code tree}, {@code du}, {@code file}.
 * What changes files stands in {@code tool.file}.
 * Start reading at {@link dev.drydock.sandbox.tool.listing.Ls}.
 */
package dev.drydock.sandbox.tool.listing;
