/**
 * Prose on a terminal: the lessons' Markdown as lines of a given width, with Chinese characters two columns wide and colour or none.
 * Showing lines page by page is here too; what the prose says, and the terminal itself, are not.
 * Start reading at {@link dev.drydock.tutor.page.Markdown}.
 */
package dev.drydock.tutor.page;
