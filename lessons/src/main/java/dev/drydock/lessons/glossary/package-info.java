/**
 * The words of the course, each said in every language, with the picture that the course uses for it.
 * Where a word is shown, and how it is searched for by a learner, is the tutor's.
 * Start reading at {@link dev.drydock.lessons.glossary.Glossary}.
 */
package dev.drydock.lessons.glossary;
