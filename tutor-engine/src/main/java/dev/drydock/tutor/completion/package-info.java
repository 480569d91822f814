/**
 * What may stand at a place of a line that a simulated shell asks for: commands, files, docker's words, names of containers and images.
 * It looks at the world and changes nothing; how candidates are shown is the line editor's.
 * Start reading at {@link dev.drydock.tutor.completion.ShellCompletion}.
 */
package dev.drydock.tutor.completion;
