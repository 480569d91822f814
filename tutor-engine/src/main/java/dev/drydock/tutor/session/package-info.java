/**
 * A world in use: inputs go into its journal and then into the world, its output comes out by terminal, and a journal makes the
 * same world again. Who sits at a terminal, and what a lesson wants, is not known here.
 * Start reading at {@link dev.drydock.tutor.session.Session}.
 */
package dev.drydock.tutor.session;
