/**
 * Homework and exams: what is handed in, its grading by replay, and what a teacher reads of many of them.
 * Nothing that a file says of itself is believed: whether a step was passed is found out in a fresh world.
 * Start reading at {@link dev.drydock.tutor.grade.Grader}.
 */
package dev.drydock.tutor.grade;
