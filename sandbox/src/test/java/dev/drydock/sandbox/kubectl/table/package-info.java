/**
 * The table of all kubectl verbs and flags: simulated, and which session shows it, or named as not simulated. What the commands do is not known
 * here, only the command tree and the recorded sessions. Start with {@link dev.drydock.sandbox.kubectl.table.KubectlTable}.
 */
package dev.drydock.sandbox.kubectl.table;
