/**
 * awk as GNU's, Mike Brennan's and busybox's speak it: the tool, its options and its complaints.
 * The language is in {@code syntax}, its compiled form in {@code code}, values in {@code value}, the running process in {@code run}.
 * Start reading at {@link dev.drydock.sandbox.tool.awk.Awk}.
 */
package dev.drydock.sandbox.tool.awk;
