package dev.drydock.lessons.view;

/**
 * A file or directory that is there.
 *
 * @param text the content of a file, as UTF-8; empty for a directory
 */
public record FileSeen(boolean directory, String text) {}
