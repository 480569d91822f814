/**
 * The journal on disk: every input of a learner, one readable line each, and its recovery after a kill at any byte.
 * Replaying it is the session's business; what the entries do to the world is not known here.
 * Start reading at {@link dev.drydock.tutor.journal.Journal}, then {@link dev.drydock.tutor.journal.JournalText} for the format.
 */
package dev.drydock.tutor.journal;
