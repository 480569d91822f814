/**
 * Which of the original's commands and flags are simulated, and what shows each of them: the surface of the original as data, the recorded
 * sessions that are played here, and the table made of both. The behaviour itself is tested elsewhere. Start reading at {@link
 * dev.drydock.sandbox.docker.table.CommandTable}.
 */
package dev.drydock.sandbox.docker.table;
