/**
 * What the lessons module has to say, as values: a code and facts.
 *
 * <p>The wording stands in the content modules, one file a language ({@code dev/drydock/content/LANGUAGE/lessons.properties}), and is
 * found by {@link dev.drydock.lessons.message.Sentences}. A refusal, a condition and a diagnosis are all {@link
 * dev.drydock.lessons.message.Message}s, so that every language says the same.
 */
package dev.drydock.lessons.message;
