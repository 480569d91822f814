/**
 * Looking things up: a word of the glossary in both languages, and where the course speaks of something.
 * The words and the lessons are the lessons module's; nothing here is loaded before somebody asks.
 * Start reading at {@link dev.drydock.tutor.lookup.Lookup}.
 */
package dev.drydock.tutor.lookup;
