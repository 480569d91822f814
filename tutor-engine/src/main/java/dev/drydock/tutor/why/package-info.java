/**
 * What led to what, told as a tree: what followed from a line, and how an object came about.
 * The causes are read by the sandbox's trace; here they become sentences. Nothing is judged and nothing changes.
 * Start reading at {@link dev.drydock.tutor.why.Why}.
 */
package dev.drydock.tutor.why;
