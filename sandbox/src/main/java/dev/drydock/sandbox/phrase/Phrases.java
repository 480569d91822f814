package dev.drydock.sandbox.phrase;

import java.util.Optional;

/**
 * What a simulated tool says beyond its original, in the learner's language.
 *
 * <p>Keys are words separated by blanks or dots, named by the package that asks: {@code docker run} describes a command, {@code docker run
 * --name} a flag, {@code not-simulated.command} and {@code not-simulated.flag} are notices.
 */
@FunctionalInterface
public interface Phrases {
    /** A tool that has only its original's words. */
    Phrases NONE = (key, facts) -> Optional.empty();

    /**
     * The sentence of a key.
     *
     * @param facts what the sentence speaks of, in the order of its places {@code {0}}, {@code {1}}
     * @return empty when nobody wrote one: the tool then goes without, or names the bare fact
     */
    Optional<String> text(String key, String... facts);

    /** The sentence of a key, or {@code otherwise} when nobody wrote one. */
    default String textOr(String otherwise, String key, String... facts) {
        return text(key, facts).orElse(otherwise);
    }
}
