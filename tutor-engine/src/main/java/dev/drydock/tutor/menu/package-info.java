/**
 * Choosing one of several things at a terminal: with arrow keys where they work, with numbers everywhere.
 * What is chosen, and what follows from it, is the caller's.
 * Start reading at {@link dev.drydock.tutor.menu.Menu}.
 */
package dev.drydock.tutor.menu;
