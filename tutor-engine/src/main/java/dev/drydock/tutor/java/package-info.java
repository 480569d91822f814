/**
 * The word {@code :java}: a learner's Java, compiled here by JShell and run in a process of its own, which asks this one about the world.
 * What it wants of the world goes through the journal; what it is, a value or an end by force, is told in the learner's words elsewhere.
 * Start reading at {@link dev.drydock.tutor.java.JavaRoom}.
 */
package dev.drydock.tutor.java;
