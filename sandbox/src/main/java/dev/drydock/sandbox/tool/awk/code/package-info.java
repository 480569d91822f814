/**
 * A program of awk as instructions of a small stack machine, so that it can stop anywhere and go on later.
 * What the instructions do is in the machine, not here. Start reading at {@link dev.drydock.sandbox.tool.awk.code.Compiler}.
 */
package dev.drydock.sandbox.tool.awk.code;
