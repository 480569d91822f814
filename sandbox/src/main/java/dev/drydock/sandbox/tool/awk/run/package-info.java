/**
 * The machine that runs a compiled program of awk, and the process around it that reads records, writes and starts commands.
 * Between two steps of the process everything is frozen into an {@code Image}. Start reading at {@code AwkProcess}, then {@code Machine}.
 */
package dev.drydock.sandbox.tool.awk.run;
