/**
 * The Unix tools that courses use, a file per tool, all of one shape; their engines (regular expressions, sed, awk, printf, dates, listings)
 * are pure functions in packages below. Nothing here knows Docker or Kubernetes, and no tool reads a clock or a disk of its own: all it
 * learns comes through the kernel's calls. Start reading at {@link dev.drydock.sandbox.tool.print.Text}.
 */
package dev.drydock.sandbox.tool;
