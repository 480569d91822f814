/**
 * Tools that search and edit by patterns: {@code grep}, {@code sed}, {@code find}, {@code xargs}, {@code diff}. The engines of the
 * first two stand in {@code tool.regex} and {@code tool.sed}; here they meet files and options.
 * Start reading at {@link dev.drydock.sandbox.tool.search.Grep}.
 */
package dev.drydock.sandbox.tool.search;
