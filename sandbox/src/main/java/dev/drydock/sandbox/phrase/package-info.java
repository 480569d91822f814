/**
 * The one argument by which the sandbox asks for a sentence in the learner's language: descriptions in {@code --help}, the notice that
 * something real is not simulated here. No sentence lives here, and nothing that an original tool says itself is asked for. Start with
 * {@link dev.drydock.sandbox.phrase.Phrases}.
 */
package dev.drydock.sandbox.phrase;
