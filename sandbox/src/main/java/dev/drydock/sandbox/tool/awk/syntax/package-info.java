/**
 * The language of awk: tokens, the tree of a program, and the parser from one to the other. What a tree means is not here.
 * Start reading at {@link dev.drydock.sandbox.tool.awk.syntax.ProgramParser}, then {@link dev.drydock.sandbox.tool.awk.syntax.Expression}.
 */
package dev.drydock.sandbox.tool.awk.syntax;
