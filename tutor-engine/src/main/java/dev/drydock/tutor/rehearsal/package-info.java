/**
 * A short session at a terminal that nobody sees, played once after the build: the classes it loads go into the archive from which later
 * starts take them ready-made. Nothing here is used by a learner's session, and without it the program only starts more slowly.
 * Start reading at {@link dev.drydock.tutor.rehearsal.Rehearsal}.
 */
package dev.drydock.tutor.rehearsal;
