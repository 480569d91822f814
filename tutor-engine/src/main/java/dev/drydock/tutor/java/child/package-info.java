/**
 * The process in which a learner's Java runs: it loads classes, runs them, says what came of it, and ends when its tutor does.
 * It is another program on the same class path and knows only {@link dev.drydock.tutor.java.client}; limits of memory are its Java's, those of time the tutor's.
 * Start reading at {@link dev.drydock.tutor.java.child.Child}.
 */
package dev.drydock.tutor.java.child;
