package dev.drydock.lessons.view;

/**
 * A line that was typed at a prompt and has ended.
 *
 * @param line as typed
 * @param exitCode of the whole line
 * @param output what it wrote to the terminal, perhaps only the first part of it
 */
public record TypedLine(String line, int exitCode, String output) {}
